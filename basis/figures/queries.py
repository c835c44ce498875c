"""What pages ask: the figures of an area beside its municipality and the country, and what people read in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models

from basis.areas.models import Area, Delivery
from basis.figures import registry
from basis.figures.cell_queries import add_parts, cells
from basis.figures.comparison import Cell, Figure, figure
from basis.figures.models import Observation, Reading
from basis.figures.registry import Indicator
from basis.themes import Group

INHABITANTS = "inwoners"
HEADLINES = (6, 4)  # figures that come first on the page: as many as fill its rows


@dataclass(frozen=True)
class Chapter:
    """A theme with its figures, and the indicators of it about which we have nothing at all."""

    theme: registry.Theme
    figures: tuple[Figure, ...]
    never_measured: tuple[Indicator, ...]
    without: tuple[Indicator, ...]


@dataclass(frozen=True)
class Sum:
    """The municipality and its wijken together: how many these are, and the most that rounding can have done."""

    whole: float
    total: float
    count: int
    margin: float
    step: int  # to multiples of which each wijk is rounded

    @property
    def is_explained(self) -> bool:
        """Whether rounding can be all of the difference."""
        return abs(self.total - self.whole) <= self.margin


@dataclass(frozen=True)
class Photo:
    """The wijkfoto of an area; `areas` are the area, its municipality and the country, as far as they differ."""

    areas: tuple[Area, ...]
    group: Group | None  # None: every group, for files
    inhabitants: Figure | None
    headlines: tuple[Figure, ...]
    chapters: tuple[Chapter, ...]

    @property
    def figures(self) -> list[Figure]:
        return [figure for chapter in self.chapters for figure in chapter.figures]


def headline_codes() -> set[str]:
    """The figures that come first, and the wholes of which they are a part."""
    return {code for one in registry.headlines() for code in (one.code, one.denominator) if code}


def photo(areas: tuple[Area, ...], group: Group | None = Group.EVERYONE) -> Photo:
    """The wijkfoto of the first of these areas for an age group (None: for all); two queries, for an own area five."""
    table = cells(areas)
    ways = add_parts(table, areas[:1])
    readings = readings_in(areas[0])
    found: dict[str, Figure] = {}
    for indicator in registry.all_indicators():
        if (made := figure(indicator, areas, table, ways=ways)) and made.is_known:
            found[indicator.code] = replace(made, readings=readings.get(indicator.code, ()))
    ranked = [found[one.code] for one in registry.headlines() if one.code in found and _is_about(one, group)]
    known = [one for one in ranked if one.here.value is not None]
    return Photo(
        areas=areas,
        group=group,
        inhabitants=found.get(INHABITANTS),
        headlines=tuple(known[: next((most for most in HEADLINES if len(known) >= most), len(known))]),
        chapters=tuple(_chapter(theme, group, found) for theme in registry.themes()),
    )


def _is_about(indicator: Indicator, group: Group | None) -> bool:
    return group is None or group in indicator.groups


def _chapter(theme: registry.Theme, group: Group | None, found: dict[str, Figure]) -> Chapter:
    members = [one for one in registry.all_indicators() if one.theme == theme.key and _is_about(one, group)]
    return Chapter(
        theme=theme,
        figures=tuple(found[one.code] for one in members if one.code in found),
        never_measured=tuple(one for one in members if one.never_measured and one.code not in found),
        without=tuple(one for one in members if not one.never_measured and one.code not in found),
    )


def readings_in(area: Area) -> dict[str, tuple[Reading, ...]]:
    """What everyone may read that people see in the figures here, by indicator, newest first; one query."""
    found: dict[str, tuple[Reading, ...]] = {}
    for reading in Reading.objects.visible_to(None).in_area(area).select_related("contribution"):
        found[reading.indicator] = (*found.get(reading.indicator, ()), reading)
    return found


def readings_of(area: Area, indicator: str, viewer: Any) -> list[Reading]:
    """What people read in this figure here, newest first."""
    found = Reading.objects.visible_to(viewer).in_area(area).filter(indicator=indicator)
    return list(found.select_related("contribution"))


def side_by_side(indicator: Indicator, areas: Sequence[Area], year: int) -> Figure | None:
    """One indicator in one year for all these areas, own areas in parts where they must be; at most four queries."""
    codes = [indicator.code, *([indicator.denominator] if indicator.denominator else [])]
    table = cells(areas, codes)
    ways = add_parts(table, areas, codes)
    return figure(indicator, areas, table, leading=len(areas), year=year, ways=ways)


def deliveries(found: Iterable[Cell]) -> list[Delivery]:
    """The files and tables these numbers came from, newest first."""
    return list(Delivery.objects.filter(pk__in={cell.delivery_id for cell in found if cell.delivery_id}))


def adding_up(photo: Photo) -> Sum | None:
    """How the inhabitants of the wijken add up, of the municipality alone; None when that is to the whole."""
    figure = photo.inhabitants
    if photo.areas[0].kind != Area.Kind.MUNICIPALITY or figure is None or figure.here.value is None:
        return None
    wijken = Area.objects.here().filter(kind=Area.Kind.WIJK)
    rows = Observation.objects.filter(
        area__in=wijken, indicator=figure.indicator.code, period=figure.year, value__isnull=False
    ).aggregate(total=models.Sum("value"), count=models.Count("pk"), margin=models.Sum("margin"))
    if not rows["count"] or rows["total"] == figure.here.value:
        return None
    return Sum(figure.here.value, rows["total"], rows["count"], rows["margin"] or 0.0, figure.indicator.rounding)


def observations(
    *, area: str | None = None, indicator: str | None = None, period: int | None = None
) -> models.QuerySet[Observation]:
    """Observations of an area (by code), an indicator, a year, in a fixed order; nothing given is all of them."""
    given = {"area__code": area, "indicator": indicator, "period": period}
    rows = Observation.objects.filter(**{key: value for key, value in given.items() if value is not None})
    return rows.select_related("area", "delivery").order_by("area_id", "indicator", "period")
