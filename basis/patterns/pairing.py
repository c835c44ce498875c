"""Two questions beside each other: which stories can be compared, in which groups, and with which tests."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from basis.patterns import choices, scale_pairs, scales, stones, trends, triads
from basis.patterns.method import Method, seed_of
from basis.patterns.orders import Orders, Shuffles
from basis.patterns.results import Group, Outcome, Result, Test, Why
from basis.patterns.told import GROUPING, Bools, Column, Floats, Ints, Kind, Told

REST = "overig"  # areas under the minimum, together


@dataclass(frozen=True)
class _Side:
    """A question, or one of its answers, as it enters a test: (n,) or (n, m) values where `has`, groups by name."""

    column: Column
    values: Floats
    has: Bools
    options: tuple[str, ...] = ()
    answer: str = ""


def of_pair(told: Told, first: Column, second: Column, method: Method) -> tuple[Result, ...]:
    """The tests of one pair of questions, not yet adjusted: more than one where answers are tested apart, or where
    dots lie and how they gather are two questions."""
    shuffles = Shuffles(
        seed=seed_of(first.key, second.key, str(method.rounds)), rounds=method.rounds, largest=len(told)
    )
    apart = second.kind == Kind.ORDERED
    return tuple(
        result
        for one in _sides(told, first, method, apart=apart)
        for other in _sides(told, second, method, apart=False)
        for result in _tested(told, one, other, shuffles, method)
    )


def _has_test(first: Kind, second: Kind) -> bool:
    if second == Kind.ORDERED:
        return first != Kind.ORDERED
    return not (first == Kind.STONE and second not in GROUPING | {Kind.CHOICES}) and not (
        first == Kind.TRIAD and second == Kind.STONE
    )


def _sides(told: Told, column: Column, method: Method, *, apart: bool) -> Iterator[_Side]:
    """The question as one, or each of its answers apart."""
    if column.kind == Kind.AREA and not apart:
        yield _with_rest(column, method)
    elif column.kind == Kind.ORDERED:
        yield _joined(column, method)
    elif column.kind == Kind.CHOICES or (apart and column.kind in GROUPING):
        options = range(1, 2) if column.kind == Kind.CHOICE and len(column.options) == 2 else range(len(column.options))
        for option in options:
            chosen = told.having(column.key, option).astype(np.float64)
            words = column.options[option]
            yield _Side(column, chosen, column.answered, (f"niet: {words}", words), words)
    else:
        yield _Side(column, column.numbers, column.answered, column.options)


def _with_rest(column: Column, method: Method) -> _Side:
    """Areas with fewer stories than the minimum together as 'overig'."""
    codes, answered = column.codes, column.answered
    many = np.bincount(codes[answered], minlength=len(column.options))
    small = np.flatnonzero(many < method.minimum)
    values = np.where(np.isin(codes, small), len(column.options), codes).astype(np.float64)
    return _Side(column, values, answered, (*column.options, REST))


def _joined(column: Column, method: Method) -> _Side:
    """Periods with fewer stories than the minimum together with the next, the last with the one before."""
    codes, words = column.codes, list(column.options)
    many = np.bincount(codes[column.answered], minlength=len(words))
    parts: list[list[int]] = [[]]
    for period in range(len(words)):
        parts[-1].append(period)
        if many[parts[-1]].sum() >= method.minimum:
            parts.append([])
    left = parts.pop()
    if left and parts:
        parts[-1] += left
    elif left:
        parts.append(left)
    to = np.repeat(np.arange(len(parts)), [len(part) for part in parts]) if words else np.zeros(0, dtype=np.int64)
    names = tuple(
        words[part[0]] if len(part) == 1 else f"{words[part[0]]} – {words[part[-1]]}" for part in parts if part
    )
    return _Side(column, to[codes].astype(np.float64), column.answered, names)


def _tested(told: Told, one: _Side, other: _Side, shuffles: Shuffles, method: Method) -> Iterator[Result]:
    answered = one.has & other.has
    used = _enough(one, other, answered, method.minimum)
    result = Result(
        (one.column.key, other.column.key),
        (one.column.words, other.column.words),
        (one.answer, other.answer),
        told.filter,
        int(used.sum()),
        tuple(group for side in (one, other) for group in _groups(told, side, answered, used, side is other)),
        Outcome(Test.NONE, why_not=Why.TOO_FEW),
    )
    if used.sum() < max(3, method.minimum) or any(
        len(np.unique(side.values[used])) < 2 for side in _parting(one, other)
    ):
        yield result
        return
    orders = shuffles.of(told.tellers[used])
    for outcome in _outcomes(one, other, used, orders, method):
        yield replace(result, outcome=outcome)


def _parting(*sides: _Side) -> list[_Side]:
    """The sides that part stories into groups."""
    return [side for side in sides if side.options and side.column.kind != Kind.TRIAD]


def _enough(one: _Side, other: _Side, answered: Bools, minimum: int) -> Bools:
    """(n,) the stories that are left when every group that is under the minimum is left out; leaving out one may
    make another small."""
    used, before = answered, -1
    while used.sum() != before:
        before = used.sum()
        for side in _parting(one, other):
            groups, many = np.unique(side.values[used], return_counts=True)
            used = used & np.isin(side.values, groups[many >= minimum])
    return used


def _groups(told: Told, side: _Side, answered: Bools, used: Bools, is_second: bool) -> Iterator[Group]:
    if side not in _parting(side):
        return
    for code in np.unique(side.values[answered]):
        counted = answered & (side.values == code)
        is_used = bool((counted & used).any())
        rows = counted & used if is_used else counted
        yield Group(
            side.options[int(code)],
            int(rows.sum()),
            len(np.unique(told.tellers[rows])),
            is_used,
            question=int(is_second),
        )


def _outcomes(one: _Side, other: _Side, used: Bools, orders: Orders, method: Method) -> Iterator[Outcome]:
    kind, values, others = one.column.kind, one.values[used], other.values[used]
    if other.column.kind == Kind.ORDERED:
        yield _trend(kind, values, other, used, orders, method)
    elif other.column.kind == Kind.SCALE:
        is_triad = kind == Kind.TRIAD
        yield (
            triads.triad_by_scale(values, others, orders, method)
            if is_triad
            else scale_pairs.scale_by_scale(values, others, orders)
        )
    elif other.column.kind == Kind.TRIAD:
        yield triads.triad_by_triad(values, others, orders, method)
    elif kind == Kind.TRIAD:
        yield triads.triad_by_choice(values, _numbered(others), orders, method)
        yield triads.loci_by_choice(values, _numbered(others), orders)
    elif kind == Kind.STONE:
        yield stones.shift_by_choice(values, _numbered(others), orders)
        yield stones.energy_by_choice(values, _numbered(others), orders)
    elif kind == Kind.SCALE:
        yield scales.scale_by_choice(values, _numbered(others), orders, method)
    elif kind == Kind.CHOICES:
        yield choices.answer_by_choice(_numbered(values), _numbered(others), orders)
    else:
        yield choices.choice_by_choice(_numbered(values), _numbered(others), orders)


def _trend(kind: Kind, values: Floats, other: _Side, used: Bools, orders: Orders, method: Method) -> Outcome:
    along = other.column.numbers[used]
    if kind == Kind.TRIAD:
        return triads.triad_by_scale(values, along, orders, method)
    if kind == Kind.STONE:
        return triads.moved_along([values], along, orders)
    return trends.trend(values, _numbered(other.values[used]), orders, along)


def _numbered(values: Floats) -> Ints:
    """The groups that occur, numbered from 0 in their order."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)
