"""What the pages and panels of calendars say, as plain answers."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from basis.areas.models import Area
from basis.calendars import put_actions, queries, rules
from basis.calendars.models import Calendar
from basis.calendars.told import Event

A_DAY = 24 * 60  # minutes
SHOWN = 40  # of each list; how many there are in all is said


def is_reader(viewer: Any) -> bool:
    """Whether somebody has calendars read in anywhere."""
    return bool(queries.organisations_of(viewer) or rules.areas_of(viewer))


def calendars(viewer: Any) -> QuerySet[Calendar]:
    """The calendars that somebody sees to."""
    return queries.calendars_of(rules.areas_of(viewer), queries.organisations_of(viewer))


def one(calendar: Calendar, *, now: datetime.datetime) -> dict[str, Any]:
    """One calendar: how it stands with it, what would change by what was brought, and what comes of it."""
    found: dict[str, Any] = {"calendar": calendar, "wrong": calendar.wrong[:SHOWN], "wrong_count": len(calendar.wrong)}
    if not calendar.brought:
        ahead = list(queries.ahead(calendar, now)[: SHOWN + 1])
        return found | {"ahead": [item.activity for item in ahead[:SHOWN]], "has_more": len(ahead) > SHOWN}
    try:
        plan = put_actions.foreseen(calendar, now=now)
    except ValidationError as fault:
        return found | {"unreadable": " ".join(fault.messages)}
    shown = {"new": _shown(plan.new), "changed": _shown(plan.changed), "gone": plan.gone[:SHOWN]}
    counts = {name: len(getattr(plan, name)) for name in ("new", "changed", "same", "gone")}
    return found | shown | {"plan": plan, "counts": counts, "faults": plan.told.wrong[:SHOWN]}


def _shown(events: list[Event]) -> list[dict[str, Any]]:
    """Some of them: what, when (a day alone when it takes whole days), and whether it comes again."""
    return [
        {
            "title": one.title,
            "starts": one.starts,
            "is_whole_day": one.starts.time() == datetime.time() and one.minutes % A_DAY == 0,
            "repeats": bool(one.rrule or one.rdates),
        }
        for one in events[:SHOWN]
    ]


def worker_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk of who works for an area: the calendars of it that do not come, and the way to all."""
    if not rules.may_read_in(viewer, area):
        return None
    return {"failing": list(queries.failing_in(area))}


def desk_panel(viewer: Any, _thing: Any) -> dict[str, Any] | None:
    """On the page of the editors of the social map: the way to the calendars."""
    return {"is_reader": True} if rules.areas_of(viewer) else None


def my_panel(viewer: Any, _thing: Any) -> dict[str, Any] | None:
    """On her own page: the calendars that somebody added, or the way to add one of her organisation. Two queries."""
    hers = list(Calendar.objects.filter(added_by=viewer, is_begun=True).defer("brought").order_by("name")[:SHOWN])
    if not hers and not queries.organisations_of(viewer):
        return None
    return {"calendars": hers}
