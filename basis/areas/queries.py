"""What pages and other modules ask about areas."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, Sum
from django.utils.text import slugify

from basis.areas.map_queries import MunicipalityMap, feature_collection, map_of_municipality, map_version
from basis.areas.models import Area, Boundary, PostcodeShare
from basis.areas.places import Location, fresh_index, kept, stamp

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
