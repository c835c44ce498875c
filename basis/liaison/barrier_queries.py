"""What pages ask about barriers: of an initiative, of all, of a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.liaison.barrier_models import BarrierQuerySet
from basis.liaison.kinds import KIND_WORDS, OPEN, OUTCOMES, STATE_WORDS, State
from basis.liaison.models import Barrier
from basis.moderation.models import State as Seen
from basis.themes import code_of


def barriers_of(initiative: Initiative) -> BarrierQuerySet:
    """All that stands or stood in its way, also what is between us; `rules.may_read` says who reads which."""
    found = Barrier.objects.of_now().filter(initiative=initiative)
    return found.select_related("contribution", "owner", "initiative__area", "initiative__contribution")


def is_seen(barrier: Barrier) -> bool:
    """Whether everyone reads it: it is public, looked at, and so is its initiative."""
    is_shown = barrier.initiative.contribution.state == Seen.VISIBLE
    return is_shown and barrier.contribution is not None and barrier.contribution.state == Seen.VISIBLE


@dataclass(frozen=True)
class Wanted:
    """Which barriers: of a kind, in a state; empty is any."""

    kind: str = ""
    state: str = ""

    @classmethod
    def asked(cls, question: Mapping[str, Any]) -> Wanted:
        """From the Dutch words in an address; a word that we do not know asks for nothing."""
        return cls(code_of(KIND_WORDS, question.get("soort")), code_of(STATE_WORDS, question.get("stand")))


def public(area: Area | None = None, wanted: Wanted | None = None) -> BarrierQuerySet:
    """What everyone reads of what stands in the way, newest first. One query."""
    found = Barrier.objects.filter(
        is_public=True, contribution__state=Seen.VISIBLE, initiative__contribution__state=Seen.VISIBLE
    ).select_related("initiative__area", "owner", "contribution")
    if area and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(initiative__area=area)
    asked = wanted or Wanted()
    return found.filter(**{name: value for name, value in (("kind", asked.kind), ("state", asked.state)) if value})


def only_settled(found: BarrierQuerySet, year: int) -> BarrierQuerySet:
    """Of these, those that got an answer in a year."""
    return found.filter(settled_on__year=year, state__in=OUTCOMES)


def settled_in(year: int) -> BarrierQuerySet:
    """What everyone reads of what got an answer in a year, oldest first. One query."""
    return only_settled(public(), year).order_by("settled_on", "pk")


def by_kind(year: int) -> dict[str, dict[str, int]]:
    """How many of each kind were settled in a year, by outcome: kind → state → number. One query."""
    rows = settled_in(year).order_by().values("kind", "state").annotate(number=Count("pk"))
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["kind"], {})[row["state"]] = row["number"]
    return found


def years() -> list[int]:
    """The years in which something was settled, newest first."""
    answered = public().filter(settled_on__isnull=False, state__in=OUTCOMES).order_by()
    return [day.year for day in answered.dates("settled_on", "year", order="DESC")]


def tally(area: Area | None, year: int) -> dict[str, int]:
    """How many are open in an area and how many were taken away this year. One query."""
    away = Q(state__in=(State.TAKEN_AWAY, State.EASED), settled_on__year=year)
    found = public(area).order_by().aggregate(open=Count("pk", filter=Q(state__in=OPEN)), away=Count("pk", filter=away))
    return {name: int(number or 0) for name, number in found.items()}
