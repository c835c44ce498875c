"""Where a point lies and what lies beside what, kept in memory until something about the areas changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import shapely
from django.db import connection

from basis import packs
from basis.areas.models import Area, Boundary, Delivery

FRESH = 2.0  # seconds in which a look-up trusts what it has without asking the database
BESIDE = 0.00003  # degrees, about three metres: closer than this is next to each other

V = TypeVar("V")
_kept: dict[str, tuple[Hashable, Any]] = {}
_checked_at = 0.0
_answers: ContextVar[list[Hashable] | None] = ContextVar("answers", default=None)


@contextmanager
def one_stamp() -> Iterator[None]:
    """Inside this the stamp is asked once: while one page is made, what is known of areas does not change."""
    before = _answers.set([])
    try:
        yield
    finally:
        _answers.reset(before)


def stamp() -> Hashable:
    """Differs as soon as anything about areas has been delivered; one small query. None: nothing was ever delivered."""
    answers = _answers.get()
    if answers:
        return answers[0]
    last = Delivery.objects.order_by("-pk").values_list("pk", "imported_at").first()
    found = (packs.site().code, *last) if last else None
    if answers is not None:
        answers.append(found)
    return found


def kept(name: str, make: Callable[[], V], now: Hashable) -> V:
    """What `make` gives, made once for each stamp in this process."""
    there = _kept.get(name)
    if there is None or there[0] != now or now is None:
        there = _kept[name] = (now, make())
    value: V = there[1]
    return value


@dataclass(frozen=True)
class Place:
    """An area as much as one needs to name it and link to it."""

    pk: int
    code: str
    name: str
    slug: str
    kind: str


@dataclass(frozen=True)
class Location:
    """What a point lies in; no buurt where only wijken are known, no own area where there is none."""

    wijk: Place
    buurt: Place | None
    own: Place | None
    is_sketch: bool

    @property
    def area(self) -> Place:
        """What people call it: the own area, or else the wijk."""
        return self.own or self.wijk


@dataclass(frozen=True)
class Index:
    """The smallest known shapes of the municipality, ready to be asked."""

    tree: shapely.STRtree
    locations: tuple[Location, ...]

    def at(self, lat: float, lon: float) -> Location | None:
        found = self.tree.query(shapely.Point(lon, lat), predicate="intersects")
        return self.locations[found.min()] if found.size else None

    def beside(self) -> dict[int, set[int]]:
        """For each area (pk) of any level the areas of the same level that it touches.

        Own areas and the wijken outside them count as one level.
        """
        pairs = self.tree.query(self.tree.geometries, predicate="dwithin", distance=BESIDE)
        found: dict[int, set[int]] = {}
        for one, other in np.transpose(pairs):
            a, b = self.locations[one], self.locations[other]
            for x, y in ((a.buurt, b.buurt), (a.wijk, b.wijk), (a.area, b.area)):
                if x and y and x.pk != y.pk:
                    found.setdefault(x.pk, set()).add(y.pk)
        return found


def index(now: Hashable) -> Index:
    """The index of this moment."""
    return kept("index", _make_index, now)


def fresh_index() -> Index:
    """The index, at most FRESH seconds old; within a transaction it is always of this moment."""
    global _checked_at
    there = _kept.get("index")
    if there and not connection.in_atomic_block and time.monotonic() - _checked_at < FRESH:
        current: Index = there[1]
        return current
    found = index(stamp())
    _checked_at = 0.0 if connection.in_atomic_block else time.monotonic()
    return found


def _make_index() -> Index:
    rows = (
        Boundary.objects.current()
        .filter(area__in=Area.objects.here().current(), area__kind__in=["wijk", "buurt"])
        .select_related("area__parent", "area__own_area")
        .defer("outline")
        .order_by("area__code")
    )
    chosen = list(rows)
    divided = {row.area.parent_id for row in chosen if row.area.kind == Area.Kind.BUURT}
    chosen = [row for row in chosen if row.area_id not in divided]
    shapes: Any = shapely.from_geojson([row.geometry for row in chosen]) if chosen else []
    shapely.prepare(shapes)
    return Index(shapely.STRtree(shapes), tuple(_location(row) for row in chosen))


def _location(row: Boundary) -> Location:
    area = row.area
    if area.kind == Area.Kind.WIJK or area.parent is None:
        return Location(_place(area), None, None, row.is_sketch)
    own = _place(area.own_area) if area.own_area else None
    return Location(_place(area.parent), _place(area), own, row.is_sketch)


def _place(area: Area) -> Place:
    return Place(area.pk, area.code, str(area), area.slug, area.kind)
