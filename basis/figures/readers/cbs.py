"""A table of CBS read live, by OData v4: its measures laid beside the registry, its observations page by page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from basis.figures import registry
from basis.figures.models import Missing
from basis.figures.readers.values import OTHER_REGION, Delivered, Value, check_year, checked, code_of, has_moved
from basis.figures.registry import Indicator, Unit
from basis.files import Refused

PAGE_LIMIT = 1000
TIMEOUT = 60.0  # seconds
ATTRIBUTES = {"Impossible": Missing.IMPOSSIBLE, "Confidential": Missing.SECRET, "Secret": Missing.SECRET}
UNITS = {
    Unit.PEOPLE: ("aantal",),
    Unit.HOUSEHOLDS: ("aantal",),
    Unit.HOMES: ("aantal",),
    Unit.COUNT: ("aantal",),
    Unit.SIZE: ("aantal",),
    Unit.EURO1000: ("x 1 000 euro", "1 000 euro"),
    Unit.PERCENT: ("%",),
    Unit.PER1000: ("per 1 000 inwoners",),
    Unit.PER_KM2: ("aantal inwoners per km²", "per km²", "inwoners per km²"),
    Unit.KM: ("km",),
    Unit.HA: ("ha",),
    Unit.CLASS: ("code",),
}
MOVED = ("indelingswijziging gemeente, wijk, buurt", "indelingswijziging wijken en buurten")  # title of that measure
Told = Callable[[int], object]  # hears how many observations each page brought


class Table:
    """One table: every page of it is asked from the same host, and counted against the limit of an import."""

    def __init__(self, table: str, client: httpx.Client) -> None:
        self.table = table
        self.client = client
        self.home = f"{settings.CBS_URL.rstrip('/')}/{table}"
        self.left = settings.MAX_IMPORT_MB * 1024 * 1024
        self.hash = hashlib.sha256()

    def pages(self, name: str, **params: str) -> Iterator[list[dict[str, Any]]]:
        """The rows of one set, page by page. Refuses another host in a next link, and any answer that is no OData."""
        url: str | None = f"{self.home}/{name}"
        asked: dict[str, str] | None = params
        for _page in range(PAGE_LIMIT):
            answer = self._get(url or "", asked)
            rows = answer.get("value")
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                raise Refused(_("%s: het antwoord van het CBS is geen OData.") % self.table)
            yield rows
            url, asked = str(answer.get("@odata.nextLink") or ""), None
            if not url:
                return
            if _server(url) != _server(self.home):
                raise Refused(
                    _("%(table)s: het antwoord verwijst naar een andere server (%(host)s). Er is niets overgenomen.")
                    % {"table": self.table, "host": _server(url)[1] or url}
                )
        raise Refused(_("%s: er komt geen eind aan de pagina's.") % self.table)

    def rows(self, name: str, **params: str) -> list[dict[str, Any]]:
        return [row for page in self.pages(name, **params) for row in page]

    def _get(self, url: str, params: dict[str, str] | None) -> dict[str, Any]:
        try:
            answer = self.client.get(url, params=params)
        except httpx.HTTPError as error:
            raise Refused(
                _("%(host)s antwoordt niet (%(cause)s). Probeer het later nog eens.")
                % {"host": urlsplit(url).netloc, "cause": type(error).__name__}
            ) from error
        if answer.status_code != httpx.codes.OK:
            raise Refused(
                _("%(table)s: het CBS antwoordt met fout %(status)s.")
                % {"table": self.table, "status": answer.status_code}
            )
        self.left -= len(answer.content)
        if self.left < 0:
            raise Refused(
                _("%(table)s: meer dan %(limit)s MB. Kies één gemeente.")
                % {"table": self.table, "limit": settings.MAX_IMPORT_MB}
            )
        self.hash.update(answer.content)
        try:
            found = json.loads(answer.content)
        except (ValueError, RecursionError) as error:
            raise Refused(_("%s: het antwoord van het CBS is geen geldige JSON.") % self.table) from error
        return found if isinstance(found, dict) else {}


def _server(url: str) -> tuple[str, str]:
    """The scheme and host of an address: ('https', 'datasets.cbs.nl'); empty when it is none."""
    try:
        return urlsplit(url)[:2]
    except ValueError:
        return "", ""


def read(table: str, *, year: int, municipality: str = "", tell: Told = lambda _count: None) -> Delivered:
    """The figures of a table, of the whole country or of one municipality and the country.

    What the table leaves out is not published; a measure that it leaves out everywhere is not known yet. Refuses: a
    table of another year, a measure whose title or unit has changed, a server that fails or points elsewhere, and an
    answer without any figure: that says nothing about what is published.
    """
    check_year(year)
    source = _source_of(table, year)
    with httpx.Client(timeout=TIMEOUT, headers={"Accept": "application/json"}) as client:
        api = Table(table, client)
        listed = api.rows("MeasureCodes")
        measures = match(listed, source=source.key, table=table)
        moved = {str(one.get("Identifier", "")).strip() for one in listed if _folded(one.get("Title")) in MOVED}
        regions = {"$filter": _regions(municipality, "Identifier")} if municipality else {}
        names = _names(api.rows("WijkenEnBuurtenCodes", **regions))
        wanted = " or ".join(f"Measure eq '{key}'" for key in [*measures, *sorted(moved)])
        clauses = [f"({wanted})", *([f"({_regions(municipality, 'WijkenEnBuurten')})"] if municipality else [])]
        rows = []
        for page in api.pages("Observations", **{"$filter": " and ".join(clauses)}):
            rows += page
            tell(len(page))
    values = [_value(row, measures, year, table, place) for place, row in enumerate(rows, start=1)]
    found = [value for value in values if value is not None]
    delivered = Delivered(table, api.hash.hexdigest(), source.key, year, len(rows), found, names, url=api.home)
    delivered.moved = _moved((row for row in rows if str(row.get("Measure", "")).strip() in moved), year, table)
    if municipality:
        found = delivered.within(municipality).values
    if not found:
        raise Refused(_("%s: hier staat geen enkel cijfer in.") % table)
    delivered.values = [*found, *_left_out(found, names, measures, year)]
    return delivered.within(municipality) if municipality else delivered


def _source_of(table: str, year: int) -> registry.Source:
    for source in registry.sources():
        if table in source.tables.values() and source.table_of(year) != table:
            years = ", ".join(str(y) for y, name in source.tables.items() if name == table)
            raise Refused(_("Tabel %(table)s gaat over %(years)s.") % {"table": table, "years": years})
        if source.key != "rivm" and source.table_of(year) == table:
            return source
    raise Refused(_("Tabel %s kennen wij niet.") % table)


def match(measures: list[dict[str, Any]], *, source: str, table: str) -> dict[str, Indicator]:
    """Identifier → indicator. Refuses a known measure with another title or unit than the registry has.

    A figure of which we do not know the identifier is found by title and unit, if there is only one of that title.
    """
    by_identifier = {str(one.get("Identifier", "")).strip(): one for one in measures}
    titles = [_folded(one.get("Title")) for one in measures]
    found: dict[str, Indicator] = {}
    drifted: list[str] = []
    for indicator in registry.all_indicators():
        if indicator.source != source or not indicator.cbs_title:
            continue
        measure = by_identifier.get(indicator.cbs) if indicator.cbs else None
        title = _folded(indicator.cbs_title)
        if measure is None and not indicator.cbs and titles.count(title) == 1:
            measure = measures[titles.index(title)]
        if measure is None:
            continue
        if _folded(measure.get("Title")) != title or _folded(measure.get("Unit")) not in UNITS[indicator.unit]:
            drifted.append(
                _("%(key)s heet '%(title)s' (%(unit)s), verwacht '%(expected)s'")
                % {
                    "key": measure.get("Identifier"),
                    "title": measure.get("Title"),
                    "unit": measure.get("Unit"),
                    "expected": indicator.cbs_title,
                }
            )
        else:
            found[str(measure["Identifier"]).strip()] = indicator
    if drifted:
        raise Refused(_("%(table)s is veranderd: %(what)s.") % {"table": table, "what": "; ".join(drifted)})
    if not found:
        raise Refused(_("%s: geen enkel onderwerp is een cijfer dat wij kennen.") % table)
    return found


def _folded(text: object) -> str:
    return " ".join(str(text or "").split()).casefold()


def _regions(municipality: str, column: str) -> str:
    digits = municipality[2:]
    return (
        f"{column} eq 'NL00' or {column} eq '{municipality}' or startswith({column},'WK{digits}')"
        f" or startswith({column},'BU{digits}')"
    )


def _names(rows: list[dict[str, Any]]) -> dict[str, str]:
    codes = {code_of(str(row.get("Identifier", ""))): str(row.get("Title", "")).strip() for row in rows}
    return {code: name for code, name in codes.items() if code}


def _value(row: dict[str, Any], measures: dict[str, Indicator], year: int, table: str, place: int) -> Value | None:
    region, measure = str(row.get("WijkenEnBuurten", "")), str(row.get("Measure", "")).strip()
    code = code_of(region)
    if measure not in measures or (not code and OTHER_REGION.fullmatch(region.strip().upper())):
        return None
    where = {"table": table, "place": place}
    if not code:
        raise Refused(_("%(table)s, waarneming %(place)s: geen code van een gebied.") % where)
    indicator, number = measures[measure], row.get("Value")
    if number is None:
        reason = ATTRIBUTES.get(str(row.get("ValueAttribute", "")), Missing.NOT_PUBLISHED)
        return Value(code, indicator.code, year, None, reason, line=place)
    try:
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise ValueError(_("verwacht een getal, er staat '%s'") % str(number)[:40])
        value, missing = checked(number, indicator)
    except ValueError as error:
        raise Refused(
            _("%(table)s, waarneming %(place)s: %(cause)s.") % {**where, "cause": f"{measure}: {error}"}
        ) from error
    return Value(code, indicator.code, year, value, missing, line=place)


def _moved(rows: Iterable[dict[str, Any]], year: int, table: str) -> dict[tuple[str, int], bool]:
    """Of which areas the border is another than the year before, as far as the table says."""
    found = {}
    for row in rows:
        code, said = code_of(str(row.get("WijkenEnBuurten", ""))), row.get("StringValue") or row.get("Value")
        try:
            moved = has_moved(str(said or ""))
        except ValueError as error:
            raise Refused(
                _("%(table)s, %(code)s: %(cause)s.") % {"table": table, "code": code, "cause": error}
            ) from error
        if code and moved is not None:
            found[code, year] = moved
    return found


def _left_out(found: list[Value], names: dict[str, str], measures: dict[str, Indicator], year: int) -> list[Value]:
    """An empty cell is not sent at all: what is absent is not published, or not yet when it is absent everywhere."""
    there = {(value.area, value.indicator) for value in found}
    filled = {value.indicator for value in found}
    return [
        Value(
            area,
            indicator.code,
            year,
            None,
            Missing.NOT_PUBLISHED if indicator.code in filled else Missing.NOT_YET,
        )
        for area in names
        for indicator in measures.values()
        if (area, indicator.code) not in there
    ]
