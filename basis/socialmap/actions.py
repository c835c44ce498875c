"""Put entries on the social map, say that they are still right, and say what is not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.socialmap import by_hand, distances, merge_queries, rules, standing_actions
from basis.socialmap.entry_models import Entry
from basis.socialmap.facts import AnyFacts, AtFacts, OrganisationFacts, PlaceFacts, ServiceFacts
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace

T = TypeVar("T", Organisation, Place, Service)
Differences = dict[str, tuple[Any, Any]]  # by the name of a field: what it says, and what it would say
CHUNK = 500
KINDS: dict[type[AnyFacts], type[Entry]] = {OrganisationFacts: Organisation, PlaceFacts: Place, ServiceFacts: Service}
OUTSIDE_FACTS = {"key", "organisation", "area_code", "at"}  # not fields of the entry itself


@dataclass
class Put:
    """What putting entries down did: how many are new, changed, and the same as before."""

    new: int = 0
    changed: int = 0
    same: int = 0
    entries: list[Entry] = field(default_factory=list)
    foreseen: list[tuple[Entry, Differences]] = field(
        default_factory=list
    )  # when it was only looked at; {} of a new one

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
    wanted = list(facts)
    known = _Known(origin, wanted)
    known.answered = merge_queries.answered()
    done = _put_all(wanted, known, tell)
    if done:
        audit.record("socialmap.put", by=by, new=done.new, changed=done.changed)
    return done


@transaction.atomic
def write(facts: AnyFacts, *, origin: str, links: Mapping[str, Entry]) -> tuple[Entry, bool]:
    """Put one entry down as somebody filled it in, and say whether anything changed.

    `links` are the organisation and the places that it names, of whichever list, by what it calls them. Asks nobody
    and notes nothing: who may (an editor, a keeper) is known to who calls it.
    """
    known = _Known(origin, [facts])
    known.is_by_hand = True
    known.entries |= {(type(one), key): one for key, one in links.items()}
    entry, outcome = _put(facts, known)
    return entry, outcome != "same"


def foresee(facts: Iterable[AnyFacts], *, origin: str, tell: Callable[[], Any] = lambda: None) -> Put:
    """What `put` would do with these, and of what would change how; writes nothing and holds nobody up."""
    wanted = list(facts)
    known = _Known(origin, wanted, is_trial=True)
    known.answered = merge_queries.answered()
    done = _put_all(wanted, known, tell)
    done.foreseen = known.foreseen
    return done


def _put_all(wanted: list[AnyFacts], known: _Known, tell: Callable[[], Any]) -> Put:
    done = Put()
    for one in wanted:
        entry, outcome = _put(one, known)
        done.entries.append(entry)
        setattr(done, outcome, getattr(done, outcome) + 1)
        tell()
    return done


class _Known:
    """What is in a list already, of the keys that are named; fetched at once, and kept up while entries are put.

    What went into another entry is known by its key still: it is passed over, and what names it gets the other.
    """

    def __init__(self, origin: str, facts: list[AnyFacts], *, is_trial: bool = False) -> None:
        self.origin, self.is_trial = origin, is_trial
        self.foreseen: list[tuple[Entry, Differences]] = []
        self.answered = merge_queries.NOTHING
        self.is_by_hand = False
        self.entries: dict[tuple[type[Entry], str], Entry] = {}
        self._fetch(Organisation, {getattr(one, "organisation", "") for one in facts} | _keys(facts))
        self._fetch(Place, {at.place for one in facts if isinstance(one, ServiceFacts) for at in one.at} | _keys(facts))
        self._fetch(Service, _keys(facts))

    def _fetch(self, kind: type[T], keys: set[str]) -> None:
        listed = sorted(keys)
        for start in range(0, len(listed), CHUNK):
            found = kind.every.filter(origin=self.origin, external_id__in=listed[start : start + CHUNK])
            found = found.select_related("merged_into")
            if kind is Service:
                prefetch_related_objects(list(found), "at")
            self.entries |= {(kind, one.external_id): one for one in found}

    def get(self, kind: type[T], key: str) -> T | None:
        one = self.entries.get((kind, key))
        return one if isinstance(one, kind) else None

    def named(self, kind: type[T], key: str) -> T:
        """What has this key in the list. Raises ValidationError when nothing has."""
        one = self.get(kind, key)
        if one is None:
            raise ValidationError(_("Er is niets met de sleutel ‘%(key)s’.") % {"key": key})
        return cast(T, one.merged_into or one)

    @lru_cache  # noqa: B019  # lives as long as one put
    def where(self, code: str) -> dict[str, Any]:
        """The fields of a place of which no more is known than the code of its area."""
        area = _area(code)
        point = distances.point_of(area)
        return {
            "lat": point and point[0],
            "lon": point and point[1],
            "position_is_of_area": bool(point),
            "buurt_id": area.pk if area.kind == Area.Kind.BUURT else None,
            "area_id": _known_as(area.own_area or area),
        }


def _keys(facts: list[AnyFacts]) -> set[str]:
    return {one.key for one in facts}


def _put(facts: AnyFacts, known: _Known) -> tuple[Entry, str]:
    """One entry, and whether it is new, changed or the same."""
    there = known.entries.get((KINDS[type(facts)], facts.key))
    if there is not None and there.merged_into is not None:
        return there.merged_into, "same"
    if isinstance(facts, OrganisationFacts):
        return _write(Organisation, facts, {}, known)
    if isinstance(facts, PlaceFacts):
        return _write(Place, facts, _of_place(facts, known), known)
    area = known.where(facts.area_code)["area_id"] if facts.area_code else None
    more = {"organisation_id": known.named(Organisation, facts.organisation).pk, "area_id": area}
    service, outcome = _write(Service, facts, more, known)
    rows = {known.named(Place, at.place).pk: at for at in facts.at}
    if not known.is_by_hand and service.by_hand.get(by_hand.PLACES) == by_hand.rows(rows):
        return service, outcome  # the list says what it said when somebody changed it here
    if known.is_trial:
        return service, _foresee_places(service, outcome, rows, known)
    was = by_hand.rows({row.place_id: row for row in service.at.all()}) if outcome != "new" else []
    moved = _write_places(service, rows, known.answered.rows)
    if moved and outcome != "new":
        _noted(service, {by_hand.PLACES: was}, known)
        service.save(update_fields=["by_hand", "changed_at"])  # other hours are a change too, for who asks what is new
        outcome = "changed"
    return service, outcome


def _noted(entry: Entry, was: Mapping[str, Any], known: _Known) -> None:
    """Who fills in a form changes what a list says; a list that says something new takes it back."""
    if known.is_by_hand:
        by_hand.note(entry, was)
    else:
        by_hand.taken_back(entry, was)


def _write(kind: type[T], facts: AnyFacts, more: Mapping[str, Any], known: _Known) -> tuple[T, str]:
    """An entry, changed only where it says something else."""
    wanted = {name: value for name, value in dict(facts).items() if name not in OUTSIDE_FACTS} | dict(more)
    there = known.get(kind, facts.key)
    slug = "" if there or known.is_trial else _free_slug(kind, facts.name)
    one = there or kind(origin=known.origin, external_id=facts.key, slug=slug)
    differs: list[str] = [
        name for name in wanted if there is None or by_hand.plain(getattr(one, name)) != by_hand.plain(wanted[name])
    ]
    differs = [name for name in differs if there is None or not known.answered.leaves(there, name, wanted[name])]
    if there and not known.is_by_hand:
        left = by_hand.left(there, wanted)
        differs = [name for name in differs if name not in left]
    if known.is_trial and (there is None or differs):
        known.foreseen.append((one, {name: (getattr(one, name), wanted[name]) for name in differs} if there else {}))
    if there and not known.is_trial:
        _noted(there, {name: getattr(there, name) for name in differs}, known)
    for name in differs:
        setattr(one, name, wanted[name])
    if there is None or differs:
        if not known.is_trial:
            one.save(update_fields=[*differs, "by_hand", "changed_at"] if there else None)
        known.entries[kind, facts.key] = one
    return one, "new" if there is None else "changed" if differs else "same"


def _free_slug(kind: type[T], name: str) -> str:
    """The name as an address, with a number when another has it."""
    stem = slugify(name)[:120] or "x"
    if not kind.objects.filter(slug=stem).exists():
        return stem
    taken = set(kind.objects.filter(slug__startswith=f"{stem}-").values_list("slug", flat=True))
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)


def _of_place(facts: PlaceFacts, known: _Known) -> dict[str, Any]:
    """Who runs it and where it is: the point, or the point of its area, and the buurt and area these lie in."""
    runs = known.named(Organisation, facts.organisation).pk if facts.organisation else None
    nowhere: dict[str, Any] = {"buurt_id": None, "area_id": None, "position_is_of_area": False}
    if facts.lat is None or facts.lon is None:
        found = known.where(facts.area_code) if facts.area_code else {}
    else:
        lies = areas.locate(facts.lat, facts.lon)
        found = {"buurt_id": lies.buurt.pk if lies.buurt else None, "area_id": lies.area.pk} if lies else {}
    return {"organisation_id": runs} | nowhere | found


def _area(code: str) -> Area:
    area = Area.objects.here().select_related("own_area", "parent").filter(code=code).first()
    if area is None:
        raise ValidationError(_("Er is geen gebied met code %(code)s.") % {"code": code})
    return area


def _known_as(area: Area) -> int | None:
    """The own area (pk) that people know a wijk by, when it lies in one; None for the whole municipality."""
    if area.kind == Area.Kind.MUNICIPALITY:
        return None
    owns = set(area.children.values_list("own_area", flat=True)) if area.kind == Area.Kind.WIJK else set()
    return (owns.pop() if len(owns) == 1 else None) or area.pk


def _foresee_places(service: Service, outcome: str, rows: Mapping[Any, AtFacts], known: _Known) -> str:
    """What becomes of a service, with where it can be had."""
    all_of_them = () if outcome == "new" else tuple(service.at.all())
    there = [row for row in all_of_them if row.place_id in rows or row.pk not in known.answered.rows]
    was = {row.place_id: (row.opening_hours, row.note) for row in there}
    if outcome == "new" or was == {pk: (at.opening_hours, at.note) for pk, at in rows.items()}:
        return outcome
    known.foreseen.append((service, {"at": (len(was), len(rows))}))
    return "changed"


def _write_places(service: Service, rows: Mapping[Any, AtFacts], stay: Collection[Any]) -> bool:
    """Where a service can be had: this, and what must `stay`; gives whether anything changed."""
    there = {row.place_id: row for row in service.at.all()}
    gone = [row.pk for pk, row in there.items() if pk not in rows and row.pk not in stay]
    changed = bool(gone)
    if gone:
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
        standing_actions.still_right([entry], on=day)
        audit.record("socialmap.confirmed", entry, by=by)
