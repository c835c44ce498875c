"""Every number that pages, files and drawings of patterns give, for everyone who may see them, staff as well.

What is promised (`tests/test_shown_pages.py` tries to break it):
- No number is of fewer than five people, an area (or anything by area) of fewer than ten. Few and nobody look alike:
  neither has a number, a place in a drawing, or a link.
- Every number is rounded to the nearest five stories. So any two numbers, of whatever filters, differ by 0 or by at
  least five, and none is exact: what would follow from two of them does not.
- What could still be told from a whole table is left out before that, as `shown` does it: beside a small number
  another is hidden, and nothing is shown of a filter that leaves out fewer than five people.
- At most two filters, each one answer to another question. Small multiples are one of the two.
- Numbers of a test are cut to what says something (`tested`): an exact statistic would give exact counts away.
- Behind a number are only stories that this reader may read anyway, and for who does not lead the round only where
  every question of it is about the story (`behind`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from basis.patterns import shown
from basis.patterns.figures import Figure, Mark
from basis.patterns.people import numbered, same_people
from basis.patterns.results import Effect, Group, Pair, Result, as_json
from basis.patterns.shown import LEAST, LEAST_OF_AREA, Condition
from basis.patterns.told import Kind, Told

MOST_FILTERS = 2
DIGITS = 2  # of what a test gives, behind the comma
Draw = Callable[[Told], Figure]


def figure(draw: Draw, told: Told, key: str, conditions: Sequence[Condition] = ()) -> Figure:
    """What `draw` makes of question `key` among the stories with these answers, as it may be shown.

    ValueError for more filters than there may be, two of one question, or one of the question itself.
    """
    keys = [name for name, _option in conditions]
    if len(keys) > MOST_FILTERS or len({*keys, key}) <= len(keys):
        raise ValueError("at most two filters, of different questions")
    few = slim(told, [key, *keys])
    return _in_fives(shown.figure(draw, few, conditions), told, [key, *keys])


def slim(told: Told, keys: Sequence[str]) -> Told:
    """The same stories with these questions alone: a page that asks for two columns should not carry seventeen."""
    names = tuple(dict.fromkeys(keys))
    mine = _SLIM.setdefault(told, {})
    if names not in mine:
        mine[names] = replace(told, columns=tuple(told.column(key) for key in names), seconds=None, texts=None)
        same_people(told, mine[names])
    return mine[names]


_SLIM: WeakKeyDictionary[Told, dict[tuple[str, ...], Told]] = WeakKeyDictionary()  # of one page; gone when that is


def _in_fives(drawn: Figure, told: Told, keys: Sequence[str]) -> Figure:
    least = least_of(told, keys)
    marks = [_rounded(one, least) for one in (*drawn.marks, drawn.no_answer, drawn.not_fitting)]
    return replace(drawn, marks=tuple(marks[:-2]), no_answer=marks[-2], not_fitting=marks[-1])


def _rounded(mark: Mark, least: int) -> Mark:
    many = None if mark.n is None or (mark.tellers or 0) < least else shown.in_fives(mark.n, mark.tellers or 0)
    return replace(mark, n=many, tellers=None, stories=mark.stories if many is not None else ())


def least_of(told: Told, keys: Sequence[str]) -> int:
    """The fewest people of whom a number may be shown, when it is of these questions."""
    return LEAST_OF_AREA if any(told.column(key).kind == Kind.AREA for key in keys) else LEAST


def table(told: Told, rows: str, columns: str) -> tuple[tuple[int | None, ...], ...]:
    """`shown.table` in fives; nobody has no number, as few have none."""
    cells = shown.table(told, rows, columns)
    return tuple(tuple(shown.in_fives(n, n) if n else None for n in line) for line in cells)


def total(told: Told, conditions: Sequence[Condition] = ()) -> int | None:
    """How many stories have these answers, in fives."""
    few = slim(told, [key for key, _option in conditions])
    if shown.count(few, conditions) is None:
        return None
    those = np.ones(len(told), dtype=bool)
    for key, option in conditions:
        those &= told.having(key, option)
    people = numbered(told).count(those)
    least = least_of(told, [key for key, _option in conditions])
    return shown.in_fives(int(those.sum()), people) if people >= least else None


def tested(result: Result, told: Told) -> dict[str, Any]:
    """A test as `results.as_json` has it, with the counts in fives and None for few, and its numbers cut."""
    least = least_of(told, result.questions)
    rows = min((group.tellers for group in result.groups if group.used), default=least)
    many = shown.in_fives(result.n, result.n) if result.n >= LEAST and rows >= LEAST else None
    given = as_json(replace(result, outcome=cut_outcome(result)))
    given["n"] = many
    given["groups"] = [_group(group, least) for group in result.groups]
    given["p"], given["adjusted_p"] = _chance(result.p), _chance(result.adjusted)
    given["design_effect"] = round(given["design_effect"], 1)
    for pair in given["pairs"]:
        pair["p"], pair["adjusted_p"] = _chance(pair["p"]), _chance(pair["adjusted_p"])
    return given


def group_count(group: Group, least: int) -> int | None:
    """How many stories a group of a test has, in fives; None for few."""
    return shown.in_fives(group.n, group.tellers) if group.tellers >= least else None


def _group(group: Group, least: int) -> dict[str, Any]:
    return {
        "words": group.words,
        "n": group_count(group, least),
        "used": group.used,
        "question": group.question,
    }


def cut_outcome(result: Result) -> Any:
    """The outcome with its numbers cut to two figures behind the comma, and without further details."""
    out = result.outcome
    return replace(
        out,
        statistic=None if out.statistic is None else _significant(out.statistic),
        effect=_cut(out.effect),
        pairs=tuple(_pair(pair) for pair in out.pairs),
        details=tuple((name, _significant(value)) for name, value in out.details),
    )


def _pair(pair: Pair) -> Pair:
    return replace(pair, statistic=_significant(pair.statistic), effect=_cut(pair.effect))


def _cut(effect: Effect | None) -> Effect | None:
    if effect is None:
        return None
    return replace(
        effect, value=round(effect.value, DIGITS), low=round(effect.low, DIGITS), high=round(effect.high, DIGITS)
    )


def _significant(number: float) -> float:
    """Two figures that count: 0.0123 → 0.012, 128.4 → 130."""
    return float(f"{number:.{DIGITS}g}")


def _chance(p: float | None) -> float | None:
    return None if p is None else max(0.001, round(p, 3))


def behind(drawn: Figure, name: str) -> tuple[int, ...] | None:
    """The stories (keys) of the mark with this name (`mark_name`); None when there is no such mark, or not to see."""
    for place, mark in enumerate(drawn.marks):
        if mark.n is not None and mark_name(drawn, place) == name:
            return mark.stories
    return None


def mark_name(drawn: Figure, place: int) -> str:
    """What a mark is called in an address: the number of its cell, which stays the same whatever the filter, or of its
    bar."""
    mark = drawn.marks[place]
    return mark.words if mark.words.isdigit() and drawn.kind in (Kind.TRIAD, Kind.STONE) else str(place)
