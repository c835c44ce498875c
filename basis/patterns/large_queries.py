"""Figures of a round as they are laid on the table of a conversation: words and numbers that may be shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from basis.patterns import figures, rounded
from basis.patterns.compositions import LOCI
from basis.patterns.figures import Figure
from basis.patterns.round_queries import told_of
from basis.patterns.told import CODED, Column, Kind, Told
from basis.stories.models import Round

BINS = 10


@dataclass(frozen=True)
class Row:
    """One answer with how many stories, in fives; None where that may not be shown. One number, or one a column."""

    words: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True)
class Large:
    """A figure: its question, its rows, and, of two questions beside each other, the answers of the second."""

    words: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    total: int | None = None


def told(one: Round) -> Told:
    """What was told in a round, as far as it counts."""
    return told_of(one)


def drawn(of: Told, first: str, second: str = "") -> list[Large]:
    """The figure of a question, or of two beside each other; of a question with stones one for each stone.

    Two that both have answers to choose from are one table; otherwise each has its own figure.
    """
    columns = [column for column in of.columns if _key(column) in (first, second)]
    if second and len(columns) == 2 and all(column.kind in CODED for column in columns):
        one, other = sorted(columns, key=lambda column: _key(column) != first)
        return [_table(of, one, other)]
    return [_bars(of, column) for column in columns]


def _key(column: Column) -> str:
    return column.key.partition(".")[0]


def _bars(of: Told, column: Column) -> Large:
    figure = rounded.figure(lambda part: _draw(part, column), of, column.key)
    words = _words(column)
    rows = [Row(words.get(mark.words, mark.words), (mark.n,)) for mark in figure.marks]
    return Large(column.words, tuple(rows), total=rounded.total(of))


def _draw(of: Told, column: Column) -> Figure:
    if column.kind == Kind.SCALE:
        return figures.bins(of, column.key, BINS)
    if column.kind == Kind.TRIAD:
        return figures.gathering_places(of, column.key)
    if column.kind == Kind.STONE:
        return figures.field_cells(of, column.key, 3)
    return figures.bars(of, column.key)


def _words(column: Column) -> dict[str, str]:
    """What the marks are called on paper, when the figure names them by a key."""
    if column.kind == Kind.TRIAD:
        a, b, c = column.options
        between = _("tussen %(one)s en %(other)s")
        edges = [between % {"one": one, "other": other} for one, other in ((a, b), (b, c), (c, a))]
        return dict(zip(LOCI, [a, b, c, *edges, _("in het midden")], strict=True))
    if column.kind == Kind.STONE:
        up, across = (_("onder"), _("midden"), _("boven")), (_("links"), _("midden"), _("rechts"))
        return {str(row * 3 + place): f"{up[row]}, {across[place]}" for row in range(3) for place in range(3)}
    return {}


def _table(of: Told, one: Column, other: Column) -> Large:
    cells = rounded.table(of, one.key, other.key)
    wide = len(other.options)
    rows = [Row(words, cells[place][:wide]) for place, words in enumerate(one.options)]
    return Large(f"{one.words} × {other.words}", tuple(rows), other.options, cells[-1][-1])
