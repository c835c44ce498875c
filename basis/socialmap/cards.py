"""A place as it stands in a list: open or not, how far, what it costs, and why it is there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from basis.socialmap import hours, hours_words
from basis.socialmap.choices import Status
from basis.socialmap.models import Place, Service
from basis.socialmap.queries import Near

STEP = 100  # metres: distances are told no finer, for they are measured from the middle of an area


@dataclass(frozen=True)
class Card:
    """One row of a list."""

    place: Place
    when: str  # 'Nu open, tot 17.00 uur', or of the day that was asked: 'woensdag 9.00 tot 16.00 uur'
    is_open: bool
    distance: str  # 'ongeveer 400 meter'
    reasons: tuple[str, ...]
    offers: tuple[str, ...]  # names of what one can have there
    fades: bool


def cards(near: Sequence[Near], *, at: datetime.datetime, weekday: int | None = None) -> list[Card]:
    """The cards of these places, in this order; two queries. `weekday` is the day that was asked for (0 is Monday)."""
    today = at.astimezone(hours.HERE).date()
    found = Place.objects.select_related("area", "organisation").prefetch_related("services")
    there = found.in_bulk([one.pk for one in near])
    return [
        Card(
            place=place,
            when=hours_words.when(place.opening_hours, at, weekday),
            is_open=weekday is None and hours.is_open(place.opening_hours, at),
            distance=distance(one.distance),
            reasons=one.reasons,
            offers=tuple(service.name for service in place.services.all() if _is_had(service, today)),
            fades=place.fades(today),
        )
        for one in near
        if (place := there.get(one.pk))
    ]


def _is_had(service: Service, today: datetime.date) -> bool:
    return service.status != Status.STOPPED and not service.has_left(today)


def distance(metres: float | None) -> str:
    """'ongeveer 400 meter', 'ongeveer 1,2 kilometer', or '' when it is not known."""
    if metres is None:
        return ""
    if metres < 950:
        return _("ongeveer %(count)s meter") % {"count": max(STEP, round(metres / STEP) * STEP)}
    return _("ongeveer %(count)s kilometer") % {"count": f"{metres / 1000:.1f}".replace(".", _(","))}


def spots(shown: Iterable[Card]) -> list[tuple[float, float, str, str]]:
    """Where these are on the map: latitude, longitude, name, address of the page."""
    return [
        (one.place.lat, one.place.lon, one.place.name, one.place.get_absolute_url())
        for one in shown
        if one.place.lat is not None and one.place.lon is not None
    ]
