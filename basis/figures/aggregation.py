"""From the values of parts to that of the whole, with what rounding and missing parts can do to it. No database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from basis.figures.models import Method, Missing
from basis.figures.registry import Aggregation

ENOUGH = 0.95  # of the denominator must be known

# How many municipalities there were on 1 January (CBS, Gemeentelijke indeling op 1 januari, each year).
MUNICIPALITIES = {
    2015: 393, 2016: 390, 2017: 388, 2018: 380, 2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342,
    2025: 342, 2026: 342,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """The value of a part, or why there is none.

    `margin`: the most that rounding can have changed it. `weight`: its denominator (inhabitants, homes), by which a
    mean is weighted and the known part of a sum is measured; `weight_margin`: the rounding of that.
    """

    value: float | None
    margin: float = 0.0
    weight: float | None = None
    weight_margin: float = 0.0
    missing: str = ""
    method: str = Method.SOURCE
    delivery: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """The value of the whole, or why there is none; `coverage` is the part of the denominator that is known."""

    value: float | None
    method: str
    margin: float | None = None
    missing: str = ""
    coverage: float = 0.0
    lower: float | None = None
    upper: float | None = None


def total(parts: Sequence[Part]) -> Whole:
    """The sum. Its margin is that of all parts together, and of what is not known at most the whole denominator;
    of an estimate that was shared out nobody can say it.

    Missing when a part is missing, unless the known parts hold 95 % of the denominator. A part that holds nobody
    (weight 0) may be missing.
    """
    known = [part for part in parts if part.value is not None]
    coverage = _coverage(parts)
    method = _method(known, Method.SUM)
    if not known or coverage < ENOUGH:
        return Whole(None, method, missing=_reason(parts), coverage=coverage)
    unknown = sum((part.weight or 0.0) + part.weight_margin for part in parts if part.value is None and part.weight)
    margin = sum(part.margin for part in known) + unknown
    value = sum(part.value or 0.0 for part in known)
    return Whole(value, method, None if method == Method.SHARED else margin, "", coverage)


def mean(parts: Sequence[Part]) -> Whole:
    """The mean, weighted by the denominator.

    Its margin: weights that are off by m_i move it by at most Σ m_i·|v_i − mean| / (Σ w_i − Σ m_i), values by at most
    the largest of their margins. Missing when a part or a weight is, unless the known parts hold 95 % of it.
    """
    usable = [part for part in parts if part.value is not None and part.weight is not None]
    coverage = _coverage([_without_value(part) for part in parts])
    weight = sum(part.weight or 0.0 for part in usable)
    method = _method(usable, Method.WEIGHTED)
    if weight <= 0 or coverage < ENOUGH:
        return Whole(None, method, missing=_reason(parts), coverage=coverage)
    usable = [part for part in usable if part.weight or part.weight_margin]  # rounded to nought is not nobody
    value = sum((part.value or 0.0) * (part.weight or 0.0) for part in usable) / weight
    low, high = min(part.value or 0.0 for part in usable), max(part.value or 0.0 for part in usable)
    value = min(max(value, low), high)  # what floating point adds
    moved = sum(part.weight_margin * abs((part.value or 0.0) - value) for part in usable)
    firm = weight - sum(min(part.weight_margin, part.weight or 0.0) for part in usable)
    by_weights = min(moved / firm, high - low) if firm > 0 else high - low
    margin = max(part.margin for part in usable) + by_weights
    return Whole(value, method, None if method == Method.SHARED else margin, "", coverage)


def aggregate(aggregation: str, parts: Sequence[Part]) -> Whole | None:
    """The whole, as this kind of figure allows; None when nothing can be said (medians, estimates, no parts at all)."""
    if not parts or all(part.missing == Missing.NOT_IN_SOURCE for part in parts):
        return None
    if aggregation == Aggregation.SUM:
        return total(parts)
    if aggregation == Aggregation.WEIGHTED:
        return mean(parts)
    return None


def _without_value(part: Part) -> Part:
    """A value without a weight cannot be used, so it counts as missing."""
    return part if part.weight is not None else Part(None, missing=part.missing or Missing.NOT_IN_SOURCE)


def _coverage(parts: Sequence[Part]) -> float:
    """The known part of the denominator, 0 to 1; 1 when every part is known, 0 when it cannot be said."""
    if all(part.value is not None for part in parts):
        return 1.0
    if any(part.weight is None for part in parts):
        return 0.0
    whole = sum(part.weight or 0.0 for part in parts)
    if whole <= 0:
        return 1.0 if any(part.value is not None for part in parts) else 0.0
    return sum(part.weight or 0.0 for part in parts if part.value is not None) / whole


def _method(known: Sequence[Part], otherwise: str) -> str:
    return Method.SHARED if any(part.method == Method.SHARED for part in known) else otherwise


def _reason(parts: Sequence[Part]) -> str:
    """The most frequent reason among the parts, of equals the first; 'not in the source' when a weight is missing."""
    reasons = Counter(part.missing for part in parts if part.value is None and part.missing)
    return reasons.most_common(1)[0][0] if reasons else Missing.NOT_IN_SOURCE
