"""Keeping in which years the border of an area moved, so that nobody joins figures over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import pairwise

import shapely
from django.db import transaction
from django.db.models import QuerySet

from basis.areas import shapes
from basis.areas.change_queries import own_parts
from basis.areas.models import Area, Boundary, BoundaryChange

BATCH = 500
Moment = tuple[int, int]  # area, year


@transaction.atomic
def tell_boundary_changes(told: Mapping[tuple[str, int], bool]) -> int:
    """Take over what the statistical office says: of an area (code) in a year, whether its border is not that of the
    year before.

    Again changes nothing; what it takes back goes. Gives how many changes came or went. Codes that we do not have are
    passed over.
    """
    years = {year for _code, year in told}
    there = {
        (change.area.code, change.year): change
        for change in _told().filter(year__in=years).exclude(area__kind=Area.Kind.OWN).select_related("area")
    }
    new = {key for key, has_moved in told.items() if has_moved and key not in there}
    gone = {key for key, has_moved in told.items() if not has_moved and key in there}
    known = dict(Area.objects.filter(code__in={code for code, _year in new}).values_list("code", "pk"))
    new = {key for key in new if key[0] in known}
    if not new | gone:
        return 0
    touched = {known[code] for code, _year in new} | {there[key].area_id for key in gone}
    BoundaryChange.objects.filter(area__in=touched, is_measured=True).delete()
    BoundaryChange.objects.filter(pk__in=[there[key].pk for key in gone]).delete()
    BoundaryChange.objects.bulk_create(
        [BoundaryChange(area_id=known[code], since=year - 1, year=year) for code, year in sorted(new)], batch_size=BATCH
    )
    measure(touched)
    follow_own_areas()
    return len(new) + len(gone)


@transaction.atomic
def measure(areas: Collection[int]) -> int:
    """Lay each real boundary of these areas (pk) beside the one before it, and keep the years in which it moved.

    Where the statistical office named a year between the two, its word stands. Gives how many of the areas moved.
    """
    named: dict[int, list[int]] = defaultdict(list)
    for area, year in _told().filter(area__in=areas).values_list("area", "year"):
        named[area].append(year)
    wanted: dict[Moment, int] = {}
    listed = sorted(areas)
    for start in range(0, len(listed), BATCH):
        some = listed[start : start + BATCH]
        real = Boundary.objects.filter(area__in=some, is_sketch=False).order_by("area_id", "year")
        rows = real.values_list("area", "year", "geometry")
        pairs = [(a, b) for a, b in pairwise(rows) if a[0] == b[0] and a[2] != b[2]]
        older, newer = ([shapely.from_geojson(pair[side][2]) for pair in pairs] for side in (0, 1))
        moved = shapes.have_moved(older, newer)
        for ((area, since, _old), (_same, year, _new)), has_moved in zip(pairs, moved, strict=True):
            if has_moved and not any(since < one <= year for one in named[area]):
                wanted[area, year] = since
    _keep(BoundaryChange.objects.filter(area__in=areas, is_measured=True), wanted, is_measured=True)
    return len({area for area, _year in wanted})


@transaction.atomic
def follow_own_areas() -> None:
    """Give each own area the changes of the areas that its figures are made of; of one year the widest."""
    parts = own_parts()
    owns = {part: own for own, inside in parts.items() for part in inside}
    wanted: dict[Moment, int] = {}
    for area, since, year in BoundaryChange.objects.filter(area__in=owns).values_list("area", "since", "year"):
        key = (owns[area], year)
        wanted[key] = min(since, wanted.get(key, since))
    _keep(BoundaryChange.objects.filter(area__in=Area.objects.own()), wanted, is_measured=False)


def _told() -> QuerySet[BoundaryChange]:
    return BoundaryChange.objects.filter(is_measured=False)


def _keep(rows: QuerySet[BoundaryChange], wanted: Mapping[Moment, int], *, is_measured: bool) -> None:
    """Make these rows what is wanted: (area, year) → since."""
    there = {(row.area_id, row.year): row for row in rows}
    wrong = [row.pk for key, row in there.items() if wanted.get(key) != row.since]
    BoundaryChange.objects.filter(pk__in=wrong).delete()
    BoundaryChange.objects.bulk_create(
        [
            BoundaryChange(area_id=area, since=since, year=year, is_measured=is_measured)
            for (area, year), since in wanted.items()
            if (area, year) not in there or there[area, year].since != since
        ],
        batch_size=BATCH,
    )
