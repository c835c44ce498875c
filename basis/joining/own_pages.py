"""What joining shows on the pages of others: beneath an occurrence, on one's own page, on the desk of an area."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from basis.activities.models import Joining, Occurrence
from basis.areas.models import Area
from basis.joining import queries, rules
from basis.joining.models import State

IN_VIEW = 5


def activity_panel(viewer: Any, occurrence: Occurrence) -> dict[str, Any] | None:
    """How many come, how many can still come, the way to join, and what people tell who were there. Four queries."""
    activity, now = occurrence.activity, timezone.now()
    tellings = list(queries.tellings(viewer, activity)[:IN_VIEW])
    verdict = queries.verdict(activity)
    asks = activity.joining != Joining.NO
    if not asks and not tellings and not verdict.is_enough:
        return None
    mine = queries.party_of(viewer, occurrence) if asks else None
    return {
        "occurrence": occurrence,
        "asks": asks,
        "is_needed": activity.joining == Joining.NEEDED,
        "seats": queries.seats(occurrence) if asks else None,
        "may_join": rules.may_join(occurrence, now),
        "is_over": occurrence.ends_at <= now,
        "is_host": asks and rules.is_host(viewer, activity),
        "mine": mine,
        "waits": mine is not None and mine.state == State.WAITING,
        "tellings": tellings,
        "verdict": verdict if verdict.is_enough else None,
    }


def my_panel(viewer: Any, person: Any) -> dict[str, Any] | None:
    """On one's own page: where she goes, soonest first. One query."""
    found = list(queries.going_to(person, timezone.now())[:IN_VIEW])
    return {"going": [(one, queries.where_of(one.occurrence)) for one in found]} if found else None


def worker_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk: activities where somebody looks for a lift or company. How many, never who. One query."""
    if not rules.may_see_counts(viewer, area):
        return None
    found = queries.asking_in(area, timezone.now())
    return {"asking": found} if found else None
