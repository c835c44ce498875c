"""What figures are drawn of, as numbers, with the stories behind every mark: bars, bins, dots in a triangle, places
on a field.

Nothing here hides small numbers; what is shown goes through `shown.figure` first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from basis.patterns.compositions import LOCI, loci
from basis.patterns.people import People, numbered
from basis.patterns.told import CODED, Bools, Column, Floats, Ints, Kind, State, Told


@dataclass(frozen=True)
class Mark:
    """One bar, bin, cell or place: its words, where it lies (`place`, as the figure says), how many stories and
    tellers, and the keys of the stories. `n` is None where it is not shown."""

    words: str
    n: int | None
    tellers: int | None
    stories: tuple[int, ...]
    place: tuple[float, ...] = ()


Place = tuple[str, tuple[float, ...]]  # the words of a mark, and where it lies


@dataclass(frozen=True, eq=False)
class Cut:
    """At which mark each story lies, so that the figure of a part of the stories need not be drawn anew.

    `where` (n,) is the number of the mark; after the marks comes one for no answer and one for 'past niet'. Of a
    question with several answers `chosen` (n, marks) says which, and `where` says of who answered only that.
    `only_filled`: a mark of nobody is no mark.
    """

    marks: tuple[Place, ...]
    where: Ints
    chosen: Bools | None = None
    only_filled: bool = False

    def counts(self, those: Bools, people: People) -> tuple[Ints, Ints]:
        """(marks + 2,) of each mark how many of those (n,) stories lie there, and of how many people."""
        codes, tellers, all_marks = self.where[those], people.who[those], len(self.marks) + 2
        if self.chosen is not None:
            rows, columns = np.nonzero(self.chosen[those])
            left_out = codes >= len(self.marks)
            tellers = np.concatenate([tellers[rows], tellers[left_out]])
            codes = np.concatenate([columns, codes[left_out]])
        return np.bincount(codes, minlength=all_marks), people.by(codes, tellers, all_marks)

    def rows(self, place: int, those: Bools) -> Ints:
        """Which of those stories (n,) lie at this mark, as row numbers."""
        if self.chosen is not None and place < len(self.marks):
            return np.flatnonzero(those & self.chosen[:, place])
        return np.flatnonzero(those & (self.where == place))


@dataclass(frozen=True)
class Figure:
    """The marks of one question, and those of who gave no answer and of whom it did not fit; `cut` is how it was
    drawn."""

    key: str
    words: str
    kind: Kind
    marks: tuple[Mark, ...]
    no_answer: Mark
    not_fitting: Mark
    cut: Cut | None = field(default=None, compare=False, repr=False)


def bars(told: Told, key: str) -> Figure:
    """A bar for each option, area or period, in their order, also those of nobody. Of a question with several
    answers the bars hold some stories more than once."""
    column = told.column(key)
    if column.kind not in CODED | {Kind.CHOICES}:
        raise ValueError(f"{key} has no options")
    marks = [(words, (float(option),)) for option, words in enumerate(column.options)]
    if column.kind == Kind.CHOICES:
        chosen = column.answered[:, None] & (column.codes == 1)
        return _figure(told, column, _cut(column, marks, np.zeros(len(told), dtype=np.int64), chosen))
    return _figure(told, column, _cut(column, marks, column.codes))


def bins(told: Told, key: str, many: int = 20) -> Figure:
    """A scale in `many` bins of the same width; `place` is from and to, and 100 lies in the last."""
    column = _of_kind(told, key, Kind.SCALE)
    edges = np.linspace(0, 100, many + 1)
    which = np.clip(np.searchsorted(edges, column.numbers, side="right") - 1, 0, many - 1)
    marks = [(f"{low:g}–{high:g}", (float(low), float(high))) for low, high in pairwise(edges)]
    return _figure(told, column, _cut(column, marks, which))


def gathering_places(told: Told, key: str) -> Figure:
    """How many dots of a triad lie nearest to each of its seven places (`compositions.LOCI`)."""
    column = _of_kind(told, key, Kind.TRIAD)
    marks = [(words, (float(place),)) for place, words in enumerate(LOCI)]
    return _figure(told, column, _cut(column, marks, _of_answered(column, loci)))


def triangle_cells(told: Told, key: str, side: int = 8) -> Figure:
    """A triad in side² small triangles of the same size; only those with dots. `place` is the cell's middle, three
    shares."""
    column = _of_kind(told, key, Kind.TRIAD)
    cells = _of_answered(column, lambda shares: triangle_cell(shares, side))
    return _figure(told, column, _cells(column, cells, lambda cell: _middle(cell, side)))


def field_cells(told: Told, key: str, side: int = 8) -> Figure:
    """A stone on a field of side × side squares; only those with stones. `place` is the square's middle, across and
    up."""
    column = _of_kind(told, key, Kind.STONE)
    across, up = np.minimum((column.numbers * side).astype(np.int64), side - 1).T
    cells = _cells(column, up * side + across, lambda cell: ((cell % side + 0.5) / side, (cell // side + 0.5) / side))
    return _figure(told, column, cells)


def part(drawn: Figure, told: Told, those: Bools, may: Bools | None = None) -> Figure:
    """The same figure of those (n,) of its stories alone; where `may` (marks and 2) is false, without number and
    stories."""
    cut = drawn.cut
    assert cut is not None, "a figure that was drawn of stories"
    stories, people = cut.counts(those, numbered(told))
    places = [*cut.marks, ("", ()), ("", ())]
    kept = [place for place in range(len(cut.marks)) if stories[place] or not cut.only_filled]
    marks = []
    for place in [*kept, len(cut.marks), len(cut.marks) + 1]:
        words, at = places[place]
        if may is not None and not may[place]:
            marks.append(Mark(words, None, None, (), at))
            continue
        keys = tuple(told.stories[cut.rows(place, those)].tolist()) if stories[place] else ()
        marks.append(Mark(words, int(stories[place]), int(people[place]), keys, at))
    return Figure(drawn.key, drawn.words, drawn.kind, tuple(marks[:-2]), marks[-2], marks[-1], cut)


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


def _of_answered(column: Column, places: Callable[[Floats], Ints]) -> Ints:
    """(n,) what is found of the values of the answered, 0 of the others."""
    which = np.zeros(len(column.state), dtype=np.int64)
    which[column.answered] = places(column.numbers[column.answered])
    return which


def _cut(column: Column, marks: Sequence[Place], which: Ints, chosen: Bools | None = None) -> Cut:
    """`which` (n,) is the mark of each story that was answered."""
    left_out = np.where(column.state == State.NO_ANSWER, len(marks), len(marks) + 1)
    return Cut(tuple(marks), np.where(column.answered, which, left_out).astype(np.int64), chosen)


def _cells(column: Column, cells: Ints, middle: Callable[[int], tuple[float, ...]]) -> Cut:
    """Only those of many cells in which any story lies, in their order."""
    found = np.unique(cells[column.answered])
    marks = [(str(cell), middle(cell)) for cell in found.tolist()]
    return replace(_cut(column, marks, np.searchsorted(found, cells)), only_filled=True)


def _figure(told: Told, column: Column, cut: Cut) -> Figure:
    nothing = Mark("", None, None, ())
    drawn = Figure(column.key, column.words, column.kind, (), nothing, nothing, cut)
    return part(drawn, told, np.ones(len(told), dtype=bool))
