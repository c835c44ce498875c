"""Which entries are likely there twice: looked for among all of a kind, and shown to the editors."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from basis.socialmap import likeness
from basis.socialmap.choices import Status
from basis.socialmap.entry_models import Entry
from basis.socialmap.entry_queries import kind_of
from basis.socialmap.likeness import Thing
from basis.socialmap.merge_fields import parts
from basis.socialmap.merge_queries import KINDS
from basis.socialmap.models import Lookalike, Organisation, Place, Service, ServiceAtPlace

SHARED = ("pk", "name", "also_called", "phone", "email", "website")
OF_PLACE = ("address", "postcode", "town", "lat", "lon", "position_is_of_area", "area_id", "organisation_id")
CHUNK = 5000
A_PAGE = 20  # pairs


def lookalikes(kind: str, today: datetime.date) -> list[tuple[Any, Any, tuple[str, ...]]]:
    """Of one kind all pairs that are likely the same thing, as ids with the grounds, those with most grounds first.

    Among what stands in lists. Three queries at most; a time that grows as the number of entries.
    """
    found = [
        (grounds, one.names, min(one.key, other.key), max(one.key, other.key))
        for one, other, grounds in likeness.pairs(_things(kind, today), kind)
    ]
    found.sort(key=lambda pair: (-len(pair[0]), pair[1], pair[2]))
    return [(one, other, grounds) for grounds, _names, one, other in found]


def _things(kind: str, today: datetime.date) -> Iterator[Thing]:
    if kind == "organisation":
        for row in _rows(Organisation.objects.fresh(today)):
            yield Thing(**_shared(row))
    elif kind == "place":
        for row in _rows(Place.objects.fresh(today), *OF_PLACE):
            point = None if row["lat"] is None or row["position_is_of_area"] else (row["lat"], row["lon"])
            address = likeness.address(row["address"], row["postcode"], row["town"])
            more = {"area": row["area_id"], "owner": row["organisation_id"]}
            yield Thing(**_shared(row), address=address, point=point, **more)
    else:
        at: dict[Any, set[Any]] = defaultdict(set)
        for service, place in ServiceAtPlace.objects.order_by().values_list("service", "place").iterator(CHUNK):
            at[service].add(place)
        had = Service.objects.fresh(today).exclude(status=Status.STOPPED)
        for row in _rows(had, "organisation_id"):
            yield Thing(**_shared(row), owner=row["organisation_id"], places=frozenset(at.get(row["pk"], ())))


def _rows(found: QuerySet[Any], *fields: str) -> Iterator[dict[str, Any]]:
    return found.order_by().values(*SHARED, *fields).iterator(CHUNK)


def _shared(row: dict[str, Any]) -> dict[str, Any]:
    names = likeness.names(row["name"], row["also_called"])
    return {
        "key": row["pk"],
        "names": names,
        "glued": "".join(likeness.telling_words(row["name"])),
        "words": frozenset(names[0].split()),
        "numbers": frozenset(re.findall(r"\d+", names[0])),
        "phone": likeness.phone(row["phone"]),
        "email": row["email"].lower(),
        "web": likeness.web(row["website"]),
    }


@dataclass(frozen=True)
class Pair:
    """Two entries that are likely the same, with why, in words."""

    kind_name: str  # 'plekken'
    word: str  # for its kind in addresses
    one: Entry
    other: Entry
    why: Sequence[Any]


def to_judge(page: object) -> tuple[Page[Lookalike], list[Pair]]:
    """A page of pairs that nobody judged yet; at most five queries."""
    found = Paginator(Lookalike.objects.filter(set_aside_at=None), A_PAGE).get_page(str(page))
    keys: dict[str, set[Any]] = defaultdict(set)
    for row in found:
        keys[row.kind] |= {row.one, row.other}
    there = {kind: KINDS[kind].objects.in_bulk(list(ids)) for kind, ids in keys.items()}
    pairs = [
        _pair(row, one, other)
        for row in found
        if (one := there[row.kind].get(row.one)) and (other := there[row.kind].get(row.other))
    ]
    return found, pairs


def _pair(row: Lookalike, one: Entry, other: Entry) -> Pair:
    """The one that says most first: that one stays, unless the editor chooses the other."""
    first, second = sorted((one, other), key=_blanks)
    why = [likeness.GROUNDS[code] for code in row.grounds.split()]
    return Pair(row.get_kind_display(), kind_of(one), first, second, why)


def _blanks(entry: Entry) -> int:
    """Of how much an entry says nothing."""
    return sum(part.is_blank(entry) for part in parts(type(entry)))
