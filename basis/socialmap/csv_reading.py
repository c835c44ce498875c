"""A CSV of the social map, in the standard columns or in those of somebody else, to facts; each bad line with why.

The columns are described in `docs/socialmap-import.md`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import BeforeValidator, Field, ValidationError

from basis import packs
from basis.files import File, Refused
from basis.socialmap.csv_columns import (
    BETWEEN_PLACES,
    COLUMN_OF,
    COLUMNS,
    DUTCH_DAY,
    LISTS,
    NEEDED,
    OF_A_PLACE,
    TRUTH,
    WORDS,
    YES_OR_NO,
)
from basis.socialmap.facts import AnyFacts, OrganisationFacts, PlaceFacts, ServiceFacts

__all__ = ["COLUMNS", "COLUMN_OF", "KINDS", "NEEDED", "WORDS", "Layout", "Read", "read"]

LONGEST_KEY = 120
KINDS: dict[str, type[OrganisationFacts] | type[PlaceFacts] | type[ServiceFacts]] = {
    "organisatie": OrganisationFacts,
    "plek": PlaceFacts,
    "aanbod": ServiceFacts,
}


class Layout(packs.Part):
    """Which column of a file is which of ours, and what holds for all its rows: the file given with `--columns`."""

    columns: dict[str, str] = Field(default_factory=dict)
    values: dict[str, Annotated[str, BeforeValidator(str)]] = Field(default_factory=dict)  # a day is text too
    skip: tuple[str, ...] = ()  # columns of theirs to pass over, though they have a name of ours
    name_is_key: bool = False  # of a list without keys; whoever gets another name there is somebody new here

    def faults(self) -> Iterator[packs.Fault]:
        """Columns that are none of ours."""
        for part, names in (("columns", self.columns), ("values", self.values)):
            yield from (((part, name), _("deze kolom kennen we niet")) for name in names if not _is_ours(name))


def _is_ours(name: str) -> bool:
    return name in COLUMNS or name == "soort"


@dataclass
class Read:
    """What a file holds: line → facts, organisations first and services last; and what is wrong, by line."""

    facts: dict[int, AnyFacts] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)
    keys: dict[tuple[str, str], int] = field(default_factory=dict)  # kind and key → line


def read(file: File, layout: Layout | None = None) -> Read:
    """The entries in a CSV with comma, semicolon or tab. Refuses a file without rows, or without the columns it needs.

    A line that is not right is passed over and told, by its number in the file.
    """
    layout = layout or Layout()
    first = file.text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    names = {theirs.lower(): "" for theirs in layout.skip}
    names |= {theirs.lower(): ours for ours, theirs in layout.columns.items()}
    columns = [names.get(cell, cell) for cell in (cell.strip().lower() for cell in next(reader, []))]
    _check(columns, layout, file.name)
    found = Read()
    for line, cells in _lines(reader, found):
        if any(cell.strip() for cell in cells):
            _line(line, cells, columns, layout, found)
    if not found.facts and not found.faults:
        raise Refused(_("%s: hier staan geen rijen in.") % file.name)
    order = list(KINDS.values())
    found.facts = dict(sorted(found.facts.items(), key=lambda pair: order.index(type(pair[1]))))
    return found


def _lines(reader: Any, found: Read) -> Iterator[tuple[int, list[str]]]:
    """Each line with its number; one that is no CSV is a fault, and the next one is read."""
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            found.faults[line] = _('geen geldige CSV. Misschien staat er één " te veel of te weinig')


def _check(columns: list[str], layout: Layout, name: str) -> None:
    twice = sorted({one for one in columns if one and columns.count(one) > 1})
    needed = [one for one in NEEDED if one != "sleutel" or not layout.name_is_key]
    missing = [one for one in needed if one not in columns and one not in layout.values]
    if twice:
        raise Refused(
            _("%(file)s: deze kolom staat er twee keer: %(columns)s.") % {"file": name, "columns": ", ".join(twice)}
        )
    if missing:
        raise Refused(
            _("%(file)s: deze kolommen ontbreken: %(columns)s.") % {"file": name, "columns": ", ".join(missing)}
        )


def _line(line: int, cells: list[str], columns: list[str], layout: Layout, found: Read) -> None:
    """One line, to facts or to a fault."""
    if len(cells) != len(columns):
        found.faults[line] = _("%(found)s cellen, maar er zijn %(expected)s kolommen") % {
            "found": len(cells),
            "expected": len(columns),
        }
        return
    row = layout.values | {name: cell.strip() for name, cell in zip(columns, cells, strict=True) if cell.strip()}
    if layout.name_is_key:
        row.setdefault("sleutel", row.get("naam", "")[:LONGEST_KEY])
    kind = row.pop("soort", "").lower()
    if kind not in KINDS:
        found.faults[line] = _("soort: verwacht organisatie, plek of aanbod, niet ‘%(kind)s’") % {"kind": kind}
        return
    try:
        facts = KINDS[kind].model_validate(_values(row, KINDS[kind]))
    except ValidationError as wrong:
        found.faults[line] = "; ".join(_said(fault) for fault in wrong.errors()[:3])
        return
    if same := found.keys.get((kind, facts.key)):
        found.faults[line] = _("sleutel: ‘%(key)s’ staat ook op regel %(line)s") % {"key": facts.key, "line": same}
        return
    found.facts[line] = facts
    found.keys[kind, facts.key] = line


def _values(row: Mapping[str, str], shape: type[AnyFacts]) -> dict[str, Any]:
    """The cells of a row as values of the facts; a column that is no matter of this kind is passed over."""
    values: dict[str, Any] = {}
    for name, cell in row.items():
        target = COLUMNS.get(name, "")
        if target in shape.model_fields:
            values[target] = _value(target, cell)
    if "at" in values:
        line = row.get("openingstijden", "")
        values["at"] = [{"opening_hours": line} | one for one in values["at"]]
    return values


def _value(target: str, cell: str) -> Any:
    words = WORDS.get(target, {})
    if target in LISTS:
        return [words.get(one.lower(), one.lower()) for one in re.split(r"[\s,;|]+", cell) if one]
    if target == "at":
        return [_at(one) for one in BETWEEN_PLACES.split(cell) if one.strip()]
    if target in YES_OR_NO:
        return TRUTH.get(cell.lower(), cell)
    if target in {"lat", "lon", "amount"}:
        return cell.replace(",", ".").removeprefix("€").strip()
    if target == "postcode":
        return re.sub(r"^(\d{4})\s*([a-zA-Z]{2})$", lambda m: f"{m[1]} {m[2].upper()}", cell)
    if target == "confirmed_on" and (day := DUTCH_DAY.fullmatch(cell)):
        return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
    return words.get(cell.lower(), cell)


def _at(text: str) -> dict[str, str]:
    """A place of a service by its key; with hours and words of its own there after ` = `."""
    return dict(
        zip(("place", "opening_hours", "note"), (one.strip() for one in text.split(OF_A_PLACE, 2)), strict=False)
    )


def _said(fault: Any) -> str:
    """What is wrong with a cell, in Dutch: 'postcode: ‘54A’ kan niet'."""
    target = str(fault["loc"][0]) if fault["loc"] else ""
    column, kind, given = COLUMN_OF.get(target, ""), fault["type"], str(fault.get("input", ""))[:40]
    if kind == "missing":
        cause = _("ontbreekt")
    elif kind == "value_error":
        cause = str(fault["ctx"]["error"])
    elif kind in {"string_too_long", "string_too_short"}:
        cause = _("te lang of te kort")
    elif target in YES_OR_NO:
        cause = _("verwacht ja of nee, niet ‘%(given)s’") % {"given": given}
    elif target in WORDS:
        cause = _("verwacht %(words)s, niet ‘%(given)s’") % {"words": ", ".join(WORDS[target]), "given": given}
    else:
        cause = _("‘%(given)s’ kan niet") % {"given": given}
    return f"{column}: {cause}" if column else cause
