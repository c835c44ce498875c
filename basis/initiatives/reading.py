"""Initiatives of another platform, from CSV or JSON in the open format of docs/initiatives-format.md."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from basis.initiatives.kinds import STAGE_WORDS, Stage
from basis.themes import GROUP_WORDS, THEMES, Group, Theme

GROUPS = {word: group for group, word in GROUP_WORDS.items()}
STAGES = {word: stage for stage, word in STAGE_WORDS.items()}


class Row(BaseModel):
    """One initiative as it comes in; what we do not know of the format is left alone."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    id: str = Field(min_length=1, max_length=120)
    titel: str = Field(min_length=1, max_length=100)
    tekst: str = Field(min_length=1, max_length=3000)
    gebied: str = Field(min_length=1, max_length=60)
    link: HttpUrl
    van: str = Field("", max_length=120)
    onderwerp: str = "anders"
    doelgroepen: list[str] = []
    waar: str = Field("", max_length=120)
    stand: str = "bezig"
    website: HttpUrl | None = None

    @property
    def theme(self) -> str:
        """What it is about; what we do not know is something else."""
        return THEMES.get(self.onderwerp, Theme.OTHER)

    @property
    def groups(self) -> tuple[Group, ...]:
        """For whom it is, as far as we know them."""
        return tuple(GROUPS[word] for word in self.doelgroepen if word in GROUPS)

    @property
    def stage(self) -> str:
        """How far it is; what we do not know goes on."""
        return STAGES.get(self.stand, Stage.DOING)


@dataclass
class Found:
    """What a file says: rows by their number (of the line, or in the list), and what is wrong with others."""

    rows: dict[int, Row] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


class Unreadable(Exception):
    """This is neither the CSV nor the JSON of the format; says why."""


def read(text: str, *, is_json: bool) -> Found:
    """Rows and faults of a file; one bad row does not stop the others. Raises Unreadable."""
    found = Found()
    seen: set[str] = set()
    for number, raw in _from_json(text) if is_json else _from_csv(text):
        try:
            row = Row.model_validate(raw)
        except ValidationError as error:
            found.faults[number] = _say(error)
            continue
        if row.id in seen:
            found.faults[number] = _("‘%(id)s’ staat er twee keer in.") % {"id": row.id}
            continue
        seen.add(row.id)
        found.rows[number] = row
    return found


def _from_json(text: str) -> Iterator[tuple[int, Any]]:
    """A list, or a page of results of the API."""
    try:
        told = json.loads(text)
    except ValueError as error:
        raise Unreadable(_("dit is geen JSON: %(why)s") % {"why": error}) from None
    rows = told.get("resultaten") if isinstance(told, dict) else told
    if not isinstance(rows, list):
        raise Unreadable(_("er is een lijst nodig, of een pagina met ‘resultaten’"))
    yield from enumerate(rows, start=1)


def _from_csv(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Rows with a name above each column; empty cells say nothing."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text.lstrip("\ufeff")), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    missing = {"id", "titel", "tekst", "gebied", "link"} - set(reader.fieldnames or ())
    if missing:
        raise Unreadable(_("deze kolommen ontbreken: %(names)s") % {"names": ", ".join(sorted(missing))})
    for row in reader:
        told: dict[str, Any] = {name: value for name, value in row.items() if name and value}
        if groups := told.get("doelgroepen"):
            told["doelgroepen"] = _list(groups)
        yield reader.line_num, told


def _list(cell: str) -> list[str]:
    """A JSON list, as our own CSV has it, or words with spaces or commas between."""
    if cell.startswith("["):
        try:
            return [str(one) for one in json.loads(cell)]
        except ValueError:
            return []
    return cell.replace(",", " ").split()


def _say(error: ValidationError) -> str:
    """The first thing that is wrong, with its place."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "?"
    if first["type"] in {"missing", "string_too_short"}:
        return _("%(place)s ontbreekt") % {"place": place}
    return _("%(place)s klopt niet") % {"place": place}
