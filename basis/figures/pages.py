"""What each page of figures shows: figures and their words together, for a template that only writes them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from basis.areas import queries as area_queries
from basis.areas.change_queries import boundary_changes
from basis.areas.models import Area
from basis.figures import cards, charts, places, queries, registry, trends, words
from basis.figures.comparison import Figure
from basis.figures.comparison import figure as figure_of
from basis.figures.findings import findings
from basis.figures.models import Reading
from basis.figures.queries import Photo
from basis.figures.registry import Indicator


@dataclass(frozen=True)
class Section:
    """A theme on the page: its cards, what nobody measures, and the titles of what we have no figures of yet."""

    key: str
    title: str
    introduction: str
    cards: tuple[cards.Card, ...]
    never_measured: tuple[Indicator, ...]
    without: tuple[Indicator, ...]


def photo(found: Photo) -> dict[str, Any]:
    """The wijkfoto in words."""
    area = found.areas[0]
    base = reverse("figures:photo", args=[area.slug])
    made = {one.indicator.code: cards.card(one, found.areas, base) for one in found.figures}
    strengths, questions = findings(found.figures)
    return {
        "area": area,
        "beside": cards.comparison_name(found),
        "base": base,
        "files": base.rstrip("/"),
        "group": found.group,
        "group_title": registry.GROUP_TITLES[found.group] if found.group else "",
        "inhabitants": inhabitants(found.inhabitants),
        "headlines": [made[one.indicator.code] for one in found.headlines if one.indicator.code in made],
        "strengths": [cards.point(one, found.areas) for one in strengths],
        "questions": [cards.point(one, found.areas) for one in questions],
        "sections": [
            Section(
                chapter.theme.key,
                str(chapter.theme.title),
                str(chapter.theme.introduction),
                tuple(made[one.indicator.code] for one in chapter.figures),
                chapter.never_measured,
                chapter.without,
            )
            for chapter in found.chapters
            if chapter.figures or chapter.never_measured or chapter.without
        ],
        "sum": adding_up(found),
    }


def inhabitants(figure: Figure | None) -> dict[str, Any] | None:
    """How many people live here, in which year; None when we do not know."""
    if figure is None or figure.here.value is None:
        return None
    number = words.about(figure.here, figure.indicator.unit, figure.indicator.decimals)
    return {"number": number[:1].upper() + number[1:], "year": str(figure.year)}


def adding_up(found: Photo) -> dict[str, str] | None:
    """Why the wijken do not add up to the municipality, in numbers; only on the municipality's own page."""
    figure = found.inhabitants
    if found.areas[0].kind != Area.Kind.MUNICIPALITY or figure is None or figure.here.value is None:
        return None
    parts = queries.parts(figure.indicator.code, figure.year)
    if parts is None or parts.total == figure.here.value:
        return None
    return {
        "whole": words.number(figure.here.value),
        "total": words.number(parts.total),
        "count": str(parts.count),
        "difference": words.number(abs(parts.total - figure.here.value)),
        "step": str(figure.indicator.rounding),
        "is_explained": "ja" if abs(parts.total - figure.here.value) <= parts.margin else "",
    }


def indicator(one: Indicator, around: tuple[Area, ...], viewer: Any) -> dict[str, Any]:
    """One indicator of an area: newest figure, years, the other areas, where it comes from, what people read in it."""
    codes = [one.code, *([one.denominator] if one.denominator else [])]
    table = queries.cells(around, codes)
    figure = figure_of(one, around, table)
    base = reverse("figures:photo", args=[around[0].slug])
    readings = queries.readings_of(around[0], one.code, viewer)
    context: dict[str, Any] = {
        "area": around[0],
        "indicator": one,
        "source": one.source_details,
        "base": base,
        "figure": None,
        "readings": readings,
        "own": {r.contribution_id for r in readings if viewer.pk and viewer.pk in _givers(r)},
    }
    if figure is None or not figure.is_known:
        return context
    changes = boundary_changes(around)
    rows = trends.series(one, around, table, changes)
    cuts = trends.cuts(one, rows, changes)
    apart = {step.apart for _area, steps in rows for step in steps}
    return context | {
        "figure": figure,
        "card": cards.card(figure, around, base),
        "trend": trends.chart(one, rows, cuts, is_share=bool(figure.shares)),
        "trend_names": [(cards.kind_of(area, place), str(area)) for place, (area, _steps) in enumerate(rows)],
        "has_gaps": trends.Apart.GAP in apart,
        "has_estimates": trends.Apart.ESTIMATED in apart,
        "cuts": cuts,
        "places": around,
        "years": trends.years(one, around, table, cuts),
        "neighbours": _neighbours(one, around, figure),
        "deliveries": queries.deliveries(c for row in table.values() for by in row.values() for c in by.values()),
    }


