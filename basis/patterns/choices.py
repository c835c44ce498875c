"""Choice beside choice: do those who chose this more often chose that? Also for each answer of a question with
several."""

from collections.abc import Callable
from math import sqrt

import numpy as np

from basis.patterns.chances import LEVEL, chi2_above, difference_interval, fisher, noncentral
from basis.patterns.orders import Orders
from basis.patterns.permutations import chance_of, design_of, tables
from basis.patterns.results import Effect, Outcome, Test, Why
from basis.patterns.told import Floats, Ints


def choice_by_choice(first: Ints, second: Ints, orders: Orders) -> Outcome:
    """Whether two (n,) codes (0, 1, …, each occurring) go together; the effect is Cramér's V."""
    return _compared(first, second, orders, v_of)


def answer_by_choice(chosen: Ints, groups: Ints, orders: Orders) -> Outcome:
    """Whether the share that chose an answer ((n,) 0 or 1) differs between groups; the effect is the difference of
    the shares: of the first and second of two groups, of the highest and lowest of more (then its interval holds
    for all pairs at once)."""
    return _compared(chosen, groups, orders, difference_of)


def table_of(first: Ints, second: Ints) -> Ints:
    """(r, c): how many stories have each pair of codes."""
    rows, columns = int(first.max()) + 1, int(second.max()) + 1
    return np.bincount(first * columns + second, minlength=rows * columns).reshape(rows, columns)


def chi2_of(counts: Floats) -> Floats:
    """Pearson's chi² of (…, r, c) tables; an empty row or column adds nothing."""
    expected = expected_of(counts)
    safe = np.where(expected > 0, expected, 1.0)
    return np.asarray(((counts - expected) ** 2 / safe).sum(axis=(-1, -2)))


def expected_of(counts: Floats) -> Floats:
    """What would be expected in (…, r, c) tables if the two had nothing to do with each other."""
    rows, columns = counts.sum(axis=-1, keepdims=True), counts.sum(axis=-2, keepdims=True)
    return np.asarray(rows * columns / counts.sum(axis=(-1, -2), keepdims=True))


def formula_holds(table: Ints) -> bool:
    """The rule of expected counts: in a 2 × 2 table all are at least 5; in a larger one four in five are, and none
    is 0."""
    expected = expected_of(table.astype(np.float64))
    if (expected <= 0).any():
        return False
    return bool((expected >= 5).mean() >= (1.0 if table.shape == (2, 2) else 0.8))


def v_of(table: Ints, chi2: float, design: float) -> Effect:
    """Bias-corrected Cramér's V (Bergsma 2013); its interval is that of the noncentrality of chi². Never negative:
    the interval begins at 0 where no tie at all is possible."""
    rows, columns = table.shape
    n, df = max(2.0, table.sum() / design), (rows - 1) * (columns - 1)
    share = min(rows - (rows - 1) ** 2 / (n - 1), columns - (columns - 1) ** 2 / (n - 1)) - 1
    share = max(share, 0.5)  # so few people in so many options that the correction has nothing left
    value = sqrt(max(0.0, chi2 / design / n - df / (n - 1)) / share)
    low, high = (sqrt(part / n / share) for part in noncentral(chi2 / design, df))
    return Effect("cramer_v", min(1.0, value), min(low, value, 1.0), min(1.0, max(high, value)))


def difference_of(table: Ints, chi2: float, design: float) -> Effect:
    """The difference between the shares of row 1 in two columns, with Newcombe's interval."""
    sizes = table.sum(axis=0)
    shares = table[1] / sizes
    many = table.shape[1]
    first, second = (0, 1) if many == 2 else (int(shares.argmax()), int(shares.argmin()))
    level = 1 - (1 - LEVEL) / (many * (many - 1) / 2)
    one, other = float(shares[first]), float(shares[second])
    low, high = difference_interval(one, sizes[first] / design, other, sizes[second] / design, level)
    return Effect("risk_difference", float(shares[first] - shares[second]), low, high, between=(first, second))


def _compared(first: Ints, second: Ints, orders: Orders, effect_of: Callable[[Ints, float, float], Effect]) -> Outcome:
    table = table_of(first, second)
    if min(table.shape) < 2 or (table.sum(axis=0) == 0).any() or (table.sum(axis=1) == 0).any():
        return Outcome(Test.NONE, why_not=Why.NO_SPREAD)
    chi2 = float(chi2_of(table.astype(np.float64)))
    df = (table.shape[0] - 1) * (table.shape[1] - 1)
    if not orders.repeated and formula_holds(table):
        return Outcome(Test.CHI2, chi2, effect_of(table, chi2, 1.0), chi2_above(chi2, df))
    if not orders.repeated and table.shape == (2, 2):
        return Outcome(Test.FISHER, chi2, effect_of(table, chi2, 1.0), fisher(table))
    moving, still = (second, first) if orders.are_of_tellers(second) else (first, second)
    if not orders.say_something(orders.are_of_tellers(moving)):
        return Outcome(Test.NONE, why_not=Why.TOO_FEW_TELLERS)
    permuted = chi2_of(tables(orders, moving, int(moving.max()) + 1, still, int(still.max()) + 1))
    design = design_of(permuted, df) if orders.repeated else 1.0
    effect = effect_of(table, chi2, design)
    return Outcome(Test.CHI2_PERMUTED, chi2, effect, chance_of(chi2, permuted), orders.rounds, design)
