"""The map of the municipality as a picture: paths, labels that can be read on a small phone, and a closer look."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

Points = npt.NDArray[np.float64]

WIDTH = 420.0  # units; on the smallest phone one is about 0.8 pixel
TALLEST = 290.0
FONT = 14.0  # units; as large as the stylesheet writes labels
LETTER = 0.56 * FONT  # mean width of a letter
LINE = 1.1 * FONT
MARGIN = 4.0
INSIDE = 0.55  # part of a label that lies in its own area, or it does not fit
CLEAR = 3.0  # units between a label and whatever it may not touch
STEP = 5.0  # units between the places that are tried
FAR = 70.0  # units; a label outside its area stands no farther off
NEAR = 0.03  # of the width: small areas this close belong to the same closer look
WORTH = 1.5  # a closer look must enlarge at least this much
TINTS = 6
Spot = tuple[float, float]  # x and y in a picture


@dataclass(frozen=True)
class Source:
    """An area to be drawn: its shape in degrees. `is_outside`: a wijk that belongs to no own area."""

    pk: int
    slug: str
    name: str
    kind: str
    geometry: BaseGeometry
    is_outside: bool = False


@dataclass(frozen=True)
class Shape:
    """One path of the picture."""

    slug: str
    name: str
    kind: str
    path: str
    tint: int  # 1 to TINTS; neighbours differ
    is_outside: bool


@dataclass(frozen=True)
class Label:
    """A name (in lines) or a number, centred on x; y of each line is its base.

    A name that stands outside its area has a line to it: x and y of where it begins and where it ends, in the area.
    """

    slug: str
    x: float
    lines: tuple[tuple[float, str], ...]
    is_number: bool = False
    leader: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class View:
    """One picture: of the whole, or a closer look at the small areas."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    frame: tuple[float, float, float, float] | None = None  # x, y, width, height of what the closer look shows


@dataclass(frozen=True)
class Frame:
    """From degrees to units of a picture: equirectangular, east-west shortened by the cosine of the latitude."""

    west: float
    north: float
    scale: float  # units a degree of latitude
    shrink: float  # the cosine

    def move(self, geometry: BaseGeometry) -> BaseGeometry:
        def project(points: Points) -> Points:
            moved = (points - (self.west, self.north)) * (self.scale * self.shrink, -self.scale)
            return (moved + MARGIN).round(1)

        return shapely.transform(geometry, project)


