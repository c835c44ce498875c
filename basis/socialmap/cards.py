"""A place or an offer as it stands in a list: when, where or how far, what it costs, and why it is there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from basis.socialmap import hours, hours_words
from basis.socialmap.choices import Status
from basis.socialmap.models import Place, Service, ServiceAtPlace
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


@dataclass(frozen=True)
class Offer:
    """One row of a list of what is offered."""

    service: Service
    when: str  # 'woensdag 10.00 tot 12.00 uur'; '' when it is not known, or differs from place to place
    where: tuple[Place, ...]  # at most MOST_PLACES
    elsewhere: int  # how many places more
    reasons: tuple[str, ...]
    fades: bool


MOST_PLACES = 2


def offers(rows: Iterable[tuple[Service, tuple[str, ...]]], *, at: datetime.datetime) -> list[Offer]:
    """The rows of these services, in this order; three queries."""
    today = at.astimezone(hours.HERE).date()
    reasons = {service.pk: why for service, why in rows}
    at_places = ServiceAtPlace.objects.fresh(today)
    there = Prefetch("at", at_places.select_related("place__area"))
    found = Service.objects.select_related("organisation").prefetch_related(there).in_bulk(list(reasons))
    return [_offer(found[pk], why, at, today) for pk, why in reasons.items() if pk in found]


def _offer(service: Service, reasons: tuple[str, ...], at: datetime.datetime, today: datetime.date) -> Offer:
    held = list(service.at.all())
    lines = {row.opening_hours for row in held}
    return Offer(
        service=service,
        when=hours_words.short(lines.pop(), at) if len(lines) == 1 else "",
        where=tuple(row.place for row in held[:MOST_PLACES]),
        elsewhere=max(0, len(held) - MOST_PLACES),
        reasons=reasons,
        fades=service.fades(today),
    )
