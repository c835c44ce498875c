"""The proposals that wait, which place on the map each of them likely is, and where the two say something else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q
from rapidfuzz import fuzz, utils

from basis.areas.models import Area
from basis.socialmap import entry_queries
from basis.socialmap.entry_queries import Change
from basis.socialmap.facts import PlaceFacts
from basis.socialmap.models import Place
from basis.sources import osm_tags
from basis.sources.models import Candidate

NEAR = 250.0  # metres: here names that are a little alike are likely the same
SAME_NAME = 2_000.0  # metres: and here those that are the same
ALIKE, THE_SAME = 72, 95  # of 100
DEGREES = 1 / 111_000  # of latitude in a metre
FIELDS = (
    *("also_called", "description", "phone", "email", "website", "run_by", "address", "postcode", "town", "capacity"),
    *("opening_hours", "step_free", "wheelchair_toilet", "ring_line", "cost_kind"),
)


@dataclass(frozen=True)
class Likely:
    """A place that is likely the same, and how far away it is in metres."""

    place: Place
    metres: int


@dataclass(frozen=True)
class Difference:
    """A field on which the map and a proposal do not say the same; `is_blank` when the map says nothing."""

    field: str
    here: Any
    there: Any
    is_blank: bool


def by_area() -> list[tuple[Area, int]]:
    """The areas in which proposals wait, with how many."""
    counted = Candidate.objects.waiting().exclude(area=None).values_list("area").annotate(Count("pk")).order_by()
    counts: dict[int, int] = dict(counted)
    return [(area, counts[area.pk]) for area in Area.objects.filter(pk__in=counts).order_by("order", "name")]


def likely(candidates: Iterable[Candidate]) -> dict[int, list[Likely]]:
    """By candidate (pk) the places that are likely the same, what is most alike first; two queries, however many."""
    wanted = list(candidates)
    if not wanted:
        return {}
    boxes = reduce(or_, (_box(one, NEAR) | (_box(one, SAME_NAME) & Q(name__iexact=one.name)) for one in wanted))
    places = list(
        Place.objects.visible_to(None).filter(boxes, position_is_of_area=False).select_related("organisation")
    )
    found = {one.pk: sorted(_alike(one, places), key=lambda pair: -pair[0]) for one in wanted}
    return {pk: [one for _score, one in pairs[:3]] for pk, pairs in found.items()}


def _box(one: Candidate, metres: float) -> Q:
    north, east = metres * DEGREES, metres * DEGREES * 1.65
    return Q(lat__range=(one.lat - north, one.lat + north), lon__range=(one.lon - east, one.lon + east))


def _alike(one: Candidate, places: Sequence[Place]) -> Iterable[tuple[float, Likely]]:
    for place in places:
        if place.lat is None or place.lon is None:
            continue
        metres = _metres((one.lat, one.lon), (place.lat, place.lon))
        names = filter(None, (place.name, *place.also_called.split(",")))
        score = max(fuzz.token_set_ratio(one.name, name, processor=utils.default_process) for name in names)
        if (metres <= NEAR and score >= ALIKE) or (metres <= SAME_NAME and score >= THE_SAME):
            yield score - metres / 100, Likely(place, round(metres))


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Near enough to each other the earth is flat."""
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) / DEGREES


def differences(place: Place, facts: Mapping[str, Any], *, with_name: bool = False) -> list[Difference]:
    """Where a proposal says something that the map does not. What the proposal does not say is no difference."""
    fields = {*FIELDS, "name"} if with_name else {*FIELDS}
    found = []
    for name in (name for name in PlaceFacts.model_fields if name in fields):
        here, there = getattr(place, name), facts.get(name)
        is_run = name == "run_by" and place.organisation_id is not None
        if there in (None, "") or here == there or is_run:
            continue
        found.append(Difference(name, here, there, here in (None, "")))
    return found


def in_words(place: Place, found: Sequence[Difference]) -> list[tuple[Difference, Change]]:
    """Each difference with what the map and the proposal say, in words."""
    facts = entry_queries.facts_of(place)
    told = facts.model_copy(update={one.field: one.there for one in found})
    return list(zip(found, entry_queries.changes(facts, told), strict=True))


def told(candidate: Candidate) -> list[Change]:
    """All that a proposal says, in words."""
    facts = osm_tags.whole(candidate.facts, source="OpenStreetMap", confirmed_on="2000-01-01")
    return entry_queries.changes(None, facts)
