"""What the head of the page of an area says: kept in memory until something about the areas changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import Q

from basis.areas.models import Area, Boundary
from basis.areas.places import index, kept, stamp
from basis.areas.queries import goes_by_its_name, postcodes_in

Kind = Area.Kind


@dataclass(frozen=True)
class AreaPage:
    """What the head of the page of an area says."""

    area: Area
    boundary: Boundary | None  # without its shapes
    own: Area | None  # of a buurt; of a wijk that lies wholly in one
    groups: tuple[tuple[Area, tuple[Area, ...]], ...]  # its wijken, each with its buurten (that lie in it)
    own_areas: tuple[Area, ...]  # of the municipality
    neighbours: tuple[Area, ...]
    postcodes: tuple[str, ...]
    has_plain_name: bool


def page_of(area: Area) -> AreaPage:
    """The head of the page of an area; kept until areas change."""
    return replace(kept(f"page of {area.pk}", lambda: _make_page(area), stamp()), area=area)


def _make_page(area: Area) -> AreaPage:
    shapeless = Boundary.objects.current().filter(area=area).select_related("delivery")
    boundary = shapeless.defer("geometry", "outline").first()
    buurten = _buurten_in(area)
    groups: dict[int, tuple[Area, list[Area]]] = {}
    for buurt in buurten:
        if buurt.parent is not None:
            groups.setdefault(buurt.parent.pk, (buurt.parent, []))[1].append(buurt)
    owns = {buurt.own_area for buurt in buurten}
    own = owns.pop() if len(owns) == 1 and area.kind in {Kind.BUURT, Kind.WIJK} else None
    is_whole = area.kind == Kind.MUNICIPALITY
    return AreaPage(
        area=area,
        boundary=boundary,
        own=own,
        groups=tuple((wijk, tuple(inside)) for wijk, inside in groups.values()),
        own_areas=tuple(Area.objects.own()) if is_whole else (),
        neighbours=() if is_whole else _neighbours(area),
        postcodes=tuple(postcodes_in(buurten)),
        has_plain_name=goes_by_its_name(area),
    )


def _buurten_in(area: Area) -> list[Area]:
    inside = {
        Kind.OWN: Q(own_area=area),
        Kind.WIJK: Q(parent=area),
        Kind.BUURT: Q(pk=area.pk),
        Kind.MUNICIPALITY: Q(municipality_code=area.code, until_year=None),
    }[Kind(area.kind)]
    found = Area.objects.filter(inside, kind=Kind.BUURT).select_related("parent", "own_area").order_by("code")
    return [buurt for buurt in found if buurt.until_year is None or area.until_year or buurt.pk == area.pk]


def _neighbours(area: Area) -> tuple[Area, ...]:
    now = stamp()
    beside = kept("beside", lambda: index(now).beside(), now)
    return tuple(Area.objects.filter(pk__in=beside.get(area.pk, set())).order_by("-kind", "order", "name"))
