"""One indicator through the years: what may be joined, where the line is cut, and why in words. No database here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

from basis.areas.models import Area, BoundaryChange
from basis.figures import cards, charts, words
from basis.figures.comparison import Cell, Cells, figure
from basis.figures.models import Method
from basis.figures.registry import Indicator, Unit

Changes = Mapping[int, Sequence[BoundaryChange]]  # area → when its border moved


class Apart(StrEnum):
    """Why a number may not be joined with the one before."""

    FIRST = "first"  # there is none before
    MOVED = "moved"  # the border moved: it is about other land
    COUNTED = "counted"  # it is counted in another way
    ESTIMATED = "estimated"  # one was counted and the other shared out from postcodes
    GAP = "gap"  # a year without a number lies between


@dataclass(frozen=True)
class Step:
    """The number of one area in one year; `apart` says why it stands apart from the one before, if it does."""

    cell: Cell
    apart: Apart | None


Row = tuple[Area, list[Step]]


def series(indicator: Indicator, areas: Sequence[Area], table: Cells, changes: Changes) -> list[Row]:
    """The numbers per area through the years, as can be compared: a total only for the first area.

    A survey that is not held every year is joined over the shortest time between two of its rounds.
    """
    years = sorted({year for area in areas if area.pk in table for year in table[area.pk][indicator.code]})
    is_yearly = bool(indicator.source_details.tables) or len(years) < 2
    pace = 1 if is_yearly else min(b - a for a, b in pairwise(years))
    figures = [one for year in years if (one := figure(indicator, areas, table, year=year))]
    found = []
    for place, area in enumerate(areas):
        rows = [one.comparable or one.cells[:1] for one in figures]
        cells = [row[place] for row in rows if place < len(row) and row[place].value is not None]
        steps = [
            Step(later, _apart(earlier, later, indicator, pace, changes.get(area.pk, ())) if earlier else Apart.FIRST)
            for earlier, later in zip([None, *cells], cells, strict=False)
        ]
        if steps:
            found.append((area, steps))
    return found


def _apart(
    earlier: Cell, later: Cell, indicator: Indicator, pace: int, changes: Sequence[BoundaryChange]
) -> Apart | None:
    if any(change.lies_between(earlier.period, later.period) for change in changes):
        return Apart.MOVED
    if indicator.break_between(earlier.period, later.period):
        return Apart.COUNTED
    if (earlier.method == Method.SHARED) != (later.method == Method.SHARED):
        return Apart.ESTIMATED
    return Apart.GAP if later.period - earlier.period > pace else None


@dataclass(frozen=True)
class Cut:
    """A place where the line is cut, first a short reason and then what it means. `at` is where in time."""

    year: int  # the first that cannot be laid beside what was before
    at: float
    reason: str
    meaning: str
    is_for_all: bool  # also for the areas around it


def cuts(indicator: Indicator, rows: Sequence[Row], changes: Changes) -> tuple[Cut, ...]:
    """Every place where a line of these is cut, newest first: another way of counting, or another border."""
    found = [
        Cut(
            one.year,
            one.year - 0.5,
            _("Vanaf %(year)s is anders geteld.") % {"year": one.year},
            _("Daarom is de lijn daar onderbroken. %(reason)s") % {"reason": one.reason},
            is_for_all=True,
        )
        for one in indicator.breaks
        if any(earlier < one.year <= later for _area, steps in rows for earlier, later in _pairs(steps))
    ]
    found += [
        _border_cut(area, change, is_for_all=place == 0)
        for place, (area, steps) in enumerate(rows)
        for change in changes.get(area.pk, ())
        if any(change.lies_between(*pair) for pair in _pairs(steps))
    ]
    return tuple(sorted(found, key=lambda cut: -cut.year))


def _pairs(steps: Sequence[Step]) -> list[tuple[int, int]]:
    return [(earlier.cell.period, later.cell.period) for earlier, later in pairwise(steps)]


def _border_cut(area: Area, change: BoundaryChange, *, is_for_all: bool) -> Cut:
    said = {"area": area, "since": change.since, "year": change.year}
    meaning = _("Cijfers van ervoor en erna gaan niet over hetzelfde gebied. Daarom is de lijn daar onderbroken.")
    if change.year - change.since == 1:
        reason = _("In %(year)s is de grens van %(area)s veranderd.") % said
    else:
        reason = _("Tussen %(since)s en %(year)s is de grens van %(area)s veranderd.") % said
    return Cut(change.year, (change.since + change.year) / 2, reason, meaning, is_for_all)


def chart(indicator: Indicator, rows: Sequence[Row], marks: Sequence[Cut], *, is_share: bool) -> charts.Trend | None:
    """The line chart of an indicator; None when there are numbers of fewer than two years."""
    if len({step.cell.period for _area, steps in rows for step in steps}) < 2:
        return None
    unit, decimals = (Unit.PERCENT, 1) if is_share else (indicator.unit, indicator.decimals)
    values = [x for _area, steps in rows for step in steps for x in step.cell[3:6] if x is not None]
    ends = charts.round_scale(values, from_nought=False)

    def moment(step: Step) -> charts.Moment:
        cell = step.cell
        value = cell.value or 0.0
        said = words.about(cell, unit, decimals)
        return charts.Moment(cell.period, value, said, step.apart is None, cell.lower, cell.upper)

    return charts.trend(
        [
            (str(area), cards.kind_of(area, place), [moment(one) for one in steps])
            for place, (area, steps) in enumerate(rows)
        ],
        [cut.at for cut in marks if cut.is_for_all],
        [(end, words.short(end, unit, 0 if float(end).is_integer() else decimals)) for end in ends],
    )


@dataclass(frozen=True)
class Year:
    """A line of the table: a number of each area as it is in the source, and what cuts it off from the line beneath."""

    year: int
    values: tuple[str, ...]
    cuts: tuple[str, ...]


def years(indicator: Indicator, areas: Sequence[Area], table: Cells, marks: Sequence[Cut]) -> list[Year]:
    """Every year, newest first; a share stands behind its number."""
    known = sorted({year for area in areas if area.pk in table for year in table[area.pk][indicator.code]})
    found = []
    for before, year in zip([0, *known], known, strict=False):
        one = figure(indicator, areas, table, year=year)
        if one is None:
            continue
        row = [cards.table_words(cell, indicator) for cell in one.cells]
        for place, share in enumerate(one.shares):
            if share.value is not None:
                said = words.amount if words.is_about(one.cells[place]) else words.about  # 'ongeveer' once is enough
                row[place] += f" ({said(share, Unit.PERCENT, 1)})"
        until = year if year < known[-1] else max([year, *(cut.year for cut in marks)])
        found.append(Year(year, tuple(row), tuple(cut.reason for cut in marks if before < cut.year <= until)))
    return found[::-1]
