"""Triads: do dots of one group lie elsewhere, do they move along a scale, do two triads go together?

All by log-ratios, with the replacement of zeros fixed and its effect told: what p would be with other replacements
stands in `details`.
"""

from itertools import combinations

import numpy as np

from basis.patterns.chances import noncentral
from basis.patterns.choices import choice_by_choice
from basis.patterns.compositions import centre, closed, loci, log_ratios
from basis.patterns.holm import adjusted
from basis.patterns.method import Method
from basis.patterns.orders import Orders
from basis.patterns.permutations import chance_of, design_of, group_sums, products
from basis.patterns.points import apart, between, distance_between, explained, scaled, sums_of, whitened
from basis.patterns.results import Effect, Outcome, Pair, Test, Why
from basis.patterns.scale_pairs import unit
from basis.patterns.told import Floats, Ints


def triad_by_choice(shares: Floats, groups: Ints, orders: Orders, method: Method) -> Outcome:
    """Whether the centres of (n, 3) shares differ between groups (0, 1, …): Hotelling's T² for two, Pillai's trace
    for more, by permutation. The effect is Aitchison's distance of the centres; `details` holds the centres."""
    many, n = int(groups.max()) + 1, len(groups)
    ways = [whitened(log_ratios(closed(shares, zero))) for zero in (method.zero, *method.other_zeros)]
    if many < 2 or not all(way.shape[1] for way in ways):
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    if not orders.say_something(orders.are_of_tellers(groups)):
        return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
    sums = group_sums(orders, groups, many, np.hstack(ways))
    parts = [sums[..., columns] for columns in _columns(ways)]
    seen = [sums_of(groups, way) for way in ways]
    traces, permuted = [float(between(one)) for one in seen], [between(part) for part in parts]
    chances = [chance_of(trace, of) for trace, of in zip(traces, permuted, strict=True)]
    design = design_of(permuted[0], ways[0].shape[1] * (many - 1) / (n - 1)) if orders.repeated else 1.0
    coordinates = log_ratios(closed(shares, method.zero))
    t2 = (n - 2) * traces[0] / max(1e-12, 1 - traces[0])
    centres = [
        (f"centre {group} {corner}", float(share))
        for group in range(many)
        for corner, share in zip("abc", centre(shares[groups == group], method.zero), strict=True)
    ]
    return Outcome(
        Test.HOTELLING if many == 2 else Test.MANOVA,
        t2 if many == 2 else traces[0],
        distance_between("aitchison_distance", coordinates, groups, design),
        chances[0],
        orders.rounds,
        design,
        pairs=_pairs(seen[0], parts[0], many) if many > 2 else (),
        details=(("zero", method.zero), *_at_other_zeros(method, chances), *centres),
    )


def loci_by_choice(shares: Floats, groups: Ints, orders: Orders) -> Outcome:
    """Whether dots gather at other places, of the seven, in one group than in another: chi² of the counts."""
    _, places = np.unique(loci(shares), return_inverse=True)
    return choice_by_choice(places.astype(np.int64), groups, orders)


def triad_by_scale(shares: Floats, scale: Floats, orders: Orders, method: Method) -> Outcome:
    """Whether the log-ratios of (n, 3) shares move along (n,) a scale: regression, by permutation; the effect is R²."""
    coordinates = [log_ratios(closed(shares, zero)) for zero in (method.zero, *method.other_zeros)]
    return moved_along(coordinates, scale, orders, _zeros(method))


def moved_along(ways: list[Floats], along: Floats, orders: Orders, zeros: tuple[float, ...] = ()) -> Outcome:
    """Whether (n, 2) points move along (n,) numbers. The first of `ways` to see the points counts; p of the others
    is told."""
    if np.ptp(along) == 0 or not all(np.ptp(way, axis=0).any() for way in ways):
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    if not orders.say_something(False):
        return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
    x, n = unit(along), len(along)
    permuted = products(orders, x[:, None], np.hstack([scaled(way) for way in ways]))[:, 0].reshape(-1, len(ways), 2)
    r2 = [float(((x @ scaled(way)) ** 2).sum()) for way in ways]
    chances = [chance_of(seen, (permuted[:, place] ** 2).sum(axis=1)) for place, seen in enumerate(r2)]
    design = design_of((permuted[:, 0] ** 2).sum(axis=1), 1 / (n - 1)) if orders.repeated else 1.0
    effect, slope = explained(ways[0], along, design)
    told = (("zero", zeros[0]), *_told(zeros[1:], chances[1:])) if zeros else ()
    return Outcome(
        Test.REGRESSION,
        r2[0] * (n - 2) / max(1e-12, 1 - r2[0]),
        effect,
        chances[0],
        orders.rounds,
        design,
        details=(*told, ("slope 0", float(slope[0])), ("slope 1", float(slope[1]))),
    )


