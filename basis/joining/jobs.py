"""What the clock does: tell what changed, let move up, remind the day before, ask the day after."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from basis.activities.models import Occurrence, Status
from basis.joining import mail_actions as mail
from basis.joining import queries
from basis.joining.actions import fill
from basis.joining.models import PartyQuerySet, State

A_DAY = datetime.timedelta(days=1)
FROM_HOUR = 9  # nobody gets mail from the clock at night
ASKED_FOR = 3  # days after it in which the question still makes sense


def move_up(now: datetime.datetime) -> str:
    """A seat was added, or a change of the activity made room: who waits moves up. Says how many did."""
    waiting = Occurrence.objects.filter(status=Status.PLANNED, starts_at__gt=now, parties__state=State.WAITING)
    moved = sum(fill(one, at=now) for one in waiting.select_related("activity").distinct())
    return f"{moved} van de wachtlijst" if moved else ""


def remind(now: datetime.datetime) -> str:
    """The day before: when, where, and how to say no. Once; not to who joined today. Says how many."""
    if timezone.localtime(now).hour < FROM_HOUR:
        return ""
    begin = _midnight(now) + A_DAY
    soon = _reachable(Q(occurrence__starts_at__gte=begin, occurrence__starts_at__lt=_midnight(begin + 1.5 * A_DAY)))
    told = 0
    for party in soon.filter(joined_at__lt=_midnight(now)):
        with transaction.atomic():
            told += mail.remind(party, now)
    return f"{told} mensen weten dat het morgen is" if told else ""


def ask_worth(now: datetime.datetime) -> str:
    """The day after: was it worth coming? Says how many were asked."""
    if timezone.localtime(now).hour < FROM_HOUR:
        return ""
    over = Q(occurrence__ends_at__lt=_midnight(now), occurrence__ends_at__gte=_midnight(now) - ASKED_FOR * A_DAY)
    asked = 0
    for party in _reachable(over).filter(has_answered=False):
        with transaction.atomic():
            asked += mail.ask_worth(party, now)
    return f"{asked} mensen gevraagd of het de moeite waard was" if asked else ""


def _reachable(when: Q) -> PartyQuerySet:
    proven = Q(person__isnull=False) | (Q(is_confirmed=True) & ~Q(email=""))
    found = queries.with_occurrence().filter(when, proven, state=State.IN, occurrence__status=Status.PLANNED)
    return found.filter(erased_at=None, is_example=False)


def _midnight(now: datetime.datetime) -> datetime.datetime:
    """The begin of this day in the Netherlands."""
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
