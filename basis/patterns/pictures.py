"""The drawings of a page: of one question, of it beside the answers to another, of two; with links to the stories
behind each mark that this reader may read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from django.urls import reverse
from django.utils.translation import get_language

from basis.patterns import drawings, figures, rounded
from basis.patterns.drawings import Drawing
from basis.patterns.figures import Figure
from basis.patterns.kept_queries import Standing
from basis.patterns.made_columns import base_keys, extended
from basis.patterns.shown import Condition
from basis.patterns.told import Column, Kind, Told
from basis.stories.models import About

SMALL_ROUND = 400  # stories; of fewer, cells and bins are larger
MOST_BESIDE = 14  # groups that are laid side by side
NAMES = ("waar", "ook")  # of the filters, in addresses
PLACES = "plekken"  # a triangle by its seven places


@dataclass(frozen=True)
class Reader:
    """Which stories of the round (keys) this reader may read, which of these with their area, and whether she leads
    the round."""

    may_read: frozenset[int]
    with_area: frozenset[int]
    leads: bool

    def may_open(self, keys: Sequence[str], standing: Standing) -> frozenset[int]:
        """Which stories may be opened by their answers to these questions: what a teller said about herself, and where
        she lives when she did not want that shown, leads to no story, but for who leads the round."""
        if self.leads:
            return self.may_read
        asked = [base for key in keys for base in base_keys(key)]
        if any(standing.about.get(key) != About.STORY for key in asked):
            return frozenset()
        has_area = any(standing.told.column(key).kind == Kind.AREA for key in asked)
        return self.with_area if has_area else self.may_read


@dataclass(frozen=True)
class Asked:
    """What is drawn: a question (key), among the stories with these answers; a triangle `by_places` as bars."""

    key: str
    conditions: tuple[Condition, ...] = ()
    by_places: bool = False


def side_of(told: Told) -> int:
    """Into how many parts each side of a field or triangle is cut; of the whole round, so that no filter changes it."""
    return 4 if len(told) < SMALL_ROUND else 8


def drawer(column: Column, asked: Asked, side: int) -> Callable[[Told], Figure]:
    """How a figure of this question is made of stories; once of the same ones."""
    name = (column.kind, asked.key, asked.by_places, side)

    def drawn(told: Told) -> Figure:
        mine = _DRAWN.setdefault(told, {})
        if name not in mine:
            mine[name] = _draw(told, *name)
        return mine[name]

    return drawn


_DRAWN: WeakKeyDictionary[Told, dict[tuple[object, ...], Figure]] = WeakKeyDictionary()  # gone with the stories


def _draw(told: Told, kind: Kind, key: str, by_places: bool, side: int) -> Figure:
    if kind == Kind.SCALE:
        return figures.bins(told, key, 10 if side == 4 else 20)
    if kind == Kind.TRIAD:
        return figures.gathering_places(told, key) if by_places else figures.triangle_cells(told, key, side)
    if kind == Kind.STONE:
        return figures.field_cells(told, key, side)
    return figures.bars(told, key)


def figure(standing: Standing, asked: Asked) -> Figure:
    """The figure as it may be shown; KeyError, ValueError or IndexError for what was not asked."""
    told = extended(standing.told, [asked.key, *(key for key, _option in asked.conditions)])
    for key, option in asked.conditions:
        if not 0 <= option < len(told.column(key).options):
            raise IndexError(key)
    draw = drawer(told.column(asked.key), asked, side_of(standing.told))
    made = rounded.figure(draw, told, asked.key, asked.conditions)
    if asked.by_places:
        a, b, c = told.column(asked.key).options
        names = drawings.loci_words((a, b, c))
        made = replace(made, marks=tuple(replace(mark, words=names[mark.words]) for mark in made.marks))
    return made


def drawing(standing: Standing, asked: Asked, reader: Reader, slug: str, title: str) -> Drawing:
    """The drawing of what is asked."""
    made = figure(standing, asked)
    column = extended(standing.told, [asked.key]).column(asked.key)
    link = _linking(standing, asked, reader, slug)
    side = side_of(standing.told)
    if column.kind == Kind.SCALE:
        return drawings.bins(made, title, ends_of(standing, asked.key), link)
    if column.kind == Kind.TRIAD and not asked.by_places:
        return drawings.triangle(made, column, title, side, link)
    if column.kind == Kind.STONE:
        return drawings.field(made, title, side, axes_of(standing, asked.key), link)
    return drawings.bars(made, title, link)


def beside(standing: Standing, asked: Asked, by: str, reader: Reader, slug: str) -> list[Drawing]:
    """The same drawing for each answer to another question (`by`, with answers to choose from), side by side."""
    options = extended(standing.told, [by]).column(by).options
    return [
        drawing(standing, replace(asked, conditions=(*asked.conditions, (by, option))), reader, slug, words)
        for option, words in enumerate(options[:MOST_BESIDE])
    ]


def address(slug: str, asked: Asked) -> str:
    """Where the stories behind a mark are, up to the name of that mark."""
    said = [(name, f"{key}:{option}") for name, (key, option) in zip(NAMES, asked.conditions, strict=False)]
    said += [("als", PLACES)] if asked.by_places else []
    return f"{reverse('patterns:stories', args=[slug])}?{urlencode([('vraag', asked.key), *said, ('plek', '')])}"


def _linking(standing: Standing, asked: Asked, reader: Reader, slug: str) -> drawings.Link:
    open_ = reader.may_open([asked.key, *(key for key, _option in asked.conditions)], standing)

    before = address(slug, asked)

    def link(made: Figure, place: int) -> str:
        mark = made.marks[place]
        if mark.n is None or open_.isdisjoint(mark.stories):
            return ""
        return before + rounded.mark_name(made, place)

    return link


def words_of_mark(drawn: Figure, column: Column, name: str) -> str:
    """What the mark with this name is called."""
    place = next(place for place in range(len(drawn.marks)) if rounded.mark_name(drawn, place) == name)
    mark = drawn.marks[place]
    if mark.words.isdigit() and column.kind == Kind.TRIAD:
        return drawings.shares_words(mark, column.options)
    if mark.words.isdigit() and column.kind == Kind.STONE:
        return drawings.place_words(mark)
    return mark.words


def ends_of(standing: Standing, key: str) -> tuple[str, str] | None:
    """The words at both ends of a line."""
    question = standing.questions.get(key)
    return None if question is None else _two(question.parts.get("ends"))


def axes_of(standing: Standing, key: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The words at the four sides of a field: of a question with stones, or of two lines."""
    parts = base_keys(key)
    if len(parts) == 2:
        one, other = (ends_of(standing, part) or ("0", "100") for part in parts)
        return one, other
    axes = standing.questions[key.partition(".")[0]].parts["axes"]
    one, other = (_two(axis.get("ends") if isinstance(axis, dict) else axis) or ("", "") for axis in axes)
    return one, other


def _two(ends: Sequence[dict[str, str]] | None) -> tuple[str, str] | None:
    language = get_language() or "nl"
    return None if ends is None else (_words(ends[0], language), _words(ends[1], language))


def _words(one: dict[str, str], language: str) -> str:
    return str(one.get(language) or one["nl"])
