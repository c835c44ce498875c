"""What waits for somebody: for who works for an area, for who owns something, for an initiator; always by date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from basis.areas.models import Area
from basis.initiatives import queries as initiatives
from basis.initiatives.models import Initiative, Stage
from basis.liaison import queries
from basis.liaison.barrier_models import BarrierQuerySet
from basis.liaison.kinds import OUTCOMES
from basis.liaison.models import Barrier, BarrierStep, Contact, Line, LineQuerySet

MOST = 20  # of each, on one page


@dataclass(frozen=True)
class Missing:
    """An initiative that has no contact person yet, with the day on which it should."""

    initiative: Initiative
    due_on: datetime.date


def without_contact(area: Area | None = None) -> list[Missing]:
    """Initiatives on the website beside which nobody stands, who waits longest first. One query."""
    has_one = Contact.objects.filter(initiative=OuterRef("pk"), until=None, person__is_active=True)
    found = queries.on_website(area).filter(~Exists(has_one)).exclude(stage=Stage.STOPPED).select_related("area")
    return [Missing(one, queries.due_after(one.stands_at)) for one in found.order_by("stands_at", "pk")]


def questions(area: Area) -> LineQuerySet:
    """Questions of initiators in an area that nobody answered, by the day on which that should be. One query."""
    found = Line.objects.waiting().filter(initiative__area=area).select_related("initiative")
    return found.order_by("due_on", "pk")


def barriers(area: Area) -> BarrierQuerySet:
    """Barriers in an area that wait for an answer, by their day. One query."""
    found = Barrier.objects.open().filter(initiative__area=area).select_related("initiative__area", "owner")
    return found.order_by("reply_due_on", "pk")


def owned_by(person: Any) -> BarrierQuerySet:
    """Barriers she owns that wait for an answer, by their day. One query."""
    found = Barrier.objects.open().filter(owner=person).select_related("initiative__area")
    return found.order_by("reply_due_on", "pk")


def asked_of(person: Any) -> LineQuerySet:
    """Questions that wait for her as contact person, by their day. One query."""
    hers = Contact.objects.filter(until=None, person=person).values("initiative")
    return _waiting_of(hers)


def asked_by(person: Any) -> LineQuerySet:
    """Questions of her initiatives that nobody answered yet, by their day. One query."""
    return _waiting_of(initiatives.of_person(person).values("pk"))


def _waiting_of(these: Any) -> LineQuerySet:
    found = Line.objects.waiting().filter(initiative__in=these)
    return found.select_related("initiative__area").order_by("due_on", "pk")


def of_initiator(person: Any) -> BarrierQuerySet:
    """Barriers of her initiatives that wait for an answer, or for her word on whether it is so. One query."""
    hers = initiatives.of_person(person)
    waits = Q(state__in=OUTCOMES, is_agreed=False)
    found = Barrier.objects.of_now().filter(initiative__in=hers.values("pk")).filter(waits | Q(settled_on=None))
    return found.select_related("initiative__area").order_by("reply_due_on", "pk")


def steps(barrier: Barrier) -> QuerySet[Any]:
    """All that was done with a barrier, oldest first. One query."""
    return BarrierStep.objects.filter(barrier=barrier).select_related("by", "owner")