def triad_by_triad(first: Floats, second: Floats, orders: Orders, method: Method) -> Outcome:
    """Whether two triads go together: Pillai's trace of the two pairs of log-ratios (the sum of the squared
    canonical correlations, whatever the coordinates), by permutation. The effect is its root per direction,
    corrected for what chance gives, as Cramér's V; `details` holds the four correlations."""
    zeros = (method.zero, *method.other_zeros)
    ones = [whitened(log_ratios(closed(first, zero))) for zero in zeros]
    others = [whitened(log_ratios(closed(second, zero))) for zero in zeros]
    if not all(way.shape[1] for way in (*ones, *others)):
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    if not orders.say_something(False):
        return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
    n, df = len(first), ones[0].shape[1] * others[0].shape[1]
    traces, permuted = [], []
    for one, other in zip(ones, others, strict=True):
        traces.append(float(((one.T @ other) ** 2).sum()))
        permuted.append((products(orders, one, other) ** 2).sum(axis=(1, 2)))
    chances = [chance_of(trace, of) for trace, of in zip(traces, permuted, strict=True)]
    design = design_of(permuted[0], df / (n - 1)) if orders.repeated else 1.0
    details = (("zero", method.zero), *_at_other_zeros(method, chances), *_correlations(first, second, method))
    effect = _tie(traces[0], n, df, design, min(ones[0].shape[1], others[0].shape[1]))
    return Outcome(Test.CORRELATION, traces[0], effect, chances[0], orders.rounds, design, details=details)


def _tie(trace: float, n: int, df: int, design: float, directions: int) -> Effect:
    heard = (n - 1) / design
    value = float(np.sqrt(max(0.0, trace - df / heard) / directions))
    low, high = (float(np.sqrt(part / heard / directions)) for part in noncentral(trace * heard, df))
    return Effect("canonical_v", value, min(low, value), min(1.0, max(high, value)))


def _correlations(first: Floats, second: Floats, method: Method) -> list[tuple[str, float]]:
    one, other = log_ratios(closed(first, method.zero)), log_ratios(closed(second, method.zero))
    return [
        (f"r {row} {column}", float(unit(one[:, row]) @ unit(other[:, column])))
        for row in range(2)
        for column in range(2)
        if np.ptp(one[:, row]) > 0 and np.ptp(other[:, column]) > 0
    ]


def _columns(ways: list[Floats]) -> list[list[int]]:
    """Which columns of counts and sums are those of each way."""
    ends = np.cumsum([1, *(way.shape[1] for way in ways)])
    return [[0, *range(ends[place], ends[place + 1])] for place in range(len(ways))]


def _pairs(seen: Floats, permuted: Floats, many: int) -> tuple[Pair, ...]:
    pairs = list(combinations(range(many), 2))
    gaps = [float(apart(seen, *pair)) for pair in pairs]
    chances = [chance_of(gap, apart(permuted, *pair)) for gap, pair in zip(gaps, pairs, strict=True)]
    return tuple(
        Pair(pair, gap, None, p, holm)
        for pair, gap, p, holm in zip(pairs, gaps, chances, adjusted(chances), strict=True)
    )


def _zeros(method: Method) -> tuple[float, ...]:
    return (method.zero, *method.other_zeros)


def _at_other_zeros(method: Method, chances: list[float]) -> list[tuple[str, float]]:
    return _told(method.other_zeros, chances[1:])


def _told(zeros: tuple[float, ...], chances: list[float]) -> list[tuple[str, float]]:
    return [(f"p at zero {zero:g}", p) for zero, p in zip(zeros, chances, strict=True)]
