"""How far people walk to the nearest place, which part of them has one near, and how many places they share.

Plain functions on arrays, that know no areas and no database. A point is (latitude, longitude) in degrees; distances
are straight lines made longer by DETOUR, until a network of paths is given.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Weights = tuple[tuple[float, float], ...]  # (up to so many minutes, how much a place counts there), nearest first

SPEED = 5_000 / 60  # metres that somebody walks in a minute: 5 km an hour
DETOUR = 1.3  # how much longer the way is than the straight line
STEPS = (5, 10, 15)  # minutes on foot
PLAIN: Weights = ((15, 1.0),)
ENHANCED: Weights = ((5, 1.0), (10, 0.68), (15, 0.22))

DEGREE = 111_200.0  # metres of a degree of latitude
SPOTS = 19  # points that stand for a whole neighbourhood
TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: turning by it, points fill a disc evenly


def minutes(origins: ArrayLike, places: ArrayLike) -> Numbers:
    """How long it takes to walk from each origin (n points) to each place (m points): n × m minutes."""
    here, there = _points(origins), _points(places)
    middle = np.radians(np.concatenate([here, there])[:, 0].mean()) if len(here) + len(there) else 0.0
    a_degree = np.array([1.0, math.cos(middle)]) * (DEGREE * DETOUR / SPEED)  # minutes
    north, east = (np.subtract.outer(here[:, axis], there[:, axis]) * a_degree[axis] for axis in (0, 1))
    return np.asarray(np.sqrt(north * north + east * east))


def nearest(walk: Numbers) -> Numbers:
    """Minutes to the nearest place from each origin (n); infinite when there is none at all."""
    return np.asarray(walk.min(axis=1, initial=np.inf))


def within(near: Numbers, people: ArrayLike, steps: Sequence[float] = STEPS) -> Numbers:
    """Which part of the people (n) has the nearest place (n minutes) within each of these: 0 to 1, and 0 for nobody."""
    counts = _numbers(people)
    total = counts.sum()
    reached = near[:, None] <= np.asarray(steps, float)
    return np.asarray(counts @ reached / total if total else np.zeros(len(steps)))


def median(values: Numbers, people: ArrayLike) -> float:
    """The value that half of the people do not go past, such as minutes; infinite for nobody."""
    counts = _numbers(people)
    order = np.argsort(values, kind="stable")
    reached = np.flatnonzero(np.cumsum(counts[order]) * 2 >= counts.sum())
    return float(values[order][reached[0]]) if counts.sum() else math.inf


def weigh(walk: Numbers, weights: Weights = PLAIN) -> Numbers:
    """How much each place counts from each origin (n × m): what is farther off than the last bound does not."""
    found = np.zeros_like(walk)
    for bound, count in reversed(weights):
        found[walk <= bound] = count
    return found


def access(weight: Numbers, people: ArrayLike, supply: ArrayLike) -> Numbers:
    """The two-step floating catchment area: how much of the supply there is for one inhabitant of each origin (n).

    Each place (m, with its supply: room for so many people, or 1) is shared by all who live in its reach; what an
    origin has is the sum over the places in its own reach. What counts less (`weigh`) does so in both steps. An origin
    with nothing in reach has 0; a place in whose reach nobody lives gives nothing to anybody.
    """
    demand = _numbers(people) @ weight
    ratio = np.divide(_numbers(supply), demand, out=np.zeros(len(demand)), where=demand > 0)
    return np.asarray(weight @ ratio)


def spread(origins: ArrayLike, radius: ArrayLike, spots: int = SPOTS) -> Numbers:
    """Points that lie evenly over a disc of so many metres (n) around each origin: n·spots points, origin by origin."""
    here, reach = _points(origins), _numbers(radius)
    number = np.arange(spots)
    out, angle = np.sqrt((number + 0.5) / spots), number * TURN
    north = reach[:, None] * (out * np.cos(angle)) / DEGREE
    east = reach[:, None] * (out * np.sin(angle)) / (DEGREE * np.cos(np.radians(here[:, :1])))
    return np.asarray((here[:, None, :] + np.stack([north, east], axis=-1)).reshape(-1, 2))


def _points(given: ArrayLike) -> Numbers:
    return np.asarray(given, float).reshape(-1, 2)


def _numbers(given: ArrayLike) -> Numbers:
    return np.asarray(given, float).reshape(-1)
