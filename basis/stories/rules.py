"""Who may ask for stories and write down those of others. To tell nobody needs an account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from basis.activities import rules as activities
from basis.activities.models import Activity
from basis.areas.models import Area
from basis.initiatives import rules as initiatives
from basis.initiatives.models import Initiative
from basis.stories.models import Round

ASK = "stories.ask"
RECORD = "stories.record"


def may_ask(viewer: Any, areas: Iterable[Area]) -> bool:
    """Staff ask for stories in the areas they work for; everywhere (no areas) who works for all of them."""
    where: list[Area | None] = [*areas]
    return viewer is not None and all(viewer.has_perm(ASK, area) for area in where or [None])


def may_ask_somewhere(viewer: Any) -> bool:
    """Whether there is an area for which somebody may ask, or all of them."""
    if not getattr(viewer, "is_authenticated", False):
        return False
    return may_ask(viewer, []) or any(may_ask(viewer, [area]) for area in Area.objects.own())


def may_ask_about(viewer: Any, thing: Initiative | Activity) -> bool:
    """Who carries an initiative, or gives an activity, asks what came of it; nobody else (vision 3.2, figure 1)."""
    if isinstance(thing, Initiative):
        return initiatives.may_change(viewer, thing)
    return activities.may_change(viewer, thing)


def may_lead(viewer: Any, one: Round) -> bool:
    """Who made a round sees to it; so does who may ask for stories in each of its areas.

    A round about an initiative or an activity is led by whoever carries that, and not by staff; once that was taken
    away, by staff, so that its tellers still hear back.
    """
    if not getattr(viewer, "is_authenticated", False):
        return False
    thing = one.initiative or one.activity
    if thing is not None and thing.contribution.state not in initiatives.CLOSED:
        return may_ask_about(viewer, thing)
    return one.made_by_id == viewer.pk or may_ask(viewer, one.areas.all())


def may_record(viewer: Any, area: Area | None) -> bool:
    """Staff who work for an area write down, or type over, what somebody told (vision 4.2.4: also at the door)."""
    return viewer is not None and bool(viewer.has_perm(RECORD, area))
