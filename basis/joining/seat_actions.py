"""Who gets a seat: strictly in order of arrival, counted while the occurrence is ours alone."""

from __future__ import annotations

import datetime

from basis.activities.models import Activity, Occurrence
from basis.joining import queries
from basis.joining.models import Party, State


def locked(occurrence: Occurrence) -> Occurrence:
    """The occurrence as it is now, ours until the transaction ends; whoever joins or leaves waits for that."""
    return locked_all([occurrence.pk])[0]


def locked_all(keys: list[int]) -> list[Occurrence]:
    """More of them, always locked in the same order, so that no two wait for each other; soonest first."""
    rows = list(Occurrence.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    whose = {row.activity_id for row in rows}
    known = {
        one.pk: one for one in Activity.objects.filter(pk__in=whose).select_related("place", "area", "contribution")
    }
    for row in rows:
        row.activity = known[row.activity_id]
    return sorted(rows, key=lambda row: (row.starts_at, row.pk))


def settle(occurrence: Occurrence, *, now: datetime.datetime) -> list[Party]:
    """Who waits longest gets the free seats, and so on; gives who moved up. The occurrence must be locked.

    Nobody passes somebody who waits longer: when her party does not fit, those behind her wait too. Only a party that
    is larger than the whole activity, and so can never fit, does not hold up the others.
    """
    if occurrence.is_cancelled or occurrence.starts_at <= now:
        return []
    capacity = occurrence.activity.capacity
    waiting = list(Party.objects.filter(occurrence=occurrence).waiting())
    taken = queries.seats(occurrence).taken if waiting else 0
    moved: list[Party] = []
    for party in waiting:
        if capacity is not None and party.size > capacity:
            continue
        if capacity is not None and taken + party.size > capacity:
            break
        taken += party.size
        party.state, party.seated_at = State.IN, now
        party.save(update_fields=["state", "seated_at"])
        moved.append(party)
    return moved
