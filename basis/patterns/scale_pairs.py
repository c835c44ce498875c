"""Scale beside scale: do those who stand further along one stand further along the other?"""

from math import sqrt

import numpy as np

from basis.patterns.chances import around_correlation, normal_both, ranked, t_both
from basis.patterns.orders import Orders
from basis.patterns.permutations import chance_of, design_of, products
from basis.patterns.results import Effect, Outcome, Test, Why
from basis.patterns.told import Floats, Ints

FEW_VALUES, LARGE_TIE, CELLS = 10, 0.25, 4_000_000  # what 'many ties' is; the largest table that is made of it


def scale_by_scale(first: Floats, second: Floats, orders: Orders) -> Outcome:
    """Whether two (n,) scales rise together: Spearman's rho (t with n − 2 degrees of freedom), Kendall's tau-b when
    there are many ties, and rho by permutation when tellers told more than once or there are fewer than ten
    stories."""
    a, b = ranked(first), ranked(second)
    n = len(first)
    if len(a.ties) < 2 or len(b.ties) < 2:
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    x, y = unit(a.ranks), unit(b.ranks)
    rho = float(np.clip(x @ y, -1, 1))
    if orders.repeated or n < 10:
        if not orders.say_something(False):
            return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
        permuted = products(orders, x[:, None], y[:, None])[:, 0, 0]
        design = design_of(permuted**2, 1 / (n - 1)) if orders.repeated else 1.0
        p = chance_of(abs(rho), np.abs(permuted))
        return Outcome(Test.SPEARMAN_PERMUTED, rho, rho_of(rho, n / design), p, orders.rounds, design)
    if (_has_many_ties(a.ties, n) or _has_many_ties(b.ties, n)) and len(a.ties) * len(b.ties) <= CELLS:
        return _kendall(first, second)
    if abs(rho) == 1:
        return Outcome(Test.SPEARMAN, rho, rho_of(rho, n), 0.0)
    return Outcome(Test.SPEARMAN, rho, rho_of(rho, n), t_both(rho * sqrt((n - 2) / (1 - rho**2)), n - 2))


def unit(values: Floats) -> Floats:
    """(n,) values with mean 0 and sum of squares 1."""
    off = values - values.mean()
    return np.asarray(off / np.sqrt((off**2).sum()))


def rho_of(rho: float, n: float) -> Effect:
    """Spearman's rho with the interval of Bonett and Wright (2000)."""
    low, high = around_correlation(rho, sqrt((1 + rho**2 / 2) / (max(n, 4) - 3)))
    return Effect("spearman_rho", rho, min(low, rho), max(high, rho))


def _has_many_ties(ties: Ints, n: int) -> bool:
    return len(ties) < FEW_VALUES or int(ties.max()) > LARGE_TIE * n


def _kendall(first: Floats, second: Floats) -> Outcome:
    _, rows = np.unique(first, return_inverse=True)
    _, columns = np.unique(second, return_inverse=True)
    tau, z = tau_b(rows.astype(np.int64), columns.astype(np.int64))
    # Fieller, Hartley and Pearson (1957) for the spread of Fisher's z of tau
    low, high = around_correlation(tau, sqrt(0.437 / (max(len(first), 5) - 4)))
    return Outcome(Test.KENDALL, tau, Effect("kendall_tau_b", tau, min(low, tau), max(high, tau)), normal_both(z))


def tau_b(rows: Ints, columns: Ints) -> tuple[float, float]:
    """Kendall's tau-b of two (n,) codes in order, and z of its numerator with the variance for ties (Kendall 1970)."""
    n, width = len(rows), int(columns.max()) + 1
    table = np.bincount(rows * width + columns, minlength=(int(rows.max()) + 1) * width).reshape(-1, width)
    table = table.astype(np.float64)
    after = table[::-1].cumsum(axis=0)[::-1]  # in this row or a later one
    right, left = after[:, ::-1].cumsum(axis=1)[:, ::-1], after.cumsum(axis=1)
    with_it = (table[:-1, :-1] * right[1:, 1:]).sum()
    against = (table[:-1, 1:] * left[1:, :-1]).sum()
    s, (x, x0, x1), (y, y0, y1) = with_it - against, _tie_terms(table.sum(axis=1)), _tie_terms(table.sum(axis=0))
    m = n * (n - 1.0)
    variance = (m * (2 * n + 5) - x1 - y1) / 18 + 2 * x * y / m + x0 * y0 / (9 * m * (n - 2))
    return float(s / sqrt((m / 2 - x) * (m / 2 - y))), float(s / sqrt(variance))


def _tie_terms(ties: Floats) -> tuple[float, float, float]:
    pairs = ties * (ties - 1)
    return float(pairs.sum() / 2), float((pairs * (ties - 2)).sum()), float((pairs * (2 * ties + 5)).sum())
