"""Figures as drawings: bars, bins, dots in a triangle and places on a field, ready for a template to write down.

Sizes are in the units of the drawing's own view box; colours are of the style sheet. What may not be shown has no
shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import sqrt

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.patterns.compositions import LOCI
from basis.patterns.figures import Figure, Mark
from basis.patterns.told import Column

WIDE, HIGH = 400.0, 160.0  # of bins
FIELD = 400.0  # across and up
TRIANGLE, TOP = 360.0, 26.0  # a side of the triangle, and the room above it for the name of a corner
LARGEST = 24.0  # radius of the largest dot


class Look(StrEnum):
    """How it is drawn."""

    BARS = "bars"
    BINS = "bins"
    TRIANGLE = "triangle"
    FIELD = "field"


@dataclass(frozen=True)
class Shape:
    """A mark: its words, how many stories ('' when not shown), the address of the stories behind it ('' for none), and
    where it is. Bars have a `width` in percent, bins x, y, width and height, dots x, y and r."""

    words: str
    many: str
    link: str = ""
    x: str = ""
    y: str = ""
    width: str = ""
    height: str = ""
    r: str = ""
    n: int = 0  # as `many` says, to draw by


@dataclass(frozen=True)
class Drawing:
    """A drawing with its title, what it says in one sentence, and its marks. `grid` are faint lines as paths,
    `corners` names at a place (x, y, name), `legend` what the names mean; `ends` the two words beneath."""

    look: Look
    title: str
    told: str
    shapes: tuple[Shape, ...]
    box: str = ""
    grid: str = ""
    corners: tuple[tuple[str, str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, str] | None = None
    left_out: tuple[str, ...] = ()  # 'past niet: ongeveer 10'

    @property
    def rows(self) -> tuple[Shape, ...]:
        """What the table says: every bar, and of other marks those that have a number."""
        return tuple(one for one in self.shapes if self.look == Look.BARS or one.many)

    @property
    def marks(self) -> SafeString:
        """Its marks in the picture: a template takes twice as long for hundreds of them."""
        return format_html_join("", "{}", ((_mark(one),) for one in self.rows))

    @property
    def lines(self) -> SafeString:
        """The same marks as rows of the table."""
        return format_html_join("", ROW, ((one.words, _opening(one)) for one in self.rows))


ROW = (
    '<tr class="utrecht-table__row"><th scope="row" class="utrecht-table__header-cell">{}</th>'
    '<td class="utrecht-table__cell utrecht-table__cell--numeric-column">{}</td></tr>'
)
DOT = '<circle class="chart__mark" cx="{}" cy="{}" r="{}"/>'
BOX = '<rect class="chart__mark" x="{}" y="{}" width="{}" height="{}"/>'
OPENS = '<a href="{}" tabindex="-1" aria-label="{}: {}">{}</a>'  # the table has the same link for the keyboard


def _mark(one: Shape) -> SafeString:
    place = format_html(DOT, one.x, one.y, one.r) if one.r else format_html(BOX, one.x, one.y, one.width, one.height)
    return format_html(OPENS, one.link, one.words, one.many, place) if one.link else place


def _opening(one: Shape) -> str:
    return format_html('<a href="{}">{}</a>', one.link, one.many) if one.link else one.many


Link = Callable[[Figure, int], str]


def about(many: int | None) -> str:
    """'ongeveer 45'; '' when it may not be shown."""
    return _about(many, get_language()) if many else ""


@lru_cache(maxsize=4096)
def _about(many: int, language: str | None) -> str:
    return _("ongeveer %(many)s") % {"many": number_format(many, force_grouping=True)}


def bars(drawn: Figure, title: str, link: Link) -> Drawing:
    """A bar for each answer."""
    most = _most(drawn)
    shapes = tuple(
        Shape(mark.words, about(mark.n), link(drawn, place), width=f"{100 * (mark.n or 0) / most:.4g}%", n=mark.n or 0)
        for place, mark in enumerate(drawn.marks)
    )
    return Drawing(Look.BARS, title, _highest(drawn.marks), shapes, left_out=_left_out(drawn))


def bins(drawn: Figure, title: str, ends: tuple[str, str] | None, link: Link) -> Drawing:
    """A column for each part of a scale, as high as there are stories in it."""
    most = _most(drawn)
    shapes = []
    for place, mark in enumerate(drawn.marks):
        low, high = mark.place
        tall = HIGH * (mark.n or 0) / most
        shapes.append(
            Shape(
                mark.words,
                about(mark.n),
                link(drawn, place),
                _at(low * WIDE / 100 + 1),
                _at(HIGH - tall),
                _at((high - low) * WIDE / 100 - 2),
                _at(tall),
            )
        )
    line = f"M0 {HIGH:g}H{WIDE:g}"
    return Drawing(
        Look.BINS,
        title,
        _highest(drawn.marks),
        tuple(shapes),
        f"0 0 {WIDE:g} {HIGH + 2:g}",
        line,
        ends=ends,
        left_out=_left_out(drawn),
    )


def triangle(drawn: Figure, column: Column, title: str, side: int, link: Link) -> Drawing:
    """A triangle cut in side² small ones; a dot in each that has stories, larger for more."""
    names, most = ("A", "B", "C"), _most(drawn)
    shapes = tuple(
        Shape(
            shares_words(mark, column.options),
            about(mark.n),
            link(drawn, place),
            *_corner(mark.place),
            r=_size(mark, most),
        )
        for place, mark in enumerate(drawn.marks)
    )
    corners = tuple(
        (*_corner(part, out=1.075), name)
        for part, name in zip(((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), names, strict=True)
    )
    return Drawing(
        Look.TRIANGLE,
        title,
        _fullest(drawn.marks, [one.words for one in shapes]),
        shapes,
        f"-16 0 {TRIANGLE + 32:g} {TOP + TRIANGLE * sqrt(3) / 2 + 30:.0f}",
        _lattice(side),
        corners,
        tuple(zip(names, column.options, strict=True)),
        left_out=_left_out(drawn),
    )


def field(drawn: Figure, title: str, side: int, axes: tuple[tuple[str, str], tuple[str, str]], link: Link) -> Drawing:
    """A field of side × side squares; a dot in each that has stories, larger for more. `axes` are the words at the
    ends, left and right, below and above."""
    most = _most(drawn)
    shapes = tuple(
        Shape(
            place_words(mark),
            about(mark.n),
            link(drawn, place),
            _at(mark.place[0] * FIELD),
            _at((1 - mark.place[1]) * FIELD),
            r=_size(mark, most),
        )
        for place, mark in enumerate(drawn.marks)
    )
    step = FIELD / side
    grid = "".join(f"M{i * step:g} 0V{FIELD:g}M0 {i * step:g}H{FIELD:g}" for i in range(side + 1))
    (left, right), (below, above) = axes
    legend = ((_("links"), left), (_("rechts"), right), (_("onder"), below), (_("boven"), above))
    told = _fullest(drawn.marks, [one.words for one in shapes])
    box = f"-2 -2 {FIELD + 4:g} {FIELD + 4:g}"
    return Drawing(Look.FIELD, title, told, shapes, box, grid, legend=legend, left_out=_left_out(drawn))


def loci_words(corners: tuple[str, str, str]) -> dict[str, str]:
    """What the seven places of a triangle are called, in the words of its corners."""
    a, b, c = corners
    between = _("tussen %(one)s en %(other)s")
    pairs = [between % {"one": one, "other": other} for one, other in ((a, b), (b, c), (c, a))]
    return dict(zip(LOCI, [a, b, c, *pairs, _("in het midden")], strict=True))


def _lattice(side: int) -> str:
    """The lines of equal share, of each corner at every 1/side."""
    lines = []
    for part in (step / side for step in range(side)):
        rest = 1 - part
        for one, other in (((part, rest, 0.0), (part, 0.0, rest)), ((rest, part, 0.0), (0.0, part, rest))):
            lines.append(f"M{' '.join(_corner(one))}L{' '.join(_corner(other))}")
        lines.append(f"M{' '.join(_corner((rest, 0.0, part)))}L{' '.join(_corner((0.0, rest, part)))}")
    return "".join(lines)


def _corner(shares: tuple[float, ...], out: float = 1.0) -> tuple[str, str]:
    """Where three shares lie: the first corner above, the second at the left, the third at the right; `out` moves away
    from the middle."""
    high = TRIANGLE * sqrt(3) / 2
    x, y = TRIANGLE * (shares[0] / 2 + shares[2]), TOP + high * (1 - shares[0])
    middle = TRIANGLE / 2, TOP + high * 2 / 3
    return _at(middle[0] + (x - middle[0]) * out), _at(middle[1] + (y - middle[1]) * out)


def _most(drawn: Figure) -> int:
    """How many stories its largest mark has, at least 1."""
    return max([one.n or 0 for one in drawn.marks], default=0) or 1


def _size(mark: Mark, most: int) -> str:
    """The radius of a dot, so that its surface goes with how many stories it is of."""
    return _at(LARGEST * sqrt((mark.n or 0) / most))


def place_words(mark: Mark) -> str:
    """Where the middle of a square of a field lies."""
    place = {"across": round(100 * mark.place[0]), "up": round(100 * mark.place[1])}
    return _("%(across)s van 100 naar rechts, %(up)s van 100 naar boven") % place


def shares_words(mark: Mark, corners: tuple[str, ...]) -> str:
    """Where the middle of a small triangle lies: how much of each corner."""
    return ", ".join(f"{round(100 * part)} % {name}" for part, name in zip(mark.place, corners, strict=True))


def _highest(marks: tuple[Mark, ...]) -> str:
    return _fullest(marks, [mark.words for mark in marks])


def _fullest(marks: tuple[Mark, ...], words: list[str]) -> str:
    """The sentence that says what a drawing shows: where most stories are."""
    known = [(mark.n, name) for mark, name in zip(marks, words, strict=True) if mark.n]
    if not known:
        return _("Hier zijn te weinig verhalen om te laten zien.")
    many, name = max(known, key=lambda pair: pair[0])
    return _("De meeste verhalen (%(many)s) staan bij: %(name)s.") % {"many": about(many), "name": name}


def _left_out(drawn: Figure) -> tuple[str, ...]:
    said = []
    if drawn.not_fitting.n:
        said.append(_("Past niet: %(many)s.") % {"many": about(drawn.not_fitting.n)})
    if drawn.no_answer.n:
        said.append(_("Geen antwoord: %(many)s.") % {"many": about(drawn.no_answer.n)})
    return tuple(said)


def _at(number: float) -> str:
    return SafeString(f"{number:.1f}".rstrip("0").rstrip("."))  # digits: nothing to escape, some thousand times a page
