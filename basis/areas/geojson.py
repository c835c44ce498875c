"""Reading a FeatureCollection feature by feature, so that one municipality out of a whole country stays small."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NoReturn

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from basis import geo
from basis.files import File, Refused

_SPACE = re.compile(r"[ \t\r\n]*")
_DEGREES = re.compile(r"CRS84$|EPSG:+(\d[\d.]*:)?4326$")
_METRES = re.compile(r"EPSG:+(\d[\d.]*:)?28992$")


@dataclass(frozen=True)
class Feature:
    """A feature as it stands in a file; keys of properties are folded: `BU_CODE`, `bucode` and `BuCode` are one."""

    number: int  # from 1
    properties: Mapping[str, Any]
    geometry: Any


@dataclass
class Reader:
    """Goes through the text of a FeatureCollection; after the last feature `crs` is what the file says of itself."""

    source: File
    crs: str = ""
    _at: int = field(default=0, repr=False)

    def features(self) -> Iterator[Feature]:
        """Each feature in turn. Refuses broken JSON with its line and position, and what is no FeatureCollection."""
        kind: Any = None
        found = False
        self._at = 0
        try:
            self._expect("{")
            while self._peek() != "}":
                key = self._value()
                self._expect(":")
                if key == "features":
                    found = True
                    yield from self._list()
                else:
                    value = self._value()
                    kind = value if key == "type" else kind
                    self.crs = _name_of(value) if key in {"crs", "coordRefSys"} else self.crs
                if self._peek() == ",":
                    self._at += 1
                elif self._peek() != "}":
                    self._expect("}")
        except json.JSONDecodeError as error:
            raise Refused(self._broken(error)) from error
        except RecursionError as error:
            raise Refused(_("%(file)s: de JSON is te diep genest.") % {"file": self.source.name}) from error
        if kind != "FeatureCollection" or not found:
            raise Refused(_("%(file)s: dit is geen GeoJSON FeatureCollection.") % {"file": self.source.name})

    def _list(self) -> Iterator[Feature]:
        self._expect("[")
        number = 0
        while self._peek() != "]":
            number += 1
            value = self._value()
            if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
                raise Refused(
                    _("%(file)s, kenmerk %(number)s: geen GeoJSON Feature met properties.")
                    % {"file": self.source.name, "number": number}
                )
            yield Feature(number, {fold(k): v for k, v in value["properties"].items()}, value.get("geometry"))
            if self._peek() != "]":
                self._expect(",")
        self._at += 1

    def _peek(self) -> str:
        space = _SPACE.match(self.source.text, self._at)
        self._at = space.end() if space else self._at
        return self.source.text[self._at : self._at + 1]

    def _expect(self, sign: str) -> None:
        if self._peek() != sign:
            raise json.JSONDecodeError("", self.source.text, self._at)
        self._at += 1

    def _value(self) -> Any:
        self._peek()
        try:
            value, self._at = _DECODER.raw_decode(self.source.text, self._at)
        except _NoNumber as error:
            raise Refused(
                _("%(file)s, regel %(line)s: hier staat ergens %(name)s waar een getal hoort.")
                % {"file": self.source.name, "line": self.source.text.count("\n", 0, self._at) + 1, "name": error}
            ) from error
        return value

    def _broken(self, error: json.JSONDecodeError) -> str:
        ended = error.pos >= len(self.source.text.rstrip()) or error.msg.startswith("Unterminated")
        cause = _("het bestand breekt hier af") if ended else _("dit is geen geldige JSON")
        return _("%(file)s, regel %(line)s, teken %(column)s: %(cause)s.") % {
            "file": self.source.name,
            "line": error.lineno,
            "column": error.colno,
            "cause": cause,
        }


class _NoNumber(Exception):
    """NaN or Infinity, which Python reads but JSON does not have."""


def _no_number(name: str) -> NoReturn:
    raise _NoNumber(name)


_DECODER = json.JSONDecoder(parse_constant=_no_number)


@cache
def fold(key: str) -> str:
    """`BU_CODE` → `bucode`."""
    return re.sub(r"[^a-z0-9]", "", key.lower())


def _name_of(crs: Any) -> str:
    """The name of a coordinate system as GeoJSON 2008, RFC 7946 drafts and FG-JSON write it."""
    if isinstance(crs, dict) and isinstance(crs.get("properties"), dict):
        properties = crs["properties"]
        crs = properties.get("name") or f"EPSG:{properties.get('code')}"
    return str(crs).strip("[]").replace("/", ":") if crs else ""


def system(crs: str, named_shapes: Sequence[tuple[str, BaseGeometry]], file: str) -> int:
    """In which system the coordinates of these features (by name) are: what the file says, or what the first shows.

    Refuses any other system than EPSG:4326 and EPSG:28992, and a feature whose coordinates contradict it.
    """
    named = geo.WGS84 if _DEGREES.search(crs) else geo.RD if _METRES.search(crs) else None
    if crs and named is None:
        raise Refused(
            _("%(file)s: het coördinatenstelsel %(crs)s kennen we niet. Gebruik EPSG:4326 of EPSG:28992.")
            % {"file": file, "crs": crs}
        )
    bounds = shapely.bounds([shape for _name, shape in named_shapes])
    for (name, _shape), (west, south, east, north) in zip(named_shapes, bounds, strict=True):
        seen = geo.system_of(west, south)
        x, y = (west, south) if seen is None else (east, north)
        seen = geo.system_of(x, y) if seen is not None else None
        if seen is None:
            raise Refused(
                _("%(file)s, %(name)s: coördinaat (%(x)s, %(y)s) ligt niet in Nederland, in EPSG:4326 noch EPSG:28992.")
                % {"file": file, "name": name, "x": x, "y": y}
            )
        if named is not None and seen != named:
            raise Refused(
                _("%(file)s, %(name)s: het bestand noemt %(crs)s, maar coördinaat (%(x)s, %(y)s) is in EPSG:%(seen)s.")
                % {"file": file, "name": name, "x": x, "y": y, "seen": seen, "crs": crs or f"EPSG:{named}"}
            )
        named = seen
    return named or geo.WGS84


def geometry_of(feature: Feature, name: str) -> BaseGeometry:
    """The polygon(s) of a feature. Refuses any other geometry, naming the feature."""
    geometry = feature.geometry
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind is None:
        raise Refused(_("%s: er is geen grens bij (geometry).") % name)
    if kind not in {"Polygon", "MultiPolygon"}:
        raise Refused(_("%(name)s: verwacht een vlak (Polygon), niet %(kind)s.") % {"name": name, "kind": kind})
    try:
        made = shapely.force_2d(shape(geometry))
    except (ValueError, TypeError, IndexError, AttributeError, KeyError, shapely.errors.ShapelyError) as error:
        raise Refused(
            _("%s: de coördinaten kloppen niet. Verwacht ringen van ten minste vier punten van twee getallen.") % name
        ) from error
    if made.is_empty:
        raise Refused(_("%(name)s: het vlak is leeg.") % {"name": name})
    return made
