"""Where areas and postcodes have their middle, and how far things are from there."""

from __future__ import annotations

import math
import re

from django.db.models import Avg, F, QuerySet, Sum

from basis.areas import queries as areas
from basis.areas.models import Area, PostcodeShare
from basis.socialmap.models import Place

Point = tuple[float, float]  # latitude, longitude
DEGREE = 111_200.0  # metres of a degree of latitude
POSTCODE = re.compile(r"\s*([1-9]\d{3})\s*([A-Za-z]{2})?\s*$")


def point_of(area: Area) -> Point | None:
    """Where the name of an area stands on the map, or the middle of its buurten; None for the municipality."""
    if area.kind == Area.Kind.MUNICIPALITY:
        return None
    if area.lat is not None and area.lon is not None:
        return area.lat, area.lon
    inside = Area.objects.here().filter(areas.within(area), kind=Area.Kind.BUURT).exclude(lat=None)
    found = inside.aggregate(lat=Avg("lat"), lon=Avg("lon"))
    return (round(found["lat"], 6), round(found["lon"], 6)) if found["lat"] else None


def point_of_postcode(text: str) -> Point | None:
    """The middle of a postcode, by the land of it in each buurt; None when it is none of here."""
    digits = POSTCODE.match(text)
    shares = PostcodeShare.objects.filter(postcode=digits[1] if digits else "", buurt__lat__isnull=False)
    found = shares.aggregate(
        lat=Sum(F("share") * F("buurt__lat")), lon=Sum(F("share") * F("buurt__lon")), all=Sum("share")
    )
    return (found["lat"] / found["all"], found["lon"] / found["all"]) if found["all"] else None


def metres(one: Point | None, other: Point | None) -> float | None:
    """How far two points are apart, in a straight line; None when one of them is not known."""
    if one is None or other is None:
        return None
    north = (one[0] - other[0]) * DEGREE
    east = (one[1] - other[1]) * DEGREE * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def around(places: QuerySet[Place], middle: Point, radius: float) -> QuerySet[Place]:
    """Those in the square with this middle, of which a side is twice the radius (metres)."""
    north = radius / DEGREE
    east = north / math.cos(math.radians(middle[0]))
    return places.filter(
        lat__range=(middle[0] - north, middle[0] + north), lon__range=(middle[1] - east, middle[1] + east)
    )
