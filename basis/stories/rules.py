"""Who may ask for stories and write down those of others. To tell nobody needs an account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from basis.areas.models import Area
from basis.stories.models import Round

ASK = "stories.ask"
RECORD = "stories.record"


def may_ask(viewer: Any, areas: Iterable[Area]) -> bool:
    """Staff ask for stories in the areas they work for; everywhere (no areas) who works for all of them."""
    where: list[Area | None] = [*areas]
    return viewer is not None and all(viewer.has_perm(ASK, area) for area in where or [None])


def may_lead(viewer: Any, one: Round) -> bool:
    """Who made a round sees to it; so does who may ask for stories in each of its areas."""
    return viewer is not None and (one.made_by_id == viewer.pk or may_ask(viewer, one.areas.all()))


def may_record(viewer: Any, area: Area | None) -> bool:
    """Staff who work for an area write down, or type over, what somebody told (vision 4.2.4: also at the door)."""
    return viewer is not None and bool(viewer.has_perm(RECORD, area))
