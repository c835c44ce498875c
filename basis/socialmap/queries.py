"""Which places fit what somebody wishes, near home, with the reasons."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from basis import languages
from basis.search import queries as search
from basis.socialmap import hours
from basis.socialmap.codes import having
from basis.socialmap.distances import Point, around, metres, point_of, point_of_postcode
from basis.socialmap.models import Place
from basis.socialmap.wishes import Wish

__all__ = ["ENOUGH", "Near", "Point", "Wish", "around", "loosened", "metres", "near_area", "places"]
__all__ += ["point_of", "point_of_postcode"]

RADII = (500.0, 2_000.0, 5_000.0)  # metres around a postcode
ENOUGH = 24  # places: a page of them
A_PLACE_LOWER = 500.0  # metres
NEAR = 3_000.0  # metres: what still is near an area, to look at when there is too little in it


@dataclass(frozen=True)
class Near:
    """A place that fits: its id, how far it is in metres when that was asked, and why its words fit."""

    pk: Any
    point: Point | None
    distance: float | None = None
    reasons: tuple[str, ...] = ()


def places(wish: Wish, *, at: datetime.datetime, language: str = languages.SOURCE) -> list[Near]:
    """The places that fit, best first: by the words, and by how near; else open now first. Always as many queries.

    With words and a postcode every A_PLACE_LOWER metres count as one place lower. With only a postcode it looks within
    RADII one by one, and farther only when fewer than ENOUGH fit.
    """
    found = _by_words(wish.words, language)
    chosen = _chosen(wish, at)
    here = point_of_postcode(wish.postcode) if wish.postcode else None
    if found is not None:
        order = {pk: number for number, pk in enumerate(found)}
        fits = _fits(chosen.filter(pk__in=list(found)), wish, at, here, found)
        return sorted(fits, key=lambda near: order[near.pk] + _away(near, here) / A_PLACE_LOWER)
    if here is None:
        return _fits(chosen, wish, at, None, {})
    for radius in RADII:
        fits = [
            near for near in _fits(around(chosen, here, radius), wish, at, here, {}) if (near.distance or 0) <= radius
        ]
        if len(fits) >= ENOUGH:
            break
    else:
        fits = _fits(chosen, wish, at, here, {})
    return sorted(fits, key=lambda near: math.inf if near.distance is None else near.distance)


def _away(near: Near, here: Point | None) -> float:
    """Metres from where somebody asks; where a place is not known, as far as we look at first."""
    if here is None:
        return 0.0
    return RADII[-1] if near.distance is None else near.distance


def _fits(
    chosen: QuerySet[Place], wish: Wish, at: datetime.datetime, here: Point | None, found: Mapping[Any, tuple[str, ...]]
) -> list[Near]:
    """Those of which the hours fit too, open ones first; of each line of hours it is worked out once."""
    fits: list[Near] = []
    later: list[Near] = []
    known: dict[str, tuple[bool, bool]] = {}
    rows = chosen.order_by("-is_meeting_place", "name").values_list("pk", "opening_hours", "lat", "lon")
    for pk, line, lat, lon in rows.iterator(5000):
        if line not in known:
            known[line] = _is_open(line, wish, at), hours.is_open(line, at)
        as_wished, now = known[line]
        if as_wished:
            point = None if lat is None or lon is None else (lat, lon)
            (fits if now else later).append(Near(pk, point, metres(here, point), found.get(pk, ())))
    return fits + later


def _by_words(words: str, language: str) -> dict[Any, tuple[str, ...]] | None:
    """The places whose words fit, best first, each with why; None when no words were asked."""
    if not words:
        return None
    hits = search.find(words, kind="place", language=language, limit=search.MOST).hits
    return {Place._meta.pk.to_python(hit.entry.key): hit.reasons for hit in hits}


def _chosen(wish: Wish, at: datetime.datetime) -> QuerySet[Place]:
    """What the database can say of a wish."""
    chosen = Place.objects.fresh(at.astimezone(hours.HERE).date())
    if wish.area:
        chosen = chosen.in_area(wish.area)
    if wish.setting:
        chosen = chosen.filter(setting__in=[wish.setting, "both"])
    if wish.group:
        everyone = having("target_groups", "everyone") | Q(target_groups="")
        chosen = chosen.filter(having("target_groups", wish.group) | everyone)
    if wish.theme:
        chosen = chosen.filter(having("themes", wish.theme) | having("services__themes", wish.theme)).distinct()
    if wish.language:
        spoken = having("languages", wish.language) | having("services__languages", wish.language)
        chosen = chosen.filter(spoken).distinct()
    wanted = {"cost_kind": "free"} if wish.free else {}
    return chosen.filter(**wanted | ({"step_free": True} if wish.step_free else {}))


def _is_open(line: str, wish: Wish, at: datetime.datetime) -> bool:
    if wish.now:
        return hours.is_open(line, at)
    if wish.weekday is not None or wish.part:
        today = at.astimezone(hours.HERE).date()
        days = range(7) if wish.weekday is None else (wish.weekday,)
        return bool(line) and any(hours.is_open_in(line, day, wish.part, today) for day in days)
    return True


def near_area(wish: Wish, *, at: datetime.datetime, language: str = languages.SOURCE) -> list[Near]:
    """What fits just outside the area that was asked for: at most three kilometres from its middle, nearest first."""
    middle = point_of(wish.area) if wish.area else None
    if wish.area is None or middle is None:
        return []
    inside = set(Place.objects.in_area(wish.area).values_list("pk", flat=True))
    around = places(wish.without("area"), at=at, language=language)
    measured = [replace(near, distance=metres(middle, near.point)) for near in around if near.pk not in inside]
    return sorted((near for near in measured if (near.distance or NEAR) < NEAR), key=lambda near: near.distance or 0.0)


def loosened(wish: Wish, *, at: datetime.datetime, language: str = languages.SOURCE) -> list[tuple[str, int]]:
    """Of each thing that was asked: how many places fit when it does not matter; only where there are some."""
    counts = [(name, len(places(wish.without(name), at=at, language=language))) for name in wish.asked]
    return [(name, count) for name, count in counts if count]
