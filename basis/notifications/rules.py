"""Who may see how the outbox stands."""

from __future__ import annotations

from typing import Any

READ_OUTBOX = "notifications.read_outbox"


def may_read_outbox(viewer: Any) -> bool:
    """The administrator sees that mail waits or failed and why; never to whom or what (vision: no more than needed)."""
    return bool(viewer.has_perm(READ_OUTBOX))
