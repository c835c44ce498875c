"""A scale by choice: do those of one group stand further along than those of another?"""

from itertools import combinations
from math import comb, sqrt

import numpy as np

from basis.patterns.chances import Ranks, chi2_above, noncentral, normal_both, normal_quantile, ranked, t_quantile
from basis.patterns.holm import adjusted
from basis.patterns.method import Method
from basis.patterns.orders import Orders
from basis.patterns.permutations import chance_of, design_of, group_sums
from basis.patterns.results import Effect, Outcome, Pair, Test, Why
from basis.patterns.told import Floats, Ints

EXACT = 20_000  # arrangements of two groups that are all gone through


def scale_by_choice(values: Floats, groups: Ints, orders: Orders, method: Method) -> Outcome:
    """Whether (n,) values differ between groups (0, 1, …, each occurring): Mann–Whitney for two, Kruskal–Wallis for
    more."""
    ranks, sizes = ranked(values), np.bincount(groups)
    if len(ranks.ties) < 2 or len(sizes) < 2:
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    by_formula = not orders.repeated and sizes.min() >= method.small
    if not by_formula and not orders.say_something(orders.are_of_tellers(groups)):
        return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
    if len(sizes) > 2:
        return _more_groups(values, groups, ranks, orders, by_formula)
    u = u_of(ranks.ranks, groups)
    if by_formula:
        return Outcome(Test.MANN_WHITNEY, u, delta_of(values, groups), mann_whitney_p(u, ranks, sizes))
    if not orders.repeated and comb(len(values), int(sizes.min())) <= EXACT:
        return Outcome(Test.MANN_WHITNEY_EXACT, u, delta_of(values, groups), exact_p(ranks.ranks, groups))
    permuted = _h_of(group_sums(orders, groups, 2, _standard(ranks)))
    design = design_of(permuted, 1.0) if orders.repeated else 1.0
    p = chance_of(float(_h_of(_seen(groups, ranks))[0]), permuted)
    return Outcome(Test.MANN_WHITNEY_PERMUTED, u, delta_of(values, groups, design), p, orders.rounds, design)


def u_of(ranks: Floats, groups: Ints) -> float:
    """U of the first group: how many pairs it wins, a tie for a half."""
    first = ranks[groups == 0]
    return float(first.sum() - len(first) * (len(first) + 1) / 2)


def mann_whitney_p(u: float, ranks: Ranks, sizes: Ints) -> float:
    """Two-sided p of U by the normal distribution, corrected for ties and continuity."""
    n, pairs = int(sizes.sum()), float(sizes[0] * sizes[1])
    spread = sqrt(pairs / 12 * (n + 1 - ranks.tie_sum / (n * (n - 1))))
    return min(1.0, normal_both(max(0.0, abs(u - pairs / 2) - 0.5) / spread))


def exact_p(ranks: Floats, groups: Ints) -> float:
    """Two-sided p of U by going through all ways to part the stories into two groups of these sizes."""
    few = min(int((groups == 0).sum()), int((groups == 1).sum()))
    side = 0 if (groups == 0).sum() == few else 1
    middle = few * (len(ranks) + 1) / 2
    sums = np.array([ranks[list(part)].sum() for part in combinations(range(len(ranks)), few)])
    return float((np.abs(sums - middle) >= abs(ranks[groups == side].sum() - middle) - 1e-9).mean())


