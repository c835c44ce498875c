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
from basis.figures.cell_queries import add_parts, cells
from basis.figures.comparison import Figure
from basis.figures.comparison import figure as figure_of
from basis.figures.findings import findings
from basis.figures.models import Reading
from basis.figures.queries import Photo
from basis.figures.registry import Indicator
from basis.needs.about_queries import About, address_to_tell


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
        "group_title": found.group.label if found.group else "",
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
        "sum": cards.adding_up(queries.adding_up(found), area),
    }


def inhabitants(figure: Figure | None) -> dict[str, Any] | None:
    """How many people live here, in which year; None when we do not know."""
    if figure is None or figure.here.value is None:
        return None
    number = words.about(figure.here, figure.indicator.unit, figure.indicator.decimals)
    return {"number": number[:1].upper() + number[1:], "year": str(figure.year)}


def _about(one: Indicator, area: Area, base: str) -> About:
    """The figure as a thing that somebody says something about."""
    return About("figures.indicator", f"{one.code}.{area.code}"[:80], f"{one.title}, {area}", f"{base}{one.code}/")


def indicator(one: Indicator, around: tuple[Area, ...], viewer: Any) -> dict[str, Any]:
    """One indicator of an area: newest figure, years, the other areas, where it comes from, what people read in it."""
    codes = [one.code, *([one.denominator] if one.denominator else [])]
    table = cells(around, codes)
    ways = add_parts(table, around[:1], codes)
    figure = figure_of(one, around, table, ways=ways)
    base = reverse("figures:photo", args=[around[0].slug])
    readings = queries.readings_of(around[0], one.code, viewer)
    context: dict[str, Any] = {
        "area": around[0],
        "indicator": one,
        "source": one.source_details,
        "base": base,
        "figure": None,
        "readings": readings,
        "tell": address_to_tell(_about(one, around[0], base), around[0]),
        "own": {r.contribution_id for r in readings if viewer.pk and viewer.pk in _givers(r)},
    }
    if figure is None or not figure.is_known:
        return context
    pieces = figure.pieces_of(around[0])
    listed = (*(piece.area for piece in pieces), *around[1:]) if pieces else around
    changes = boundary_changes(listed)
    rows = trends.series(one, listed, table, changes)
    cuts = trends.cuts(one, rows, changes)
    apart = {step.apart for _area, steps in rows for step in steps}
    return context | {
        "figure": figure,
        "card": cards.card(figure, around, base, most=len(pieces)),
        "is_apart": bool(pieces),
        "trend": None if pieces else trends.chart(one, rows, cuts, is_share=bool(figure.shares)),
        "trend_names": [(cards.kind_of(area, place), str(area)) for place, (area, _steps) in enumerate(rows)],
        "has_gaps": trends.Apart.GAP in apart,
        "has_estimates": trends.Apart.ESTIMATED in apart,
        "cuts": cuts,
        "places": listed,
        "years": trends.years(one, listed, table, cuts),
        **_neighbours(one, around, figure),
        "deliveries": queries.deliveries(c for row in table.values() for by in row.values() for c in by.values()),
    }


def _givers(reading: Reading) -> tuple[int | None, int | None]:
    return reading.contribution.author_id, reading.contribution.recorded_by_id


def _neighbours(one: Indicator, around: tuple[Area, ...], figure: Figure) -> dict[str, Any]:
    """All own areas in the municipality's order, and beneath them what they lie in; no rank. A total is no bar.

    `apart` names the other areas that have a number for their parts alone: these have no bar.
    """
    own = list(area_queries.own_choices())
    beneath = [area for area in around if area.kind in {Area.Kind.MUNICIPALITY, Area.Kind.COUNTRY}]
    listed = [*own, *beneath]
    beside = queries.side_by_side(one, listed, figure.year)
    if len(own) < 2 or beside is None:
        return {}
    apart = [area for area in own if beside.pieces_of(area) and area.pk != around[0].pk]
    kept = [place for place, area in enumerate(listed) if area not in apart]
    places, count = [listed[place] for place in kept], len(own) - len(apart)
    beside = replace(
        beside,
        cells=tuple(beside.cells[place] for place in kept),
        shares=tuple(beside.shares[place] for place in kept if beside.shares),
    )
    kinds = [
        "area" if area.pk == around[0].pk else "other" if area in own else cards.kind_of(area, 1) for area in places
    ]
    if beside.comparable:
        bars = cards.bar_rows(beside, places, kinds)
    else:
        bars = cards.total_rows(replace(beside, cells=beside.cells[:count]), places[:count], kinds[:count])
    return {"neighbours": bars, "apart": " · ".join(str(area) for area in apart)}


def comparison(areas: Sequence[Area]) -> dict[str, Any]:
    """Two to five areas side by side, with the municipality, per theme; only what any of them has a number of."""
    municipality = places.municipality()
    listed = [*areas, municipality]
    table = cells(listed)
    ways = add_parts(table, areas)
    kinds = [*["area"] * len(areas), "city"]
    sections = []
    for theme in registry.themes():
        figures = [figure_of(one, listed, table, leading=len(areas), ways=ways) for one in registry.of_theme(theme.key)]
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
        "note": cards.share_note(figure) if figure.shares else cards.apart_note(figure),
        "values": [
            cards.pieces_words(figure, area) or cards.table_words(cell, one)
            for area, cell in zip(listed, figure.cells, strict=True)
        ],
        "rows": cards.bar_rows(figure, listed, kinds) or _totals(figure, listed[:-1]),
    }


def _totals(figure: Figure, areas: Sequence[Area]) -> tuple[charts.Bar, ...]:
    """Bars of a total, of the areas alone: the municipality would dwarf them."""
    own = Figure(figure.indicator, figure.year, figure.cells[: len(areas)], pieces=figure.pieces)
    return cards.total_rows(own, areas, ["area"] * len(areas))


PANEL = 4  # figures on the page of an area and on home
VOICES = 2  # readings that stand above them


def panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """The first few figures of an area, with what people read in them; None when there are none. Three queries."""
    around = places.around(area)
    readings = queries.readings_in(area)
    table = cells(around, queries.headline_codes())
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
