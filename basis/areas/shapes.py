"""Shapes of areas: repaired, put together, simplified so that neighbours still touch, and sketched from points."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import MultiPoint, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from basis import geo
from basis.files import Refused

MAY_CHANGE = 0.01  # part of its area that a shape may gain or lose when it is repaired
GRID = 1e-6  # degrees; shapes are put together on it, as their points lie on it already
MAY_OVERLAP = 0.01  # part of the smaller of two areas that may lie in the other by drawing alone
MOVED_METRES = 5.0  # a border that differs by less was drawn anew and did not move (CBS draws the line there too)
MOVED_PART = 0.01  # part of its area that must have come or gone before we call an area another one
OUTLINE_METRES = 25  # details smaller than this are left out of maps


def only_areas(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons of a shape, without the lines and points that repairing or cutting can leave."""
    parts = [part for part in shapely.get_parts(geometry) if not part.is_empty]
    inner = [piece for part in parts for piece in shapely.get_parts(part) if isinstance(piece, Polygon)]
    return MultiPolygon(inner)


def valid(geometry: BaseGeometry) -> MultiPolygon:
    """The same shape, made valid where rounding or simplifying let it fold over."""
    if geometry.is_valid:
        return only_areas(geometry)
    return only_areas(shapely.make_valid(geometry, method="structure", keep_collapsed=False))


def repaired(geometry: BaseGeometry, name: str) -> MultiPolygon:
    """A valid shape. Refuses one whose area would change by more than 1 %, naming it."""
    if geometry.is_valid:
        return only_areas(geometry)
    better = valid(geometry)
    if better.is_empty or abs(better.area - geometry.area) > MAY_CHANGE * geometry.area:
        raise Refused(
            _("%(name)s: de grens is ongeldig (%(cause)s) en we kunnen haar niet zonder gevolgen herstellen.")
            % {"name": name, "cause": shapely.is_valid_reason(geometry)}
        )
    return better


def together(geometries: Sequence[BaseGeometry]) -> MultiPolygon:
    """The parts as one shape."""
    return only_areas(shapely.union_all(list(geometries), grid_size=GRID))


def outlines(geometries: Sequence[BaseGeometry]) -> list[MultiPolygon]:
    """The same shapes (degrees) with fewer points, in the same order; a border that two share stays one line."""
    if not geometries:
        return []
    flat = [geo.to_rd(geometry) for geometry in geometries]
    if not shapely.coverage_is_valid(flat):
        cleaned = shapely.coverage_clean(flat, snapping_distance=0.1)  # type: ignore[attr-defined]
        flat = [new if not new.is_empty else old for new, old in zip(cleaned, flat, strict=True)]
    simple = shapely.coverage_simplify(flat, OUTLINE_METRES)
    rounded = [valid(geo.to_degrees(shape, decimals=5)) for shape in simple]
    return [new if not new.is_empty else only_areas(old) for new, old in zip(rounded, geometries, strict=True)]


def overlaps(geometries: Sequence[BaseGeometry]) -> list[tuple[int, int, float]]:
    """Each two (by their place) that cover each other by more than 1 % of the smaller, with that part of it.

    Shapes that fit together, as they should, cost next to nothing: only what crosses another is laid upon it.
    """
    if not geometries:
        return []
    crossing = [i for i, edges in enumerate(shapely.coverage_invalid_edges(list(geometries))) if not edges.is_empty]
    if not crossing:
        return []
    near = shapely.STRtree(geometries).query([geometries[i] for i in crossing], predicate="intersects")
    pairs = {(min(crossing[one], other), max(crossing[one], other)) for one, other in near.T.tolist()}
    found = []
    for one, other in sorted(pairs):
        shared = 0.0 if one == other else shapely.intersection(geometries[one], geometries[other]).area
        if shared > MAY_OVERLAP * (smaller := min(geometries[one].area, geometries[other].area)):
            found.append((one, other, shared / smaller))
    return found


def have_moved(older: Sequence[BaseGeometry], newer: Sequence[BaseGeometry]) -> list[bool]:
    """Of each pair (degrees) whether the border moved: at least 1 % of the area came or went, thin strips not counted.

    A strip narrower than five metres is a border that was drawn more, or less, precisely.
    """
    if not older:
        return []
    before, after = ([valid(geo.to_rd(geometry)) for geometry in some] for some in (older, newer))
    apart = shapely.symmetric_difference(before, after)
    wide = shapely.buffer(shapely.buffer(apart, -MOVED_METRES / 2), MOVED_METRES / 2)
    return [bool(part) for part in shapely.area(wide) >= MOVED_PART * shapely.area(before)]


def label_point(geometry: BaseGeometry) -> tuple[float, float]:
    """Latitude and longitude of a point that is surely inside."""
    point = shapely.point_on_surface(geometry)
    return round(point.y, 5), round(point.x, 5)


def text_of(geometry: BaseGeometry) -> str:
    """The shape as GeoJSON."""
    return str(shapely.to_geojson(geometry))


def sketch(points: Sequence[tuple[float, float]], outline: Sequence[tuple[float, float]]) -> list[MultiPolygon]:
    """Shapes around label points, each all that is nearer to it than to another, within the outline.

    Points and outline are (lat, lon). Without an outline the shapes lie within the convex hull of the points, a
    kilometre wider. A point may fall outside a coarse outline: that is then stretched to 300 metres around it.
    """
    flat = [geo.to_rd(Point(lon, lat)) for lat, lon in points]
    if outline:
        border: BaseGeometry = geo.to_rd(Polygon([(lon, lat) for lat, lon in outline])).buffer(0)
        border = shapely.union_all([border, *(point.buffer(300) for point in flat if not border.contains(point))])
    else:
        border = MultiPoint(flat).convex_hull.buffer(1000)
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(flat), extend_to=border, ordered=True))
    cells = shapely.intersection(cells, border)
    return [only_areas(geo.to_degrees(cell)) for cell in cells]
