"""Who may read lists in and decide on proposals: who keeps the whole social map right."""

from __future__ import annotations

from typing import Any

from basis.socialmap import rules as socialmap


def may_read_in(viewer: Any) -> bool:
    """Editors of the whole map only: a list is about the whole municipality (vision 4.2.4)."""
    return socialmap.may_edit(viewer)
