"""How near places are to the people of an area, counted twice: all in the middle of their buurt, or all over it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from basis.meeting import catchment
from basis.meeting.catchment import Numbers

Point = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True)
class Span:
    """A number as far as we know it: the lower and the higher of the two ways in which it was counted."""

    low: float
    high: float

    @classmethod
    def of(cls, *values: float) -> Span:
        return cls(min(values), max(values))


@dataclass(frozen=True)
class Spot:
    """Where the people of a buurt live: around which point, and how far from it at most, in metres (0: not known)."""

    point: Point
    radius: float


@dataclass(frozen=True)
class Reach:
    """Of some people: how many they are, and how near a meeting place is to them."""

    people: float
    within: tuple[Span, ...]  # parts of them, 0 to 1, for each of catchment.STEPS
    half: Span  # minutes within which half of them have a place; infinite when there is none
    shared: Span  # places there are for each of them (2SFCA, within 15 minutes)
    weighted: Span  # the same, where farther off counts less


@dataclass(frozen=True)
class Walks:
    """The walks from every buurt of the municipality to all places, for a middle and for the spots around it."""

    buurten: tuple[int, ...]  # primary keys, in order
    spots: tuple[Spot, ...]
    places: tuple[Point, ...]

    @cached_property
    def ways(self) -> tuple[_Way, ...]:
        """Both ways of counting: from the middle of each buurt, and from spots all over it where its size is known."""
        middles = [spot.point for spot in self.spots]
        middle = _Way(catchment.minutes(middles, self.places), 1)
        if not any(spot.radius for spot in self.spots):
            return (middle,)
        around = catchment.spread(middles, [spot.radius for spot in self.spots])
        return middle, _Way(catchment.minutes(around, self.places), catchment.SPOTS)

    @property
    def nearest(self) -> Mapping[int, float]:
        """Minutes to the nearest place from the middle of each buurt; infinite without any place."""
        return dict(zip(self.buurten, self.ways[0].nearest.tolist(), strict=True))

    def reach(self, people: Mapping[int, float], *insides: Collection[int]) -> list[Reach | None]:
        """Of the people (by buurt) who live in each of these sets of buurten; None where nobody is known to live.

        Everybody in the municipality shares the places, also who lives outside these buurten.
        """
        everybody = np.array([people.get(pk, 0.0) for pk in self.buurten])
        shared = [way.access(everybody) for way in self.ways]
        here = [everybody * np.array([pk in inside for pk in self.buurten], float) for inside in insides]
        return [self._reach(some, shared) if some.sum() else None for some in here]

    def _reach(self, people: Numbers, shared: list[tuple[Numbers, Numbers]]) -> Reach:
        parts = [way.within(people) for way in self.ways]
        means = [[way.mean(access, people) for access in both] for way, both in zip(self.ways, shared, strict=True)]
        return Reach(
            people=float(people.sum()),
            within=tuple(Span.of(*(part[step] for part in parts)) for step in range(len(catchment.STEPS))),
            half=Span.of(*(way.half(people) for way in self.ways)),
            shared=Span.of(*(plain for plain, _weighted in means)),
            weighted=Span.of(*(weighted for _plain, weighted in means)),
        )

    def without(self, people: Mapping[int, float], inside: Collection[int]) -> list[tuple[int, float]]:
        """The buurten among these where people live and nothing is in reach of their middle, each with the minutes."""
        far = max(catchment.STEPS)
        return [(pk, walk) for pk, walk in self.nearest.items() if pk in inside and walk > far and people.get(pk)]


@dataclass(frozen=True)
class _Way:
    """The walks of one way of counting, with so many spots for each buurt."""

    walk: Numbers
    spots: int

    @cached_property
    def nearest(self) -> Numbers:
        return catchment.nearest(self.walk)

    def access(self, people: Numbers) -> tuple[Numbers, Numbers]:
        """Places for each inhabitant, at each spot: within reach, and with what is farther off counting less."""
        shared, supply = self._shared_out(people), np.ones(self.walk.shape[1])
        return catchment.access(self._plain, shared, supply), catchment.access(self._weighted, shared, supply)

    def within(self, people: Numbers) -> list[float]:
        parts: list[float] = catchment.within(self.nearest, self._shared_out(people)).tolist()
        return parts

    def half(self, people: Numbers) -> float:
        return catchment.median(self.nearest, self._shared_out(people))

    def mean(self, access: Numbers, people: Numbers) -> float:
        """What these people have on average."""
        return float(self._shared_out(people) @ access / people.sum())

    @cached_property
    def _plain(self) -> Numbers:
        return catchment.weigh(self.walk)

    @cached_property
    def _weighted(self) -> Numbers:
        return catchment.weigh(self.walk, catchment.ENHANCED)

    def _shared_out(self, people: Numbers) -> Numbers:
        return np.repeat(people / self.spots, self.spots)


def radius(hectares: float) -> float:
    """How far from its middle the edge of a round buurt of this size lies, in metres."""
    return math.sqrt(hectares * 10_000 / math.pi)