@dataclass(frozen=True)
class Window:
    """The part of the whole picture that the closer look shows, and how much larger."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def scale(self) -> float:
        return WIDTH / (self.right - self.left)

    @property
    def box(self) -> Polygon:
        return box(self.left, self.top, self.right, self.bottom)

    def holds(self, geometry: BaseGeometry) -> bool:
        """Whether nearly all of a shape of the whole picture is to be seen."""
        return bool(geometry.intersection(self.box).area > 0.8 * geometry.area)

    def enlarge(self, geometry: BaseGeometry) -> BaseGeometry:
        """What is to be seen of a shape of the whole picture, in units of the closer look."""

        def closer(points: Points) -> Points:
            return ((points - (self.left, self.top)) * self.scale).round(1)

        cut = shapely.make_valid(geometry, method="structure", keep_collapsed=False).intersection(self.box)
        seen = [part for part in shapely.get_parts(cut) if isinstance(part, Polygon)]
        return shapely.transform(MultiPolygon(seen), closer)


@dataclass(frozen=True)
class Drawing:
    """The picture in its views, and the areas that have a number instead of a name."""

    whole: View
    closer: View | None
    legend: tuple[tuple[int, str, str], ...]  # number, slug, name
    frame: Frame
    window: Window | None

    def overlay(self, geometry: BaseGeometry) -> tuple[str, str]:
        """The paths of one more shape (degrees): in the whole picture, and in the closer look when it lies there."""
        moved = self.frame.move(geometry)
        inside = self.window is not None and self.window.holds(moved)
        return path_of(moved), path_of(self.window.enlarge(moved)) if inside and self.window else ""

    def spots(self, points: Sequence[tuple[float, float]]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
        """Where points (lat, lon) are: in the whole picture, and in the closer look those that lie there."""
        moved = [self.frame.move(shapely.Point(lon, lat)) for lat, lon in points]
        whole = tuple((point.centroid.x, point.centroid.y) for point in moved)
        window = self.window
        if window is None:
            return whole, ()
        near = [(x, y) for x, y in whole if window.left < x < window.right and window.top < y < window.bottom]
        return whole, tuple(
            (round((x - window.left) * window.scale, 1), round((y - window.top) * window.scale, 1)) for x, y in near
        )


def path_of(geometry: BaseGeometry) -> str:
    """An SVG path with one decimal."""
    rings = []
    for polygon in shapely.get_parts(geometry):
        for ring in (polygon.exterior, *polygon.interiors):
            points = " ".join(f"{x:g},{y:g}" for x, y in list(ring.coords)[:-1])
            rings.append(f"M{points}z")
    return "".join(rings)


def draw(sources: Sequence[Source]) -> Drawing | None:
    """Draw the areas; None when there are none."""
    if not sources:
        return None
    west, south, east, north = shapely.total_bounds([source.geometry for source in sources])
    shrink = math.cos(math.radians((south + north) / 2))
    across, down = (east - west) * shrink, north - south
    scale = min((WIDTH - 2 * MARGIN) / across, (1.4 * WIDTH - 2 * MARGIN) / down)
    frame = Frame(west, north, scale, shrink)
    moved = [replace(source, geometry=frame.move(source.geometry)) for source in sources]
    tints = _tints(moved)
    width, height = across * scale + 2 * MARGIN, down * scale + 2 * MARGIN
    named = [m for m in moved if not m.is_outside]
    labels = _labels(named, width, height)
    small = [m for m in named if m.slug not in {label.slug for label in labels}]
    window = _window(small, width, height)
    closer, frame_box = None, None
    if window is not None:
        near = [m for m in named if window.holds(m.geometry)]
        window = _window(near, width, height) or window  # whoever is nearly in it, is in it whole
        closer = _closer(moved, {m.slug for m in named if window.holds(m.geometry)}, window, tints)
        seen = {label.slug for label in closer.labels}
        labels = _labels([m for m in named if m.slug not in seen], width, height, window.box, moved)
        small = [m for m in named if m.slug not in seen | {label.slug for label in labels}]
        frame_box = _xywh(window)
    legend = tuple((number, m.slug, m.name) for number, m in enumerate(small, start=1))
    whole = View(width, height, _shapes(moved, tints), (*labels, *_numbers(small)), frame_box)
    return Drawing(_rounded(whole), closer, legend, frame, window)


def _rounded(view: View) -> View:
    return replace(view, width=round(view.width, 1), height=round(view.height, 1))


def _xywh(window: Window) -> tuple[float, float, float, float]:
    across, down = window.right - window.left, window.bottom - window.top
    return round(window.left, 1), round(window.top, 1), round(across, 1), round(down, 1)


def _shapes(sources: Iterable[Source], tints: dict[str, int]) -> tuple[Shape, ...]:
    return tuple(
        Shape(s.slug, s.name, s.kind, path_of(s.geometry), tints[s.slug], s.is_outside)
        for s in sorted(sources, key=lambda s: not s.is_outside)
    )


def _tints(sources: Sequence[Source]) -> dict[str, int]:
    """A tint for each, the first that no neighbour has."""
    tree = shapely.STRtree([source.geometry for source in sources])
    given: dict[str, int] = {}
    for number, source in enumerate(sources):
        around = tree.query(source.geometry, predicate="dwithin", distance=1.0)
        used = {given.get(sources[i].slug) for i in around if not sources[i].is_outside}
        turn = [(number + step) % TINTS + 1 for step in range(TINTS)]
        given[source.slug] = next((tint for tint in turn if tint not in used), turn[0])
    return given


def _lines(name: str) -> list[str]:
    """A name in lines: at its commas, and a long one at the hyphen or space nearest to the middle."""
    lines = [part.strip() for part in name.split(",") if part.strip()]
    if len(lines) == 1 and len(name) > 12:
        cuts = [i for i, sign in enumerate(name) if sign in " -"]
        if cuts:
            cut = min(cuts, key=lambda i: abs(i - len(name) / 2))
            lines = [name[: cut + 1].strip(), name[cut + 1 :].strip()]
    return lines


def _label_box(x: float, y: float, lines: Sequence[str]) -> Polygon:
    half, tall = max(map(len, lines)) * LETTER / 2, len(lines) * LINE / 2
    return box(x - half, y - tall, x + half, y + tall)


def _spots(geometry: BaseGeometry) -> list[tuple[float, float]]:
    """Where a label might stand: in the widest place, in the middle, and a little above and beneath."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    circle = shapely.get_point(shapely.maximum_inscribed_circle(largest, 0.5), 0)
    middle = largest.centroid
    spots = [(circle.x, circle.y), (middle.x, middle.y)]
    return [*spots, *((x + dx, y + dy) for x, y in spots for dy in (-8, 8, 0) for dx in (-12, 12, 0))]


