"""About where a card is: never where somebody lives, only so near that neighbours find each other."""

from __future__ import annotations

from basis.exchange.models import Card
from basis.socialmap.models import Place
from basis.socialmap.queries import Point, point_of_postcode

STEP = (0.002, 0.003)  # degrees of latitude and longitude: some two hundred metres here, both


def coarse(point: Point | None) -> tuple[float | None, float | None]:
    """The corner of a square of some two hundred metres in which a point (WGS84) lies; nothing for nothing."""
    if point is None:
        return None, None
    lat, lon = (round(round(value / step) * step, 3) for value, step in zip(point, STEP, strict=True))
    return lat, lon


def of_postcode(postcode: str) -> tuple[float | None, float | None]:
    """About the middle of a postcode. What was asked is not kept."""
    return coarse(point_of_postcode(postcode))


def put(card: Card, place: Place | None, postcode: str) -> None:
    """Where she would meet goes before a postcode; with neither a card keeps the point it has, if its place stays."""
    if place is not None and place.lat is not None and place.lon is not None:
        card.lat, card.lon = coarse((place.lat, place.lon))
    elif postcode:
        card.lat, card.lon = of_postcode(postcode)
    elif card.place_id and place is None:
        card.lat = card.lon = None
    card.place = place
