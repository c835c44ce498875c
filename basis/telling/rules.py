"""Who may tell now, and who may write down for another or lend out a tablet. To tell nobody needs an account."""

from __future__ import annotations

import datetime
from typing import Any

from basis.stories import queries as stories
from basis.stories import rules as of_stories
from basis.stories.models import Round, Stage, Way


def may_record(viewer: Any, one: Round) -> bool:
    """Staff who work for one of its areas write down what somebody tells (vision 4.2.4: also at the door)."""
    if not getattr(viewer, "is_authenticated", False):
        return False
    return any(of_stories.may_record(viewer, area) for area in stories.areas_of(one))


def may_tell(viewer: Any, one: Round, way: str, today: datetime.date) -> bool:
    """Everyone while it is open; staff also write down afterwards what was told in time."""
    if stories.is_open(one, today):
        return True
    return way == Way.DOOR and one.stage == Stage.CLOSED and may_record(viewer, one)
