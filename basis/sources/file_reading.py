"""What a file says that somebody brought on screen: its columns and first rows, and then its entries and faults.

The reading itself is that of the social map; here only what a page needs around it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import files
from basis.files import File, Refused
from basis.socialmap import csv_reading, hsds_reading
from basis.socialmap.facts import AnyFacts
from basis.sources.models import Import

MOST_MB = 10  # on screen; the command takes more
MOST_COLUMNS = 100
FIRST_ROWS = 3
LONGEST_CELL = 80  # of what is shown
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass
class Told:
    """What a file holds: of each good line its list, its number or path, and its facts; and what is wrong, with why."""

    facts: list[tuple[str, str, AnyFacts]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Head:
    """The columns of a table as it writes them, and its first rows."""

    columns: list[str]
    rows: list[list[str]]

    def examples_of(self, column: str) -> list[str]:
        """What stands in the column with this name in the first rows."""
        return self.examples(self.columns.index(column))

    def examples(self, number: int) -> list[str]:
        """What stands in this column in the first rows."""
        return [row[number] for row in self.rows if number < len(row) and row[number]]


def opened(content: bytes, name: str) -> File:
    """The text of what was brought. Refuses, in words, what is too large and what is no text."""
    most = min(MOST_MB, settings.MAX_IMPORT_MB)
    words = _("Dit bestand is groter dan %(limit)s MB. Deel het op, of vraag de beheerder het in te lezen.")
    if zipfile.is_zipfile(io.BytesIO(content)) or content.startswith(OLD_EXCEL):
        raise ValidationError(_("Dit is een bestand van Excel. Bewaar het als CSV (UTF-8) en kies het opnieuw."))
    if not content.strip():
        raise ValidationError(_("Dit bestand is leeg."))
    try:
        return files.opened(content, name, most=most * 1024 * 1024, too_large=words % {"limit": most})
    except Refused as fault:
        raise ValidationError(str(fault)) from None


def is_json(file: File) -> bool:
    """Whether this is meant as JSON."""
    return file.text.lstrip()[:1] in {"{", "["}


def head(file: File) -> Head:
    """The columns and first rows of a table. Refuses what is no table of two columns or more, or names one twice."""
    first = file.text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        rows = [[cell.strip() for cell in row] for _number, row in zip(range(FIRST_ROWS + 1), reader, strict=False)]
    except csv.Error:
        raise ValidationError(_("Dit is geen geldige CSV. Bewaar het als CSV (UTF-8) en kies het opnieuw.")) from None
    columns = rows[0] if rows else []
    folded = [column.lower() for column in columns if column]
    if twice := sorted({column for column in folded if folded.count(column) > 1}):
        raise ValidationError(_("Deze kolom staat er twee keer: %(names)s.") % {"names": ", ".join(twice[:5])})
    if len(folded) < 2:
        raise ValidationError(_("Er staat maar één kolom in. Zet tussen de kolommen een puntkomma, komma of tab."))
    if len(columns) > MOST_COLUMNS:
        raise ValidationError(_("Er staan te veel kolommen in: hooguit %(most)s.") % {"most": MOST_COLUMNS})
    if not any(any(row) for row in rows[1:]):
        raise ValidationError(_("Er staan alleen namen van kolommen in, en geen rijen."))
    return Head(columns, [[cell[:LONGEST_CELL] for cell in row] for row in rows[1:]])


def told(one: Import) -> Told:
    """Everything in a file, in the order in which it is written: by list, organisations first.

    Raises ValidationError for what cannot be read at all.
    """
    file = opened(bytes(one.content), one.file_name)
    return _of_hsds(file, one) if one.is_hsds else _of_table(file, one.layout)


def _of_table(file: File, layout: dict[str, Any]) -> Told:
    try:
        found = csv_reading.read(file, csv_reading.Layout.model_validate(layout))
    except Refused as fault:
        raise ValidationError(str(fault)) from None
    facts = [("", str(line), facts) for line, facts in found.facts.items()]
    return Told(facts, [(str(line), fault) for line, fault in sorted(found.faults.items())])


def _of_hsds(file: File, one: Import) -> Told:
    try:
        found = hsds_reading.read(file.text, origin=one.origin, today=timezone.localdate(one.begun_at))
    except hsds_reading.Unreadable as fault:
        raise ValidationError(_("Dit is geen HSDS: %(why)s.") % {"why": fault}) from None
    facts = [(origin, path, facts) for origin, listed in found.facts.items() for path, facts in listed.items()]
    parted = [fault.partition(": ") for fault in found.faults]
    return Told(facts, [(path, why) for path, _colon, why in parted])
