"""Files that people bring: read whole, within a limit, taken apart into rows, and refused in one clear sentence."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

MOST_FAULTS = 10
NUL = "\\u0000"  # as JSON writes it


class Refused(Exception):
    """What was brought cannot be used; the message says where and why, and nothing has been changed."""


@dataclass(frozen=True)
class File:
    """The text of a file, its name, and the hash of its bytes as they were brought."""

    name: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its line number in the file and its cells by column, without spaces around them."""

    line: int
    cells: dict[str, str]


def read(path: Path) -> File:
    """Read a file, plain or .gz; JSON in UTF-8, as it should be, and a table also as Excel writes it (cp1252).

    Refuses what is not there, what is larger than `settings.MAX_IMPORT_MB` (before reading, and again while unpacking),
    a broken .gz, and what is no text.
    """
    limit = settings.MAX_IMPORT_MB * 1024 * 1024
    if not path.is_file():
        raise Refused(_("%s: dit bestand is er niet.") % path)
    if path.stat().st_size > limit:
        raise Refused(_too_large(path.name))
    packed = path.read_bytes()
    return opened(packed, path.name, most=limit, too_large=_too_large(path.name))


def opened(packed: bytes, name: str, *, most: int, too_large: str) -> File:
    """What these bytes say, plain or .gz. Refuses as `read` does; `too_large` is what it says past `most` bytes."""
    content = packed
    if len(packed) > most:
        raise Refused(too_large)
    if packed[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(packed)) as inside:
                content = inside.read(most + 1)
        except (EOFError, OSError, zlib.error) as error:
            raise Refused(_("%s: dit .gz-bestand is beschadigd of afgebroken.") % name) from error
        if len(content) > most:
            raise Refused(too_large)
    text = _decoded(content, name)
    if "\0" in text:
        raise Refused(_odd_sign(name, text.count("\n", 0, text.index("\0")) + 1))
    return File(name, text, hashlib.sha256(packed).hexdigest())


def _odd_sign(name: str, line: int) -> str:
    words = _("%(file)s, regel %(line)s: hier staat een teken dat niet in tekst hoort.")
    return words % {"file": name, "line": line}


def _too_large(name: str) -> str:
    words = _("%(file)s: groter dan %(limit)s MB. Neem een kleiner bestand, of verhoog BASIS_MAX_IMPORT_MB.")
    return words % {"file": name, "limit": settings.MAX_IMPORT_MB}


def json_of(file: File) -> Any:
    """The JSON in a file. Refuses what is none, with line and place; also NaN, endless numbers and endless nesting."""
    if NUL in file.text:
        line = file.text.count("\n", 0, file.text.index(NUL)) + 1
        raise Refused(_odd_sign(file.name, line))
    try:
        return json.loads(file.text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = {"file": file.name, "line": error.lineno, "at": error.colno}
        raise Refused(_("%(file)s, regel %(line)s, teken %(at)s: dit is geen JSON.") % where) from None
    except ValueError:
        raise Refused(_("%s: er staat een getal in dat geen getal is.") % file.name) from None
    except RecursionError:
        raise Refused(_("%s: te veel haken in elkaar.") % file.name) from None


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.lstrip()[:1] in {b"{", b"["}:
            line = content[: error.start].count(b"\n") + 1
            raise Refused(
                _("%(file)s, regel %(line)s: geen UTF-8. Sla het bestand op als UTF-8.") % {"file": name, "line": line}
            ) from error
    try:
        if b"\x00" not in content:
            return content.decode("cp1252")
    except UnicodeDecodeError:
        pass
    raise Refused(_("%s: dit is geen tekst. Sla het op als CSV (UTF-8).") % name)


def rows(file: File) -> tuple[list[str], list[Row]]:
    """The columns and rows of a CSV with comma, semicolon or tab; empty lines are passed over.

    Refuses an empty table, a column that comes twice, and a row with more or fewer cells than there are columns.
    """
    first = file.text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    columns: list[str] = []
    found: list[Row] = []
    line = 1
    try:
        for written in reader:
            cells = [cell.strip() for cell in written]
            if not columns:
                columns = _columns(cells, file.name)
            elif any(cells):
                if len(cells) != len(columns):
                    raise Refused(
                        _("%(file)s, regel %(line)s: %(found)s cellen, maar er zijn %(expected)s kolommen.")
                        % {"file": file.name, "line": line, "found": len(cells), "expected": len(columns)}
                    )
                found.append(Row(line, dict(zip(columns, cells, strict=True))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(
            _('%(file)s, regel %(line)s: geen geldige CSV. Misschien staat daar één " te veel of te weinig.')
            % {"file": file.name, "line": reader.line_num}
        ) from error
    if not found:
        raise Refused(_("%s: hier staan geen rijen in.") % file.name)
    return columns, found


def _columns(columns: list[str], name: str) -> list[str]:
    folded = [column.lower() for column in columns]
    twice = sorted({column for column, low in zip(columns, folded, strict=True) if folded.count(low) > 1})
    if twice:
        raise Refused(
            _("%(file)s: deze kolom staat er twee keer: %(columns)s.") % {"file": name, "columns": ", ".join(twice)}
        )
    return columns


def column(columns: Sequence[str], *names: str) -> str:
    """The first of these names (in any case) that is a column, as the file writes it; '' when none is."""
    by_name = {one.lower(): one for one in columns}
    return next((by_name[name.lower()] for name in names if name.lower() in by_name), "")


def refuse(name: str, faults: Sequence[str]) -> None:
    """Refuse the file of this name with all its faults (the first ten), when there are any."""
    if faults:
        more = len(faults) - MOST_FAULTS
        rest = [_("en nog %s fouten") % more] if more > 0 else []
        raise Refused(f"{name}: " + "; ".join([*faults[:MOST_FAULTS], *rest]) + ".")
