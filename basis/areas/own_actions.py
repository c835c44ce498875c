"""Setting the areas that a municipality works with itself: named sets of buurten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.areas import boundary_actions as keep
from basis.areas import change_actions
from basis.areas.boundary_actions import Changes, Origin
from basis.areas.divisions import Kind
from basis.areas.events import areas_changed
from basis.areas.models import Area
from basis.areas.own_areas import OwnRow
from basis.audit import actions as audit
from basis.files import Refused, refuse


@dataclass
class OwnChanges:
    """What setting the own areas did: names, and the number of buurten that moved."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: int = 0
    missing: list[str] = field(default_factory=list)  # own areas that the list no longer names, and that were kept
    removed: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.moved or self.removed)


@transaction.atomic
def set_own_areas(rows: Sequence[OwnRow], *, origin: Origin, replace: bool = False, by: Any = None) -> OwnChanges:
    """Make the own areas what the list says; again changes nothing.

    A wijk in the list stands for all its buurten. An own area keeps its kind when the list does not say one. Areas that
    the list no longer names stay, and are reported; with `replace` they go. Refuses, with line numbers: a code that is
    not known or lies elsewhere, a wijk of which no buurten are known, a buurt in two areas, two names that are one.
    """
    municipality = Area.objects.filter(code=keep.home()).first()
    if municipality is None:
        raise Refused(_("Van %s zijn nog geen wijken en buurten ingelezen. Doe eerst import_areas.") % keep.home())
    buurten = _buurten_of(rows, origin.name)
    there = {area.code: area for area in Area.objects.own()}
    changes = OwnChanges()
    own_of: dict[int, int] = {}
    for place, row in enumerate(rows, start=1):
        area = _set_one(there, row, place, municipality, changes)
        own_of.update((pk, area.pk) for pk in buurten[row.name])
    named = {_code(row) for row in rows}
    _let_go([area for code, area in there.items() if code not in named], replace, changes)
    moved = []
    for buurt in Area.objects.here().filter(kind=Kind.BUURT, until_year=None):
        wanted = own_of.get(buurt.pk)
        if buurt.own_area_id != wanted:
            buurt.own_area_id = wanted
            moved.append(buurt)
    Area.objects.bulk_update(moved, ["own_area"], batch_size=keep.BATCH)
    changes.moved = len(moved)
    if changes:
        origin.deliver()
        keep.redraw_own_areas(Changes())
        keep.give_slugs()
        change_actions.follow_own_areas()
        audit.record("areas.own_areas_set", municipality, by=by, areas=len(rows), moved=changes.moved)
        areas_changed.send(sender=Area, municipality=keep.home())
    return changes


def _code(row: OwnRow) -> str:
    return f"{keep.home()}-{slugify(row.name)}"[:60].rstrip("-")


def _set_one(there: dict[str, Area], row: OwnRow, place: int, municipality: Area, changes: OwnChanges) -> Area:
    code = _code(row)
    area = there.get(code)
    if area is None:
        kind = row.kind or Area.OwnKind.WIJK
        changes.new.append(row.name)
        return Area.objects.create(
            code=code,
            kind=Kind.OWN,
            own_kind=kind,
            name=row.name,
            slug=slugify(code),
            municipality_code=municipality.code,
            parent=municipality,
            order=place,
        )
    wanted = (row.name, row.kind or area.own_kind, place)
    if (area.name, area.own_kind, area.order) != wanted:
        area.name, area.own_kind, area.order = wanted
        area.save(update_fields=["name", "own_kind", "order"])
        changes.changed.append(row.name)
    return area


def _let_go(areas: list[Area], replace: bool, changes: OwnChanges) -> None:
    """Remove own areas that the list no longer names, or only report them."""
    for area in areas:
        if not replace:
            changes.missing.append(area.name)
            continue
        try:
            area.delete()
        except ProtectedError as error:
            raise Refused(
                _("%s kan niet weg: er hangen nog andere gegevens aan, zoals rollen van mensen.") % area.name
            ) from error
        changes.removed.append(area.name)


def _buurten_of(rows: Sequence[OwnRow], file: str) -> dict[str, list[int]]:
    """The buurten (pk) of each own area by its name, after checking them all."""
    known = {area.code: area for area in Area.objects.here().filter(kind__in=[Kind.WIJK, Kind.BUURT])}
    inside: dict[int, list[Area]] = {}
    for area in known.values():
        if area.kind == Kind.BUURT and area.until_year is None and area.parent_id:
            inside.setdefault(area.parent_id, []).append(area)
    faults: list[str] = []
    first: dict[str, OwnRow] = {}
    found: dict[str, list[int]] = {}
    codes: dict[str, OwnRow] = {}
    for row in rows:
        if (other := codes.setdefault(_code(row), row)) is not row:
            faults.append(
                _("regel %(line)s: %(name)s heeft bijna dezelfde naam als regel %(first)s")
                % {"line": row.line, "name": row.name, "first": other.line}
            )
        for code in row.codes:
            there = known.get(code)
            cause = _not_usable(code, there, inside)
            if cause or there is None:
                faults.append(_("regel %(line)s: %(cause)s") % {"line": row.line, "cause": cause})
                continue
            for buurt in [there] if there.kind == Kind.BUURT else inside[there.pk]:
                other = first.setdefault(buurt.code, row)
                if other is not row:
                    faults.append(
                        _("regel %(line)s: %(code)s ligt al in %(name)s (regel %(first)s)")
                        % {"line": row.line, "code": buurt.code, "name": other.name, "first": other.line}
                    )
                found.setdefault(row.name, []).append(buurt.pk)
    refuse(file, faults)
    return found


def _not_usable(code: str, area: Area | None, inside: dict[int, list[Area]]) -> str:
    """Why this code cannot be part of an own area here, or ''."""
    if code[2:6] != keep.home()[2:]:
        return _("%(code)s ligt niet in %(home)s") % {"code": code, "home": keep.home()}
    if area is None:
        return _("%s is niet bekend") % code
    if area.until_year is not None:
        return _("%(code)s bestaat sinds de indeling van %(year)s niet meer") % {"code": code, "year": area.until_year}
    if area.kind == Kind.WIJK and area.pk not in inside:
        return _("van wijk %s zijn de buurten nog niet bekend; lees eerst de buurten in") % code
    return ""
