"""The figures of the wijkfoto as data: the same numbers, reasons and sources as on the page, for a machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from basis.areas.models import Area
from basis.figures import cards, queries
from basis.figures.comparison import Cell, Figure, is_estimate
from basis.figures.queries import Photo
from basis.figures.registry import Indicator

COLUMNS = (
    "indicator",
    "titel",
    "thema",
    "eenheid",
    "gebied",
    "gebiedsnaam",
    "jaar",
    "waarde",
    "ondergrens",
    "bovengrens",
    "afrondingsmarge",
    "reden_geen_cijfer",
    "methode",
    "dekking",
    "is_schatting",
    "uitgever",
    "tabel",
    "licentie",
    "deel_van",
)


def rows(photo: Photo) -> Iterator[tuple[Any, ...]]:
    """A row for each figure and each of the areas, in the order of COLUMNS; numbers as numbers, no number as None.

    A figure that an own area cannot have as a whole has a row for each of its parts too: these say of what.
    """
    for figure in photo.figures:
        one, details = figure.indicator, figure.indicator.source_details
        listed = [(area, cell, "") for area, cell in zip(photo.areas, figure.cells, strict=True)]
        listed[1:1] = [(piece.area, piece.cell, piece.whole.code) for piece in figure.pieces]
        for area, cell, whole in listed:
            yield (
                one.code,
                str(one.title),
                one.theme,
                str(one.unit),
                area.code,
                str(area),
                cell.period,
                plain(cell.value),
                cell.lower,
                cell.upper,
                cell.margin,
                cell.missing,
                cell.method if cell.value is not None else "",
                cell.coverage,
                "ja" if is_estimate(cell, one) else "nee",
                details.publisher,
                details.table_of(figure.year),
                details.licence,
                whole,
            )


def as_csv(photo: Photo) -> str:
    """RFC 4180, point as decimal sign; UTF-8 with a mark, so that a spreadsheet reads the accents.

    Each row is one figure. Why the wijken do not add up to the municipality is no figure, so it has no row.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_text(value) for value in row] for row in rows(photo))
    return "\ufeff" + out.getvalue()


def _text(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"} else value


def as_json(photo: Photo) -> dict[str, Any]:
    """The whole wijkfoto: of which area, beside which, and per figure what it is and a value or a reason for each."""
    return {
        "gebied": _area(photo.areas[0]),
        "vergelekenMet": [_area(area) for area in photo.areas[1:]],
        "cijfers": [_figure(figure, photo.areas) for figure in photo.figures],
        "optelling": _sum(queries.adding_up(photo), photo.areas[0]),
    }


def _sum(found: queries.Sum | None, area: Area) -> dict[str, Any] | None:
    """Why the wijken do not add up to the municipality; None for other areas, and where they do."""
    if found is None:
        return None
    return {
        "wijken": found.count,
        "som": plain(found.total),
        "geheel": plain(found.whole),
        "afrondingsmarge": found.margin,
        "isVerklaardDoorAfronden": found.is_explained,
        "uitleg": cards.adding_up(found, area),
    }


def _area(area: Area) -> dict[str, str]:
    return {"code": area.code, "naam": str(area), "soort": area.kind}


def _figure(figure: Figure, areas: tuple[Area, ...]) -> dict[str, Any]:
    one, details = figure.indicator, figure.indicator.source_details
    return {
        "indicator": one.code,
        "titel": str(one.title),
        "betekenis": str(one.meaning),
        "thema": one.theme,
        "eenheid": str(one.unit),
        "jaar": figure.year,
        "bron": {
            "uitgever": details.publisher,
            "tabel": details.table_of(figure.year),
            "licentie": details.licence,
            "url": details.url,
        },
        "waarden": [_value(area, cell, one) for area, cell in zip(areas, figure.cells, strict=True)],
        "delen": [
            {"deelVan": piece.whole.code, "naam": str(piece.area)} | _value(piece.area, piece.cell, one)
            for piece in figure.pieces
        ],
        "lezingen": [
            {"tekst": reading.text, "van": reading.whose, "isVoorbeeld": reading.is_example}
            for reading in figure.readings
        ],
    }


def _value(area: Area, cell: Cell, indicator: Indicator) -> dict[str, Any]:
    return {
        "gebied": area.code,
        "waarde": plain(cell.value),
        "ondergrens": cell.lower,
        "bovengrens": cell.upper,
        "afrondingsmarge": cell.margin,
        "redenGeenCijfer": cell.missing or None,
        "methode": cell.method if cell.value is not None else None,
        "dekking": cell.coverage,
        "isSchatting": is_estimate(cell, indicator),
    }


def plain(value: float | None) -> float | int | None:
    """A whole number without '.0', so that 13595 is 13595 in every file."""
    return int(value) if value is not None and value == int(value) else value
