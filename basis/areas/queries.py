"""What pages and other modules ask about areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, Sum
from django.utils.text import slugify

from basis.areas.map_queries import MunicipalityMap, feature_collection, map_of_municipality, map_version
from basis.areas.models import Area, Boundary, PostcodeShare
from basis.areas.places import Location, fresh_index, index, kept, stamp

Kind = Area.Kind
WORTH_NAMING = 0.02  # a smaller part of a postcode is mostly a difference between two drawings

__all__ = [
    "Location",
    "MunicipalityMap",
    "areas_of_postcode",
    "feature_collection",
    "kept",
    "locate",
    "map_of_municipality",
    "map_version",
    "own_choices",
    "page_of",
    "stamp",
]


def own_choices() -> list[Area]:
    """The own areas for the chooser in the header, in the municipality's order; kept until areas change."""
    own = Area.objects.own().only("id", "slug", "name", "kind", "own_kind", "code", "order")
    return list(kept("own areas", lambda: tuple(own), stamp()))


def locate(lat: float, lon: float) -> Location | None:
    """The buurt, wijk and own area of a point (WGS84), or None when it lies outside the municipality.

    Outside every own area a point still has its wijk. On a border the lowest code is taken. Warm: no query.
    """
    return fresh_index().at(lat, lon)


def areas_of_postcode(postcode: str) -> list[tuple[Area, float]]:
    """The own areas, and the wijken outside them, in which a four-digit postcode lies, with its part (0 to 1) in each.

    The largest part first; empty when the postcode is not known here. Parts are of land, not of people; what lies
    outside the municipality is not there, so together they can be less than 1.
    """
    parts: dict[int, float] = {}
    areas: dict[int, Area] = {}
    shares = PostcodeShare.objects.filter(postcode=postcode).select_related("buurt__own_area", "buurt__parent")
    for share in shares:
        area = share.buurt.own_area or share.buurt.parent or share.buurt
        areas[area.pk] = area
        parts[area.pk] = parts.get(area.pk, 0.0) + share.share
    return sorted(((areas[pk], round(part, 4)) for pk, part in parts.items()), key=lambda pair: -pair[1])


def postcodes_in(buurten: Iterable[Area]) -> list[str]:
    """The postcodes of which a part worth naming lies in these buurten, in order."""
    rows = (
        PostcodeShare.objects.filter(buurt__in=[buurt.pk for buurt in buurten])
        .values("postcode")
        .annotate(part=Sum("share"))
        .filter(part__gte=WORTH_NAMING)
    )
    return sorted(row["postcode"] for row in rows)


def around_postcode(postcode: str) -> set[int]:
    """The areas (pk) of every level in which a part worth naming of this postcode lies."""
    rows = PostcodeShare.objects.filter(postcode=postcode, share__gte=WORTH_NAMING)
    return {pk for row in rows.values_list("buurt", "buurt__parent", "buurt__own_area") for pk in row if pk is not None}


def within(area: Area) -> Q:
    """A filter: the areas that lie in this one, at any level."""
    if area.kind == Kind.COUNTRY:
        return ~Q(pk=area.pk)
    if area.kind == Kind.MUNICIPALITY:
        return Q(municipality_code=area.code) & ~Q(pk=area.pk)
    return Q(own_area=area) if area.kind == Kind.OWN else Q(parent=area)


def boundary_of(area: Area) -> Boundary | None:
    """Its current boundary, with where it came from."""
    return Boundary.objects.current().filter(area=area).select_related("delivery").first()


def goes_by_its_name(area: Area) -> bool:
    """Whether its name is its address, so that no other area here goes before it under that name."""
    return area.slug == slugify(area.name)


@dataclass(frozen=True)
class AreaPage:
    """What the head of the page of an area says."""

    area: Area
    boundary: Boundary | None  # without its shapes
    own: Area | None  # of a buurt; of a wijk that lies wholly in one
    groups: tuple[tuple[Area, tuple[Area, ...]], ...]  # its wijken, each with its buurten (that lie in it)
    own_areas: tuple[Area, ...]  # of the municipality
    neighbours: tuple[Area, ...]
    postcodes: tuple[str, ...]
    has_plain_name: bool


def page_of(area: Area) -> AreaPage:
    """The head of the page of an area; kept until areas change."""
    return replace(kept(f"page of {area.pk}", lambda: _make_page(area), stamp()), area=area)


def _make_page(area: Area) -> AreaPage:
    shapeless = Boundary.objects.current().filter(area=area).select_related("delivery")
    boundary = shapeless.defer("geometry", "outline").first()
    buurten = _buurten_in(area)
    groups: dict[int, tuple[Area, list[Area]]] = {}
    for buurt in buurten:
        if buurt.parent is not None:
            groups.setdefault(buurt.parent.pk, (buurt.parent, []))[1].append(buurt)
    owns = {buurt.own_area for buurt in buurten}
    own = owns.pop() if len(owns) == 1 and area.kind in {Kind.BUURT, Kind.WIJK} else None
    is_whole = area.kind == Kind.MUNICIPALITY
    return AreaPage(
        area=area,
        boundary=boundary,
        own=own,
        groups=tuple((wijk, tuple(inside)) for wijk, inside in groups.values()),
        own_areas=tuple(Area.objects.own()) if is_whole else (),
        neighbours=() if is_whole else _neighbours(area),
        postcodes=tuple(postcodes_in(buurten)),
        has_plain_name=goes_by_its_name(area),
    )


def _buurten_in(area: Area) -> list[Area]:
    inside = {
        Kind.OWN: Q(own_area=area),
        Kind.WIJK: Q(parent=area),
        Kind.BUURT: Q(pk=area.pk),
        Kind.MUNICIPALITY: Q(municipality_code=area.code, until_year=None),
    }[Kind(area.kind)]
    found = Area.objects.filter(inside, kind=Kind.BUURT).select_related("parent", "own_area").order_by("code")
    return [buurt for buurt in found if buurt.until_year is None or area.until_year or buurt.pk == area.pk]


def _neighbours(area: Area) -> tuple[Area, ...]:
    now = stamp()
    beside = kept("beside", lambda: index(now).beside(), now)
    return tuple(Area.objects.filter(pk__in=beside.get(area.pk, set())).order_by("-kind", "order", "name"))
