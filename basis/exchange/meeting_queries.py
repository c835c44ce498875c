"""Where two people who do not know each other may meet first: the nearest places that are open to all."""

from __future__ import annotations

import datetime

from django.db.models import Q

from basis.exchange.models import Card
from basis.socialmap.entry_models import Openness, Setting
from basis.socialmap.models import Place
from basis.socialmap.queries import Point, around, metres, point_of

MOST = 3
RADII = (1_500.0, 6_000.0)  # metres


def nearest(card: Card, today: datetime.date) -> list[tuple[Place, float]]:
    """Three meeting places open to all, indoors before outdoors, nearest first, with metres from where the card is.

    From the point of the card, or else the middle of its area. Two queries at most, and one for that middle.
    """
    middle = (card.lat, card.lon) if card.lat is not None and card.lon is not None else point_of(card.area)
    if middle is None:
        return []
    found: list[tuple[Place, float]] = []
    for radius in RADII:
        found = _around(middle, radius, today)
        if len(found) >= MOST:
            break
    return found[:MOST]


def _around(middle: Point, radius: float, today: datetime.date) -> list[tuple[Place, float]]:
    places = Place.objects.fresh(today).filter(is_meeting_place=True).exclude(openness=Openness.MEMBERS)
    near = around(places.filter(Q(position_is_of_area=False)), middle, radius)
    rows = [(place, metres(middle, (place.lat, place.lon)) or 0.0) for place in near if place.lat and place.lon]
    return sorted(rows, key=lambda row: (row[0].setting == Setting.OUTDOOR, row[1], row[0].name))
