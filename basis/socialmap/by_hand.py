"""What somebody changed here of an entry that comes from a list: the list does not take it back by saying the same.

Of each changed field the entry keeps what its list said then (`Entry.by_hand`). When the list says something else
since, it has newer words and they count.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from basis.socialmap.entry_models import Entry
from basis.socialmap.facts import AtFacts
from basis.socialmap.models import ServiceAtPlace

PLACES = "at"  # where a service can be had, and when
POSITION = frozenset({"lat", "lon", "position_is_of_area", "buurt_id", "area_id"})  # of a place; they go together


def note(entry: Entry, was: Mapping[str, Any]) -> None:
    """Keep what the list said of these fields, before somebody changes them; what was kept before stays kept."""
    if "lat" in was or "lon" in was:
        was = {name: getattr(entry, name) for name in POSITION} | dict(was)
    entry.by_hand = {name: plain(value) for name, value in was.items()} | entry.by_hand


def left(entry: Entry, wanted: Mapping[str, Any]) -> set[str]:
    """The fields in which a list says what it said already when somebody changed them here; or an earlier day."""
    same = {name for name, value in entry.by_hand.items() if name in wanted and plain(wanted[name]) == value}
    if "lat" in entry.by_hand:
        same = same | POSITION if {"lat", "lon"} <= same else same - POSITION
    if "confirmed_on" in entry.by_hand and "confirmed_on" in wanted and wanted["confirmed_on"] <= entry.confirmed_on:
        same.add("confirmed_on")
    return same


def taken_back(entry: Entry, names: Iterable[str]) -> None:
    """The list has newer words for these fields."""
    gone = set(names) | (POSITION if {"lat", "lon"} & set(names) else set())
    entry.by_hand = {name: value for name, value in entry.by_hand.items() if name not in gone}


def rows(at: Mapping[Any, AtFacts | ServiceAtPlace]) -> list[list[str]]:
    """Places of a service by their id, with hours and note, as they are kept."""
    return sorted([str(pk), one.opening_hours, one.note] for pk, one in at.items())


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, tuple):
        return sorted(set(value))
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value
