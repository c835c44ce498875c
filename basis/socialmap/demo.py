"""The social map of the demo: facts of the pack with their source, and invented entries, each marked as an example."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator

from django.utils import timezone

from basis import packs
from basis.areas.models import Area
from basis.socialmap import actions, demo_voices, distances, twice_demo
from basis.socialmap.entry_models import PACK
from basis.socialmap.facts import AnyFacts, OrganisationFacts, PlaceFacts, ServiceFacts

FACTS, EXAMPLES = "socialmap.yaml", "socialmap_examples.yaml"
ORIGIN = PACK
SPREAD = 0.0016  # degrees: invented places of one buurt do not stand on one another


class Map(packs.Part):
    """A file of the pack: organisations, places and services, each with a key that is its own."""

    organisations: tuple[OrganisationFacts, ...] = ()
    places: tuple[PlaceFacts, ...] = ()
    services: tuple[ServiceFacts, ...] = ()
    voices: tuple[demo_voices.Voice, ...] = ()

    def faults(self) -> Iterable[packs.Fault]:
        """A key that is used twice."""
        for name in ("organisations", "places", "services"):
            seen: set[str] = set()
            for number, one in enumerate(getattr(self, name)):
                if one.key in seen:
                    yield (name, number, "key"), f"deze sleutel is er al: {one.key}"
                seen.add(one.key)


def facts() -> Map | None:
    """The social map that the pack brings, None when it has none. Raises PackError when the file is wrong."""
    return _read(FACTS)


def examples() -> Map | None:
    """The invented social map of the pack, None when it has none. Raises PackError when the file is wrong."""
    return _read(EXAMPLES)


def _read(name: str) -> Map | None:
    path = packs.pack_path(name)
    return packs.load(path, Map) if path.exists() else None


def build() -> None:
    """Put facts and examples on the map; twice changes nothing. What lies in an area that is not there stays out."""
    there = {area.code: area for area in Area.objects.here()}
    known = facts() or Map()
    invented = examples() or Map()
    places = [_somewhere(one, there) for one in invented.places if one.area_code in there]
    kept = [one for one in known.places if not one.area_code or one.area_code in there]
    found = {one.key for one in [*kept, *places]}
    parts: list[AnyFacts] = [*known.organisations, *invented.organisations, *kept, *places]
    actions.put([_dated(one) for one in [*parts, *_at(known, found), *_at(invented, found)]], origin=ORIGIN)
    twice_demo.build(invented.organisations, ORIGIN)
    demo_voices.build(invented.voices, ORIGIN)


def _at(one: Map, places: set[str]) -> Iterator[ServiceFacts]:
    """The services, at the places that are there."""
    for service in one.services:
        at = tuple(row for row in service.at if row.place in places)
        if at or not service.at:
            yield service.model_copy(update={"at": at})


def _somewhere(one: PlaceFacts, there: dict[str, Area]) -> PlaceFacts:
    """An invented place stands a little beside the name of its buurt, always at the same spot."""
    point = distances.point_of(there[one.area_code])
    if point is None:
        return one
    north, east = (byte / 255 - 0.5 for byte in hashlib.sha256(one.key.encode()).digest()[:2])
    lat, lon = round(point[0] + north * SPREAD, 6), round(point[1] + east * SPREAD * 1.6, 6)
    return one.model_copy(update={"lat": lat, "lon": lon, "area_code": ""})


def _dated(one: AnyFacts) -> AnyFacts:
    """What is invented was confirmed as long before today as the file says it was before the first of January 2026."""
    if not one.is_example:
        return one
    ago = datetime.date(2026, 1, 1) - one.confirmed_on
    return one.model_copy(update={"confirmed_on": timezone.localdate() - ago})
