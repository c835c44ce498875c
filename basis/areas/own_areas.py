"""Reading the list of a municipality's own areas, however its columns are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.areas.divisions import LONGEST_NAME, code_of
from basis.areas.models import Area
from basis.files import File, Refused, Row, column, refuse, rows

DIVIDERS = re.compile(r"[\s,;|+]+")
NAMES = ("naam", "name", "gebied", "gebiedsnaam", "wijkfotogebied", "own_area", "area")
CODES = ("codes", "code", "buurtcodes", "wijkcodes", "buurten", "wijken", "buurtcode", "wijkcode")
KINDS = ("soort", "kind", "type")
ORDERS = ("nr", "nummer", "volgorde", "order")


@dataclass(frozen=True)
class OwnRow:
    """An own area as the list gives it; `kind` is '' when the list does not say."""

    line: int
    name: str
    codes: tuple[str, ...]
    kind: str = ""
    order: int = 0


def read_own_areas(file: File) -> list[OwnRow]:
    """The own areas in a CSV, in their order; an area may take several rows with the same name.

    The column of codes is the one whose cells are CBS codes; that of names is known by its header, or else the first
    other one that is not all numbers. Refuses, with line numbers: no such columns, an empty name, a cell that holds no
    code, something that is no code of a wijk or buurt, another kind than wijk or dorp.
    """
    columns, listed = rows(file)
    code_column = _code_column(columns, listed, file)
    name_column = _name_column([c for c in columns if c != code_column], listed, file)
    kind_column, order_column = column(columns, *KINDS), column(columns, *ORDERS)
    faults: list[str] = []
    found: dict[str, OwnRow] = {}
    for place, row in enumerate(listed, start=1):
        name = " ".join(row.cells[name_column].split())
        words = [word for word in DIVIDERS.split(row.cells[code_column]) if word]
        codes = tuple(code_of(word) for word in words)
        kind = row.cells.get(kind_column, "").lower()
        order = row.cells.get(order_column, "")
        wrong = [word for word, code in zip(words, codes, strict=True) if code[:2] not in {"WK", "BU"}]
        if not name:
            faults.append(_("regel %s: de naam is leeg") % row.line)
        elif not slugify(name) or len(name) > LONGEST_NAME:
            faults.append(
                _("regel %(line)s: %(name)r is geen naam van hooguit %(most)s tekens")
                % {"line": row.line, "name": name[:40], "most": LONGEST_NAME}
            )
        elif not words:
            faults.append(_("regel %(line)s: %(name)s heeft geen codes") % {"line": row.line, "name": name})
        elif wrong:
            faults.append(
                _("regel %(line)s: %(wrong)s is geen code van een wijk of buurt")
                % {"line": row.line, "wrong": ", ".join(wrong)}
            )
        elif kind and kind not in Area.OwnKind.values:
            faults.append(
                _("regel %(line)s: soort %(kind)s kan niet, kies wijk of dorp") % {"line": row.line, "kind": kind}
            )
        elif name in found:
            first = found[name]
            found[name] = OwnRow(first.line, name, first.codes + codes, first.kind or kind, first.order)
        else:
            found[name] = OwnRow(row.line, name, codes, kind, int(order) if order.isdigit() else place)
    refuse(file.name, faults)
    return sorted(found.values(), key=lambda own: (own.order, own.line))


def _code_column(columns: list[str], listed: list[Row], file: File) -> str:
    def share(one: str) -> float:
        words = [word for row in listed for word in DIVIDERS.split(row.cells[one]) if word]
        return sum(1 for word in words if code_of(word)) / len(words) if words else 0.0

    best = max(columns, key=share)
    if share(best) > 0.5:
        return best
    named = column(columns, *CODES) or next((c for c in columns if "codes" in c.lower()), "")
    if not named:
        raise Refused(
            _("%(file)s: geen kolom met codes van wijken of buurten (WK…, BU…). Kolommen: %(columns)s.")
            % {"file": file.name, "columns": ", ".join(columns)}
        )
    return named


def _name_column(columns: list[str], listed: list[Row], file: File) -> str:
    if named := column(columns, *NAMES):
        return named
    for one in columns:
        if "naam" in one.lower() or "gebied" in one.lower():
            return one
        if one.lower() not in KINDS and not all(re.fullmatch(r"[\d.,]*", row.cells[one]) for row in listed):
            return one
    raise Refused(
        _("%(file)s: geen kolom met namen (naam, gebied). Kolommen: %(columns)s.")
        % {"file": file.name, "columns": ", ".join(columns)}
    )
