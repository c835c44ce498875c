"""What may be shown, found the long way: every part of the stories drawn anew, every person counted by name.

`figures` and `shown` find the same much sooner; `test_one_by_one.py` asks both.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from basis.patterns import figures, shown
from basis.patterns.compositions import LOCI, loci
from basis.patterns.figures import Figure, Mark
from basis.patterns.shown import LEAST, LEAST_OF_AREA, Condition
from basis.patterns.told import CODED, Column, Kind, State, Told


def bars(told: Told, key: str) -> Figure:
    column = told.column(key)
    if column.kind not in CODED | {Kind.CHOICES}:
        raise ValueError(f"{key} has no options")
    marks = (
        figures.mark(told, told.having(key, option), words, (option,)) for option, words in enumerate(column.options)
    )
    return _figure(told, column, marks)


def bins(told: Told, key: str, many: int = 20) -> Figure:
    column = figures._of_kind(told, key, Kind.SCALE)
    edges = np.linspace(0, 100, many + 1)
    which = np.clip(np.searchsorted(edges, column.numbers, side="right") - 1, 0, many - 1)
    marks = (
        figures.mark(
            told,
            column.answered & (which == place),
            f"{edges[place]:g}–{edges[place + 1]:g}",
            (edges[place], edges[place + 1]),
        )
        for place in range(many)
    )
    return _figure(told, column, marks)


def gathering_places(told: Told, key: str) -> Figure:
    column = figures._of_kind(told, key, Kind.TRIAD)
    which = _where_answered(column, loci(column.numbers[column.answered]))
    return _figure(
        told, column, (figures.mark(told, which == place, words, (place,)) for place, words in enumerate(LOCI))
    )


def triangle_cells(told: Told, key: str, side: int = 8) -> Figure:
    column = figures._of_kind(told, key, Kind.TRIAD)
    cells = _where_answered(column, figures.triangle_cell(column.numbers[column.answered], side))
    found = np.unique(cells[column.answered])
    marks = (figures.mark(told, cells == cell, str(cell), figures._middle(int(cell), side)) for cell in found)
    return _figure(told, column, marks)


def field_cells(told: Told, key: str, side: int = 8) -> Figure:
    column = figures._of_kind(told, key, Kind.STONE)
    across, up = np.minimum((column.numbers * side).astype(np.int64), side - 1).T
    cells = np.where(column.answered, up * side + across, -1)
    found = np.unique(cells[column.answered])
    marks = (
        figures.mark(told, cells == cell, str(cell), ((cell % side + 0.5) / side, (cell // side + 0.5) / side))
        for cell in found
    )
    return _figure(told, column, marks)


def _where_answered(column: Column, found: np.ndarray) -> np.ndarray:
    which = np.full(len(column.state), -1, dtype=np.int64)
    which[column.answered] = found
    return which


def _figure(told: Told, column: Column, marks: Iterator[Mark]) -> Figure:
    none, unfit = (figures.mark(told, column.state == state, "") for state in (State.NO_ANSWER, State.NOT_FITTING))
    return Figure(column.key, column.words, column.kind, tuple(marks), none, unfit)


def count(told: Told, conditions: Sequence[Condition]) -> int | None:
    conditions = tuple(dict.fromkeys(conditions))
    least = shown._least(told, conditions)
    those = told.where(shown._all_of(told, conditions), "")
    if not _is_fine(those, least) or not all(_is_fine(part, least) for part in _turned_round(told, conditions)):
        return None
    for place, (key, option) in enumerate(conditions):
        rest = conditions[:place] + conditions[place + 1 :]
        if not _found_in_table(told, rest, key, least)[option]:
            return None
    return len(those)


def figure(draw: Callable[[Told], Figure], told: Told, conditions: Sequence[Condition] = ()) -> Figure:
    drawn = draw(told.where(shown._all_of(told, conditions), ""))
    least = max(shown._least(told, conditions), LEAST_OF_AREA if drawn.kind == Kind.AREA else LEAST)
    marks = _by_name(drawn)
    if count(told, conditions) is None:
        return _with(drawn, [not mark.n for mark in marks.values()])
    parts = list(_turned_round(told, conditions))
    others = [_by_name(draw(part)) for part in parts]
    bad = np.array([any(name in other and _is_small(other[name], least) for other in others) for name in marks])
    if drawn.kind == Kind.CHOICES:  # a story stands at several bars: beside a bar stand those who did not choose it
        options = range(len(drawn.marks))
        bad[: len(options)] |= [
            not all(_is_fine(_without(part, drawn.key, o), least) for part in parts) for o in options
        ]
        return _with(drawn, [not hide or not mark.n for hide, mark in zip(bad, marks.values(), strict=True)])
    by_story = dict(zip(told.stories.tolist(), told.tellers.tolist(), strict=True))
    people = np.array([by_story[story] for mark in marks.values() for story in mark.stories], dtype=np.int64)
    codes = np.repeat(np.arange(len(marks)), [len(mark.stories) for mark in marks.values()])
    return _with(drawn, one_way(codes, people, len(marks), least, bad).tolist())


def one_way(
    codes: np.ndarray, tellers: np.ndarray, many: int, least: int = LEAST, hidden: np.ndarray | None = None
) -> np.ndarray:
    stories, people = _counted(codes, tellers, many)
    out = ((people > 0) & (people < least)) | (np.zeros(many, dtype=bool) if hidden is None else hidden & (people > 0))
    while out.any() and not _hides_enough(np.isin(codes, np.flatnonzero(out)), tellers, int(out.sum()), least):
        left = np.flatnonzero(~out & (people > 0))
        if not left.size:
            return np.zeros(many, dtype=bool)
        out[left[stories[left].argmin()]] = True
    return ~out


def _hides_enough(those: np.ndarray, tellers: np.ndarray, cells: int, least: int) -> bool:
    return cells >= 2 and len(np.unique(tellers[those])) >= least and int(those.sum()) >= cells + least


def _counted(codes: np.ndarray, tellers: np.ndarray, many: int) -> tuple[np.ndarray, np.ndarray]:
    pairs = np.unique(np.stack([codes, tellers]), axis=1)[0]
    return np.bincount(codes, minlength=many), np.bincount(pairs, minlength=many)


def _turned_round(told: Told, conditions: Sequence[Condition]) -> Iterator[Told]:
    each = [told.having(key, option) for key, option in conditions]
    for holds in product((True, False), repeat=len(each)):
        those = np.ones(len(told), dtype=bool)
        for has, wanted in zip(each, holds, strict=True):
            those &= has == wanted
        yield told.where(those, "")


def _is_fine(told: Told, least: int) -> bool:
    return len(told) == 0 or len(np.unique(told.tellers)) >= least


def _found_in_table(told: Told, rest: Sequence[Condition], key: str, least: int) -> np.ndarray:
    among, column = told.where(shown._all_of(told, rest), ""), told.column(key)
    options = range(len(column.options))
    bad = np.array([not all(_is_fine(part, least) for part in _turned_round(told, (*rest, (key, o)))) for o in options])
    if column.kind == Kind.CHOICES:
        return ~bad
    part = among.column(key)
    codes = np.where(part.answered, part.codes, len(options) - 1 + part.state)
    return one_way(codes.astype(np.int64), among.tellers, len(options) + 2, least, np.append(bad, [False, False]))


def _by_name(drawn: Figure) -> dict[str, Mark]:
    named = {f"mark {mark.words}": mark for mark in drawn.marks}
    return {**named, "no answer": drawn.no_answer, "not fitting": drawn.not_fitting}


def _without(told: Told, key: str, option: int) -> Told:
    return told.where(told.column(key).answered & ~told.having(key, option), "")


def _is_small(mark: Mark, least: int) -> bool:
    return bool(mark.tellers) and (mark.tellers or 0) < least


def _with(drawn: Figure, shown: Sequence[bool]) -> Figure:
    marks = [
        one if may else replace(one, n=None, tellers=None, stories=())
        for one, may in zip((*drawn.marks, drawn.no_answer, drawn.not_fitting), shown, strict=True)
    ]
    return replace(drawn, marks=tuple(marks[:-2]), no_answer=marks[-2], not_fitting=marks[-1])