def _givers(reading: Reading) -> tuple[int | None, int | None]:
    return reading.contribution.author_id, reading.contribution.recorded_by_id


def _neighbours(one: Indicator, around: tuple[Area, ...], figure: Figure) -> tuple[charts.Bar, ...]:
    """All own areas in the municipality's order, and beneath them what they lie in; no rank. A total is no bar."""
    own = list(area_queries.own_choices())
    beneath = [area for area in around if area.kind in {Area.Kind.MUNICIPALITY, Area.Kind.COUNTRY}]
    listed = [*own, *beneath]
    beside = queries.side_by_side(one, listed, figure.year)
    if len(own) < 2 or beside is None:
        return ()
    kinds = [
        "area" if area.pk == around[0].pk else "other" if area in own else cards.kind_of(area, 1) for area in listed
    ]
    if beside.comparable:
        return cards.bar_rows(beside, listed, kinds)
    return cards.total_rows(Figure(one, beside.year, beside.cells[: len(own)]), own, kinds[: len(own)])


def comparison(areas: Sequence[Area]) -> dict[str, Any]:
    """Two to five areas side by side, with the municipality, per theme; only what any of them has a number of."""
    municipality = places.municipality()
    listed = [*areas, municipality]
    table = queries.cells(listed)
    kinds = [*["area"] * len(areas), "city"]
    sections = []
    for theme in registry.themes():
        figures = [figure_of(one, listed, table, leading=len(areas)) for one in registry.of_theme(theme.key)]
        rows = [_compared(one, listed, kinds) for one in figures if one and one.is_known]
        if rows:
            sections.append((theme, rows))
    return {"areas": areas, "listed": listed, "sections": sections}


def _compared(figure: Figure, listed: Sequence[Area], kinds: Sequence[str]) -> dict[str, Any]:
    one = figure.indicator
    return {
        "code": one.code,
        "title": str(one.title),
        "source": cards.source_line(figure),
        "note": cards.share_note(figure) if figure.shares else "",
        "values": [cards.table_words(cell, one) for cell in figure.cells],
        "rows": cards.bar_rows(figure, listed, kinds) or _totals(figure, listed[:-1]),
    }


def _totals(figure: Figure, areas: Sequence[Area]) -> tuple[charts.Bar, ...]:
    """Bars of a total, of the areas alone: the municipality would dwarf them."""
    own = Figure(figure.indicator, figure.year, figure.cells[: len(areas)])
    return cards.total_rows(own, areas, ["area"] * len(areas))


PANEL = 4  # figures on the page of an area and on home
VOICES = 2  # readings that stand above them


def panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """The first few figures of an area, with what people read in them; None when there are none. Three queries."""
    around = places.around(area)
    readings = queries.readings_in(area)
    table = queries.cells(around, queries.headline_codes())
    figures = [figure_of(one, around, table) for one in registry.headlines()]
    known = [one for one in figures if one and one.here.value is not None]
    base = reverse("figures:photo", args=[area.slug])
    said = [replace(one, readings=readings.get(one.indicator.code, ())) for one in known[:PANEL]]
    shown = [cards.card(one, around, base) for one in said]
    voices = [one for one in shown if one.reading]
    return {"area": area, "base": base, "headlines": shown, "voices": voices[:VOICES]} if shown else None


def home_panel(viewer: Any, area: Area | None) -> dict[str, Any] | None:
    """The same on home, of the area the visitor chose or else of the whole municipality."""
    if area is None:
        slug = places.municipality_slug()
        return panel(viewer, places.municipality()) if slug else None
    return panel(viewer, area)
