"""What pages and other modules ask: how many come, how many can still come, and who, for the host."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import formats, timezone

from basis.activities.models import Activity, Occurrence, Status
from basis.joining.models import Outcome, Party, PartyQuerySet, State, Telling
from basis.moderation.models import State as Shown

ENOUGH = 5  # answers, before anything about them is shown to all
IN_VIEW = 6


@dataclass(frozen=True)
class Seats:
    """How many people come (guests too), how many wait, and for how many there is room; None is any number."""

    taken: int
    waiting: int
    capacity: int | None

    @property
    def left(self) -> int | None:
        """How many people can still come; 0 when people wait for a seat that is too small for them."""
        if self.capacity is None:
            return None
        return 0 if self.waiting else max(self.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        """Whether who joins now comes on the waiting list."""
        return self.left == 0


def seats(occurrence: Occurrence) -> Seats:
    """The numbers of one occurrence. One query; the occurrence must know its activity."""
    people = Sum(F("guests") + 1)
    found = Party.objects.filter(occurrence=occurrence).aggregate(
        taken=Sum(F("guests") + 1, filter=Q(state=State.IN)),
        waiting=Sum(F("guests") + 1, filter=Q(state=State.WAITING)),
        people=people,
    )
    return Seats(found["taken"] or 0, found["waiting"] or 0, occurrence.activity.capacity)


def place_in_line(party: Party) -> int:
    """The how manieth party she is on the waiting list: 1 is the next to move up."""
    return Party.objects.filter(occurrence=party.occurrence_id, pk__lte=party.pk).waiting().count()


def with_occurrence() -> PartyQuerySet:
    """Parties with all that is said of where and when they come."""
    return Party.objects.select_related(
        "occurrence__activity__place", "occurrence__activity__area", "occurrence__place", "person"
    )


def joined_together(party: Party) -> PartyQuerySet:
    """She, and the other times that she joined at once, soonest first. One query."""
    return with_occurrence().filter(key_hash=party.key_hash, erased_at=None).order_by("occurrence__starts_at", "pk")


def party_of(person: Any, occurrence: Occurrence) -> Party | None:
    """How somebody with an account comes here, or waits; None when she does not."""
    if not getattr(person, "is_authenticated", False):
        return None
    return Party.objects.coming().filter(occurrence=occurrence, person=person.pk).first()


def parties(occurrence: Occurrence) -> list[Party]:
    """Everybody, in order of arrival, for the host. One query."""
    return list(Party.objects.filter(occurrence=occurrence, erased_at=None).select_related("introduced_to", "person"))


def going_to(person: Any, now: datetime.datetime) -> PartyQuerySet:
    """Where somebody goes, or waits to go, soonest first. One query."""
    hers = with_occurrence().coming().filter(person=person, occurrence__ends_at__gt=now)
    return hers.order_by("occurrence__starts_at", "pk")


def joinable(activity: Activity, now: datetime.datetime) -> QuerySet[Occurrence]:
    """The moments of an activity that one can still join, soonest first."""
    return activity.occurrences.filter(status=Status.PLANNED, starts_at__gt=now).order_by("starts_at")


def tellings(viewer: Any, activity: Activity) -> QuerySet[Telling]:
    """What people tell who were there, newest first. One query."""
    found = Telling.objects.visible_to(viewer).filter(occurrence__activity=activity)
    return found.select_related("contribution", "occurrence")


@dataclass(frozen=True)
class Verdict:
    """How many people said it was worth coming, a bit, or not."""

    yes: int
    a_bit: int
    no: int

    @property
    def total(self) -> int:
        return self.yes + self.a_bit + self.no

    @property
    def is_enough(self) -> bool:
        """Whether it may be shown to all: of so few, that people would know who it was, nothing is said."""
        return self.total >= ENOUGH


def verdict(activity: Activity) -> Verdict:
    """What people thought of this activity, all its moments together. One query."""
    found = Outcome.objects.filter(occurrence__activity=activity).aggregate(y=Sum("yes"), b=Sum("a_bit"), n=Sum("no"))
    return Verdict(found["y"] or 0, found["b"] or 0, found["n"] or 0)


def asking_in(area: Any, now: datetime.datetime) -> list[Occurrence]:
    """What begins in this area with people for whom a lift or company is still to be found, with how many. One query.

    Nothing in it says who they are.
    """
    asks = Q(parties__state__in=[State.IN, State.WAITING], parties__is_arranged=False)
    asks &= Q(parties__needs_lift=True) | Q(parties__not_alone=True)
    coming = Occurrence.objects.filter(
        area=area, starts_at__gt=now, status=Status.PLANNED, activity__contribution__state=Shown.VISIBLE
    )
    counted = coming.annotate(asking=Count("parties", filter=asks)).filter(asking__gt=0)
    return list(counted.select_related("activity").order_by("starts_at")[:IN_VIEW])


def when_of(moment: datetime.datetime) -> str:
    """ "dinsdag 1 december 2026, 14.00 uur", in the language of now and the time of the Netherlands."""
    return formats.date_format(timezone.localtime(moment), "l j F Y, H.i")


def where_of(occurrence: Occurrence) -> str:
    """The place and the words beside it, or that it is online."""
    place = occurrence.at_place
    said = [str(place) if place else "", occurrence.at_spot]
    return ", ".join(part for part in said if part) or ("online" if occurrence.activity.online_url else "")