def _labels(
    sources: Sequence[Source],
    width: float,
    height: float,
    avoid: Polygon | None = None,
    drawn: Sequence[Source] = (),
) -> list[Label]:
    """Names that fit, over no other name and within the picture: in their own area and free of its border; else
    beside the land (`drawn`), with a line to the area; else mostly in their area. Rather not on `avoid`."""
    rooms: list[Polygon] = []
    labels = []
    picture = box(0, 0, width, height)
    land = shapely.union_all([source.geometry for source in drawn]) if drawn else None
    for source in sorted(sources, key=lambda s: -s.geometry.area):
        lines = _lines(source.name)
        taken = shapely.union_all([*rooms, *([avoid] if avoid is not None else [])])
        leader = None
        spot = _clear_spot(source.geometry, lines, picture, taken)
        if spot is None and land is not None:
            spot, leader = _spot_beside(source.geometry, lines, picture, taken, land)
        if spot is None:
            spot = _tight_spot(source.geometry, lines, picture, rooms, avoid)
        if spot is not None:
            rooms.append(_label_box(*spot, lines))
            labels.append(replace(_label(source.slug, *spot, lines), leader=leader))
    return labels


def _tried(around: BaseGeometry) -> Points:
    """Points all over the bounds of a shape."""
    left, top, right, bottom = around.bounds
    across, down = np.meshgrid(np.arange(left, right, STEP), np.arange(top, bottom, STEP))
    return np.column_stack((across.ravel(), down.ravel()))


def _rooms(points: Points, lines: Sequence[str], more: float = 0.0) -> npt.NDArray[np.object_]:
    half, tall = max(map(len, lines)) * LETTER / 2 + more, len(lines) * LINE / 2 + more
    x, y = points[:, 0], points[:, 1]
    return np.asarray(shapely.box(x - half, y - tall, x + half, y + tall))


def _clear_spot(
    geometry: BaseGeometry, lines: Sequence[str], picture: Polygon, taken: BaseGeometry
) -> tuple[float, float] | None:
    """Nearest to the widest place of an area, where a label is free of its border and of what is taken."""
    wanted = _spots(geometry)
    points = np.vstack((np.array(wanted), _tried(geometry)))
    fits = shapely.contains(geometry, _rooms(points, lines, CLEAR)) & shapely.covers(picture, _rooms(points, lines))
    fits &= ~shapely.intersects(taken, _rooms(points, lines, CLEAR))
    if not fits.any():
        return None
    x, y = min(points[fits].tolist(), key=lambda p: math.dist(p, wanted[0]))
    return x, y


