"""Who may do what with contributions."""

from __future__ import annotations

from typing import Any

DECIDE = "moderation.decide"
TRUSTED = "moderation.publish_at_once"


def may_publish_at_once(viewer: Any, area: str) -> bool:
    """Staff who work for this area are answerable for what they write (vision 4.1.2: the opbouwwerker among people)."""
    return bool(viewer.has_perm(TRUSTED, area))


def may_decide(viewer: Any, area: str) -> bool:
    """Moderators of the area, or of the whole municipality."""
    return bool(viewer.has_perm(DECIDE, area))
