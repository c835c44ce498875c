"""One indicator for some areas: which year, as numbers or as shares. No database here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from basis.areas.change_queries import Ways
from basis.areas.models import Area
from basis.figures.models import Method, Missing, Reading
from basis.figures.registry import Aggregation, Indicator, Unit


class Cell(NamedTuple):
    """One observation, as light as can be: a page reads some hundreds of them."""

    area_id: int
    indicator: str
    period: int
    value: float | None
    lower: float | None = None
    upper: float | None = None
    margin: float | None = None
    missing: str = ""
    method: str = "source"
    coverage: float | None = None
    delivery_id: int | None = None


Cells = dict[int, dict[str, dict[int, Cell]]]  # area → indicator → year


class Piece(NamedTuple):
    """The number of a part (a wijk or buurt), shown because its whole (an own area) cannot have one."""

    whole: Area
    area: Area
    cell: Cell


@dataclass(frozen=True)
class Figure:
    """One indicator in one year for some areas, the one it is about first.

    `shares` are the same numbers as a part of a whole, in percent, for a count that is a part of something
    (65 and over of all inhabitants); otherwise empty. `pieces` are the parts of own areas that have no number of their
    own, because medians and model estimates may not be taken together; otherwise empty.
    """

    indicator: Indicator
    year: int
    cells: tuple[Cell, ...]
    shares: tuple[Cell, ...] = ()
    readings: tuple[Reading, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def here(self) -> Cell:
        return self.cells[0]

    @property
    def comparable(self) -> tuple[Cell, ...]:
        """The cells that can be laid side by side for areas of any size; none for a bare total."""
        if self.shares:
            return self.shares
        return () if is_total(self.indicator) else self.cells

    @property
    def is_known(self) -> bool:
        """Whether any of the areas, or a part of one, has a number."""
        return any(cell.value is not None for cell in (*self.cells, *(piece.cell for piece in self.pieces)))

    def pieces_of(self, area: Area, most: int | None = None) -> list[Piece]:
        """The parts that stand where this area would have stood; none when it stands there itself.

        With `most` no more than that: those with a number, in their order.
        """
        found = [piece for piece in self.pieces if piece.whole.pk == area.pk]
        if most is None or len(found) <= most:
            return found
        return [piece for piece in found if piece.cell.value is not None][:most]


def is_estimate(cell: Cell, indicator: Indicator) -> bool:
    """Whether its number was not counted or asked: computed with a model, or shared out from postcodes."""
    return cell.value is not None and (indicator.is_estimate or cell.method == Method.SHARED)


def is_total(indicator: Indicator) -> bool:
    """A number of people or things, or a class: it says nothing beside an area of another size."""
    return indicator.aggregation == Aggregation.SUM or indicator.unit == Unit.CLASS


def figure(
    indicator: Indicator,
    areas: Sequence[Area],
    table: Cells,
    *,
    leading: int = 1,
    year: int | None = None,
    ways: Mapping[int, Ways] | None = None,
) -> Figure | None:
    """The indicator in the newest year for which (most of) the first `leading` areas have a value, or in `year`.

    None when there is no observation of it for any of these areas. The others are shown for the same year. With `ways`
    (area → how it is taken apart) an area for which nothing is known as a whole is shown in its parts, if it may not be
    computed from them.
    """
    parts = _parts(indicator, areas[:leading], table, ways or {})
    first, others = [*areas[:leading], *(part for _whole, part in parts)], areas[leading:]
    rows = [table[area.pk][indicator.code] for area in (*first, *others) if area.pk in table]
    rows = [row for row in rows if row]
    if not rows:
        return None
    if year is None:

        def filled(y: int) -> tuple[int, int, int]:
            return _known(first, table, indicator.code, y), _known(others, table, indicator.code, y), y

        year = max({y for row in rows for y in row}, key=filled)
    found = tuple(_cell(table, area, indicator.code, year) for area in areas)
    pieces = tuple(Piece(whole, part, _cell(table, part, indicator.code, year)) for whole, part in parts)
    return Figure(indicator, year, found, _shares(indicator, areas, table, found), pieces=pieces)


def has_value(table: Cells, area: int, code: str) -> bool:
    """Whether there is a number of this indicator for this area (pk), in any year."""
    return area in table and any(cell.value is not None for cell in table[area].get(code, {}).values())


def _parts(
    indicator: Indicator, areas: Sequence[Area], table: Cells, ways: Mapping[int, Ways]
) -> list[tuple[Area, Area]]:
    """Each part with its whole, by the first way of taking apart in which anything is known."""
    if indicator.aggregation != Aggregation.NONE:
        return []
    found: list[tuple[Area, Area]] = []
    for whole in areas:
        if whole.pk in ways and not has_value(table, whole.pk, indicator.code):
            known = (way for way in ways[whole.pk] if any(has_value(table, p.pk, indicator.code) for p in way))
            found += [(whole, part) for part in next(known, ())]
    return found


def _known(areas: Sequence[Area], table: Cells, code: str, year: int) -> int:
    return sum(_cell(table, area, code, year).value is not None for area in areas)


def _cell(table: Cells, area: Area, code: str, year: int) -> Cell:
    row = table[area.pk].get(code, {}) if area.pk in table else {}
    return row.get(year) or Cell(area.pk, code, year, None, missing=Missing.NOT_IN_SOURCE)


def _shares(indicator: Indicator, areas: Sequence[Area], table: Cells, found: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if not (is_total(indicator) and indicator.denominator):
        return ()
    wholes = [_cell(table, area, indicator.denominator, cell.period) for area, cell in zip(areas, found, strict=True)]
    shares = tuple(share(part, whole) for part, whole in zip(found, wholes, strict=True))
    return shares if shares[0].value is not None else ()


def share(part: Cell, whole: Cell) -> Cell:
    """A part as percentage of its whole; its margin follows from the rounding of both.

    An estimate from postcodes when one of the two is, and then nobody can say its margin. Missing for the reason of the
    first of the two that is missing; impossible when the whole is nought.
    """
    if part.value is None or whole.value is None:
        return part._replace(value=None, lower=None, upper=None, margin=None, missing=part.missing or whole.missing)
    if whole.value <= 0:
        return part._replace(value=None, lower=None, upper=None, margin=None, missing=Missing.IMPOSSIBLE)
    value = 100 * part.value / whole.value
    if Method.SHARED in {part.method, whole.method}:
        return part._replace(value=value, lower=None, upper=None, margin=None, method=Method.SHARED)
    off_part, off_whole = part.margin or 0.0, whole.margin or 0.0
    most = 100 * (part.value + off_part) / max(whole.value - off_whole, 1.0)
    return part._replace(value=value, lower=None, upper=None, margin=max(0.0, most - value))
