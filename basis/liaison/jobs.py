"""What the clock does: who is late comes to know so once, and nothing stays with somebody who left."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis import working_days
from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.areas.models import Area
from basis.liaison import barrier_actions, barrier_letters, desk_queries, rules
from basis.liaison.barrier_actions import REPLY_WITHIN
from basis.liaison.models import Barrier
from basis.liaison.tell_actions import LATE, Told, tell


def look(now: datetime.datetime) -> str:
    """Give what lost its owner another; tell area directors of what is late, and later the policy adviser."""
    owned, rose, told = keep_owned(now), rise(now), tell_of_missing(now)
    return f"{owned} handed, {rose} late, {told} told" if owned or rose or told else ""


def keep_owned(now: datetime.datetime) -> int:
    """Every open barrier is owned by somebody who works here now; gives how many went to another."""
    moved = 0
    for pk in Barrier.objects.open().values_list("pk", flat=True):
        with transaction.atomic():
            barrier = _locked(pk)
            if barrier and not (barrier.owner and rules.may_be_contact(barrier.owner, barrier.initiative)):
                moved += barrier_actions.take_over(barrier, at=now)
    return moved


def rise(now: datetime.datetime) -> int:
    """What is late comes to the area director, and ten working days later to the policy adviser; each once."""
    today, rose = timezone.localdate(now), 0
    for pk in Barrier.objects.open().filter(reply_due_on__lt=today, risen__lt=2).values_list("pk", flat=True):
        with transaction.atomic():
            barrier = _locked(pk)
            if barrier and barrier.risen < (level := _level(barrier, today)):
                barrier_actions.rise(barrier, level, at=now)
                barrier_letters.late(barrier, _who_answers(barrier.initiative.area, level), at=now)
                rose += 1
    return rose


def _level(barrier: Barrier, today: datetime.date) -> int:
    """0: in time; 1: late; 2: late for ten working days, or late where nobody is area director."""
    if not barrier.is_late(today):
        return 0
    is_long = working_days.after(barrier.reply_due_on, REPLY_WITHIN) < today
    return 2 if is_long or not people.holders(rules.OVERSEE, barrier.initiative.area.code) else 1


def _who_answers(area: Area, level: int) -> list[Person]:
    return people.holders(rules.OVERSEE if level == 1 else rules.ESCALATE, area.code)


def tell_of_missing(now: datetime.datetime) -> int:
    """Area directors hear once of an initiative without a contact person when the day for that is past."""
    today, number = timezone.localdate(now), 0
    for one in desk_queries.without_contact():
        if one.due_on < today:
            area = one.initiative.area
            number += _tell_of(one.initiative, _who_answers(area, 1) or _who_answers(area, 2), now)
    return number


@transaction.atomic
def _tell_of(initiative: Any, receivers: list[Person], now: datetime.datetime) -> int:
    told = Told(
        LATE,
        _("Nog geen contactpersoon voor ‘%(title)s’"),
        _("Het initiatief ‘%(title)s’ zou nu een contactpersoon hebben. Wijst u iemand aan?"),
        reverse("liaison:assign", args=[initiative.slug]),
        _("Kies een contactpersoon"),
        {"title": initiative.title},
    )
    return tell(receivers, told, by=None, once=f"{LATE}:contact:{initiative.pk}", at=now)


def _locked(pk: int) -> Barrier | None:
    known = Barrier.objects.open().select_for_update(of=("self",)).select_related("initiative__area", "owner")
    return known.filter(pk=pk).first()
