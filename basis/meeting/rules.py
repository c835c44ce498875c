"""Who may hold a conversation in an area and write down what came of it. To read it nobody needs an account."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area
from basis.meeting.models import HOLD

__all__ = ["HOLD", "may_hold_conversation"]


def may_hold_conversation(viewer: Any, area: Area) -> bool:
    """The community worker or area director of this area, or of all (vision 4.2.1: in conversation, area by area)."""
    return viewer is not None and bool(viewer.has_perm(HOLD, area))