def _spot_beside(
    geometry: BaseGeometry, lines: Sequence[str], picture: Polygon, taken: BaseGeometry, land: BaseGeometry
) -> tuple[tuple[float, float] | None, tuple[float, float, float, float] | None]:
    """The place off the land nearest to an area, and the line from there into it, which crosses no other area."""
    points = _tried(picture)
    rooms = _rooms(points, lines)
    roomy = _rooms(points, lines, CLEAR)
    free = ~shapely.intersects(land, roomy) & ~shapely.intersects(taken, roomy) & shapely.covers(picture, rooms)
    part: BaseGeometry = geometry.difference(taken)
    inner: BaseGeometry = part.buffer(-2 * CLEAR)
    target = part if inner.is_empty else inner
    if target.is_empty or not free.any():
        return None, None
    others = land.difference(geometry.buffer(1))
    lengths = shapely.distance(target, rooms[free])
    for number in np.argsort(lengths):
        if lengths[number] > FAR:
            break
        line = shapely.shortest_line(rooms[free][number], target)
        if not line.intersects(others) and not line.intersects(taken):
            (x1, y1), (x2, y2) = line.coords
            x, y = points[free][number].tolist()
            return (x, y), (round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1))
    return None, None


def _tight_spot(
    geometry: BaseGeometry, lines: Sequence[str], picture: Polygon, rooms: Sequence[Polygon], avoid: Polygon | None
) -> tuple[float, float] | None:
    """Where most of a label lies in its own area, over no other label; None when there is no such place."""
    best, spot = 0.0, None
    for x, y in _spots(geometry):
        room = _label_box(x, y, lines)
        share = room.intersection(geometry).area / room.area
        if share < INSIDE or not picture.covers(room) or any(room.intersects(other) for other in rooms):
            continue
        worth = share - (0.5 if avoid is not None and room.intersects(avoid) else 0)
        if spot is None or worth > best + 0.01:
            best, spot = worth, (x, y)
    return spot


def _label(slug: str, x: float, y: float, lines: Sequence[str], is_number: bool = False) -> Label:
    first = y - (len(lines) - 1) * LINE / 2 + FONT * 0.35
    based = tuple((round(first + number * LINE, 1), line) for number, line in enumerate(lines))
    return Label(slug, round(x, 1), based, is_number)


def _numbers(sources: Sequence[Source]) -> list[Label]:
    """A number in each area that has no room for its name; the legend says which is which."""
    found = []
    for number, source in enumerate(sources, start=1):
        x, y = _spots(source.geometry)[0]
        found.append(_label(source.slug, x, y, [str(number)], is_number=True))
    return found


def _window(small: Sequence[Source], width: float, height: float) -> Window | None:
    """The part of the picture to look at more closely: around the largest group of small areas, when it is worth it."""
    if len(small) < 2:
        return None
    groups = shapely.get_parts(shapely.union_all([s.geometry.buffer(NEAR * width / 2) for s in small]))
    inside = [[s for s in small if group.intersects(s.geometry)] for group in groups]
    group = max(inside, key=len)
    left, top, right, bottom = shapely.total_bounds([s.geometry for s in group])
    room = 0.06 * max(right - left, bottom - top)
    across, down = right - left + 2 * room, bottom - top + 2 * room
    across, down = max(across, down * WIDTH / TALLEST), max(down, across * 0.4)
    if across > width or down > height or WIDTH / across < WORTH or len(group) < 2:
        return None
    left = min(max((left + right - across) / 2, 0), width - across)
    top = min(max((top + bottom - down) / 2, 0), height - down)
    return Window(left, top, left + across, top + down)


def _closer(sources: Sequence[Source], named: set[str], window: Window, tints: dict[str, int]) -> View:
    """The window, enlarged to the width of the picture, with names in the areas that lie in it."""
    shown = [replace(source, geometry=window.enlarge(source.geometry)) for source in sources]
    shown = [source for source in shown if not source.geometry.is_empty]
    height = (window.bottom - window.top) * window.scale
    labels = _labels([source for source in shown if source.slug in named], WIDTH, height)
    return _rounded(View(WIDTH, height, _shapes(shown, tints), tuple(labels)))
