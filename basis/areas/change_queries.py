"""What the own areas are made of, and in which years the border of an area moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from basis.areas.models import Area, BoundaryChange

Kind = Area.Kind
Ways = tuple[tuple[Area, ...], ...]  # in which an area can be taken apart, the fewest parts first


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


def ways_of(areas: Iterable[Area]) -> dict[int, Ways]:
    """How these own areas (pk) can be taken apart: in whole wijken and the buurten left over, and in buurten alone.

    Parts stand by code, wijken first. What has one part is not taken apart. One query, none without an own area.
    """
    own = [area.pk for area in areas if area.kind == Kind.OWN]
    if not own:
        return {}
    wijken = Area.objects.current().filter(own_area__in=own).values("parent")
    near = list(Area.objects.current().filter(kind=Kind.BUURT, parent__in=wijken).select_related("parent"))
    known = {area.pk: area for buurt in near for area in (buurt, buurt.parent) if area}
    of_wijk: dict[int, list[int]] = defaultdict(list)
    for buurt in near:
        of_wijk[buurt.parent_id or 0].append(buurt.pk)
    found = {}
    for pk in own:
        inside = [buurt for buurt in near if buurt.own_area_id == pk]
        ways = [[known[part] for part in made_of(inside, of_wijk)], inside]
        ordered = [tuple(sorted(way, key=lambda area: (area.kind != Kind.WIJK, area.code))) for way in ways]
        found[pk] = tuple(way for way in dict.fromkeys(ordered) if len(way) > 1)
    return found
