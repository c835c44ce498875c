"""What pages ask about activities themselves: those of an area or of somebody, and when one is next."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Max, Min, Q, Sum

from basis.activities.models import Activity, ActivityQuerySet, Occurrence, Status
from basis.activities.queries import Wanted, upcoming
from basis.areas.models import Area

BACK, AHEAD = datetime.timedelta(days=30), datetime.timedelta(days=400)  # of a calendar that somebody follows


def activities(viewer: Any, area: Area | None = None) -> ActivityQuerySet:
    """The activities that this viewer reads, newest first. One query."""
    found = Activity.objects.visible_to(viewer)
    if area is not None and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=area)
    return found.select_related("area", "place__area", "organisation", "initiative", "contribution")


def next_of(activity: Activity, *, now: datetime.datetime, most: int = 8) -> list[Occurrence]:
    """Its next occurrences, also those that are called off. One query; each knows its activity."""
    found = (
        activity.occurrences.filter(ends_at__gt=now).select_related("place__area", "area").order_by("starts_at")[:most]
    )
    rows = list(found)
    for one in rows:
        one.activity = activity
    return rows


def organised_by(person: Any) -> ActivityQuerySet:
    """What somebody gave herself, or may change for her organisations and initiatives, newest first. One query."""
    hers = Q(contribution__author=person) | Q(organisation__keepers__person=person)
    hers |= Q(initiative__team__person=person)
    found = Activity.objects.filter(hers, ~Q(contribution__state__in=["withdrawn", "removed"]))
    return found.select_related("area", "contribution", "place").distinct()


MOST_IN_A_FEED = 500  # activities: more is no calendar that somebody can look at


def in_feed(area: Area | None, wanted: Wanted, *, now: datetime.datetime) -> list[Activity]:
    """The activities of which everyone reads that there is something in a calendar's time, soonest first. One query."""
    found = upcoming(None, area, wanted, now=now - BACK).filter(starts_at__lt=now + AHEAD)
    nearest = found.select_related(None).order_by().values("activity").annotate(first=Min("starts_at"))
    soonest = [row["activity"] for row in nearest.order_by("first")[:MOST_IN_A_FEED]]
    rows = {one.pk: one for one in activities(None).filter(pk__in=soonest)}
    return [rows[pk] for pk in soonest if pk in rows]


def apart_from_rules(of: Iterable[Activity], *, now: datetime.datetime) -> list[Occurrence]:
    """The occurrences that the rules of these activities do not tell: once, changed, called off, of an earlier rule."""
    mine = {one.pk: one for one in of}
    once = Q(activity__rrule="", activity__rdates=[])
    apart = Q(is_changed=True) | ~Q(status=Status.PLANNED) | Q(planned_at__lt=F("activity__starts_at")) | once
    found = Occurrence.objects.filter(apart, activity__in=mine, ends_at__gt=now - BACK, starts_at__lt=now + AHEAD)
    rows = list(found.select_related("place").order_by("starts_at"))
    for row in rows:
        row.activity = mine[row.activity_id]
    return rows


def stamp(area: Area | None, wanted: Wanted) -> str:
    """Something that changes when what is in a calendar changes. One query, however much is in it."""
    found = activities(None, area)
    for name in ("place", "organisation", "initiative"):
        if whose := getattr(wanted, name):
            found = found.filter(**{name: whose})
    told = found.order_by().aggregate(Count("pk"), Sum("pk"), Sum("sequence"), Max("changed_at"))
    return " ".join(str(value) for value in told.values())


def to_change() -> ActivityQuerySet:
    """What may be asked to be changed: what was not withdrawn or removed, seen or not. Who may says the rule."""
    found = Activity.objects.exclude(contribution__state__in=["withdrawn", "removed"])
    return found.select_related("area", "place__area", "organisation", "initiative__contribution", "contribution")
