"""Chances and quantiles of the known distributions, ranks, and the intervals that follow from them."""

from math import atanh, sqrt, tanh
from typing import NamedTuple

import numpy as np
from scipy import special

from basis.patterns.told import Floats, Ints

LEVEL = 0.95  # of every interval


class Ranks(NamedTuple):
    """`ranks` (n,) from 1, shared where values are equal; `ties` how many values each distinct value has."""

    ranks: Floats
    ties: Ints

    @property
    def tie_sum(self) -> float:
        """The sum of t³ − t over the ties, which every correction for ties asks for."""
        ties = self.ties.astype(np.float64)
        return float((ties**3 - ties).sum())


def ranked(values: Floats) -> Ranks:
    """Mid-ranks of (n,) values."""
    _, place, ties = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(ties)
    return Ranks((ends - (ties - 1) / 2)[place], ties.astype(np.int64))


def chi2_above(value: float, df: float) -> float:
    return float(special.chdtrc(df, value))


def normal_both(z: float) -> float:
    """Two-sided."""
    return float(2 * special.ndtr(-abs(z)))


def normal_quantile(part: float) -> float:
    return float(special.ndtri(part))


def t_both(t: float, df: float) -> float:
    """Two-sided."""
    return float(2 * special.stdtr(df, -abs(t)))


def t_quantile(part: float, df: float) -> float:
    return float(special.stdtrit(df, part))


def f_quantile(part: float, above: float, below: float) -> float:
    return float(special.fdtri(above, below, part))


def fisher(table: Ints) -> float:
    """Two-sided p of Fisher's exact test of a (2, 2) table: all tables with the same margins that are no likelier
    than this one."""
    (a, b), (c, d) = table.tolist()
    first, chosen, whole = a + b, a + c, a + b + c + d
    counts = np.arange(max(0, first + chosen - whole), min(first, chosen) + 1)

    def ways(n: int, k: Floats) -> Floats:
        return np.asarray(special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1))

    logs = ways(chosen, counts) + ways(whole - chosen, first - counts)
    parts = np.exp(logs - logs.max())
    here = parts[a - counts[0]]
    return float(min(1.0, parts[parts <= here * (1 + 1e-7)].sum() / parts.sum()))


def noncentral(value: float, df: float) -> tuple[float, float]:
    """The 95 % interval of the noncentrality of a chi² that came out as `value` (Smithson 2003): 0 where even 0 is
    too much."""

    def found(part: float) -> float:
        if special.chdtr(df, value) <= part:
            return 0.0
        low, high = 0.0, max(10.0, 2 * value)
        while special.chndtr(value, df, high) > part:
            high *= 2
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if special.chndtr(value, df, middle) > part else (low, middle)
        return (low + high) / 2

    return found((1 + LEVEL) / 2), found((1 - LEVEL) / 2)


def around_correlation(value: float, spread: float) -> tuple[float, float]:
    """The 95 % interval of a correlation by Fisher's z, whose standard error is `spread`; a correlation of ±1 keeps
    one end."""
    if abs(value) >= 1:
        value = float(np.copysign(1 - 1e-12, value))
    reach = normal_quantile((1 + LEVEL) / 2) * spread
    return tanh(atanh(value) - reach), tanh(atanh(value) + reach)


def score_interval(part: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's interval of a share `part` of n."""
    z = normal_quantile((1 + level) / 2)
    middle, half = part + z**2 / (2 * n), z * sqrt(part * (1 - part) / n + z**2 / (4 * n**2))
    return max(0.0, (middle - half) / (1 + z**2 / n)), min(1.0, (middle + half) / (1 + z**2 / n))


def difference_interval(first: float, n: float, second: float, m: float, level: float = LEVEL) -> tuple[float, float]:
    """Newcombe's (1998, method 10) interval of the difference of two shares, first of n and second of m."""
    (low, high), (lower, higher) = score_interval(first, n, level), score_interval(second, m, level)
    difference = first - second
    return (
        difference - sqrt((first - low) ** 2 + (higher - second) ** 2),
        difference + sqrt((high - first) ** 2 + (second - lower) ** 2),
    )


def length_interval(shift: Floats, spread: Floats, df: float, level: float = LEVEL) -> tuple[float, float]:
    """The smallest and largest length in the confidence region of a (p,) shift with covariance (p, p) and `df`:
    from 0 where the region holds no shift at all. Wider than 95 % for the length alone, and never at odds with the
    region."""
    size = len(shift)
    reach = size * df / (df - size + 1) * f_quantile(level, size, df - size + 1)
    values, axes = np.linalg.eigh(spread)
    angles = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)]) if size == 2 else np.array([[-1.0, 1.0]])
    edge = shift[:, None] + axes @ (np.sqrt(np.maximum(values, 0) * reach)[:, None] * circle)
    lengths = np.sqrt((edge**2).sum(axis=0))
    along = (axes.T @ shift) ** 2
    inside = all(v > 1e-15 or a < 1e-15 for v, a in zip(values, along, strict=True)) and bool(
        (along[values > 1e-15] / values[values > 1e-15]).sum() <= reach
    )
    return (0.0 if inside else float(lengths.min())), float(lengths.max())
