"""A figure as people see it: every word and bar of it, once, for page, comparison and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.figures import charts, words
from basis.figures.comparison import Cell, Figure
from basis.figures.findings import Finding
from basis.figures.models import Method, Reading
from basis.figures.queries import Photo, Sum
from basis.figures.registry import Indicator, Unit


@dataclass(frozen=True)
class Card:
    """One figure in words; `value` and `unit` are large type, `rows` the bars.

    `note` says of what the bars are a part, or why they are of the parts of the area.
    """

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


MOST_PIECES = 6  # parts on a card; a longer list stands on the page of the figure


def card(figure: Figure, areas: Sequence[Area], base: str, *, most: int = MOST_PIECES) -> Card:
    """The card of a figure; `base` is the address of the wijkfoto, under which the indicator has its own page.

    Of the parts of an area it shows `most` at most, and says how many more there are.
    """
    indicator, here = figure.indicator, figure.here
    is_bare = not figure.comparable
    pieces = figure.pieces_of(areas[0])
    known = next((piece.cell for piece in pieces if piece.cell.value is not None), here)
    return Card(
        code=indicator.code,
        title=str(indicator.title),
        url=f"{base}{indicator.code}/",
        year=figure.year,
        value=words.amount(here, indicator.unit, indicator.decimals)
        if here.value is not None and (is_bare or figure.shares)
        else "",
        unit=words.unit(here, indicator),
        rows=bar_rows(figure, areas, most=most),
        note=apart_note(figure, most) if pieces else share_note(figure) if figure.shares else "",
        interval=_between(figure, areas[0], most) if pieces else words.uncertainty(here, indicator),
        beside=_beside(figure, areas) if is_bare else "",
        missing=words.why_missing(here) if here.value is None and not pieces else "",
        source=source_line(figure),
        meaning=str(indicator.meaning),
        method=words.method(known, indicator),
        readings=figure.readings,
    )


def bar_rows(
    figure: Figure, areas: Sequence[Area], kinds: Sequence[str] = (), most: int = MOST_PIECES
) -> tuple[charts.Bar, ...]:
    """Bars of what can be compared between areas of any size; none when there are no numbers.

    With `kinds` (one for each area) there is more than one area, and a part stands there with the name of its whole.
    """
    if not figure.comparable:
        return ()
    return _bars(_listed(figure, figure.comparable, areas, kinds, most), *shown_as(figure))


def total_rows(figure: Figure, areas: Sequence[Area], kinds: Sequence[str]) -> tuple[charts.Bar, ...]:
    """Bars of the numbers themselves: how many there are where, in the order given."""
    listed = _listed(figure, figure.cells, areas, kinds, MOST_PIECES)
    return _bars(listed, figure.indicator.unit, figure.indicator.decimals)


Named = tuple[str, Cell, str]  # name, number and kind of a bar


def _listed(figure: Figure, row: Sequence[Cell], areas: Sequence[Area], kinds: Sequence[str], most: int) -> list[Named]:
    """What gets a bar: each area, or its first parts where it is shown in parts."""
    found: list[Named] = []
    for place, (area, cell) in enumerate(zip(areas, row, strict=True)):
        kind = kinds[place] if kinds else kind_of(area, place)
        pieces = figure.pieces_of(area, most)
        parts = [(f"{area}: {piece.area}" if kinds else str(piece.area), piece.cell, kind) for piece in pieces]
        found += parts or [(str(area), cell, kind)]
    return found


def _bars(listed: Sequence[Named], unit: Unit, decimals: int) -> tuple[charts.Bar, ...]:
    if not any(cell.value is not None for _name, cell, _kind in listed):
        return ()
    return charts.bars([_amount(*one, unit, decimals) for one in listed])


def _amount(name: str, cell: Cell, kind: str, unit: Unit, decimals: int) -> charts.Amount:
    return charts.Amount(
        name=name,
        kind=kind,
        value=cell.value,
        words="" if cell.value is None else words.about(cell, unit, decimals),
        lower=cell.lower,
        upper=cell.upper,
        range=words.interval(cell, unit, decimals),
        brackets=words.brackets(cell, unit, decimals).strip(),
        missing="" if cell.value is not None else words.missing(cell),
    )


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
    if any(cell.method == Method.SHARED for cell in (*figure.cells, *(piece.cell for piece in figure.pieces))):
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


def apart_note(figure: Figure, most: int = MOST_PIECES) -> str:
    """Why an area, or some, are shown in their parts, and which these are; empty when none is."""
    if not figure.pieces:
        return ""
    wholes = {piece.whole.pk: str(piece.whole) for piece in figure.pieces}
    said = {"area": words.listing([*wholes.values()]), "each": _per({piece.area.kind for piece in figure.pieces})}
    note = (
        _("Voor heel %(area)s is er geen cijfer: schattingen mag u niet middelen. Hier staat het %(each)s.")
        if figure.indicator.is_estimate
        else _("Voor heel %(area)s is er geen cijfer: dit mag u niet optellen of middelen. Hier staat het %(each)s.")
    ) % said
    shown = sum(len(figure.pieces_of(whole, most)) for whole in {piece.whole for piece in figure.pieces})
    if (more := len(figure.pieces) - shown) > 0:
        note += " " + ngettext(
            "Nog %(count)s deel staat op de bladzijde van dit cijfer.",
            "Nog %(count)s delen staan op de bladzijde van dit cijfer.",
            more,
        ) % {"count": more}
    return note


def _between(figure: Figure, area: Area, most: int) -> str:
    """The intervals of the parts: 'Waarschijnlijk ligt het tussen: Haren 39,2–47,2 · Macharen 30,6–38,6.'"""
    unit, decimals = shown_as(figure)
    known = [(p.area, words.brackets(p.cell, unit, decimals).strip(" ()")) for p in figure.pieces_of(area, most)]
    listed = " · ".join(f"{name} {between}" for name, between in known if between)
    return _("Waarschijnlijk ligt het tussen: %(list)s.") % {"list": listed} if listed else ""


def _per(kinds: set[str]) -> str:
    if kinds == {Area.Kind.WIJK}:
        return _("per wijk")
    return _("per buurt") if kinds == {Area.Kind.BUURT} else _("per wijk en buurt")


def _beside(figure: Figure, areas: Sequence[Area]) -> str:
    """'Oss: 94.634 · Nederland: 17.942.942', of those that have a number; first the parts of the area itself."""
    indicator = figure.indicator
    pieces = [(piece.area, piece.cell) for piece in figure.pieces_of(areas[0])]
    listed = [*pieces, *zip(areas[1:], figure.cells[1:], strict=True)]
    return " · ".join(
        f"{area}: {words.about(cell, indicator.unit, indicator.decimals)}"
        for area, cell in listed
        if cell.value is not None
    )


def adding_up(found: Sum | None, area: Area) -> str:
    """Why the wijken do not add up to the municipality, in words; empty when they do."""
    if found is None:
        return ""
    said = {
        "area": area,
        "whole": words.number(found.whole),
        "total": words.number(found.total),
        "count": found.count,
        "difference": words.number(abs(found.total - found.whole)),
        "step": found.step,
        "margin": words.number(found.margin),
    }
    if found.is_explained:
        return (
            _(
                "De %(count)s wijken tellen samen op tot %(total)s inwoners, en niet tot %(whole)s. Dat is geen fout:"
                " het CBS rondt elke wijk af op %(step)s, zodat niemand te herkennen is. Het verschil van"
                " %(difference)s komt door dat afronden. Voor %(area)s als geheel geldt %(whole)s."
            )
            % said
        )
    return (
        _(
            "De %(count)s wijken met een cijfer tellen samen op tot %(total)s inwoners, en niet tot %(whole)s. Afronden"
            " kan daarvan hooguit %(margin)s verklaren. De rest komt ergens anders door: misschien ontbreekt een wijk."
            " Voor %(area)s als geheel geldt %(whole)s."
        )
        % said
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


def pieces_words(figure: Figure, area: Area) -> str:
    """A cell of a table for an area that is shown in parts: 'Centrum 49,2 % (44,1–54,3); Krinkelhoek …'."""
    pieces = figure.pieces_of(area)
    return "; ".join(f"{piece.area} {table_words(piece.cell, figure.indicator)}" for piece in pieces)


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
