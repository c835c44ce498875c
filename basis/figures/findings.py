"""Strengths and points to talk about: only what is certain, worth a conversation, and never a rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from basis.figures.comparison import Cell, Figure
from basis.figures.models import Method
from basis.figures.registry import Direction, Indicator, Unit

MOST = 3  # of each: a conversation has room for a few
WORTH_IT = 0.1  # a difference of less than a tenth of the number itself is no subject of conversation


@dataclass(frozen=True)
class Finding:
    """An area differs for certain from what it lies in; `size` is how much, as a part of the number itself."""

    figure: Figure
    here: Cell
    there: Cell
    is_strength: bool
    size: float

    @property
    def is_more(self) -> bool:
        return (self.here.value or 0.0) > (self.there.value or 0.0)


def findings(figures: Iterable[Figure]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The greatest strengths and the greatest points to talk about, at most three each."""
    found = sorted((one for figure in figures if (one := finding(figure))), key=lambda one: -one.size)
    strengths = tuple(one for one in found if one.is_strength)[:MOST]
    return strengths, tuple(one for one in found if not one.is_strength)[:MOST]


def finding(figure: Figure) -> Finding | None:
    """What this figure says for certain about the first area beside the second, or None."""
    indicator = figure.indicator
    if indicator.direction == Direction.NEUTRAL or len(figure.comparable) < 2:
        return None
    here, there = figure.comparable[:2]
    if not is_certain(here, there, indicator):
        return None
    size = _size(here.value or 0.0, there.value or 0.0, indicator.unit)
    if size < WORTH_IT:
        return None
    is_more = (here.value or 0.0) > (there.value or 0.0)
    return Finding(figure, here, there, is_more == (indicator.direction == Direction.MORE_IS_BETTER), size)


def is_certain(here: Cell, there: Cell, indicator: Indicator) -> bool:
    """Whether two numbers differ by more than their rounding, and their intervals do not touch.

    A model estimate without interval, a number shared out from postcodes, or one of which a part is not known, is never
    certain.
    """
    if here.value is None or there.value is None or Method.SHARED in {here.method, there.method}:
        return False
    if any((cell.coverage or 1.0) < 1.0 for cell in (here, there)):
        return False
    if (indicator.is_estimate or indicator.has_interval) and (here.lower is None or there.lower is None):
        return False
    low, high = sorted((_span(here, indicator), _span(there, indicator)))
    return low[1] < high[0]


def _span(cell: Cell, indicator: Indicator) -> tuple[float, float]:
    """From where to where the true number may lie; without a margin, half of the last digit shown."""
    value = cell.value or 0.0
    off = cell.margin if cell.margin is not None else 0.5 * 10**-indicator.decimals
    low = value if cell.lower is None else cell.lower
    high = value if cell.upper is None else cell.upper
    return low - off, high + off


def _size(here: float, there: float, unit: Unit) -> float:
    """The difference as part of the number compared with; of a percentage, of its smaller side (90 % is also 10 %)."""
    whole = min(abs(there), abs(100 - there)) if unit == Unit.PERCENT else abs(there)
    return abs(here - there) / whole if whole else float("inf") if here != there else 0.0
