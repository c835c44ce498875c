"""Noting which codes a newer division no longer has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import shapely
from django.db.models import Max

from basis.areas.boundary_actions import BATCH, Changes, home
from basis.areas.divisions import Kind
from basis.areas.models import Area, Boundary

TAKEN_OVER = 0.5  # part of its land that others must have in one later division before a gemeente is gone


def close_vanished(municipalities: Iterable[str], to: Changes) -> None:
    """Note of each wijk, buurt and gemeente the last division that had it, when a newer one no longer has it.

    A wijk or buurt is gone when the newest division of its gemeente does not have it; a gemeente when others have got
    most of its land, and then its wijken and buurten are gone with it. The sketches of a level go once a municipality
    has real boundaries of it.
    """
    for kind in (Kind.WIJK, Kind.BUURT):
        boundaries = Boundary.objects.filter(area__kind=kind, area__municipality_code__in=list(municipalities))
        real = dict(boundaries.filter(is_sketch=False).order_by().values_list("area").annotate(Max("year")))
        sketched = dict(boundaries.filter(is_sketch=True).order_by().values_list("area").annotate(Max("year")))
        areas = list(Area.objects.filter(pk__in=[*real, *sketched]))
        newest: dict[str, int] = {}
        for area in areas:
            newest[area.municipality_code] = max(newest.get(area.municipality_code, 0), real.get(area.pk, 0))
        changed = []
        for area in areas:
            here, last = newest[area.municipality_code], real.get(area.pk, 0)
            until = (last or sketched[area.pk]) if here and last != here else None
            if until != area.until_year:
                to.vanished += [f"{area.code} {area.name}"] if until else []
                area.until_year = until
                changed.append(area)
        Area.objects.bulk_update(changed, ["until_year"], batch_size=BATCH)
        boundaries.filter(
            is_sketch=True, area__municipality_code__in=[c for c, year in newest.items() if year]
        ).delete()
    _close_gemeenten(to)


def _close_gemeenten(to: Changes) -> None:
    """The gemeenten that merged with others. That of this installation stays open: its website goes on until then."""
    real = Boundary.objects.filter(area__kind=Kind.MUNICIPALITY, is_sketch=False)
    last = dict(real.order_by().values_list("area").annotate(Max("year")))
    newest = max(last.values(), default=0)
    changed = []
    for area in Area.objects.filter(pk__in=last).exclude(code=home()):
        until = last[area.pk] if _is_taken_over(area, last[area.pk], newest) else None
        if until != area.until_year:
            to.vanished += [f"{area.code} {area.name}"] if until else []
            area.until_year = until
            changed.append(area)
    Area.objects.bulk_update(changed, ["until_year"], batch_size=BATCH)
    gone = {area.code: area.until_year for area in Area.objects.filter(pk__in=last, until_year__isnull=False)}
    inside = list(Area.objects.filter(municipality_code__in=gone, kind__in=[Kind.WIJK, Kind.BUURT], until_year=None))
    for area in inside:
        area.until_year = gone[area.municipality_code]
    Area.objects.bulk_update(inside, ["until_year"], batch_size=BATCH)


def _is_taken_over(area: Area, last: int, newest: int) -> bool:
    """Whether in one later division other gemeenten have most of the land that this one had last."""
    if last == newest:
        return False
    had = Boundary.objects.get(area=area, year=last)
    later = Boundary.objects.filter(
        area__kind=Kind.MUNICIPALITY, is_sketch=False, year__gt=last,
        west__lt=had.east, east__gt=had.west, south__lt=had.north, north__gt=had.south,
    )  # fmt: skip
    land = shapely.from_geojson(had.geometry)
    taken: dict[int, float] = defaultdict(float)
    for year, geometry in later.values_list("year", "geometry"):
        taken[year] += shapely.intersection(land, shapely.from_geojson(geometry)).area
    return max(taken.values(), default=0.0) >= TAKEN_OVER * land.area
