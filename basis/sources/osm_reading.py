"""A file of OpenStreetMap (Overpass JSON or GeoJSON) to things with a name and a place; each fault with where."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from django.utils.translation import gettext as _
from pydantic import ValidationError

from basis import files
from basis.files import File, Refused
from basis.packs import in_dutch
from basis.sources import osm_tags

MOST_THINGS = 200_000  # in one file; a municipality has a tenth of it
MOST_POINTS = 50_000  # of one outline
MOST_FAULTS = 100
KEY = re.compile(r"(node|way|relation)/(\d{1,19})")
Point = tuple[float, float]  # lat, lon


@dataclass(frozen=True)
class Thing:
    """One thing of OpenStreetMap: 'node/123', the tag that says what it is, and what is told of it."""

    key: str
    kind: str
    facts: Mapping[str, Any]


@dataclass
class Read:
    """What was read; what was passed over, counted by why; and what was wrong, with its place in the file."""

    things: dict[str, Thing] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class _Odd(Exception):
    """What is wrong with one thing, and where in it."""


def read(file: File) -> Read:
    """The things in a file that are places to go to and have a name. Refuses what is no file of OpenStreetMap.

    What has no name, is nothing of ours, or is closed to all is counted only. What comes twice counts once.
    """
    data = files.json_of(file)
    listed = data.get("elements", data.get("features")) if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise Refused(_("%s: verwacht JSON van Overpass of GeoJSON.") % file.name)
    if len(listed) > MOST_THINGS:
        raise Refused(_("%(file)s: hooguit %(most)s dingen tegelijk.") % {"file": file.name, "most": MOST_THINGS})
    found = Read()
    told = _elements(listed, found) if "elements" in data else _features(listed, found)
    for place, key, tags, point in told:
        _take(place, key, tags, point, found)
    return found


Told = tuple[str, str, dict[str, str], Point]  # where in the file, key, tags, point


def _take(place: str, key: str, tags: dict[str, str], point: Point, found: Read) -> None:
    try:
        facts = osm_tags.facts_of(tags, key=key, lat=point[0], lon=point[1])
    except ValidationError as error:
        _fault(found, place, in_dutch(error.errors()[0]))
        return
    found.things.setdefault(key, Thing(key, osm_tags.kind_of(tags), facts))


def _elements(listed: list[Any], found: Read) -> Iterator[Told]:
    """Of Overpass: `out center`, `out geom`, or with the nodes of each way behind it."""
    points = {one["id"]: (one["lat"], one["lon"]) for one in listed if _is_node(one)}
    for number, one in enumerate(listed):
        place = f"elements[{number}]"
        if not isinstance(one, dict):
            _fault(found, place, _("verwacht een tabel"))
        elif tags := _wanted(one.get("tags"), found):
            try:
                key = _key(f"{one.get('type')}/{one.get('id')}")
                yield place, key, tags, _middle_of_element(one, points)
            except _Odd as odd:
                _fault(found, place, str(odd))


def _is_node(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and one.get("type") == "node"
        and isinstance(one.get("id"), int)
        and {"lat", "lon"} <= {*one}
    )


def _middle_of_element(one: Mapping[str, Any], points: Mapping[int, Any]) -> Point:
    """Its own point, the one that was asked for it, or the middle of its outline."""
    for told in (one, one.get("center")):
        if isinstance(told, dict) and "lat" in told:
            return _point(told.get("lat"), told.get("lon"))
    line = one.get("geometry")
    if not isinstance(line, list):
        nodes = one.get("nodes")
        line = (
            [points[node] for node in nodes if isinstance(node, int) and node in points]
            if isinstance(nodes, list)
            else []
        )
    else:
        line = [(at.get("lat"), at.get("lon")) for at in line if isinstance(at, dict)]
    if not 0 < len(line) <= MOST_POINTS:
        raise _Odd(_("hier staat niet waar het is. Vraag Overpass om ‘out center’"))
    lats, lons = zip(*(_point(*at) for at in line), strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _features(listed: list[Any], found: Read) -> Iterator[Told]:
    """Of GeoJSON, as overpass-turbo and osmtogeojson write it."""
    for number, one in enumerate(listed):
        place = f"features[{number}]"
        properties = one.get("properties") if isinstance(one, dict) else None
        if not isinstance(properties, dict):
            _fault(found, place, _("verwacht een tabel met properties"))
            continue
        inside = properties.get("tags")
        if tags := _wanted(inside if isinstance(inside, dict) else properties, found):
            try:
                named = (one.get("id"), properties.get("@id"), properties.get("id"))
                key = _key(next((str(name) for name in named if name), ""))
                yield place, key, tags, _middle_of_geometry(one.get("geometry"))
            except _Odd as odd:
                _fault(found, place, str(odd))


def _middle_of_geometry(geometry: Any) -> Point:
    """A point that lies in it."""
    if not isinstance(geometry, dict) or _size(geometry.get("coordinates")) > MOST_POINTS:
        raise _Odd(_("geometry: hier staat niet waar het is"))
    try:
        shape = shapely.from_geojson(json.dumps({"type": geometry.get("type"), "coordinates": geometry["coordinates"]}))
        middle = shape.representative_point()
        return _point(middle.y, middle.x)
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, AttributeError):
        raise _Odd(_("geometry: dit is geen punt, lijn of vlak")) from None


def _size(coordinates: Any, depth: int = 0) -> int:
    """How many numbers it takes; past what is allowed it stops counting."""
    if not isinstance(coordinates, list):
        return 1
    if depth > 5:
        return MOST_POINTS + 1
    total = 0
    for one in coordinates:
        total += _size(one, depth + 1)
        if total > MOST_POINTS * 2:
            break
    return total // (2 if depth == 0 else 1)


def _wanted(tags: Any, found: Read) -> dict[str, str]:
    """The tags of what is a place to go to and has a name; of what is not, it is counted why."""
    if not isinstance(tags, dict) or len(tags) > osm_tags.MOST_TAGS:
        return {}
    said = {name: value.strip() for name, value in tags.items() if isinstance(value, str)}
    if not osm_tags.kind_of(said):
        found.passed["kind"] += bool(said)
        return {}
    if not said.get("name"):
        found.passed["name"] += 1
        return {}
    return said


def _key(name: str) -> str:
    if not KEY.fullmatch(name):
        raise _Odd(_("id: verwacht node/123, way/123 of relation/123, niet ‘%s’") % name[:40])
    return name


def _point(lat: Any, lon: Any) -> Point:
    for number in (lat, lon):
        if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
            raise _Odd(_("lat en lon: verwacht twee getallen"))
    return float(lat), float(lon)


def _fault(found: Read, place: str, why: str) -> None:
    found.passed["wrong"] += 1
    if len(found.faults) < MOST_FAULTS:
        found.faults.append(f"{place}: {why}")
