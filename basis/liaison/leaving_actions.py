"""What happens beside an initiative when somebody leaves, or when it goes on in another."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from basis.initiatives.models import Initiative
from basis.liaison import barrier_actions, queries
from basis.liaison.models import Barrier, BarrierStep, Contact, Line, Reachable


@transaction.atomic
def forget_said(person: Any) -> int:
    """What an initiator asked loses its words; what she wrote about a barrier too. That there was something stays.

    What she reported in public is a contribution, which is forgotten as such.
    """
    lines = Line.objects.filter(author=person, as_role="").update(text="")
    steps = BarrierStep.objects.filter(by=person, as_role="").exclude(words="").update(words="")
    return int(lines) + int(steps)


@transaction.atomic
def forget_work(person: Any) -> int:
    """Who leaves stands beside nothing any more; what she owned goes to a colleague. What she answered stays."""
    now = timezone.now()
    left = Contact.objects.filter(person=person, until=None).update(until=timezone.localdate(now))
    handed = 0
    for barrier in Barrier.objects.open().filter(owner=person).select_related("initiative__area"):
        handed += barrier_actions.take_over(barrier, at=now, leaves=person)
    reach, _kinds = Reachable.objects.filter(person=person).delete()
    return int(left) + handed + reach


@transaction.atomic
def go_along(initiative: Initiative, into: Initiative) -> None:
    """Two initiatives went on as one: questions and barriers go along, and the contact person of the one that is left.

    Who stood beside the other only stands beside what came of it when nobody did.
    """
    Line.objects.filter(initiative=initiative).update(initiative=into)
    Barrier.objects.filter(initiative=initiative).update(initiative=into)
    before = Contact.objects.filter(initiative=initiative, until=None)
    if queries.contact_of(into) is None:
        before.update(initiative=into)
    else:
        before.update(until=timezone.localdate())
