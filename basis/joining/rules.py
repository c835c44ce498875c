"""Who may join, and who sees who comes: the host and nobody else (vision 4.2.4: nobody gives more than is needed)."""

from __future__ import annotations

import datetime
from typing import Any

from basis.activities import rules as activities
from basis.activities.models import Activity, Joining, Occurrence, Status
from basis.areas.models import Area
from basis.joining.models import Party
from basis.moderation.models import Contribution, State


def may_join(occurrence: Occurrence, now: datetime.datetime) -> bool:
    """Anybody, as long as the host counts who comes, it goes on, stands on the website and has not begun."""
    activity = occurrence.activity
    return (
        activity.joining != Joining.NO
        and activity.contribution.state == State.VISIBLE
        and occurrence.status == Status.PLANNED
        and occurrence.starts_at > now
    )


def may_change(party: Party, now: datetime.datetime) -> bool:
    """Who holds the key says how many come, or that she does not, until it begins."""
    return party.state != "away" and party.erased_at is None and party.occurrence.starts_at > now


def is_host(viewer: Any, activity: Activity, opened: Contribution | None = None) -> bool:
    """Who may change the activity sees who comes, also by its secret link. Staff do not, unless it is theirs."""
    return activities.may_change(viewer, activity, opened)


def may_see_counts(viewer: Any, area: Area) -> bool:
    """Staff who work for the area see how many people look for a lift or company, never who."""
    return activities.may_record(viewer, area)
