"""Inhabitants per four-digit postcode by age, shared out to buurten and what is made of them: an estimate."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from basis import files
from basis.figures import registry
from basis.figures.aggregation import Part, total
from basis.figures.models import Method, Missing
from basis.figures.readers.values import Delivered, Faults, Value, check_year, number_of
from basis.files import File, Refused, Row

POSTCODES = ("postcode", "pc4", "postcode4")
INHABITANTS = "inwoners"
AGES = {
    "leeftijd-0-15": (0, 14),
    "leeftijd-15-25": (15, 24),
    "leeftijd-25-45": (25, 44),
    "leeftijd-45-65": (45, 64),
    "leeftijd-65plus": (65, 999),
}


@dataclass(frozen=True)
class Share:
    """The part of a postcode's land in a buurt; `density` its inhabitants per km², where that is known."""

    postcode: str
    area: str
    share: float
    density: float | None = None


Counts = dict[str, tuple[float | None, str]]  # indicator → number, or why not


def read(file: File, *, year: int, shares: Sequence[Share]) -> Delivered:
    """The ages of each buurt, shared out from the postcodes that lie in it.

    Refuses: no column with postcodes or ages, a class of age that lies in two groups, a postcode that is none or
    comes twice, a text where a number belongs, and when no postcode is one of ours.
    """
    check_year(year)
    columns, rows = files.rows(file)
    postcode_column = files.column(columns, *POSTCODES)
    classes = _classes(columns, file.name)
    whole_column = files.column(columns, INHABITANTS, "aantal_inwoners")
    if not (postcode_column and classes and whole_column):
        raise Refused(
            _("%s: verwacht de kolommen postcode, inwoners en leeftijden (lft_0-4 en zo verder).") % file.name
        )
    if not shares:
        raise Refused(
            _("Wij weten nog niet welke postcode in welke buurt ligt. Doe eerst import_postcodes; daarna lukt dit.")
        )
    faults = Faults(file.name)
    found: dict[str, Counts] = {}
    for row in rows:
        postcode = row.cells[postcode_column].strip()
        if not re.fullmatch(r"[1-9]\d{3}", postcode):
            faults.add(row.line, _("'%s' is geen postcode van vier cijfers") % postcode, postcode_column)
        elif postcode in found:
            faults.add(row.line, _("postcode %s staat er al") % postcode)
        else:
            found[postcode] = _counts(row, classes, whole_column, faults)
    faults.refuse()
    ours = {one.postcode for one in shares}
    delivered = Delivered(file.name, file.sha256, "pc4", year, len(rows))
    delivered.values = _shared(found, shares, year)
    if not delivered.values:
        raise Refused(_("%s: geen van deze postcodes ligt in een buurt die wij kennen.") % file.name)
    if absent := sorted(ours - set(found)):
        delivered.notes.append(_("van deze postcodes staat niets in het bestand: %s") % ", ".join(absent))
    if elsewhere := len(set(found) - ours):
        delivered.notes.append(_("%s postcodes van elders overgeslagen") % elsewhere)
    return delivered


def _classes(columns: Sequence[str], file: str) -> dict[str, str]:
    """Column → indicator. Refuses a class that lies in two groups."""
    found = {}
    for column in columns:
        bounds = re.fullmatch(r"lft_(\d+)(?:-(\d+)|\+)", column.lower())
        if not bounds:
            continue
        low, high = int(bounds[1]), int(bounds[2] or 999)
        group = next((code for code, (first, last) in AGES.items() if first <= low and high <= last), None)
        if group is None:
            raise Refused(
                _("%(file)s: kolom %(column)s valt in twee leeftijdsgroepen.") % {"file": file, "column": column}
            )
        found[column] = group
    return found


def _counts(row: Row, classes: Mapping[str, str], whole: str, faults: Faults) -> Counts:
    """Inhabitants and each age group of a postcode; a group is missing when one of its classes is."""
    found: Counts = {}
    for column, code in {whole: INHABITANTS, **classes}.items():
        try:
            value, missing = number_of(row.cells[column], registry.indicator(code))
        except ValueError as error:
            faults.add(row.line, str(error), column)
            continue
        before, reason = found.get(code, (0.0, ""))
        known = value is not None and before is not None
        found[code] = ((before or 0.0) + (value or 0.0), "") if known else (None, reason or missing)
    return found


def weights(shares: Sequence[Share]) -> dict[str, list[tuple[str, float]]]:
    """Postcode → (buurt, part of its people). By land; by people where the density of every buurt in it is known.

    Together the parts of a postcode stay what they are by land: what lies in another municipality stays there.
    """
    by_postcode: dict[str, list[Share]] = defaultdict(list)
    for one in shares:
        by_postcode[one.postcode].append(one)
    found = {}
    for postcode, parts in by_postcode.items():
        people = [one.share * one.density for one in parts if one.density is not None]
        here, lived = sum(one.share for one in parts), sum(people)
        if len(people) == len(parts) and lived > 0:
            found[postcode] = [(one.area, here * p / lived) for one, p in zip(parts, people, strict=True)]
        else:
            found[postcode] = [(one.area, one.share) for one in parts]
    return found


def _shared(found: Mapping[str, Counts], shares: Sequence[Share], year: int) -> list[Value]:
    by_area: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for postcode, parts in weights(shares).items():
        for area, weight in parts:
            by_area[area].append((postcode, weight))
    values = []
    for area, pieces in sorted(by_area.items()):
        if not any(postcode in found for postcode, _w in pieces):
            continue
        for code in (INHABITANTS, *AGES):
            whole = total([_part(found.get(postcode, {}), code, weight) for postcode, weight in pieces])
            people = None if whole.value is None else float(round(whole.value))
            values.append(Value(area, code, year, people, whole.missing, method=Method.SHARED))
    return values


def _part(counts: Counts, code: str, weight: float) -> Part:
    value, missing = counts.get(code, (None, Missing.NOT_IN_SOURCE))
    people = counts.get(INHABITANTS, (None, ""))[0]
    return Part(
        None if value is None else value * weight, weight=None if people is None else people * weight, missing=missing
    )
