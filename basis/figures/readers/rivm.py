"""Gezondheid per wijk en buurt (50120NED): three rows, value and both bounds, per area, age group and round."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from basis import files
from basis.figures import registry
from basis.figures.readers.values import OTHER_REGION, Delivered, Faults, Value, code_of, number_of, year_of
from basis.figures.registry import Indicator
from basis.files import File, Refused, Row

VALUE, LOWER, UPPER = "MW00000", "MOG0095", "MBG0095"
MARGINS = {VALUE: "waarde", LOWER: "ondergrens", UPPER: "bovengrens"}
DIMENSIONS = ("Leeftijd", "Marges", "Perioden", "WijkenEnBuurten")


class _Key(NamedTuple):
    area: str
    age: str
    year: int


def read(file: File) -> Delivered:
    """The health figures of every round in the file, each with its 95 % interval.

    Refuses: a missing dimension, a column number that has moved, a figure without both bounds or outside them, an area
    code that is none, a text where a number belongs.
    """
    columns, rows = _records(file)
    dimensions = {name: files.column(columns, name) for name in DIMENSIONS}
    if missing := [name for name, column in dimensions.items() if not column]:
        raise Refused(_("%(file)s: kolom %(columns)s ontbreekt.") % {"file": file.name, "columns": ", ".join(missing)})
    matched = _match(columns, file.name)
    ages = {one.rivm_age for one in registry.all_indicators() if one.rivm}
    faults = Faults(file.name)
    found: dict[_Key, dict[str, Row]] = {}
    passed = 0
    for row in rows:
        age, margin, period, region = (row.cells[dimensions[name]].strip() for name in DIMENSIONS)
        code = code_of(region)
        year = year_of(period)
        if age not in ages or margin not in MARGINS or (not code and OTHER_REGION.fullmatch(region.upper())):
            passed += 1
        elif not code:
            faults.add(row.line, _("'%s' is geen code van een gebied") % region, "WijkenEnBuurten")
        elif year is None:
            faults.add(row.line, _("'%s' is geen jaar (verwacht 2022JJ00)") % period, "Perioden")
        else:
            rows_of = found.setdefault(_Key(code, age, year), {})
            if margin in rows_of:
                faults.add(
                    row.line,
                    _("%(code)s staat er al, op regel %(line)s") % {"code": code, "line": rows_of[margin].line},
                )
            rows_of[margin] = row
    delivered = Delivered(file.name, file.sha256, "rivm", max((key.year for key in found), default=None), len(rows))
    for key, rows_of in found.items():
        if missing := [words for margin, words in MARGINS.items() if margin not in rows_of]:
            words = {"code": key.area, "missing": _(" en ").join(missing)}
            faults.add(next(iter(rows_of.values())).line, _("van %(code)s ontbreekt de %(missing)s") % words)
            continue
        for column, variants in matched.items():
            indicator = variants[key.age]
            if indicator.is_valid_in(key.year) and (value := _value(key, indicator, column, rows_of, faults)):
                delivered.values.append(value)
    faults.refuse()
    unknown = [c for c in columns if c not in matched and c not in dimensions.values() and c.lower() != "id"]
    if unknown:
        delivered.notes.append(
            _("%(count)s kolommen passen bij geen cijfer van ons: %(columns)s")
            % {"count": len(unknown), "columns": ", ".join(unknown)}
        )
    if passed:
        delivered.notes.append(_("%s rijen over andere leeftijden, marges of regio's overgeslagen") % passed)
    return delivered


def _records(file: File) -> tuple[list[str], list[Row]]:
    """The rows of a CSV, or of OData in JSON: {"value": [{…}, …]}. The line is then the number of the record."""
    if not file.text.lstrip().startswith("{"):
        return files.rows(file)
    try:
        answer: Any = json.loads(file.text)
    except json.JSONDecodeError as error:
        raise Refused(
            _("%(file)s, regel %(line)s: geen geldige JSON; misschien is het bestand afgebroken.")
            % {"file": file.name, "line": error.lineno}
        ) from error
    except RecursionError as error:
        raise Refused(_("%s: de JSON is te diep genest.") % file.name) from error
    listed = answer.get("value")
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
        raise Refused(_('%s: verwacht OData, met rijen onder "value".') % file.name)
    uneven = next((place for place, one in enumerate(listed, start=1) if one.keys() != listed[0].keys()), None)
    if uneven:
        raise Refused(
            _("%(file)s, rij %(place)s: andere kolommen dan de eerste rij.") % {"file": file.name, "place": uneven}
        )
    found = [
        Row(place, {key: "." if cell is None else str(cell).strip() for key, cell in one.items()})
        for place, one in enumerate(listed, start=1)
    ]
    return list(listed[0]), found


def _match(columns: list[str], file: str) -> dict[str, dict[str, Indicator]]:
    """Column → age → indicator. Refuses a number that has moved, and a file without any column we know."""
    by_column: dict[str, dict[str, Indicator]] = {}
    for one in registry.all_indicators():
        if one.rivm:
            by_column.setdefault(one.rivm, {})[one.rivm_age] = one
    found, drifted = {}, []
    for column in columns:
        exact = next((name for name in by_column if fnmatchcase(column, name)), None)
        if exact:
            found[column] = by_column[exact]
            continue
        stem = re.sub(r"_\d+$", "", column)
        like = next((name for name in by_column if fnmatchcase(stem, name.rpartition("_")[0])), None)
        if like and stem != column:
            drifted.append(
                _("%(column)s (verwacht nummer %(expected)s)") % {"column": column, "expected": like.rpartition("_")[2]}
            )
    if drifted:
        raise Refused(
            _("%(file)s: de kolommen zijn verschoven: %(columns)s. Dit is een andere tabel dan wij kennen.")
            % {"file": file, "columns": "; ".join(drifted)}
        )
    if not found:
        raise Refused(_("%s: geen enkele kolom is een cijfer dat wij kennen.") % file)
    return found


def _value(key: _Key, indicator: Indicator, column: str, rows: dict[str, Row], faults: Faults) -> Value | None:
    read: dict[str, tuple[float | None, str]] = {}
    for margin, row in rows.items():
        try:
            read[margin] = number_of(row.cells[column], indicator)
        except ValueError as error:
            faults.add(row.line, str(error), column)
            return None
    (value, missing), (lower, _l), (upper, _u) = (read[margin] for margin in (VALUE, LOWER, UPPER))
    line = rows[VALUE].line
    if value is None:
        return Value(key.area, indicator.code, key.year, None, missing, line=line)
    if lower is None or upper is None or not lower <= value <= upper:
        faults.add(line, _("%s ligt niet tussen de ondergrens en de bovengrens") % value, column)
        return None
    return Value(key.area, indicator.code, key.year, value, "", lower, upper, line=line)
