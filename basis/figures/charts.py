"""The geometry of charts, as plain strings that a template can write down; no colours, no words but those given.

Across, everything is in percent of the width, so that bars and lines stretch and text keeps its size; down, in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Bar:
    """One bar: whose it is, where it begins and how long it is, and the interval over it ('' when there is none).

    `kind` is the class of its colour: area, city, country or other. `range` says the interval in words, `brackets` as
    short as can be. Without a number, `missing` says why.
    """

    name: str
    kind: str
    value: str = ""
    start: str = "0"
    width: str = "0"
    low: str = ""
    high: str = ""
    range: str = ""
    brackets: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Amount:
    """What a bar must show; words are ready for the reader."""

    name: str
    kind: str
    value: float | None
    words: str = ""
    lower: float | None = None
    upper: float | None = None
    range: str = ""
    brackets: str = ""
    missing: str = ""


def bars(amounts: Sequence[Amount]) -> tuple[Bar, ...]:
    """Bars on one scale that always begins at nought; a negative number goes to the left of it."""
    known = [x for one in amounts for x in (one.value, one.lower, one.upper) if x is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    span = (high - low) or 1.0

    def at(x: float) -> float:
        return 100 * (x - low) / span

    def bar(one: Amount) -> Bar:
        if one.value is None:
            return Bar(one.name, one.kind, missing=one.missing)
        start, end = sorted((at(0.0), at(one.value)))
        has_range = one.lower is not None and one.upper is not None
        return Bar(
            one.name,
            one.kind,
            one.words,
            percent(start),
            percent(end - start),
            percent(at(one.lower)) if has_range else "",  # type: ignore[arg-type]
            percent(at(one.upper)) if has_range else "",  # type: ignore[arg-type]
            one.range,
            one.brackets,
        )

    return tuple(bar(one) for one in amounts)


def percent(x: float) -> str:
    """'49.2%', as SVG wants it in every language; digits need no escaping, and a page has hundreds of them."""
    return SafeString(f"{x:.4g}%" if x else "0")


@dataclass(frozen=True)
class Dot:
    """A value in a year; `low` and `high` are the ends of its interval, '' without one."""

    x: str
    y: str
    year: int
    words: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class Line:
    """From one value to the next of the same unbroken series."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Row:
    """The trend of one area: dots, and lines between those that may be joined."""

    name: str
    kind: str
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Tick:
    """A mark on an axis with its label; `anchor` keeps labels at the ends within the picture."""

    at: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Trend:
    """A line chart over years; `gaps` are the places where it is cut."""

    rows: tuple[Row, ...]
    years: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    gaps: tuple[str, ...]
    height: int


@dataclass(frozen=True)
class Moment:
    """A value of a series; `follows` tells whether it may be joined with the one before."""

    year: int
    value: float
    words: str
    follows: bool
    lower: float | None = None
    upper: float | None = None


TOP, BOTTOM, LEFT, RIGHT = 28, 172, 8.0, 97.0  # pixels down, percent across
MOST_YEAR_LABELS = 5  # fit side by side at 320 px


def trend(
    series: Sequence[tuple[str, str, Sequence[Moment]]],
    cuts: Sequence[float],
    level_words: Sequence[tuple[float, str]],
) -> Trend:
    """Lines for `(name, kind, moments)` each; `cuts` are the moments at which all is cut.

    `level_words` are the ends of the upright axis with their labels, lowest first.
    """
    years = sorted({m.year for *_, moments in series for m in moments})
    first, last = years[0], years[-1]
    low, high = level_words[0][0], level_words[-1][0]

    def x(year: float) -> str:
        return percent(LEFT + (RIGHT - LEFT) * (year - first) / (last - first) if last > first else 50.0)

    def y(value: float) -> str:
        return f"{BOTTOM - (BOTTOM - TOP) * (value - low) / ((high - low) or 1.0):.1f}"

    def row(name: str, kind: str, moments: Sequence[Moment]) -> Row:
        dots = tuple(
            Dot(
                x(m.year),
                y(m.value),
                m.year,
                m.words,
                "" if m.lower is None else y(m.lower),
                "" if m.upper is None else y(m.upper),
            )
            for m in moments
        )
        pairs = zip(dots, dots[1:], moments[1:], strict=False)
        return Row(name, kind, dots, tuple(Line(a.x, a.y, b.x, b.y) for a, b, m in pairs if m.follows))

    return Trend(
        rows=tuple(row(*one) for one in series),
        years=tuple(Tick(x(year), str(year), _anchor(year, first, last)) for year in _labelled(years)),
        levels=tuple(Tick(y(value), words) for value, words in level_words),
        gaps=tuple(x(cut) for cut in cuts if first < cut < last),
        height=BOTTOM + 28,
    )


def _labelled(years: list[int]) -> list[int]:
    """The first and the last year, and as many between as fit."""
    if len(years) <= MOST_YEAR_LABELS:
        span = years[-1] - years[0] or 1
        kept = [years[0]]
        kept += [
            y
            for y in years[1:-1]
            if y - kept[-1] >= span / MOST_YEAR_LABELS and years[-1] - y >= span / MOST_YEAR_LABELS
        ]
        return [*kept, years[-1]] if len(years) > 1 else kept
    step = (len(years) - 1) / (MOST_YEAR_LABELS - 1)
    return [years[round(step * place)] for place in range(MOST_YEAR_LABELS)]


def _anchor(year: int, first: int, last: int) -> str:
    if first == last:
        return "middle"
    return {first: "start", last: "end"}.get(year, "middle")


def round_scale(values: Sequence[float], *, from_nought: bool = True) -> tuple[float, float]:
    """The ends of an axis at round numbers around all values.

    A line, unlike a bar, may begin above nought when all values lie high; but it never shows less than a quarter of
    the highest value from top to bottom, so that a small change does not look like a great one.
    """
    low, high = min(values), max(values)
    if from_nought or low <= 0 or high - low > low / 2:
        low, high = min(0.0, low), max(0.0, high)
    else:
        room = max(0.0, high / 4 - (high - low)) / 2
        low, high = low - room, high + room
    size = max(high - low, 1e-9)
    step = next(m * 10**e for e in range(-3, 12) for m in (1, 2, 5) if 4 * m * 10**e >= size)
    return step * (low // step), step * -(-high // step)
