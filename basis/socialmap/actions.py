"""Put entries on the social map, say that they are still right, and say what is not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.socialmap import distances, rules
from basis.socialmap.entry_models import Entry
from basis.socialmap.facts import AnyFacts, AtFacts, OrganisationFacts, PlaceFacts, ServiceFacts
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace

T = TypeVar("T", Organisation, Place, Service)
OUTSIDE_FACTS = {"key", "organisation", "area_code", "at"}  # not fields of the entry itself


@dataclass
class Put:
    """What putting entries down did: how many are new, changed, and the same as before."""

    new: int = 0
    changed: int = 0
    same: int = 0
    entries: list[Entry] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)


@transaction.atomic
def put(facts: Iterable[AnyFacts], *, origin: str, by: Any = None, tell: Callable[[], Any] = lambda: None) -> Put:
    """Put entries on the social map, or change them to say this: organisations before places before services.

    `origin` names the list they come from; in it `key` names an entry, so doing it twice changes nothing. `by` None is
    a command on the server. Raises ValidationError for a reference to what is not there, PermissionDenied for who is
    no editor of the whole map. `tell` hears of each entry.
    """
    if by is not None and not rules.may_edit(by):
        raise PermissionDenied
    done = Put()
    for one in facts:
        if isinstance(one, OrganisationFacts):
            _write(Organisation, one, origin, {}, done)
        elif isinstance(one, PlaceFacts):
            _write(Place, one, origin, _of_place(one, origin), done)
        else:
            _write_service(one, origin, done)
        tell()
    if done:
        audit.record("socialmap.put", by=by, new=done.new, changed=done.changed)
    return done


def _write(kind: type[T], facts: AnyFacts, origin: str, more: Mapping[str, Any], done: Put) -> T:
    """One entry, changed only where it says something else."""
    wanted = {name: value for name, value in dict(facts).items() if name not in OUTSIDE_FACTS} | dict(more)
    there = kind.objects.filter(origin=origin, external_id=facts.key).first()
    one = there or kind(origin=origin, external_id=facts.key, slug=_free_slug(kind, facts.name))
    differs = [name for name in wanted if there is None or _plain(getattr(one, name)) != _plain(wanted[name])]
    for name in differs:
        setattr(one, name, wanted[name])
    if there is None or differs:
        one.save()
    done.new += there is None
    done.changed += bool(there and differs)
    done.same += bool(there and not differs)
    done.entries.append(one)
    return one


def _plain(value: Any) -> Any:
    return sorted(set(value)) if isinstance(value, tuple) else value


def _free_slug(kind: type[T], name: str) -> str:
    """The name as an address, with a number when another has it."""
    stem = slugify(name)[:120] or "x"
    taken = set(kind.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken)


def _of_place(facts: PlaceFacts, origin: str) -> dict[str, Any]:
    """Who runs it and where it is: the point, or the point of its area, and the buurt and area these lie in."""
    found: dict[str, Any] = {"organisation": None, "buurt": None, "area": None, "position_is_of_area": False}
    if facts.organisation:
        found["organisation"] = _there(Organisation, origin, facts.organisation)
    if facts.lat is not None and facts.lon is not None:
        if place := areas.locate(facts.lat, facts.lon):
            found["buurt_id"], found["area_id"] = place.buurt and place.buurt.pk, place.area.pk
            del found["buurt"], found["area"]
        return found
    if facts.area_code:
        area = _area(facts.area_code)
        own = area.own_area or area
        point = distances.point_of(area)
        found |= {"lat": point and point[0], "lon": point and point[1], "position_is_of_area": bool(point)}
        found |= {"buurt": area if area.kind == Area.Kind.BUURT else None, "area": _known_as(own)}
    return found


def _area(code: str) -> Area:
    area = Area.objects.here().select_related("own_area", "parent").filter(code=code).first()
    if area is None:
        raise ValidationError(_("Er is geen gebied met code %(code)s.") % {"code": code})
    return area


def _known_as(area: Area) -> Area | None:
    """The own area that people know a wijk by, when it lies in one; None for the whole municipality."""
    if area.kind == Area.Kind.MUNICIPALITY:
        return None
    if area.kind != Area.Kind.WIJK:
        return area
    owns = {buurt.own_area_id: buurt.own_area for buurt in area.children.select_related("own_area")}
    only = owns.popitem()[1] if len(owns) == 1 else None
    return only or area


def _there(kind: type[T], origin: str, key: str) -> T:
    """What has this key in the list. Raises ValidationError when nothing has."""
    one = kind.objects.filter(origin=origin, external_id=key).first()
    if one is None:
        raise ValidationError(_("Er is niets met de sleutel ‘%(key)s’.") % {"key": key})
    return one


def _write_service(facts: ServiceFacts, origin: str, done: Put) -> None:
    more: dict[str, Any] = {"organisation": _there(Organisation, origin, facts.organisation), "area": None}
    if facts.area_code:
        more["area"] = _known_as(_area(facts.area_code))
    service = _write(Service, facts, origin, more, done)
    if _write_places(service, facts.at, origin) and done.same and done.entries[-1] == service:
        done.same, done.changed = done.same - 1, done.changed + 1


def _write_places(service: Service, wanted: tuple[AtFacts, ...], origin: str) -> bool:
    """Where a service can be had, exactly this; gives whether anything changed."""
    rows = {_there(Place, origin, at.place).pk: at for at in wanted}
    there = {row.place_id: row for row in service.at.all()}
    gone = [row.pk for pk, row in there.items() if pk not in rows]
    changed = bool(gone)
    ServiceAtPlace.objects.filter(pk__in=gone).delete()
    for pk, at in rows.items():
        row = there.get(pk) or ServiceAtPlace(service=service, place_id=pk)
        if row._state.adding or (row.opening_hours, row.note) != (at.opening_hours, at.note):
            row.opening_hours, row.note = at.opening_hours, at.note
            row.save()
            changed = True
    return changed


@transaction.atomic
def confirm(entry: Entry, *, by: Any, on: datetime.date | None = None) -> None:
    """Say that all of it is still right. Refuses who may not change it; a day before the last one changes nothing."""
    if not rules.may_edit(by, getattr(entry, "area", None)):
        raise PermissionDenied
    day = on or timezone.localdate()
    if day > entry.confirmed_on:
        entry.confirmed_on = day
        entry.save(update_fields=["confirmed_on", "changed_at"])
        audit.record("socialmap.confirmed", entry, by=by)
