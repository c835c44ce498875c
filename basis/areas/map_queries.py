"""The map of the municipality, drawn once and kept until the areas change."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from basis import packs
from basis.areas import maps
from basis.areas.maps import Drawing
from basis.areas.models import Area, Boundary
from basis.areas.places import kept, stamp

Kind = Area.Kind


@dataclass(frozen=True)
class MunicipalityMap:
    """The picture of the municipality with one area marked."""

    name: str
    drawing: Drawing
    is_sketch: bool
    current: str = ""  # slug of the marked area
    overlay: str = ""  # its path, when it is not one of the areas drawn
    closer_overlay: str = ""  # its path in the closer look
    source: str = ""  # "CBS / Kadaster, CC BY 4.0, indeling 2016"
    spots: tuple[maps.Spot, ...] = ()  # of things on the map
    closer_spots: tuple[maps.Spot, ...] = ()  # the same, in the closer look

    @property
    def closer(self) -> maps.View | None:
        """The closer look, unless the marked area is not in it."""
        view = self.drawing.closer
        named = {label.slug for label in view.labels} if view else set()
        return view if not self.current or self.closer_overlay or self.current in named else None


@dataclass(frozen=True)
class _Base:
    drawing: Drawing
    is_sketch: bool
    rows: tuple[tuple[Area, str], ...]  # area and its outline as GeoJSON
    sources: tuple[str, ...]


def map_of_municipality(
    current: Area | None = None, spots: Sequence[tuple[float, float]] = ()
) -> MunicipalityMap | None:
    """The own areas and the wijken outside them as one picture; `current` is marked, or drawn over it when smaller.

    `spots` (lat, lon) are dots on it.
    None when nothing is known of where they lie. One small query, and one more for a marked wijk or buurt.
    """
    base = _base(stamp())
    if base is None:
        return None
    slug = current.slug if current and current.kind != Kind.MUNICIPALITY else ""
    overlay = ("", "")
    if current and slug and all(area.pk != current.pk for area, _outline in base.rows):
        shape = _outline_of(current)
        overlay = base.drawing.overlay(shapely.from_geojson(shape)) if shape else overlay
    source = "; ".join(base.sources)
    dots = base.drawing.spots(spots)
    return MunicipalityMap(packs.site().municipality, base.drawing, base.is_sketch, slug, *overlay, source, *dots)


def _outline_of(area: Area) -> str:
    """Its outline as GeoJSON, or ''."""
    return Boundary.objects.current().filter(area=area).values_list("outline", flat=True).first() or ""


def map_version() -> Hashable:
    """Changes when the map does."""
    return stamp()


def _base(now: Hashable) -> _Base | None:
    return kept("map", _draw, now)


def _draw() -> _Base | None:
    chosen = [*Area.objects.outside_own(), *Area.objects.own()]
    rows = {
        row.area_id: row
        for row in Boundary.objects.current().filter(area__in=chosen).select_related("delivery").defer("geometry")
    }
    drawn = [(area, rows[area.pk]) for area in chosen if area.pk in rows]
    has_own = any(area.kind == Kind.OWN for area, _row in drawn)
    drawing = maps.draw(
        [
            maps.Source(
                area.pk,
                area.slug,
                str(area),
                area.kind_in_words,
                shapely.from_geojson(row.outline),
                is_outside=has_own and area.kind == Kind.WIJK,
            )
            for area, row in drawn
        ]
    )
    if drawing is None:
        return None
    pairs = tuple((area, row.outline) for area, row in drawn)
    sources = {f"{row.delivery.publisher}, {row.delivery.licence} ({row.year})" for _area, row in drawn}
    return _Base(drawing, any(row.is_sketch for _area, row in drawn), pairs, tuple(sorted(sources)))


def feature_collection(current: str = "") -> dict[str, Any]:
    """The map as GeoJSON for the script; the area with this slug is marked, or added when it is smaller."""
    base = _base(stamp())
    rows = list(base.rows) if base else []
    tints = {shape.slug: shape.tint for shape in base.drawing.whole.shapes} if base else {}
    if current and all(area.slug != current for area, _outline in rows):
        smaller = Area.objects.here().filter(slug=current, kind__in=[Kind.WIJK, Kind.BUURT]).first()
        if smaller and (outline := _outline_of(smaller)):
            rows.append((smaller, outline))
    has_own = any(area.kind == Kind.OWN for area, _outline in rows)
    features = [
        {
            "type": "Feature",
            "properties": {
                "name": str(area),
                "url": area.get_absolute_url(),
                "kind": area.kind_in_words,
                "slug": area.slug,
                "outside": has_own and area.kind == Kind.WIJK and area.slug != current,
                "tint": tints.get(area.slug, 1),
                "current": area.slug == current,
            },
            "geometry": json.loads(outline),
        }
        for area, outline in rows
    ]
    return {"type": "FeatureCollection", "features": features}
