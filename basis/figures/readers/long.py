"""A long table: one figure on each row, with its area, indicator and year; for a municipality's own figures."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from basis import files
from basis.figures import registry
from basis.figures.models import Method, Missing
from basis.figures.readers.values import Delivered, Faults, Value, code_of, number_of, year_of
from basis.figures.registry import Indicator
from basis.files import File, Refused

HEADERS = {
    "indicator": ("indicator", "code", "indicatorcode", "cijfer"),
    "area": ("area", "gebied", "gebiedscode", "regio"),
    "period": ("period", "periode", "jaar", "year"),
    "value": ("value", "waarde"),
    "lower": ("lower", "ondergrens"),
    "upper": ("upper", "bovengrens"),
    "missing": ("missing", "ontbreekt", "reden"),
    "method": ("method", "methode"),
    "source": ("source", "bron"),
}
OWN = re.compile(r"GM\d{4}-[a-z0-9-]{1,53}")
LONGEST_SOURCE = 200
REQUIRED = ("indicator", "area", "period", "value")
REASONS = {
    "niet_gepubliceerd": Missing.NOT_PUBLISHED,
    "geheim": Missing.SECRET,
    "kan_niet": Missing.IMPOSSIBLE,
    "nog_niet": Missing.NOT_YET,
    "niet_in_bron": Missing.NOT_IN_SOURCE,
} | {str(reason): reason for reason in Missing.values}
METHODS = {"": Method.SOURCE, "bron": Method.SOURCE, "som": Method.SUM, "gewogen": Method.WEIGHTED} | {
    str(method): method for method in Method.values
}


def read(file: File) -> Delivered:
    """The figures in a long table, of areas by their CBS code or the code of an own area (GM0828-ruwaard).

    Refuses: a missing column, an indicator or area that does not exist, no year, a year in which the indicator did not
    exist, a value outside its interval, a row with neither a value nor a reason, or with both.
    """
    columns, rows = files.rows(file)
    where = {key: files.column(columns, *names) for key, names in HEADERS.items()}
    if missing := [key for key in REQUIRED if not where[key]]:
        names = ", ".join("/".join(HEADERS[key][:2]) for key in missing)
        raise Refused(_("%(file)s: kolom %(columns)s ontbreekt.") % {"file": file.name, "columns": names})
    faults = Faults(file.name)
    delivered = Delivered(file.name, file.sha256, "", None, len(rows))
    for row in rows:
        cells = {key: row.cells[column].strip() if column else "" for key, column in where.items()}
        try:
            delivered.values.append(_value(row.line, cells))
        except ValueError as error:
            faults.add(row.line, str(error))
    faults.refuse()
    years = {one.period for one in delivered.values}
    delivered.year = years.pop() if len(years) == 1 else None
    return delivered


def _not_valid(indicator: Indicator, year: int) -> str:
    """Why this year cannot have the figure: before or after, the same name meant something else."""
    said = {"title": indicator.title, "year": year, "first": indicator.valid_from, "last": indicator.valid_to}
    if indicator.valid_from and year < indicator.valid_from:
        return _("'%(title)s' bestaat pas vanaf %(first)s, niet over %(year)s") % said
    return _("'%(title)s' bestaat tot en met %(last)s, niet over %(year)s") % said


def _value(line: int, cells: dict[str, str]) -> Value:
    """One row. Raises ValueError with the cause."""
    if not registry.exists(cells["indicator"]):
        raise ValueError(_("het cijfer '%s' bestaat niet in de lijst") % cells["indicator"])
    indicator = registry.indicator(cells["indicator"])
    area = cells["area"] if OWN.fullmatch(cells["area"]) else code_of(cells["area"])
    if not area:
        raise ValueError(_("'%s' is geen code van een gebied (GM, WK of BU met cijfers)") % cells["area"])
    year = year_of(cells["period"])
    if year is None:
        raise ValueError(_("'%s' is geen jaar") % cells["period"])
    if not indicator.is_valid_in(year):
        raise ValueError(_not_valid(indicator, year))
    if len(cells["source"]) > LONGEST_SOURCE:
        raise ValueError(_("de bron is langer dan %s tekens") % LONGEST_SOURCE)
    reason, method = cells["missing"].lower().replace(" ", "_"), cells["method"].lower()
    if reason and reason not in REASONS:
        raise ValueError(_("'%s' is geen reden die wij kennen") % cells["missing"])
    if method not in METHODS:
        raise ValueError(_("'%s' is geen methode die wij kennen") % cells["method"])
    if bool(reason) == bool(cells["value"]):
        raise ValueError(_("geef een waarde of een reden waarom die er niet is, en niet allebei"))
    value, missing = number_of(cells["value"], indicator) if cells["value"] else (None, REASONS[reason])
    lower = number_of(cells["lower"], indicator)[0] if cells["lower"] else None
    upper = number_of(cells["upper"], indicator)[0] if cells["upper"] else None
    if (lower is None) != (upper is None):
        raise ValueError(_("geef allebei de grenzen of geen van beide"))
    if lower is not None and upper is not None and (value is None or not lower <= value <= upper):
        raise ValueError(_("%s ligt niet tussen de ondergrens en de bovengrens") % cells["value"])
    return Value(area, indicator.code, year, value, missing, lower, upper, METHODS[method], line, cells["source"])
