"""A division of the country: gemeenten, wijken and buurten by the names that CBS and PDOK give to their properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from basis import geo
from basis.areas import geojson, shapes
from basis.areas.geojson import Feature
from basis.areas.models import Area
from basis.files import File, Refused

Kind = Area.Kind
CODE = re.compile(r"GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}")
KIND_OF = {"GM": Kind.MUNICIPALITY, "WK": Kind.WIJK, "BU": Kind.BUURT}

# The spellings seen in files of CBS and PDOK since 2009, folded; the most precise level first.
CODES = {
    "BU": ("buurtcode", "bucode", "bu"),
    "WK": ("wijkcode", "wkcode", "wk"),
    "GM": ("gemeentecode", "gmcode", "gm"),
}
NAMES = {
    "BU": ("buurtnaam", "bunaam"),
    "WK": ("wijknaam", "wknaam"),
    "GM": ("gemeentenaam", "gmnaam"),
}
ANY_CODE, ANY_NAME = ("statcode", "code", "identificatie"), ("statnaam", "naam", "name")
LONGEST_NAME = 120
NOT_LAND = ("JA", "B")  # CBS: water, and what is abroad


@dataclass(frozen=True)
class Piece:
    """One area of a division: its code, name and shape (degrees)."""

    code: str
    name: str
    geometry: BaseGeometry
    label: tuple[float, float] | None = None  # lat, lon, where the source gives it
    is_dissolved: bool = False
    outline: BaseGeometry | None = None

    @property
    def kind(self) -> Kind:
        return KIND_OF[self.code[:2]]

    @property
    def municipality(self) -> str:
        """GM0828, for BU08280600 too."""
        return "GM" + self.code[2:6]

    @property
    def parent(self) -> str:
        """The code of what it lies in."""
        return {Kind.BUURT: "WK" + self.code[2:8], Kind.WIJK: self.municipality}.get(self.kind, "NL00")


@dataclass
class Division:
    """What a file holds, complete: levels that were missing are put together from the parts."""

    pieces: list[Piece]
    repaired: list[str] = field(default_factory=list)  # codes whose shape had to be repaired
    water: int = 0  # features passed over
    overlapping: list[tuple[str, str, float]] = field(default_factory=list)  # two buurten, part of the smaller

    def of(self, kind: Kind) -> list[Piece]:
        """The pieces of one level."""
        return [piece for piece in self.pieces if piece.kind == kind]


def code_of(value: Any, prefix: str = "") -> str:
    """A CBS code as CBS writes it, or '' when it is none: ' bu08280600 ' and 8280600 (a number) give BU08280600."""
    text = str(value if value is not None else "").strip().upper()
    if prefix and text and not text.startswith(prefix):
        text = prefix + (text.zfill({"BU": 8, "WK": 6, "GM": 4}[prefix]) if text.isdigit() else text)
    return text if CODE.fullmatch(text) else ""


def read_source(source: File, municipality: str = "") -> Division:
    """The division in a GeoJSON file; with a municipality only what lies in it. Refuses as `read_features` does."""
    reader = geojson.Reader(source)
    return read_features(reader.features(), municipality, source.name, reader)


def read_features(
    features: Iterable[Feature], municipality: str, name: str, reader: geojson.Reader | None = None
) -> Division:
    """Turn features into a complete division.

    Refuses a feature without a CBS code, one code with two names, a shape that cannot be repaired, another
    coordinate system than WGS84 and RD, and a file that holds nothing of the municipality asked for.
    """
    division = Division([])
    taken: list[tuple[str, Feature, BaseGeometry]] = []
    seen: set[str] = set()
    for feature in features:
        code = code_in(feature, name)
        seen.add("GM" + code[2:6])
        if municipality and code[2:6] != municipality[2:]:
            continue
        if str(feature.properties.get("water", feature.properties.get("h2o", ""))).strip().upper() in NOT_LAND:
            division.water += 1
            continue
        called = _called(code, feature)
        if len(_name(code[:2], feature, ANY_NAME)) > LONGEST_NAME:
            raise Refused(
                _("%(file)s, %(code)s: de naam is langer dan %(most)s tekens.")
                % {"file": name, "code": code, "most": LONGEST_NAME}
            )
        taken.append((code, feature, geojson.geometry_of(feature, f"{name}, {called}")))
    if not taken:
        raise Refused(_nothing(name, municipality, seen))
    named = [(_called(code, feature), shape) for code, feature, shape in taken]
    system = geojson.system(reader.crs if reader else "", named, name)
    found: dict[str, Piece] = {}
    for code, feature, shape in taken:
        whole = shapes.repaired(shape, f"{name}, {_called(code, feature)}")
        if not shape.is_valid:
            division.repaired.append(code)
        degrees = geo.to_degrees(whole) if system == geo.RD else geo.rounded(whole)
        if not degrees.is_valid:  # rounding to decimetres can make a hair-thin part fold over
            degrees = shapes.repaired(degrees, f"{name}, {_called(code, feature)}")
        piece = Piece(code, _name(code[:2], feature, ANY_NAME), degrees, _label(feature.properties))
        if code in found:
            piece = _joined(found[code], piece, name, feature.number)
        found[code] = piece
    division.pieces = list(_completed(found, {code: feature for code, feature, _s in taken}))
    division.overlapping = _overlapping(division.of(Kind.BUURT))
    return division


def _overlapping(buurten: Sequence[Piece]) -> list[tuple[str, str, float]]:
    """Buurten that lie over each other: one of them probably has the code or the shape of another."""
    found = shapes.overlaps([buurt.geometry for buurt in buurten])
    return [(buurten[one].code, buurten[other].code, part) for one, other, part in found]


def code_in(feature: Feature, file: str) -> str:
    values = feature.properties
    written = [(values.get(key), prefix) for prefix, keys in CODES.items() for key in keys]
    for value, prefix in [*written, *((values.get(key), "") for key in ANY_CODE)]:
        if code := code_of(value, prefix):
            _refuse_elsewhere(feature, code, file)
            return code
    raise Refused(
        _("%(file)s, kenmerk %(number)s: geen CBS-code (buurtcode, wijkcode of gemeentecode). Er staat: %(keys)s.")
        % {"file": file, "number": feature.number, "keys": ", ".join(list(values)[:8]) or "–"}
    )


def _refuse_elsewhere(feature: Feature, code: str, file: str) -> None:
    """Refuse a feature that says it lies in another wijk or gemeente than its code does."""
    for prefix, inside in (("WK", "WK" + code[2:8]), ("GM", "GM" + code[2:6])):
        for key in CODES[prefix]:
            said = code_of(feature.properties.get(key))
            if said.startswith(prefix) and said != inside and prefix != code[:2]:
                raise Refused(
                    _("%(file)s, kenmerk %(number)s: %(code)s kan niet in %(said)s liggen.")
                    % {"file": file, "number": feature.number, "code": code, "said": said}
                )


def _name(prefix: str, feature: Feature, keys: tuple[str, ...] = ()) -> str:
    values = feature.properties
    return next((str(values[key]).strip() for key in (*NAMES[prefix], *keys) if values.get(key)), "")


def _called(code: str, feature: Feature) -> str:
    return f"{code} ({_name(code[:2], feature, ANY_NAME) or feature.number})"


def _label(values: Mapping[str, Any]) -> tuple[float, float] | None:
    try:
        lat, lon = float(values["labellat"]), float(values["labellon"])
    except (KeyError, TypeError, ValueError):
        return None
    return (lat, lon) if geo.system_of(lon, lat) == geo.WGS84 else None


def _joined(one: Piece, other: Piece, file: str, number: int) -> Piece:
    """Two features of one area (an exploded file) as one. Refuses two areas under one code."""
    if one.name != other.name:
        raise Refused(
            _("%(file)s, kenmerk %(number)s: %(code)s heet eerst %(one)s en nu %(other)s.")
            % {"file": file, "number": number, "code": one.code, "one": one.name, "other": other.name}
        )
    return Piece(one.code, one.name, shapes.together([one.geometry, other.geometry]), one.label)


def _nothing(file: str, municipality: str, seen: set[str]) -> str:
    if not seen:
        return _("%(file)s: hier staat geen enkel gebied in.") % {"file": file}
    codes = sorted(seen)
    listed = ", ".join(codes[:10]) + (_(" en %s meer") % (len(codes) - 10) if len(codes) > 10 else "")
    return _("%(file)s: niets van %(asked)s. In dit bestand: %(found)s.") % {
        "file": file,
        "asked": municipality or _("een gemeente"),
        "found": listed,
    }


def _completed(found: dict[str, Piece], features: dict[str, Feature]) -> Iterator[Piece]:
    """The pieces with outlines, and the wijken and gemeenten that were missing, put together from their parts."""
    names = _names_above(features)
    for kind in (Kind.BUURT, Kind.WIJK, Kind.MUNICIPALITY):
        given = [piece for piece in found.values() if piece.kind == kind and piece.outline is None]
        for piece, outline in zip(given, shapes.outlines([piece.geometry for piece in given]), strict=True):
            found[piece.code] = Piece(piece.code, piece.name, piece.geometry, piece.label, outline=outline)
        missing: dict[str, list[Piece]] = {}
        for piece in found.values():
            if piece.kind == kind and kind != Kind.MUNICIPALITY and piece.parent not in found:
                missing.setdefault(piece.parent, []).append(piece)
        for code, parts in missing.items():
            found[code] = dissolved(code, names.get(code, ""), parts)
    yield from found.values()


def _names_above(features: dict[str, Feature]) -> dict[str, str]:
    """How wijken and gemeenten are called by the features that lie in them."""
    names: dict[str, str] = {}
    for code, feature in features.items():
        for above in ("WK" + code[2:8], "GM" + code[2:6]):
            if name := _name(above[:2], feature):
                names.setdefault(above, name)
    return names


def dissolved(code: str, name: str, parts: list[Piece]) -> Piece:
    """An area as the sum of its parts."""
    return Piece(
        code,
        name,
        shapes.together([part.geometry for part in parts]),
        is_dissolved=True,
        outline=shapes.together([part.outline for part in parts if part.outline is not None]),
    )
