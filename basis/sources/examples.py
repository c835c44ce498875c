"""Some of what a list would change, as an editor reads it: the field, what it says now and what it would say."""

from __future__ import annotations

import datetime
from typing import Any

from basis.socialmap.actions import Differences
from basis.socialmap.csv_reading import COLUMN_OF, WORDS
from basis.socialmap.entry_models import Entry
from basis.socialmap.models import Organisation, Place

MOST = 20  # of what changes, and as many of what is new
LONGEST = 120
FOLLOWS = {"buurt_id", "area_id", "position_is_of_area"}  # follow from where it is
SAID = {name: {kept: word for word, kept in told.items()} for name, told in WORDS.items()}
REFERS = {"organisation_id": "organisatie"}


def told(foreseen: list[tuple[Entry, Differences]]) -> list[dict[str, str]]:
    """Rows of kind, name, column, was and becomes; what is new has no column. What changes comes first."""
    changed: list[dict[str, str]] = []
    new: list[dict[str, str]] = []
    for entry, fields in foreseen:
        about = {"kind": _kind(entry), "name": entry.name[:LONGEST]}
        if not fields and len(new) < MOST:
            new.append(about)
        changed += [about | _difference(name, *pair) for name, pair in fields.items() if name not in FOLLOWS]
        if len(changed) >= MOST and len(new) >= MOST:
            break
    return changed[:MOST] + new


def _kind(entry: Entry) -> str:
    return "organisatie" if isinstance(entry, Organisation) else "plek" if isinstance(entry, Place) else "aanbod"


def _difference(name: str, was: Any, becomes: Any) -> dict[str, str]:
    if name in REFERS:
        return {"column": REFERS[name], "was": "", "becomes": ""}
    return {"column": COLUMN_OF.get(name, name), "was": words(name, was), "becomes": words(name, becomes)}


def words(name: str, value: Any) -> str:
    """A value of a field as people write it in a list; '' for what is not known."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple | list):
        return ", ".join(SAID.get(name, {}).get(one) or str(one) for one in value)[:LONGEST]
    if isinstance(value, datetime.date):
        return f"{value.day}-{value.month}-{value.year}"
    return SAID.get(name, {}).get(str(value), str(value))[:LONGEST]
