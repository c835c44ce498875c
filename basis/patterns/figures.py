"""What figures are drawn of, as numbers, with the stories behind every mark: bars, bins, dots in a triangle, places
on a field.

Nothing here hides small numbers; what is shown goes through `shown.marks` first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from basis.patterns.compositions import LOCI, loci
from basis.patterns.told import CODED, Bools, Column, Ints, Kind, State, Told


@dataclass(frozen=True)
class Mark:
    """One bar, bin, cell or place: its words, where it lies (`place`, as the figure says), how many stories and
    tellers, and the keys of the stories. `n` is None where it is not shown."""

    words: str
    n: int | None
    tellers: int | None
    stories: tuple[int, ...]
    place: tuple[float, ...] = ()


@dataclass(frozen=True)
class Figure:
    """The marks of one question, and those of who gave no answer and of whom it did not fit."""

    key: str
    words: str
    kind: Kind
    marks: tuple[Mark, ...]
    no_answer: Mark
    not_fitting: Mark


def bars(told: Told, key: str) -> Figure:
    """A bar for each option, area or period, in their order, also those of nobody. Of a question with several
    answers the bars hold some stories more than once."""
    column = told.column(key)
    if column.kind not in CODED | {Kind.CHOICES}:
        raise ValueError(f"{key} has no options")
    marks = (mark(told, told.having(key, option), words, (option,)) for option, words in enumerate(column.options))
    return _figure(told, column, marks)


def bins(told: Told, key: str, many: int = 20) -> Figure:
    """A scale in `many` bins of the same width; `place` is from and to, and 100 lies in the last."""
    column = _of_kind(told, key, Kind.SCALE)
    edges = np.linspace(0, 100, many + 1)
    which = np.clip(np.searchsorted(edges, column.numbers, side="right") - 1, 0, many - 1)
    marks = (
        mark(
            told,
            column.answered & (which == place),
            f"{edges[place]:g}–{edges[place + 1]:g}",
            (edges[place], edges[place + 1]),
        )
        for place in range(many)
    )
    return _figure(told, column, marks)


def gathering_places(told: Told, key: str) -> Figure:
    """How many dots of a triad lie nearest to each of its seven places (`compositions.LOCI`)."""
    column = _of_kind(told, key, Kind.TRIAD)
    which = _where_answered(column, loci(column.numbers[column.answered]))
    return _figure(told, column, (mark(told, which == place, words, (place,)) for place, words in enumerate(LOCI)))


def triangle_cells(told: Told, key: str, side: int = 8) -> Figure:
    """A triad in side² small triangles of the same size; only those with dots. `place` is the cell's middle, three
    shares."""
    column = _of_kind(told, key, Kind.TRIAD)
    cells = _where_answered(column, triangle_cell(column.numbers[column.answered], side))
    found = np.unique(cells[column.answered])
    marks = (mark(told, cells == cell, str(cell), _middle(int(cell), side)) for cell in found)
    return _figure(told, column, marks)


def field_cells(told: Told, key: str, side: int = 8) -> Figure:
    """A stone on a field of side × side squares; only those with stones. `place` is the square's middle, across and
    up."""
    column = _of_kind(told, key, Kind.STONE)
    across, up = np.minimum((column.numbers * side).astype(np.int64), side - 1).T
    cells = np.where(column.answered, up * side + across, -1)
    found = np.unique(cells[column.answered])
    marks = (
        mark(told, cells == cell, str(cell), ((cell % side + 0.5) / side, (cell // side + 0.5) / side))
        for cell in found
    )
    return _figure(told, column, marks)


def table(told: Told, rows: str, columns: str) -> tuple[tuple[Mark, ...], ...]:
    """A mark for each option of one question (rows) with each of another."""
    one, other = told.column(rows), told.column(columns)
    return tuple(
        tuple(
            mark(told, told.having(rows, r) & told.having(columns, c), f"{row}, {column}", (r, c))
            for c, column in enumerate(other.options)
        )
        for r, row in enumerate(one.options)
    )


def mark(told: Told, those: Bools, words: str, place: tuple[float, ...] = ()) -> Mark:
    """The mark of (n,) those stories."""
    rows = np.flatnonzero(those)
    stories = tuple(told.stories[rows].tolist())
    return Mark(words, len(rows), len(np.unique(told.tellers[rows])), stories, tuple(float(part) for part in place))


def triangle_cell(shares: np.ndarray, side: int) -> Ints:
    """(n,) the number of the small triangle that each of (n, 3) shares lies in. The triangle is cut by lines at
    every 1/side of each share; the cell is known by the whole parts of the first two and by which way it points."""
    parts = shares / shares.sum(axis=1, keepdims=True) * side
    first = np.minimum(np.floor(parts[:, 0]), side - 1)
    second = np.minimum(np.floor(parts[:, 1]), side - 1 - first)
    points_down = (parts[:, 0] - first + parts[:, 1] - second > 1) & (first + second < side - 1)
    return np.asarray((first * side + second) * 2 + points_down, dtype=np.int64)


def _middle(cell: int, side: int) -> tuple[float, ...]:
    first, second, points_down = cell // 2 // side, cell // 2 % side, cell % 2
    off = 2 / 3 if points_down else 1 / 3
    one, other = (first + off) / side, (second + off) / side
    return one, other, 1 - one - other


def _of_kind(told: Told, key: str, kind: Kind) -> Column:
    column = told.column(key)
    if column.kind != kind:
        raise ValueError(f"{key} is not a {kind}")
    return column


def _where_answered(column: Column, found: Ints) -> Ints:
    """(n,) what was found of the answered, -1 of the others."""
    which = np.full(len(column.state), -1, dtype=np.int64)
    which[column.answered] = found
    return which


def _figure(told: Told, column: Column, marks: Iterator[Mark]) -> Figure:
    none, unfit = (mark(told, column.state == state, "") for state in (State.NO_ANSWER, State.NOT_FITTING))
    return Figure(column.key, column.words, column.kind, tuple(marks), none, unfit)