def delta_of(values: Floats, groups: Ints, design: float = 1.0, first: int = 0, second: int = 1) -> Effect:
    """Cliff's delta: the chance that one of the first group stands higher than one of the second, less the chance
    of the reverse.

    The interval is Cliff's (1996), with his unbiased variance; at ±1, where that is 0, Feng and Cliff's (2004).
    """
    one, other = values[groups == first], values[groups == second]
    n, m = len(one), len(other)
    together = ranked(np.concatenate([one, other])).ranks
    wins_one = (
        2 * (together[:n] - ranked(one).ranks) - m
    )  # of each: how many of the others it stands above, less beneath
    wins_other = 2 * (together[n:] - ranked(other).ranks) - n
    delta = float(wins_one.sum() / (n * m))
    z = normal_quantile(0.975)
    if abs(delta) == 1 or min(n, m) < 2:
        least = min(n, m) / design
        near = float(np.copysign((least - z**2) / (least + z**2), delta))
        return Effect("cliff_delta", delta, min(near, delta), max(near, delta), between=(first, second))
    unequal = n * m - _ties_between(one, other)
    spread = m**2 * ((wins_one / m - delta) ** 2).sum() + n**2 * ((-wins_other / n - delta) ** 2).sum()
    variance = (spread - (unequal - n * m * delta**2)) / (n * m * (n - 1) * (m - 1))
    s2 = max(float(variance), (1 - delta**2) / (n * m - 1)) * design
    t = t_quantile(0.975, (n + m) / design - 2) if (n + m) / design > 3 else z
    half = t * sqrt(s2) * sqrt((1 - delta**2) ** 2 + t**2 * s2)
    ends = [(delta - delta**3 + side * half) / (1 - delta**2 + t**2 * s2) for side in (-1, 1)]
    return Effect("cliff_delta", delta, max(-1.0, ends[0]), min(1.0, ends[1]), between=(first, second))


def epsilon2_of(h: float, n: int, groups: int, design: float) -> Effect:
    """Epsilon² of Kruskal–Wallis, H / (n − 1): the part of the spread of ranks that lies between groups."""
    value = h / (n - 1)
    low, high = (part * design / (n - 1) for part in noncentral(h / design, groups - 1))
    return Effect("epsilon2", value, min(low, value), min(1.0, max(high, value)))


def _more_groups(values: Floats, groups: Ints, ranks: Ranks, orders: Orders, by_formula: bool) -> Outcome:
    sizes = np.bincount(groups)
    many, n = len(sizes), len(values)
    seen = _seen(groups, ranks)
    h = float(_h_of(seen)[0])
    pairs = list(combinations(range(many), 2))
    z = {pair: float(_z_of(seen, *pair)[0]) for pair in pairs}
    if by_formula:
        p, design, test = chi2_above(h, many - 1), 1.0, Test.KRUSKAL_WALLIS
        chances = [normal_both(z[pair]) for pair in pairs]
    else:
        sums = group_sums(orders, groups, many, _standard(ranks))
        permuted, test = _h_of(sums), Test.KRUSKAL_WALLIS_PERMUTED
        p, design = chance_of(h, permuted), design_of(permuted, many - 1) if orders.repeated else 1.0
        chances = [chance_of(abs(z[pair]), np.abs(_z_of(sums, *pair))) for pair in pairs]
    return Outcome(
        test,
        h,
        epsilon2_of(h, n, many, design),
        p,
        0 if by_formula else orders.rounds,
        design,
        pairs=tuple(
            Pair(pair, z[pair], delta_of(values, groups, design, *pair), chance, holm)
            for pair, chance, holm in zip(pairs, chances, adjusted(chances), strict=True)
        ),
    )


def _standard(ranks: Ranks) -> Floats:
    """(n, 1) ranks with mean 0 and variance 1 (n − 1 below): sums of a group are then standard deviations."""
    off = ranks.ranks - ranks.ranks.mean()
    return np.asarray(off / np.sqrt((off**2).sum() / (len(off) - 1)))[:, None]


def _seen(groups: Ints, ranks: Ranks) -> Floats:
    counts = np.bincount(groups).astype(np.float64)
    return np.stack([counts, np.bincount(groups, _standard(ranks)[:, 0])], axis=1)[None]


def _h_of(sums: Floats) -> Floats:
    """Kruskal–Wallis' H, corrected for ties, of (rounds, groups, 2) counts and sums of standardised ranks."""
    return np.asarray((sums[..., 1] ** 2 / np.maximum(sums[..., 0], 1)).sum(axis=-1))


def _z_of(sums: Floats, first: int, second: int) -> Floats:
    """Dunn's z, corrected for ties, of two groups."""
    many = np.maximum(sums[..., 0], 1)
    means = sums[..., 1] / many
    return np.asarray((means[:, first] - means[:, second]) / np.sqrt(1 / many[:, first] + 1 / many[:, second]))


def _ties_between(one: Floats, other: Floats) -> int:
    values, counts = np.unique(one, return_counts=True)
    others, more = np.unique(other, return_counts=True)
    _, here, there = np.intersect1d(values, others, assume_unique=True, return_indices=True)
    return int((counts[here] * more[there]).sum())
