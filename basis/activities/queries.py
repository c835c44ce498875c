"""What pages and other modules ask: activities, and what there is to do when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from basis.activities.fact_queries import facts_of as facts_of
from basis.activities.fact_queries import local as local
from basis.activities.fact_queries import rule_of as rule_of
from basis.activities.models import Activity, Kind, Occurrence, OccurrenceQuerySet, Status
from basis.activities.recurrence_parts import aware
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.lines import unread
from basis.needs.queries import home_of
from basis.socialmap.entry_models import having
from basis.socialmap.models import Organisation, Place

IN_A_LIST = ("activity__place", "place", "area")  # what a line in a list says
UNREAD = [  # of what is related, what a line in a list does not say
    *unread(
        "activity",
        Activity,
        "contribution slug title kind cost_kind step_free online_url joining is_example status where place starts_at",
    ),
    *(name for path in ("place", "activity__place") for name in unread(path, Place, "name slug step_free")),
]
WITH = (
    *("activity__area", "activity__contribution", "activity__organisation", "activity__initiative"),
    *("activity__place__area", "place__area", "area"),
)
IN_A_PANEL = 6
FIRST, LAST = datetime.date(1970, 1, 2), datetime.date(2199, 1, 1)


@dataclass(frozen=True)
class Wanted:
    """Which activities; what is empty does not matter. `since` and `until` are local days, both counted in."""

    theme: str = ""
    group: str = ""
    language: str = ""
    learning: bool = False
    free: bool = False
    step_free: bool = False
    online: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None
    place: Place | None = None
    organisation: Organisation | None = None
    initiative: Initiative | None = None


ANYTHING = Wanted()


def upcoming(
    viewer: Any, area: Area | None = None, wanted: Wanted = ANYTHING, *, now: datetime.datetime
) -> OccurrenceQuerySet:
    """What there is to do from now on (also what goes on now), soonest first; what is called off says so. One query.

    `area` is an own area or a wijk (`home_of`); None or the municipality is everywhere.
    """
    found = Occurrence.objects.visible_to(viewer).select_related(*IN_A_LIST).order_by("starts_at", "pk")
    if area is not None and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=area)
    since = _midnight(wanted.since) if wanted.since else now
    found = found.filter(starts_at__gte=max(since, now) - _LONG_AGO, ends_at__gt=max(since, now))
    if wanted.until:
        found = found.filter(starts_at__lt=_midnight(wanted.until, days=1))
    return found.filter(_fits(wanted))


_LONG_AGO = datetime.timedelta(days=14)  # the longest an activity lasts: so that the index knows where to begin


def _midnight(day: datetime.date, days: int = 0) -> datetime.datetime:
    """The beginning of a day, or so many days later; of a day that nobody means, of the nearest that somebody may."""
    known = min(max(day, FIRST), LAST)
    return aware(datetime.datetime.combine(known + datetime.timedelta(days=days), datetime.time()))


def _fits(wanted: Wanted) -> Q:
    """The filter for all of a wish but when."""
    fits = Q(pk__isnull=False)
    if wanted.theme:
        fits &= Q(activity__theme=wanted.theme)
    if wanted.learning:
        fits &= Q(activity__kind=Kind.LEARNING)
    if wanted.group:
        fits &= (
            having("activity__groups", wanted.group) | having("activity__groups", "everyone") | Q(activity__groups="")
        )
    if wanted.language:
        fits &= having("activity__languages", wanted.language)
    if wanted.free:
        fits &= Q(activity__cost_kind="free")
    if wanted.online:
        fits &= ~Q(activity__online_url="")
    if wanted.step_free:
        fits &= Q(activity__step_free=True) | Q(activity__step_free=None, activity__place__step_free=True)
    if wanted.place:
        elsewhere = Q(place__isnull=False) | ~Q(where="")
        fits &= Q(place=wanted.place) | (Q(activity__place=wanted.place) & ~elsewhere)
    for name in ("organisation", "initiative"):
        if whose := getattr(wanted, name):
            fits &= Q(**{f"activity__{name}": whose})
    return fits


def going_on(viewer: Any, area: Area | None = None, wanted: Wanted = ANYTHING, *, now: datetime.datetime) -> Any:
    """The same without what is called off: for a panel, where only what one can go to has a place."""
    return upcoming(viewer, area, wanted, now=now).filter(status=Status.PLANNED).defer(*UNREAD)


def home(place: Area | None) -> Area | None:
    """Where activities of this area stand: its own area, or a wijk outside them; None is everywhere."""
    return home_of(place) if place is not None else None
