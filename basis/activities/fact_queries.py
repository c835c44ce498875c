"""What an activity says: its facts as they came in, its rule, and moments on the clock."""

from __future__ import annotations

import datetime
from dataclasses import fields

from basis.activities.facts import ActivityFacts
from basis.activities.models import Activity
from basis.activities.recurrence import Rule
from basis.activities.recurrence_parts import AMSTERDAM


def local(moment: datetime.datetime) -> datetime.datetime:
    """The moment on the clock of the Netherlands, without zone."""
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None, fold=0)


def rule_of(activity: Activity) -> Rule:
    """When it is and how it comes again."""
    return Rule(
        starts=local(activity.starts_at),
        rrule=activity.rrule,
        rdates=tuple(map(datetime.datetime.fromisoformat, activity.rdates)),
        exdates=tuple(map(datetime.datetime.fromisoformat, activity.exdates)),
    )


def facts_of(activity: Activity) -> ActivityFacts:
    """What it says now, as the facts by which it would be given again."""
    rule = rule_of(activity)
    same = {one.name for one in fields(ActivityFacts)} - {"starts", "rdates", "exdates"}
    told = {name: getattr(activity, name) for name in same}
    return ActivityFacts(starts=rule.starts, rdates=rule.rdates, exdates=rule.exdates, **told)
