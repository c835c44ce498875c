"""Points in a plane, be it the field of a stone or the log-ratios of a triad: how far groups lie apart, and how
they move along."""

from itertools import combinations
from math import sqrt

import numpy as np

from basis.patterns.chances import LEVEL, length_interval
from basis.patterns.results import Effect
from basis.patterns.scale_pairs import unit
from basis.patterns.told import Floats, Ints


def whitened(points: Floats) -> Floats:
    """(n, r) points turned and stretched until they spread as far in every direction, with sums of squares 1; r is
    how many directions they spread in: 0, 1 or 2."""
    off = points - points.mean(axis=0)
    left, sizes, _ = np.linalg.svd(off, full_matrices=False)
    return np.asarray(left[:, sizes > 1e-9 * max(1.0, float(sizes.max(initial=0)))])


def scaled(points: Floats) -> Floats:
    """(n, 2) points about their middle, with sum of squares 1 over both directions; as they are when all are the
    same."""
    off = points - points.mean(axis=0)
    whole = sqrt(float((off**2).sum()))
    return np.asarray(off / whole if whole > 1e-12 else off)


def between(sums: Floats) -> Floats:
    """(…,) the part of the spread that lies between groups, of (…, groups, 1 + m) counts and sums of `whitened`
    points (Pillai's trace) or `scaled` ones."""
    return np.asarray(((sums[..., 1:] ** 2).sum(axis=-1) / np.maximum(sums[..., 0], 1)).sum(axis=-1))


def apart(sums: Floats, first: int, second: int) -> Floats:
    """(…,) how far two groups lie apart, squared, against what their sizes make of chance."""
    many = np.maximum(sums[..., 0], 1)[..., None]
    means = sums[..., 1:] / many
    gap = ((means[..., first, :] - means[..., second, :]) ** 2).sum(axis=-1)
    return np.asarray(gap / (1 / many[..., first, 0] + 1 / many[..., second, 0]))


def sums_of(groups: Ints, points: Floats) -> Floats:
    """(groups, 1 + m) counts and sums, as `permutations.group_sums` gives them for each round."""
    columns = [np.bincount(groups).astype(np.float64), *(np.bincount(groups, weights=part) for part in points.T)]
    return np.stack(columns, axis=1)


def distance_between(name: str, points: Floats, groups: Ints, design: float) -> Effect:
    """The distance between the means of two groups, or of the two of more that lie furthest apart (then its
    interval holds for all pairs at once)."""
    pairs = list(combinations(range(int(groups.max()) + 1), 2))
    means = [points[groups == group].mean(axis=0) for group in range(int(groups.max()) + 1)]
    first, second = max(pairs, key=lambda pair: float(((means[pair[0]] - means[pair[1]]) ** 2).sum()))
    one, other = points[groups == first], points[groups == second]
    shift = one.mean(axis=0) - other.mean(axis=0)
    if min(len(one), len(other)) < 3:
        return Effect(name, float(np.sqrt((shift**2).sum())), 0.0, float("inf"), between=(first, second))
    spread = (np.cov(one.T) / len(one) + np.cov(other.T) / len(other)) * design
    df = max(3.0, (len(one) + len(other)) / design - 2)
    low, high = length_interval(shift, spread, df, 1 - (1 - LEVEL) / len(pairs))
    value = float(np.sqrt((shift**2).sum()))
    return Effect(name, value, min(low, value), max(high, value), between=(first, second))


def explained(points: Floats, along: Floats, design: float) -> tuple[Effect, Floats]:
    """R²: the part of the spread of (n, 2) points that goes with (n,) numbers, with the interval that follows from
    the region of the slope; and the (2,) slope, the move for one more of `along`."""
    n, x = len(along), unit(along)
    off = points - points.mean(axis=0)
    whole = float((off**2).sum())
    slope = x @ off  # for x of length 1
    left = off - np.outer(x, slope)
    spread = left.T @ left / max(1, n - 2) * design
    low, high = length_interval(slope, spread, max(3.0, n / design - 2))
    value = float((slope**2).sum() / whole)
    effect = Effect("r2", value, min(value, low**2 / whole), min(1.0, max(value, high**2 / whole)))
    return effect, np.asarray(slope / np.sqrt(((along - along.mean()) ** 2).sum()))
