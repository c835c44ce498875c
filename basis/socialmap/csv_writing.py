"""The social map in the columns of our own import, so that it can be read in again elsewhere."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from basis.socialmap.csv_columns import COLUMNS, OF_A_PLACE, WORDS
from basis.socialmap.entry_models import Entry
from basis.socialmap.entry_queries import kind_of
from basis.socialmap.hsds_queries import with_all_of_services
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace

LIST = "lijst"  # the import passes over it
SAID: dict[str, dict[str, str]] = {name: {kept: word for word, kept in told.items()} for name, told in WORDS.items()}
FORMULA = {"=", "+", "-", "@", "\t", "\r"}


class _Line:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def lines() -> Iterator[str]:
    """Every line of the file, the names of the columns first; organisations before places before services.

    With entries of more lists than one, the name of the list stands before the key.
    """
    writer = csv.writer(_Line())
    yield writer.writerow(["soort", *COLUMNS, LIST])
    entries = [*_all()]
    many = len({one.origin for one in entries}) > 1
    for one in entries:
        told = _values(one, many)
        row = [kind_of(one), *(_cell(name, told.get(name)) for name in COLUMNS.values())]
        yield writer.writerow([*row, one.origin])


def _all() -> Iterator[Organisation | Place | Service]:
    yield from Organisation.objects.visible_to(None).order_by("name", "pk")
    places = Place.objects.visible_to(None).filter(gone_on=None)
    yield from places.select_related("organisation", "buurt", "area").order_by("name", "pk")
    yield from with_all_of_services(Service.objects.visible_to(None).order_by("name", "pk"))


def _values(one: Organisation | Place | Service, many: bool) -> dict[str, Any]:
    """By the name of a field of the facts."""

    def key(entry: Entry) -> str:
        return f"{entry.origin}:{entry.external_id}" if many else entry.external_id

    told = {name: getattr(one, name, None) for name in COLUMNS.values()} | {"key": key(one)}
    if isinstance(one, Organisation):
        return told
    told["organisation"] = key(one.organisation) if one.organisation else ""
    told["area_code"] = one.area.code if one.area else ""
    if isinstance(one, Service):
        rows = list(one.at.all())
        found = {row.opening_hours for row in rows}
        line = found.pop() if len(found) == 1 else ""
        return told | {"at": [_at(key(row.place), row, line) for row in rows], "opening_hours": line}
    if one.position_is_of_area:
        told |= {"lat": None, "lon": None, "area_code": one.buurt.code if one.buurt else told["area_code"]}
    return told | ({"area_code": ""} if told["lat"] is not None else {})


def _at(key: str, row: ServiceAtPlace, line: str) -> str:
    """The key of a place, with its own hours where they differ from those of all, and its own words."""
    hours = row.opening_hours if row.opening_hours != line else ""
    note = row.note.replace("|", "/").replace(OF_A_PLACE, " – ")
    return OF_A_PLACE.join([key, *([hours or line, note] if note else [hours] if hours else [])])


def _cell(name: str, value: Any) -> str:
    """A value in the words of the import. What a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if name == "at":
        return " | ".join(value or ())
    if isinstance(value, tuple):
        words = SAID.get(name, {})
        return ",".join(words.get(code) or code for code in value)
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in FORMULA and name != "phone" else SAID.get(name, {}).get(text, text)
