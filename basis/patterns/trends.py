"""Anything by period: does it move one way as time goes on?"""

from math import sqrt

import numpy as np

from basis.patterns.chances import normal_both, ranked, t_quantile
from basis.patterns.orders import Orders
from basis.patterns.permutations import chance_of, design_of, products
from basis.patterns.results import Effect, Outcome, Test, Why
from basis.patterns.scale_pairs import unit
from basis.patterns.told import Floats, Ints


def trend(values: Floats, periods: Ints, orders: Orders, along: Floats) -> Outcome:
    """Whether (n,) values (a scale; 0 or 1 for an answer) rise or fall over (n,) periods (0, 1, …):
    Jonckheere–Terpstra with ties; when tellers told more than once, Spearman on the period by permutation. The
    effect is the slope: per period, in points of the scale or as a share; `along` (n,) are the periods it is
    counted in, which may be finer."""
    if np.ptp(values) == 0 or np.ptp(periods) == 0 or np.ptp(along) == 0:
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    if orders.repeated and not orders.say_something(False):
        return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
    slope = slope_of(values, along, orders)
    if not orders.repeated:
        j, z = jonckheere(values, periods)
        return Outcome(Test.JONCKHEERE, j, slope, normal_both(z), details=(("z", z),))
    x, y = unit(ranked(values).ranks), unit(ranked(periods.astype(np.float64)).ranks)
    permuted, rho = products(orders, y[:, None], x[:, None])[:, 0, 0], float(x @ y)
    design = design_of(permuted**2, 1 / (len(x) - 1))
    p = chance_of(abs(rho), np.abs(permuted))
    return Outcome(Test.SPEARMAN_PERMUTED, rho, slope, p, orders.rounds, design)


def jonckheere(values: Floats, periods: Ints) -> tuple[float, float]:
    """Jonckheere–Terpstra's J (pairs in which the later stands higher, a tie for a half) and its z, with the
    variance for ties in both (Lehmann 1975; Hollander and Wolfe 1999, 6.19)."""
    _, rows, ties = np.unique(values, return_inverse=True, return_counts=True)
    _, columns, sizes = np.unique(periods, return_inverse=True, return_counts=True)
    table = np.bincount(rows * len(sizes) + columns, minlength=len(ties) * len(sizes)).reshape(len(ties), -1)
    beneath = np.cumsum(table, axis=0) - table / 2  # how many of the period stand lower, equals for a half
    earlier = np.cumsum(beneath, axis=1) - beneath
    j, n = float((table * earlier).sum()), float(len(values))
    t, s = ties.astype(np.float64), sizes.astype(np.float64)

    def cubic(k: Floats) -> float:
        return float((k * (k - 1) * (2 * k + 5)).sum())

    def threes(k: Floats) -> float:
        return float((k * (k - 1) * (k - 2)).sum())

    def twos(k: Floats) -> float:
        return float((k * (k - 1)).sum())

    variance = (n * (n - 1) * (2 * n + 5) - cubic(s) - cubic(t)) / 72
    variance += threes(s) * threes(t) / (36 * n * (n - 1) * (n - 2)) + twos(s) * twos(t) / (8 * n * (n - 1))
    return j, (j - (n**2 - float((s**2).sum())) / 4) / sqrt(variance)


def slope_of(values: Floats, along: Floats, orders: Orders) -> Effect:
    """How much (n,) values change for one more of `along`, by least squares; the interval allows for spread that is
    not the same everywhere and for tellers with more than one story (CR1)."""
    x = along - along.mean()
    whole, n = float((x**2).sum()), len(values)
    slope = float(x @ values / whole)
    left = values - values.mean() - slope * x
    scores = np.bincount(orders.of, weights=x * left)
    many = len(scores)
    spread = sqrt(float((scores**2).sum()) * many / (many - 1) * (n - 1) / (n - 2)) / whole
    reach = t_quantile(0.975, many - 1) * spread
    return Effect("slope", slope, slope - reach, slope + reach)
