"""What the own areas are made of, and in which years the border of an area moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from basis.areas.models import Area, BoundaryChange

Kind = Area.Kind


def boundary_changes(areas: Iterable[Area]) -> dict[int, tuple[BoundaryChange, ...]]:
    """For each of these areas (pk) the changes of its border, oldest first; one query."""
    found: dict[int, list[BoundaryChange]] = defaultdict(list)
    for change in BoundaryChange.objects.filter(area__in=[area.pk for area in areas]).order_by("year"):
        found[change.area_id].append(change)
    return {pk: tuple(changes) for pk, changes in found.items()}


def own_parts() -> dict[int, tuple[int, ...]]:
    """For each own area (pk) the areas of which its figures are made; one query."""
    buurten = list(Area.objects.here().current().filter(kind=Kind.BUURT))
    of_wijk: dict[int, list[int]] = defaultdict(list)
    of_own: dict[int, list[Area]] = defaultdict(list)
    for buurt in buurten:
        of_wijk[buurt.parent_id or 0].append(buurt.pk)
        if buurt.own_area_id:
            of_own[buurt.own_area_id].append(buurt)
    return {own: made_of(inside, of_wijk) for own, inside in of_own.items()}


def made_of(buurten: Collection[Area], of_wijk: Mapping[int, Collection[int]]) -> tuple[int, ...]:
    """These buurten as few areas (pk) as can be: wijken of which all buurten are there, and the buurten left over."""
    inside = {buurt.pk for buurt in buurten}
    whole = {pk for pk in {buurt.parent_id for buurt in buurten} if pk and inside.issuperset(of_wijk[pk])}
    return (*sorted(whole), *sorted(buurt.pk for buurt in buurten if buurt.parent_id not in whole))
