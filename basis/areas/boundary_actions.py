"""Writing areas and their shapes, only what differs; the verbs in `actions.py` and `own_actions.py` use this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import shapely
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from basis import geo, packs
from basis.areas import shapes
from basis.areas.divisions import Kind, Piece
from basis.areas.models import Area, Boundary, Delivery
from basis.files import Refused

COUNTRY = "NL00"
# paths and the country
TAKEN = frozenset({"postcode", "kaart", "kaart.json", "vergelijken", "wijkfoto", "ontmoeten", "nederland"})
BATCH = 200
LONGEST = {"name": 200, "publisher": 200, "licence": 80}  # of what a Delivery keeps


@dataclass(frozen=True)
class Origin:
    """Where something was brought from; becomes a Delivery once it turns out that it changes something."""

    name: str
    sha256: str
    year: int | None = None
    publisher: str = "CBS / Kadaster"
    licence: str = "CC BY 4.0"
    url: str = ""
    rows: int = 0

    def deliver(self) -> Delivery:
        """Refuses words that are longer than we can keep."""
        for name, most in LONGEST.items():
            if len(getattr(self, name)) > most:
                raise Refused(
                    _("'%(text)s…' is te lang: hooguit %(most)s tekens.")
                    % {"text": getattr(self, name)[:40], "most": most}
                )
        return Delivery.objects.create(**self.__dict__)


@dataclass
class Changes:
    """What an import did: codes of areas and the number of boundaries."""

    new: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    drawn: int = 0
    redrawn: int = 0
    moved: int = 0  # areas of which the border is not that of the division before or after
    vanished: list[str] = field(default_factory=list)  # "BU08280203 Naam"
    loose: list[str] = field(default_factory=list)  # buurten in no own area although others of their wijk are
    delivery: Delivery | None = None

    def __bool__(self) -> bool:
        return bool(self.new or self.renamed or self.drawn or self.redrawn or self.vanished)


def country() -> Area:
    """The Netherlands, made when it is not there."""
    return Area.objects.get_or_create(
        code=COUNTRY, defaults={"kind": Kind.COUNTRY, "name": "Nederland", "slug": "nederland"}
    )[0]


def place(pieces: Sequence[Piece], *, year: int, origin: Origin, is_sketch: bool = False) -> Changes:
    """Write these areas and their boundaries of a year, and nothing that is there already.

    Names and label points follow the newest division. A boundary that was put together from parts never replaces one
    that was given; a sketch replaces nothing. A real buurt, wijk or gemeente takes the sketches of its level away.
    """
    changes = Changes()
    known = {area.code: area for area in Area.objects.filter(code__in=[COUNTRY, *(p.code for p in pieces)])}
    latest: dict[int, int] = dict(
        Boundary.objects.filter(area__in=known.values(), is_sketch=False)
        .order_by()
        .values_list("area_id")
        .annotate(Max("year"))
    )
    known.setdefault(COUNTRY, country())
    for kind in (Kind.MUNICIPALITY, Kind.WIJK, Kind.BUURT):
        _place_areas([p for p in pieces if p.kind == kind], known, latest, year, is_sketch, changes)
    _place_boundaries(pieces, known, latest, year, is_sketch, origin, changes)
    return changes


def _place_areas(
    pieces: Sequence[Piece], known: dict[str, Area], latest: dict[int, int], year: int, is_sketch: bool, to: Changes
) -> None:
    new, changed = [], []
    for piece in pieces:
        parent = known[piece.parent]
        area = known.get(piece.code)
        if area is None:
            area = Area(code=piece.code, kind=piece.kind, slug=piece.code.lower(), municipality_code=piece.municipality)
            new.append(area)
        elif latest.get(area.pk, 0) > year or (is_sketch and area.name and area.parent_id and area.lat is not None):
            continue
        lat, lon = piece.label or shapes.label_point(piece.geometry)
        wanted = (piece.name or area.name, parent.pk, lat, lon)
        if (area.name, area.parent_id, area.lat, area.lon) != wanted and area.pk:
            changed.append(area)
        area.name, area.parent, area.lat, area.lon = wanted[0], parent, lat, lon
    Area.objects.bulk_create(new, batch_size=BATCH)
    Area.objects.bulk_update(changed, ["name", "parent", "lat", "lon"], batch_size=BATCH)
    known.update((area.code, area) for area in new)
    to.new += [area.code for area in new]
    to.renamed += [area.code for area in changed]


def _place_boundaries(
    pieces: Sequence[Piece],
    known: dict[str, Area],
    latest: dict[int, int],
    year: int,
    is_sketch: bool,
    origin: Origin,
    to: Changes,
) -> None:
    there = {b.area_id: b for b in Boundary.objects.filter(area__in=[known[p.code] for p in pieces], year=year)}
    new: list[Boundary] = []
    changed: list[Boundary] = []
    for piece in pieces:
        area = known[piece.code]
        if is_sketch and area.pk in latest:
            continue
        old = there.get(area.pk)
        if old and piece.is_dissolved and not (old.is_dissolved or old.is_sketch):
            continue
        boundary = old or Boundary(area=area, year=year)
        if _draw(boundary, piece.geometry, piece.outline, is_sketch=is_sketch, is_dissolved=piece.is_dissolved):
            (changed if old else new).append(boundary)
    if new or changed:
        to.delivery = to.delivery or origin.deliver()
    for boundary in (*new, *changed):
        boundary.delivery = to.delivery  # type: ignore[assignment]
    _save(new, changed, to)


def _draw(
    boundary: Boundary,
    geometry: BaseGeometry,
    outline: BaseGeometry | None,
    *,
    is_sketch: bool,
    is_dissolved: bool,
) -> bool:
    """Put the shape in the boundary; says whether anything in it changed."""
    wanted = (
        shapes.text_of(geometry),
        shapes.text_of(outline if outline is not None else geometry),
        is_sketch,
        is_dissolved,
    )
    if (boundary.geometry, boundary.outline, boundary.is_sketch, boundary.is_dissolved) == wanted:
        return False
    boundary.geometry, boundary.outline, boundary.is_sketch, boundary.is_dissolved = wanted
    boundary.west, boundary.south, boundary.east, boundary.north = geometry.bounds
    boundary.hectares = round(geo.hectares(geometry), 2)
    return True


def _save(new: list[Boundary], changed: list[Boundary], to: Changes) -> None:
    Boundary.objects.bulk_create(new, batch_size=BATCH)
    fields = ["geometry", "outline", "is_sketch", "is_dissolved", "south", "west", "north", "east", "hectares"]
    Boundary.objects.bulk_update(changed, [*fields, "delivery"], batch_size=BATCH)
    to.drawn += len(new)
    to.redrawn += len(changed)


def redraw_own_areas(to: Changes) -> None:
    """Draw each own area in each year as the sum of its buurten, or of its wijken where a year has only these."""
    parts = _parts_by_own_area()
    there = {(b.area_id, b.year): b for b in Boundary.objects.filter(area__in=list(Area.objects.own()))}
    new: list[Boundary] = []
    changed: list[Boundary] = []
    gone = [boundary.pk for key, boundary in there.items() if key not in parts]
    moved = []
    own = {area.pk: area for area in Area.objects.own()}
    for (pk, year), rows in parts.items():
        boundary = there.get((pk, year)) or Boundary(area=own[pk], year=year)
        geometry = shapes.together([shapely.from_geojson(row.geometry) for row in rows])
        outline = shapes.together([shapely.from_geojson(row.outline) for row in rows])
        if _draw(boundary, geometry, outline, is_sketch=any(row.is_sketch for row in rows), is_dissolved=True):
            boundary.delivery_id = max(row.delivery_id for row in rows)  # the land is of whoever drew the parts
            (changed if boundary.pk else new).append(boundary)
        if (own[pk].lat, own[pk].lon) != shapes.label_point(geometry) and year == max(y for p, y in parts if p == pk):
            own[pk].lat, own[pk].lon = shapes.label_point(geometry)
            moved.append(own[pk])
    Boundary.objects.filter(pk__in=gone).delete()
    Area.objects.bulk_update(moved, ["lat", "lon"])
    _save(new, changed, to)


def _parts_by_own_area() -> dict[tuple[int, int], list[Boundary]]:
    """For each own area and year the boundaries of which it is the sum."""
    parts: dict[tuple[int, int], list[Boundary]] = defaultdict(list)
    own_of_wijk: dict[int, set[int | None]] = defaultdict(set)
    for own, wijk in Area.objects.here().current().filter(kind=Kind.BUURT).values_list("own_area", "parent"):
        own_of_wijk[wijk or 0].add(own)
    for boundary in Boundary.objects.filter(area__own_area__in=Area.objects.own()).select_related("area"):
        parts[boundary.area.own_area_id or 0, boundary.year].append(boundary)
    with_buurten = {year for _own, year in parts}
    whole = {wijk: owns.pop() for wijk, owns in own_of_wijk.items() if len(owns) == 1}
    split = {own for owns in own_of_wijk.values() if len(owns) > 1 for own in owns}
    of_wijken = [wijk for wijk, own in whole.items() if own is not None and own not in split]
    wanted = {own: sum(1 for w in of_wijken if whole[w] == own) for own in whole.values()}
    by_wijk: dict[tuple[int, int], list[Boundary]] = defaultdict(list)
    for boundary in Boundary.objects.filter(area__in=of_wijken).exclude(year__in=with_buurten):
        by_wijk[whole[boundary.area_id] or 0, boundary.year].append(boundary)
    return parts | {key: rows for key, rows in by_wijk.items() if len(rows) == wanted[key[0]]}


def give_slugs() -> None:
    """Addresses by name within the home municipality: own areas first, then gemeente, wijken, buurten; then by code."""
    rank = [Kind.OWN, Kind.MUNICIPALITY, Kind.WIJK, Kind.BUURT]
    areas = sorted(
        Area.objects.here(), key=lambda a: (a.until_year is not None, rank.index(Kind(a.kind)), a.order, a.code)
    )
    taken = set(TAKEN)
    wanted: dict[int, str] = {}
    for area in areas:
        name = slugify(area.name)[:100]
        code = slugify(area.code)
        slug = name if name and name not in taken else f"{name}-{code}".strip("-") if area.kind != Kind.OWN else code
        taken.add(slug)
        wanted[area.pk] = slug
    changed = [area for area in areas if area.slug != wanted[area.pk]]
    for area in changed:  # two may change places
        area.slug = f"op-weg-{area.pk}"
    Area.objects.bulk_update(changed, ["slug"], batch_size=BATCH)
    for area in changed:
        area.slug = wanted[area.pk]
    Area.objects.bulk_update(changed, ["slug"], batch_size=BATCH)


def home() -> str:
    """The code of the municipality of this installation."""
    return packs.site().code
