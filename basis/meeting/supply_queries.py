"""Which meeting places there are: public, or open to all, and confirmed not too long ago."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from basis.areas.models import Area
from basis.meeting.reach import Point
from basis.socialmap import queries as socialmap
from basis.socialmap.models import Place

EVENING = "avond"  # the part of the day, as the social map calls it
SHOWN = ("slug", "name", "can_do", "description", "setting", "openness", "cost_kind", "step_free", "is_example")
PLACED = ("hours_are_example", "lat", "lon", "position_is_of_area", "buurt", "area__name", "area__slug", "area__code")


class Sort(StrEnum):
    """Sorts of places one can look at, as they stand in addresses; a place can be of more than one."""

    ALL = "alle"
    INDOOR = "binnen"
    OUTDOOR = "buiten"
    FREE = "gratis"
    EVENING = "avond"
    STEP_FREE = "drempelvrij"


@dataclass(frozen=True)
class Found:
    """A meeting place, and of which sorts it is."""

    place: Place
    sorts: frozenset[Sort]

    @property
    def point(self) -> Point | None:
        """Where it is, as far as we know; only knowing in which area is not knowing where."""
        lat, lon = self.place.lat, self.place.lon
        return None if self.place.position_is_of_area or lat is None or lon is None else (lat, lon)

    def lies_in(self, area: Area) -> bool:
        """Whether it lies in an area of the municipality."""
        inside = {self.place.area_id, self.place.buurt_id}
        return area.kind == Area.Kind.MUNICIPALITY or area.pk in inside


@dataclass(frozen=True)
class Supply:
    """Meeting places of one sort, by name."""

    found: tuple[Found, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """Where they are, of those of which we know it."""
        return tuple(point for one in self.found if (point := one.point))

    @property
    def unplaced(self) -> int:
        """Of how many we only know in which area they are."""
        return len(self.found) - len(self.points)

    def inside(self, area: Area) -> Supply:
        return Supply(tuple(one for one in self.found if one.lies_in(area)))

    def of(self, sort: Sort) -> Supply:
        return Supply(tuple(one for one in self.found if sort in one.sorts))

    def counts(self) -> dict[Sort, int]:
        """How many there are of each sort."""
        return {sort: sum(sort in one.sorts for one in self.found) for sort in Sort}


def supply(at: datetime.datetime, *, with_evening: bool = True) -> Supply:
    """All meeting places of the municipality; two queries, or one without knowing which are open in the evening."""
    wish = socialmap.Wish(part=EVENING)
    evening = {near.pk for near in socialmap.places(wish, at=at)} if with_evening else set()
    fresh = Place.objects.fresh(at.date()).filter(is_meeting_place=True, openness__in=["public", "open"])
    rows = fresh.select_related("area").only(*SHOWN, *PLACED).order_by("name")
    return Supply(tuple(Found(place, frozenset(_sorts(place, place.pk in evening))) for place in rows))


def _sorts(place: Place, in_evening: bool) -> Iterator[Sort]:
    yield Sort.ALL
    if place.setting in {"indoor", "both"}:
        yield Sort.INDOOR
    if place.setting in {"outdoor", "both"}:
        yield Sort.OUTDOOR
    if place.cost_kind == "free":
        yield Sort.FREE
    if in_evening:
        yield Sort.EVENING
    if place.step_free:
        yield Sort.STEP_FREE
