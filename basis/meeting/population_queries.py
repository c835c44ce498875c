"""How many people live in each buurt, for everyone and for two age groups, and around which point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max, Q

from basis.areas import queries as areas
from basis.areas.models import Area, Boundary
from basis.figures.models import Method, Missing, Observation
from basis.meeting.reach import Spot, Walks, radius
from basis.meeting.supply_queries import Supply
from basis.themes import Group

FIELDS = ("code", "name", "kind", "parent", "own_area", "lat", "lon")
INDICATORS = {Group.EVERYONE: "inwoners", Group.CHILDREN: "leeftijd-0-15", Group.OLDER: "leeftijd-65plus"}


@dataclass(frozen=True)
class People:
    """How many of a group live in each buurt (by primary key), in one year; where that is not given, why."""

    group: Group
    year: int
    counts: Mapping[int, float]
    missing: Mapping[int, str]
    is_estimate: bool  # shared out from postcodes
    sources: tuple[str, ...]  # whose, and which table or file


@dataclass(frozen=True)
class Town:
    """The buurten of the municipality, by primary key, where their people live, and how many these are."""

    buurten: Mapping[int, Area]
    spots: Mapping[int, Spot]
    people: tuple[People, ...]  # of each group of which something is known
    is_sketch: bool  # the size of the buurten was drawn by us

    def inside(self, area: Area) -> list[int]:
        """The buurten that lie in an area of any level."""
        return [pk for pk, buurt in self.buurten.items() if _lies_in(buurt, area)]

    def walks(self, supply: Supply) -> Walks:
        """The walks from all buurten to these places."""
        return Walks(tuple(self.spots), tuple(self.spots.values()), supply.points)

    def of(self, group: Group) -> People | None:
        return next((one for one in self.people if one.group == group), None)


def _lies_in(buurt: Area, area: Area) -> bool:
    return area.kind == Area.Kind.MUNICIPALITY or area.pk in {buurt.pk, buurt.parent_id, buurt.own_area_id}


def town() -> Town:
    """All of it; four queries, however large the municipality is."""
    here = Area.objects.here().current().filter(kind=Area.Kind.BUURT).order_by("code").only(*FIELDS)
    buurten = {buurt.pk: buurt for buurt in here}
    shapes = Boundary.objects.current().filter(area__in=here).values_list("area", "hectares", "is_sketch")
    sizes = {pk: (hectares, is_sketch) for pk, hectares, is_sketch in shapes}
    return Town(
        buurten=buurten,
        spots={
            pk: Spot((buurt.lat, buurt.lon), radius(sizes.get(pk, (0.0, False))[0]))
            for pk, buurt in buurten.items()
            if buurt.lat is not None and buurt.lon is not None
        },
        people=_people(buurten),
        is_sketch=any(is_sketch for _hectares, is_sketch in sizes.values()),
    )


def _people(buurten: Mapping[int, Area]) -> tuple[People, ...]:
    """Of each group the newest year of which anything is known in a buurt: the same year for all buurten."""
    rows = Observation.objects.filter(indicator__in=INDICATORS.values(), area__in=list(buurten))
    known = rows.filter(value__isnull=False).values("indicator").annotate(year=Max("period"))
    years: dict[str, int] = {row["indicator"]: row["year"] for row in known}
    wanted = Q(pk=None)
    for code, year in years.items():
        wanted |= Q(indicator=code, period=year)
    found = [_Row(*row) for row in rows.filter(wanted).values_list(*_Row._fields)]
    return tuple(
        _group(group, years[code], [row for row in found if row.indicator == code], buurten)
        for group, code in INDICATORS.items()
        if code in years
    )


class _Row(NamedTuple):
    area_id: int
    indicator: str
    value: float | None
    missing: str
    method: str
    delivery__publisher: str
    delivery__name: str


def _group(group: Group, year: int, found: list[_Row], buurten: Iterable[int]) -> People:
    counts = {row.area_id: row.value for row in found if row.value is not None}
    reasons = {row.area_id: row.missing for row in found}
    silent = [pk for pk in buurten if pk not in counts]
    return People(
        group=group,
        year=year,
        counts=counts,
        missing={pk: str(Missing(reasons.get(pk, Missing.NOT_IN_SOURCE)).label) for pk in silent},
        is_estimate=any(row.method == Method.SHARED for row in found),
        sources=tuple(sorted({f"{row.delivery__publisher}, {row.delivery__name}" for row in found})),
    )


def area_called(slug: str) -> Area | None:
    """An area of this municipality that people name: an own area, a wijk outside these, or the municipality."""
    outside = Q(pk__in=Area.objects.outside_own().order_by().values("pk"))
    named = outside | Q(kind__in=[Area.Kind.MUNICIPALITY, Area.Kind.OWN])
    return Area.objects.here().filter(named, slug=slug).first()


def named_areas() -> list[Area]:
    """The own areas in the order of the municipality, then the wijken outside them; two queries."""
    return [*areas.own_choices(), *Area.objects.outside_own()]
