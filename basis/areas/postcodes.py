"""Which part of each four-digit postcode lies in which buurt: from a table, or by laying postcodes over buurten."""

from __future__ import annotations

import re
from dataclasses import dataclass

import shapely
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from basis import geo
from basis.areas import geojson, shapes
from basis.areas.divisions import code_of
from basis.files import File, Refused, column, refuse, rows

POSTCODE = re.compile(r"[1-9]\d{3}")
POSTCODES = ("postcode", "pc4", "pc4code", "postcode4")
BUURTEN = ("buurtcode", "buurt", "bu_code", "code")
SHARES = ("deel_van_pc4", "aandeel", "share", "deel")
SMALLEST = 0.0005  # a smaller overlap is a difference between two drawings, not land


@dataclass(frozen=True)
class ShareRow:
    """A line of the table: this part (0 to 1) of the postcode lies in this buurt. Line 0: computed."""

    line: int
    postcode: str
    buurt: str
    share: float


def digits_of(text: str) -> str:
    """The four digits of a postcode as people write it ('5341', '5341 AB', '5341ab'), or ''."""
    found = re.fullmatch(r"\s*([1-9]\d{3})\s*([A-Za-z]{2})?\s*", text)
    return found[1] if found else ""


def read_shares(file: File) -> list[ShareRow]:
    """The shares in a CSV with columns for postcode, buurtcode and share; a decimal comma is fine.

    Refuses, with line numbers: a missing column, what is no postcode or buurt, a share that is no number from 0 to 1.
    """
    columns, listed = rows(file)
    where = [column(columns, *names) for names in (POSTCODES, BUURTEN, SHARES)]
    if not all(where):
        raise Refused(
            _("%(file)s: verwacht de kolommen postcode, buurtcode en deel_van_pc4. Er staat: %(columns)s.")
            % {"file": file.name, "columns": ", ".join(columns)}
        )
    faults: list[str] = []
    found: list[ShareRow] = []
    for row in listed:
        postcode, buurt, written = (row.cells[one] for one in where)
        code = code_of(buurt)
        number = re.fullmatch(r"\d*[.,]?\d+", written)
        share = float(written.replace(",", ".")) if number else -1.0
        if not POSTCODE.fullmatch(postcode):
            faults.append(_("regel %(line)s: %(text)r is geen postcode") % {"line": row.line, "text": postcode})
        elif code[:2] != "BU":
            faults.append(_("regel %(line)s: %(text)r is geen buurtcode") % {"line": row.line, "text": buurt})
        elif not 0 <= share <= 1:
            faults.append(
                _("regel %(line)s: %(text)r is geen deel tussen 0 en 1") % {"line": row.line, "text": written}
            )
        elif share > 0:
            found.append(ShareRow(row.line, postcode, code, share))
    refuse(file.name, faults)
    return found


def overlay(file: File, buurten: dict[str, BaseGeometry]) -> list[ShareRow]:
    """Shares by area of land: polygons of postcodes (GeoJSON) laid over buurten (code → shape in degrees)."""
    reader = geojson.Reader(file)
    found: list[tuple[str, BaseGeometry]] = []
    for feature in reader.features():
        written = next((str(feature.properties[k]) for k in POSTCODES if feature.properties.get(k)), "")
        if not digits_of(written):
            raise Refused(
                _("%(file)s, kenmerk %(number)s: geen postcode van vier cijfers (postcode, pc4).")
                % {"file": file.name, "number": feature.number}
            )
        found.append((digits_of(written), geojson.geometry_of(feature, f"{file.name}, {written}")))
    if not found:
        raise Refused(_("%(file)s: hier staat geen enkele postcode in.") % {"file": file.name})
    is_flat = geojson.system(reader.crs, found, file.name) == geo.RD
    codes = list(buurten)
    flat = [geo.to_rd(buurten[code]) for code in codes]
    tree = shapely.STRtree(flat)
    rows: list[ShareRow] = []
    for postcode, shape in found:
        whole = shapes.repaired(shape, f"{file.name}, {postcode}")
        metres = whole if is_flat else geo.to_rd(whole)
        for place in sorted(tree.query(metres, predicate="intersects")):
            share = shapely.intersection(metres, flat[place]).area / metres.area
            if share >= SMALLEST:
                rows.append(ShareRow(0, postcode, codes[place], round(min(share, 1.0), 4)))
    return rows
