"""What of the counts may be shown: nothing of fewer than five people, of an area fewer than ten, nor what can be
subtracted.

What is promised. A number that is shown is 0 or of at least five people, and so is the difference of any two shown
numbers of which one is of a part of the other's stories by the same and more filters (`count`, `figure`), and any
sum and difference of the numbers that the filters of one number give when each is turned on, off or round. In one
table nothing hidden follows from its rows, columns and totals (`one_way`, `two_way`). Not promised: that nothing
follows from a chain of numbers of many different filters. Where everybody may filter as they like, show `in_fives`:
any two such numbers differ by 0 or at least five, whatever was asked, and none is exact.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from weakref import WeakKeyDictionary

import numpy as np

from basis.patterns.figures import Figure, part
from basis.patterns.people import People, numbered, people_of
from basis.patterns.told import Bools, Ints, Kind, Told

LEAST, LEAST_OF_AREA = 5, 10  # people
Condition = tuple[str, int]  # the key of a question and the number of an option


def in_fives(stories: int, tellers: int) -> int | None:
    """A count rounded to the nearest five; None when fewer than five people told."""
    return None if tellers < LEAST else (stories + 2) // 5 * 5


def count(told: Told, conditions: Sequence[Condition]) -> int | None:
    """How many stories have all these answers; None when that may not be shown.

    It may when, in all ways to turn each condition round, nobody or enough people are left, and when for each
    condition the table of its question among the others' stories shows it.
    """
    conditions = tuple(dict.fromkeys(conditions))
    least = _least(told, conditions)
    if not all(_is_fine(told, part, least) for part in _turned_round(told, conditions)):
        return None
    for place, (key, option) in enumerate(conditions):
        rest = conditions[:place] + conditions[place + 1 :]
        if not _shown_in_table(told, rest, key, least)[option]:
            return None
    return int(np.count_nonzero(_all_of(told, conditions)))


def figure(draw: Callable[[Told], Figure], told: Told, conditions: Sequence[Condition] = ()) -> Figure:
    """The figure that `draw` makes of the stories with all these answers, without what may not be shown: such a
    mark has no number and no stories. All are hidden when the filter itself may not be shown. `draw` says of every
    story by itself where it lies, so that it need draw but once, of all."""
    drawn, those = draw(told), _all_of(told, conditions)
    cut, people = drawn.cut, numbered(told)
    assert cut is not None, "a figure that was drawn of stories"
    least = max(_least(told, conditions), LEAST_OF_AREA if drawn.kind == Kind.AREA else LEAST)
    _stories, there = cut.counts(those, people)
    if count(told, conditions) is None:
        return part(drawn, told, those, there == 0)
    parts = list(_turned_round(told, conditions))
    bad = np.zeros(len(there), dtype=bool)
    for one in parts:
        few = cut.counts(one, people)[1]
        bad |= (few > 0) & (few < least)
    if cut.chosen is not None:  # a story stands at several bars: beside a bar stand those who did not choose it
        answered = cut.where < len(cut.marks)
        for place in range(len(cut.marks)):
            left = answered & ~cut.chosen[:, place]
            bad[place] |= not all(_is_fine(told, one & left, least) for one in parts)
        return part(drawn, told, those, ~bad | (there == 0))
    return part(drawn, told, those, _one_way(cut.where[those], those, people, len(there), least, bad))


def table(told: Told, rows: str, columns: str) -> tuple[tuple[int | None, ...], ...]:
    """The counts of two questions with options beside each other; None where not shown. After the options of either
    stand no answer, 'past niet', and the total: without them a table and a bar would give away who answered but one
    of the two."""
    one, other = told.column(rows), told.column(columns)
    codes = [np.where(c.answered, c.codes, len(c.options) - 1 + c.state).astype(np.int64) for c in (one, other)]
    r, c = len(one.options) + 2, len(other.options) + 2
    least = LEAST_OF_AREA if Kind.AREA in (one.kind, other.kind) else LEAST
    shown = two_way(codes[0], codes[1], told.tellers, (r, c), least)
    inner = np.bincount(codes[0] * c + codes[1], minlength=r * c).reshape(r, c)
    whole = np.vstack([inner, inner.sum(axis=0)])
    whole = np.column_stack([whole, whole.sum(axis=1)])
    return tuple(
        tuple(int(n) if may else None for n, may in zip(*line, strict=True)) for line in zip(whole, shown, strict=True)
    )


def one_way(codes: Ints, tellers: Ints, many: int, least: int = LEAST, hidden: Bools | None = None) -> Bools:
    """(many,) which counts of a table of (n,) codes may stand beside their total. Small ones may not, nor those
    `hidden` before; with them the smallest of the others, until what is hidden is of at least two, of enough
    people, and could be more than one way."""
    hidden = np.zeros(many, dtype=bool) if hidden is None else hidden
    return _one_way(codes, np.ones(len(codes), dtype=bool), people_of(tellers), many, least, hidden)


def _one_way(codes: Ints, those: Bools, people: People, many: int, least: int, hidden: Bools) -> Bools:
    """`one_way` of those stories of many, with a code (m,) for each of those."""
    who = people.who[those]
    stories, there = np.bincount(codes, minlength=many), people.by(codes, who, many)
    out = (there > 0) & ((there < least) | hidden)
    while out.any() and not _hides_enough(who[out[codes]], people, int(out.sum()), least):
        left = np.flatnonzero(~out & (there > 0))
        if not left.size:
            return np.zeros(many, dtype=bool)
        out[left[stories[left].argmin()]] = True
    return np.asarray(~out)


def two_way(rows: Ints, columns: Ints, tellers: Ints, shape: tuple[int, int], least: int = LEAST) -> Bools:
    """(r + 1, c + 1): which counts of a table of (n,) row and column codes may be shown, with the totals of the
    rows in the last column and those of the columns in the last row. Nothing small that is hidden follows from what is
    shown by adding and subtracting; so nobody in a cell is hidden as few are, but for an option of nobody at all."""
    r, c = shape
    everyone = people_of(tellers)
    stories, people = np.zeros((r + 1, c + 1), dtype=np.int64), np.zeros((r + 1, c + 1), dtype=np.int64)
    for row, column in product(range(r + 1), range(c + 1)):
        here = ((rows == row) | (row == r)) & ((columns == column) | (column == c))
        stories[row, column], people[row, column] = here.sum(), everyone.count(here)
    if people[r, c] < least:
        return np.full(stories.shape, len(rows) == 0)
    empty = (stories[:, c:] == 0) | (stories[r:, :] == 0)
    hidden = np.asarray((people < least) & ~empty)
    while True:
        weak = _weak_lines(hidden, stories, people, least, rows, columns, everyone)
        if not weak:
            return np.asarray(~hidden)
        for line in weak:
            open_ = [cell for cell in line[:-1] if not hidden[cell] and stories[cell]] or [line[-1]]
            hidden[min(open_, key=lambda cell: int(stories[cell]))] = True
        if hidden[r, c]:
            return np.asarray(empty)


Line = list[tuple[int, int]]  # the cells of a row or column, then its total


def _weak_lines(
    hidden: Bools, stories: Ints, people: Ints, least: int, rows: Ints, columns: Ints, everyone: People
) -> list[Line]:
    """The lines that give away something hidden and have something left to hide."""
    r, c = hidden.shape[0] - 1, hidden.shape[1] - 1
    lines: list[Line] = [[(row, column) for column in range(c + 1)] for row in range(r + 1)]
    lines += [[(row, column) for row in range(r + 1)] for column in range(c + 1)]
    weak = []
    for line in lines:
        inside = [cell for cell in line[:-1] if hidden[cell]]
        if not inside and not hidden[line[-1]]:
            continue
        if hidden[line[-1]]:
            is_weak = not inside
        else:
            those = np.zeros(len(rows), dtype=bool)
            for row, column in inside:
                those |= ((rows == row) | (row == r)) & ((columns == column) | (column == c))
            is_weak = len(inside) < 2 or everyone.count(those) < least
        if is_weak:
            weak.append(line)
    if not weak and hidden.any():
        followed = _followed(hidden, stories, (people > 0) & (people < least), lines)
        weak = [line for line in lines if any(cell in line for cell in followed)]
    return [line for line in weak if any(stories[cell] and not hidden[cell] for cell in line)]


def _followed(hidden: Bools, stories: Ints, small: Bools, lines: list[Line]) -> list[tuple[int, int]]:
    """The small hidden cells that can have but one value, when what is shown adds up and nothing is under 0. The
    table as it is is one answer; a cell that has another value in any other answer is safe."""
    from scipy.optimize import linprog  # a third of a second to load, and needed only here

    cells = [(int(row), int(column)) for row, column in np.argwhere(hidden)]
    true = np.array([stories[cell] for cell in cells], dtype=np.float64)
    equations = np.array([[(-1.0 if cell == line[-1] else 1.0) * (cell in line) for cell in cells] for line in lines])
    safe = np.zeros(len(cells), dtype=bool)
    for place, cell in enumerate(cells):
        for side in (1.0, -1.0):
            if safe[place] or not small[cell]:
                break
            goal = side * np.eye(len(cells))[place]
            found = linprog(goal, A_eq=equations, b_eq=equations @ true, bounds=(0, float(stories.max())))
            safe |= np.abs(found.x - true) > 0.5
    return [cell for place, cell in enumerate(cells) if small[cell] and not safe[place]]


def _hides_enough(who: Ints, people: People, cells: int, least: int) -> bool:
    """Whether the sum of the hidden counts, of stories that these (m,) told, may be known: of at least two, of enough
    people, and so many that not all are ones, for a bar of nobody is shown."""
    many = int(people.by(np.zeros(len(who), dtype=np.int64), who, 1)[0])
    return cells >= 2 and len(who) >= cells + least and many >= least


def _all_of(told: Told, conditions: Sequence[Condition]) -> Bools:
    out = np.ones(len(told), dtype=bool)
    for key, option in conditions:
        out &= told.having(key, option)
    return out


def _turned_round(told: Told, conditions: Sequence[Condition]) -> Iterator[Bools]:
    """The stories (n,) in each way to hold or turn round every condition: 2 for each."""
    each = [told.having(key, option) for key, option in conditions]
    for holds in product((True, False), repeat=len(each)):
        those = np.ones(len(told), dtype=bool)
        for has, wanted in zip(each, holds, strict=True):
            those &= has == wanted
        yield those


def _least(told: Told, conditions: Sequence[Condition]) -> int:
    return max([LEAST, *(LEAST_OF_AREA for key, _ in conditions if told.column(key).kind == Kind.AREA)])


def _is_fine(told: Told, those: Bools, least: int) -> bool:
    """Whether those (n,) stories are of nobody or of enough people."""
    people = numbered(told).count(those)
    return people == 0 or people >= least


def _shown_in_table(told: Told, rest: Sequence[Condition], key: str, least: int) -> Bools:
    """Which options of a question may be shown among the stories of the other conditions; found once of the same
    stories."""
    mine, name = _FOUND.setdefault(told, {}), (tuple(rest), key, least)
    if name not in mine:
        mine[name] = _found_in_table(told, rest, key, least)
    return mine[name]


_FOUND: WeakKeyDictionary[Told, dict[tuple[object, ...], Bools]] = WeakKeyDictionary()  # gone with the stories


def _found_in_table(told: Told, rest: Sequence[Condition], key: str, least: int) -> Bools:
    column, among, parts = told.column(key), _all_of(told, rest), list(_turned_round(told, rest))
    having = [told.having(key, option) for option in range(len(column.options))]
    bad = np.array(
        [not all(_is_fine(told, one & side, least) for one in parts for side in (has, ~has)) for has in having]
    )
    if column.kind == Kind.CHOICES:
        return ~bad
    codes = np.where(column.answered, column.codes, len(having) - 1 + column.state).astype(np.int64)[among]
    return _one_way(codes, among, numbered(told), len(having) + 2, least, np.append(bad, [False, False]))
