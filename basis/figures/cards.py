"""A figure as people see it: every word and bar of it, once, for page, comparison and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.figures import charts, words
from basis.figures.comparison import Cell, Figure
from basis.figures.findings import Finding
from basis.figures.models import Method, Reading
from basis.figures.queries import Photo
from basis.figures.registry import Indicator, Unit


@dataclass(frozen=True)
class Card:
    """One figure in words; `value` and `unit` are large type, `rows` the bars, `note` of what they are a part."""

    code: str
    title: str
    url: str
    year: int
    value: str
    unit: str
    rows: tuple[charts.Bar, ...]
    note: str
    interval: str
    beside: str
    missing: str
    source: str
    meaning: str
    method: str
    readings: tuple[Reading, ...]

    @property
    def shape(self) -> int:
        """How it is laid out: 0 a bare number, 1 with bars, 2 without any number. A row holds one of these."""
        return 1 if self.rows else 0 if self.value else 2

    @property
    def reading(self) -> Reading | None:
        return self.readings[0] if self.readings else None

    @property
    def more_readings(self) -> str:
        """'nog 2 lezingen', or empty when the one shown is all."""
        return words.more_readings(len(self.readings) - 1)


def card(figure: Figure, areas: Sequence[Area], base: str) -> Card:
    """The card of a figure; `base` is the address of the wijkfoto, under which the indicator has its own page."""
    indicator, here = figure.indicator, figure.here
    is_bare = not figure.comparable
    return Card(
        code=indicator.code,
        title=str(indicator.title),
        url=f"{base}{indicator.code}/",
        year=figure.year,
        value=words.amount(here, indicator.unit, indicator.decimals)
        if here.value is not None and (is_bare or figure.shares)
        else "",
        unit=words.unit(here, indicator),
        rows=bar_rows(figure, areas),
        note=share_note(figure) if figure.shares else "",
        interval=words.uncertainty(here, indicator),
        beside=_beside(figure, areas) if is_bare else "",
        missing=words.why_missing(here) if here.value is None else "",
        source=source_line(figure),
        meaning=str(indicator.meaning),
        method=words.method(here, indicator),
        readings=figure.readings,
    )


def bar_rows(figure: Figure, areas: Sequence[Area], kinds: Sequence[str] = ()) -> tuple[charts.Bar, ...]:
    """Bars of what can be compared between areas of any size; none when there are no numbers."""
    return _bars(figure.comparable, areas, kinds, *shown_as(figure)) if figure.comparable else ()


def total_rows(figure: Figure, areas: Sequence[Area], kinds: Sequence[str]) -> tuple[charts.Bar, ...]:
    """Bars of the numbers themselves: how many there are where, in the order given."""
    return _bars(figure.cells, areas, kinds, figure.indicator.unit, figure.indicator.decimals)


def _bars(
    row: Sequence[Cell], areas: Sequence[Area], kinds: Sequence[str], unit: Unit, decimals: int
) -> tuple[charts.Bar, ...]:
    if not any(cell.value is not None for cell in row):
        return ()
    kinds = kinds or [kind_of(area, place) for place, area in enumerate(areas)]
    amounts = [
        charts.Amount(
            name=str(area),
            kind=kind,
            value=cell.value,
            words="" if cell.value is None else words.about(cell, unit, decimals),
            lower=cell.lower,
            upper=cell.upper,
            range=words.interval(cell, unit, decimals),
            brackets=words.brackets(cell, unit, decimals).strip(),
            missing="" if cell.value is not None else words.missing(cell),
        )
        for area, cell, kind in zip(areas, row, kinds, strict=True)
    ]
    return charts.bars(amounts)


def kind_of(area: Area, place: int) -> str:
    """The class of its bar: the area the page is about, the municipality, or the country."""
    if place == 0:
        return "area"
    return "country" if area.kind == Area.Kind.COUNTRY else "city"


def shown_as(figure: Figure) -> tuple[Unit, int]:
    """Unit and decimals of what is compared: a share is a percentage with one decimal."""
    return (Unit.PERCENT, 1) if figure.shares else (figure.indicator.unit, figure.indicator.decimals)


def source_line(figure: Figure) -> str:
    """'CBS, 85984NED, 2024', with 'schatting' before it for what a model computed or postcodes gave."""
    indicator, year = figure.indicator, figure.year
    details = indicator.source_details
    if any(cell.method == Method.SHARED for cell in figure.cells):
        return _("Schatting uit cijfers per postcode: %(source)s") % {"source": f"{details.publisher}, {year}"}
    line = ", ".join(part for part in (details.publisher, details.table_of(year), str(year)) if part)
    return _("Schatting met een rekenmodel: %(source)s") % {"source": line} if indicator.is_estimate else line


def share_note(figure: Figure) -> str:
    """What the bars of a count are a part of."""
    from_whole = {
        "inwoners": _("als deel van alle inwoners"),
        "huishoudens": _("als deel van alle huishoudens"),
    }
    return from_whole.get(figure.indicator.denominator, _("als deel van het geheel"))


def _beside(figure: Figure, areas: Sequence[Area]) -> str:
    """'Oss: 94.634 · Nederland: 17.942.942', of those that have a number."""
    indicator = figure.indicator
    return " · ".join(
        f"{area}: {words.about(cell, indicator.unit, indicator.decimals)}"
        for area, cell in zip(areas[1:], figure.cells[1:], strict=True)
        if cell.value is not None
    )


@dataclass(frozen=True)
class Point:
    """A strength or a point to talk about, as a question."""

    code: str
    title: str
    text: str


def point(one: Finding, areas: Sequence[Area]) -> Point:
    """'Hier wonen meer mensen die … dan gemiddeld in Oss: 54 % tegenover 46 %. Herkent u dat?'"""
    unit, decimals = shown_as(one.figure)
    title = str(one.figure.indicator.title)
    said = {
        "title": title[:1].lower() + title[1:],
        "city": areas[1],
        "here": words.short(one.here.value or 0.0, unit, decimals),
        "there": words.short(one.there.value or 0.0, unit, decimals),
    }
    if unit == Unit.PERCENT and title.split()[0] in _PEOPLE.get((get_language() or "nl")[:2], ()):
        text = (
            _("Hier zijn meer %(title)s dan gemiddeld in %(city)s: %(here)s tegenover %(there)s. Herkent u dat?")
            if one.is_more
            else _("Hier zijn minder %(title)s dan gemiddeld in %(city)s: %(here)s tegenover %(there)s. Herkent u dat?")
        )
    else:
        text = (
            _("Dit cijfer is hier hoger dan gemiddeld in %(city)s: %(here)s tegenover %(there)s. Herkent u dat?")
            if one.is_more
            else _("Dit cijfer is hier lager dan gemiddeld in %(city)s: %(here)s tegenover %(there)s. Herkent u dat?")
        )
    return Point(one.figure.indicator.code, title, text % said)


# Titles that begin with people or things one can have more or fewer of.
_PEOPLE = {
    "nl": (
        "Mensen",
        "Kinderen",
        "Jongeren",
        "Volwassenen",
        "Ouderen",
        "Huishoudens",
        "Inwoners",
        "Huizen",
        "Koopwoningen",
    ),
    "en": ("People", "Children", "Adults", "Households", "Residents", "Homes", "Young", "Older"),
}


def table_words(cell: Cell, indicator: Indicator) -> str:
    """A cell of a table: the number with its interval, or why there is none."""
    if cell.value is None:
        return _("geen cijfer: %(reason)s") % {"reason": words.missing(cell)}
    return words.about(cell, indicator.unit, indicator.decimals) + words.brackets(
        cell, indicator.unit, indicator.decimals
    )


def comparison_name(photo: Photo) -> str:
    """What the area is laid beside: the name of its municipality, or of the country."""
    return str(photo.areas[1]) if len(photo.areas) > 1 else ""
