"""What is done with areas: a division imported, own areas set, postcodes laid over buurten, a sketch drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from basis.areas import boundary_actions as keep
from basis.areas import change_actions
from basis.areas.boundary_actions import Changes, Origin
from basis.areas.closing_actions import close_vanished
from basis.areas.divisions import KIND_OF, LONGEST_NAME, Division, Kind, code_of
from basis.areas.events import areas_changed
from basis.areas.models import Area, Boundary, PostcodeShare
from basis.areas.postcodes import ShareRow
from basis.audit import actions as audit
from basis.files import Refused, refuse

YEARS = range(1995, 2101)  # CBS has drawn wijken and buurten since 1995
MOST_OF_A_POSTCODE = 1.005  # shares are rounded


@transaction.atomic
def import_division(division: Division, *, year: int, origin: Origin, by: Any = None) -> Changes:
    """Take over the areas of a division with their boundaries of a year; again changes nothing.

    A code that the newest division of its municipality no longer has gets the last year that had it. Own areas are
    drawn anew from their buurten. Refuses a year outside 1995 to 2100.
    """
    if year not in YEARS:
        raise Refused(_("Het jaar %s kan niet: verwacht 1995 tot en met 2100.") % year)
    municipalities = {piece.municipality for piece in division.pieces}
    changes = keep.place(division.pieces, year=year, origin=origin)
    close_vanished(municipalities, changes)
    if changes.delivery:
        drawn = Boundary.objects.filter(delivery=changes.delivery, year=year)
        changes.moved = change_actions.measure(list(drawn.values_list("area", flat=True)))
    if keep.home() in municipalities:
        changes.loose = _loose_buurten()
        keep.redraw_own_areas(changes)
        keep.give_slugs()
        change_actions.follow_own_areas()
    if changes:
        changes.delivery = changes.delivery or origin.deliver()
        audit.record("areas.imported", by=by, year=year, new=len(changes.new), redrawn=changes.redrawn)
        if keep.home() in municipalities:
            areas_changed.send(sender=Area, municipality=keep.home())
    return changes


def _loose_buurten() -> list[str]:
    """Buurten in no own area although another buurt of their wijk is in one: probably new since the list was made."""
    buurten = list(Area.objects.here().current().filter(kind=Kind.BUURT))
    taken = {buurt.parent_id for buurt in buurten if buurt.own_area_id}
    return [f"{b.code} {b.name}" for b in buurten if b.own_area_id is None and b.parent_id in taken]


@transaction.atomic
def know_areas(names: Mapping[str, str]) -> dict[str, Area]:
    """The areas of these CBS codes (code → name, or ''), made where they are not there yet.

    A wijk brings its gemeente with it, a buurt its wijk. Names are filled in, never replaced.
    Refuses what is no CBS code (GM, WK, BU or NL00), and a name that is too long.
    """
    wanted = dict(names)
    for code in names:
        if code != keep.COUNTRY and not code_of(code):
            raise Refused(_("%s is geen CBS-code (GM…, WK… of BU…).") % code)
        if len(names[code]) > LONGEST_NAME:
            raise Refused(_("%(code)s: de naam is langer dan %(most)s tekens.") % {"code": code, "most": LONGEST_NAME})
        if code[:2] == "BU":
            wanted.setdefault("WK" + code[2:8], "")
        if code[:2] in {"BU", "WK"}:
            wanted.setdefault("GM" + code[2:6], "")
    known = {area.code: area for area in Area.objects.filter(municipality_code__in={"GM" + c[2:6] for c in wanted})}
    known[keep.COUNTRY] = keep.country()
    made = False
    for prefix, parent in (
        ("GM", lambda c: keep.COUNTRY),
        ("WK", lambda c: "GM" + c[2:6]),
        ("BU", lambda c: "WK" + c[2:8]),
    ):
        new = [
            Area(
                code=code,
                kind=KIND_OF[prefix],
                name=name,
                slug=code.lower(),
                municipality_code="GM" + code[2:6],
                parent=known[parent(code)],
            )
            for code, name in wanted.items()
            if code.startswith(prefix) and code not in known
        ]
        Area.objects.bulk_create(new, batch_size=keep.BATCH)
        known.update((area.code, area) for area in new)
        made = made or any(area.municipality_code == keep.home() for area in new)
    nameless = [area for code, area in known.items() if not area.name and wanted.get(code)]
    for area in nameless:
        area.name = wanted[area.code]
    Area.objects.bulk_update(nameless, ["name"], batch_size=keep.BATCH)
    if made or any(area.municipality_code == keep.home() for area in nameless):
        keep.give_slugs()
    return {code: known[code] for code in names}


@dataclass
class PostcodeChanges:
    """What an import of postcodes did."""

    postcodes: int = 0
    shares: int = 0
    elsewhere: int = 0  # rows of other municipalities, passed over
    is_new: bool = False


@transaction.atomic
def import_postcodes(rows: Sequence[ShareRow], *, origin: Origin, by: Any = None) -> PostcodeChanges:
    """Take over which part of each postcode lies in which buurt of ours; again changes nothing.

    Rows of other municipalities are passed over. Refuses, with line numbers: a buurt of ours that is not known, one
    pair twice, parts of a postcode that are together more than the whole, and a list without any buurt of ours; and a
    year outside 1995 to 2100.
    """
    if origin.year is not None and origin.year not in YEARS:
        raise Refused(_("Het jaar %s kan niet: verwacht 1995 tot en met 2100.") % origin.year)
    ours = [row for row in rows if row.buurt[2:6] == keep.home()[2:]]
    known = {area.code: area for area in Area.objects.here().filter(kind=Kind.BUURT)}
    faults = [
        _("regel %(line)s: buurt %(code)s is niet bekend") % {"line": row.line, "code": row.buurt}
        for row in ours
        if row.buurt not in known
    ]
    pairs: set[tuple[str, str]] = set()
    total: dict[str, float] = {}
    for row in ours:
        total[row.postcode] = total.get(row.postcode, 0) + row.share
        if (row.postcode, row.buurt) in pairs:
            faults.append(_("regel %(line)s: %(code)s staat er twee keer") % {"line": row.line, "code": row.buurt})
        elif total[row.postcode] > MOST_OF_A_POSTCODE:
            faults.append(_("regel %(line)s: samen meer dan heel %(code)s") % {"line": row.line, "code": row.postcode})
        pairs.add((row.postcode, row.buurt))
    refuse(origin.name, faults if ours else [_("geen enkele buurt van %s") % keep.home()])
    changes = PostcodeChanges(len(total), len(ours), len(rows) - len(ours))
    there = set(PostcodeShare.objects.values_list("postcode", "buurt__code", "share"))
    if there == {(row.postcode, row.buurt, row.share) for row in ours}:
        return changes
    PostcodeShare.objects.all().delete()
    delivery = origin.deliver()
    PostcodeShare.objects.bulk_create(
        PostcodeShare(postcode=row.postcode, buurt=known[row.buurt], share=row.share, delivery=delivery) for row in ours
    )
    changes.is_new = True
    audit.record("areas.postcodes_imported", by=by, postcodes=changes.postcodes, shares=changes.shares)
    return changes
