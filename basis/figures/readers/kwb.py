"""Kerncijfers wijken en buurten and tables like it: an area on each row, an indicator in each column."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from basis import files
from basis.figures import registry
from basis.figures.readers.values import (
    OTHER_REGION,
    Delivered,
    Faults,
    Value,
    check_year,
    code_of,
    has_moved,
    number_of,
)
from basis.figures.registry import Indicator
from basis.files import File, Refused, Row

NUMBERED = (2024, 2025)  # the tables whose column numbers the registry knows
CODES = (
    "code", "gwb_code_10", "gwb_code", "wijkenenbuurten", "codering_3", "codering", "buurtcode", "bu_code",
    "wijkcode", "wk_code", "regios", "regiocode", "statcode", "gemeentecode", "gm_code", "id", "regio", "gebied",
)  # fmt: skip
NAMES = {
    "GM": ("naam", "gemeentenaam", "gm_naam", "gemeentenaam_1", "regio", "statnaam"),
    "WK": ("naam", "wijknaam", "wk_naam", "regio", "statnaam"),
    "BU": ("naam", "buurtnaam", "bu_naam", "regio", "statnaam"),
}
YEAR = ("jaar", "year", "periode")
MOVED = re.compile(r"ind_wbi|indelingswijziging\w*", re.IGNORECASE)  # whether the border is that of the year before


@dataclass
class Columns:
    """Which column holds which indicator, and what was passed over."""

    of: dict[str, Indicator] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    not_valid: list[str] = field(default_factory=list)


def read(file: File, *, source: str, year: int) -> Delivered:
    """The figures in a wide table.

    Refuses: a column number that has moved, no column with codes, no column we know, a code that is none, a text
    where a number belongs, a row of another year, one area twice.
    """
    check_year(year)
    columns, rows = files.rows(file)
    code_column = files.column(columns, *CODES)
    if not code_column:
        raise Refused(
            _("%(file)s: geen kolom met codes van gebieden (code, gwb_code, WijkenEnBuurten). Er staat: %(columns)s.")
            % {"file": file.name, "columns": ", ".join(columns[:20])}
        )
    matched = match(columns, source=source, year=year, file=file.name)
    if not matched.of:
        raise Refused(_("%s: geen enkele kolom is een cijfer dat wij kennen.") % file.name)
    year_column = files.column(columns, *YEAR)
    moved_column = next((column for column in columns if MOVED.fullmatch(column)), "")
    delivered = Delivered(file.name, file.sha256, source, year, len(rows))
    faults = Faults(file.name)
    seen: dict[str, int] = {}
    elsewhere = 0
    for row in rows:
        code = code_of(row.cells[code_column])
        if not code and OTHER_REGION.fullmatch(row.cells[code_column].strip().upper()):
            elsewhere += 1
            continue
        if not code:
            written = row.cells[code_column].strip()
            faults.add(
                row.line, _("'%s' is geen code van een gebied (GM, WK of BU met cijfers)") % written, code_column
            )
            continue
        if code in seen:
            faults.add(row.line, _("%(code)s staat ook op regel %(first)s") % {"code": code, "first": seen[code]})
            continue
        seen[code] = row.line
        if year_column and (written := row.cells[year_column].strip()[:4]) not in {"", str(year)}:
            faults.add(row.line, _("dit is van %(found)s, niet van %(year)s") % {"found": written, "year": year})
            continue
        delivered.names[code] = _name(row, columns, code, code_column)
        try:
            if moved_column and (moved := has_moved(row.cells[moved_column])) is not None:
                delivered.moved[code, year] = moved
        except ValueError as error:
            faults.add(row.line, str(error), moved_column)
        for column, indicator in matched.of.items():
            try:
                value, missing = number_of(row.cells[column], indicator)
            except ValueError as error:
                faults.add(row.line, str(error), column)
                continue
            delivered.values.append(Value(code, indicator.code, year, value, missing, line=row.line))
    faults.refuse()
    delivered.notes = _notes(matched, {code_column, year_column, moved_column}, elsewhere, year)
    return delivered


def match(columns: list[str], *, source: str, year: int, file: str) -> Columns:
    """Lay the columns of a file beside the registry; refuses numbers that have moved and two columns for one figure."""
    wanted = [one for one in registry.all_indicators() if one.source == source and not one.rivm]
    by_name = {name.lower(): one for one in wanted for name in one.names}
    by_v3 = {name.lower(): one for one in wanted for name in one.v3}
    stems: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        if numbered := re.fullmatch(r"(.+)_\d+", column):
            stems[numbered[1].lower()].append(column)
    found = Columns()
    drifted: list[str] = []
    for column in columns:
        low = column.lower()
        stem = re.sub(r"_\d+$", "", low)
        indicator = by_name.get(low) or (by_v3.get(low) if year in NUMBERED else None)
        if indicator is None and stem != low:
            like = _by_stem(wanted, stem)
            if like and year in NUMBERED:
                if not any(other.lower() in by_v3 for other in stems[stem]):
                    drifted.append(_drift(column, like))
            elif like and len(stems[stem]) > 1:
                found.ambiguous.append(column)
                continue
            else:
                indicator = like
        if indicator is None:
            found.unknown.append(column)
        elif not indicator.is_valid_in(year):
            found.not_valid.append(column)
        else:
            found.of[column] = indicator
    if drifted:
        raise Refused(
            _("%(file)s: de kolommen zijn verschoven: %(columns)s. Dit is een andere tabel dan wij kennen.")
            % {"file": file, "columns": "; ".join(drifted)}
        )
    _refuse_two_editions(found, year, file)
    _refuse_doubles(found, file)
    return found


def _by_stem(wanted: list[Indicator], stem: str) -> Indicator | None:
    """The indicator whose numbered name begins so; not where the table itself uses the name more than once."""
    for one in wanted:
        if one.is_alone and any(re.sub(r"_\d+$", "", name).lower() == stem for name in one.v3):
            return one
    return None


def _drift(column: str, indicator: Indicator) -> str:
    expected = _(" of ").join(name.rpartition("_")[2] for name in indicator.v3)
    return _("%(column)s (verwacht nummer %(expected)s)") % {"column": column, "expected": expected}


def _refuse_two_editions(found: Columns, year: int, file: str) -> None:
    """The numbers of one table belong to one edition: a mixture means that something has moved."""
    if year not in NUMBERED:
        return
    firsts: dict[int, str] = {}
    for column, indicator in found.of.items():
        names = [name.lower() for name in indicator.v3]
        if len(names) > 1 and column.lower() in names:
            firsts.setdefault(names.index(column.lower()), column)
    if len(firsts) > 1:
        raise Refused(
            _("%(file)s: deze kolomnummers horen bij verschillende tabellen: %(columns)s.")
            % {"file": file, "columns": ", ".join(firsts.values())}
        )


def _refuse_doubles(found: Columns, file: str) -> None:
    by_code: dict[str, str] = {}
    for column, indicator in found.of.items():
        if indicator.code in by_code:
            raise Refused(
                _("%(file)s: de kolommen %(first)s en %(second)s zijn allebei '%(title)s'.")
                % {"file": file, "first": by_code[indicator.code], "second": column, "title": indicator.title}
            )
        by_code[indicator.code] = column


def _name(row: Row, columns: list[str], code: str, code_column: str) -> str:
    column = files.column(columns, *NAMES.get(code[:2], ()))
    return " ".join(row.cells[column].split()) if column and column != code_column else ""


def _notes(found: Columns, used: set[str], elsewhere: int, year: int) -> list[str]:
    notes = []
    if unknown := [column for column in found.unknown if column not in used]:
        notes.append(
            _("%(count)s kolommen passen bij geen cijfer van ons: %(columns)s")
            % {"count": len(unknown), "columns": ", ".join(unknown)}
        )
    if found.ambiguous:
        notes.append(_("niet overgenomen, want de naam komt vaker voor: %s") % ", ".join(found.ambiguous))
    if found.not_valid:
        notes.append(
            _("niet overgenomen, want in %(year)s betekende het iets anders: %(columns)s")
            % {"year": year, "columns": ", ".join(found.not_valid)}
        )
    if elsewhere:
        notes.append(_("%s rijen over landsdelen en provincies overgeslagen") % elsewhere)
    return notes
