"""What may be shown: no small number, nor one that follows from those that are shown."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from basis.patterns import figures, shown
from basis.patterns.tests.makers import asked, told
from basis.patterns.told import Kind

FEW = settings(max_examples=120, deadline=None)


@st.composite
def rounds(draw):
    """Up to 90 stories with three questions, one of them with several answers, some not answered, some tellers with
    more."""
    n = draw(st.integers(0, 90))
    chance = np.random.default_rng(draw(st.integers(0, 10**6)))
    lean = draw(st.sampled_from([0.3, 1.0, 5.0]))

    def state():
        return np.where(chance.random(n) < draw(st.sampled_from([0, 0.1])), chance.integers(1, 3, n), 0)

    return told(
        asked("role", Kind.CHOICE, chance.choice(3, n, p=chance.dirichlet([lean] * 3)), 3, state()),
        asked("age", Kind.CHOICE, chance.choice(4, n, p=chance.dirichlet([lean] * 4)), 4, state()),
        asked("gave", Kind.CHOICES, (chance.random((n, 2)) < chance.random(2)).astype(int), 2, state()),
        asked("far", Kind.SCALE, chance.integers(0, 101, n).astype(float), state=state()),
        tellers=chance.integers(0, draw(st.sampled_from([200, 30])), n),
    )


OPTIONS = [[("role", o) for o in range(3)], [("age", o) for o in range(4)], [("gave", 0)], [("gave", 1)]]
FILTERS = [tuple(some) for many in range(4) for parts in combinations(OPTIONS, many) for some in product(*parts)]


def those(world, conditions):
    out = np.ones(len(world), dtype=bool)
    for key, option in conditions:
        out &= world.having(key, option)
    return out


def people(world, mask):
    return len(np.unique(world.tellers[mask]))


@FEW
@given(rounds())
def test_no_sequence_of_filters_shows_a_small_number_or_two_that_give_one_away(world):
    counts = {conditions: shown.count(world, conditions) for conditions in FILTERS}
    for conditions, n in counts.items():
        if n is not None:
            assert n == those(world, conditions).sum()
            assert n == 0 or people(world, those(world, conditions)) >= 5
    seen = {conditions: n for conditions, n in counts.items() if n is not None}
    for wide, narrow in product(seen, seen):
        if set(wide) < set(narrow):
            left = those(world, wide) & ~those(world, narrow)
            assert not left.any() or (people(world, left) >= 5 and seen[wide] - seen[narrow] >= 5)


@FEW
@given(rounds(), st.sampled_from(FILTERS[:9]))
def test_no_bar_or_bin_of_a_filter_is_small_or_differs_little_from_that_of_all(world, conditions):
    draws = [lambda t: figures.bars(t, "age"), lambda t: figures.bars(t, "gave"), lambda t: figures.bins(t, "far", 5)]
    for draw in draws:
        whole, part = shown.figure(draw, world), shown.figure(draw, world, conditions)
        for wide, narrow in zip(whole.marks, part.marks, strict=True):
            for mark in (wide, narrow):
                assert mark.n is None or mark.n == 0 or mark.n >= mark.tellers >= 5
                assert mark.n is not None or mark.stories == ()
            if wide.n is not None and narrow.n is not None:
                assert wide.n - narrow.n == 0 or wide.n - narrow.n >= 5


@FEW
@given(rounds())
def test_no_bar_follows_from_the_total_and_the_other_bars(world):
    total = shown.count(world, ())
    part = shown.figure(lambda t: figures.bars(t, "age"), world)
    every = (*part.marks, part.no_answer, part.not_fitting)
    hidden = [mark for mark in every if mark.n is None]
    if total is not None and hidden:
        left = total - sum(mark.n for mark in every if mark.n is not None)
        assert len(hidden) >= 2
        assert left >= 5 + len(hidden) or len(hidden) == len(every)


@FEW
@given(rounds())
def test_no_hidden_cell_of_a_table_follows_from_what_is_shown(world):
    """Somebody who knows that the table adds up tries to fix each hidden cell with
    linear programming."""
    cells = shown.table(world, "role", "age")
    places = list(product(range(len(cells)), range(len(cells[0]))))
    unknown = [place for place in places if cells[place[0]][place[1]] is None]
    assert all(n is None or n == 0 or n >= 5 for line in cells for n in line)
    rows, columns = len(cells) - 1, len(cells[0]) - 1
    lines = [[(row, column) for column in range(columns + 1)] for row in range(rows + 1)]
    lines += [[(row, column) for row in range(rows + 1)] for column in range(columns + 1)]
    equal, to = [], []
    for line in lines:
        sign = {place: (-1 if place == line[-1] else 1) for place in line}
        equal.append([sign.get(place, 0) for place in unknown])
        to.append(-sum(sign[place] * cells[place[0]][place[1]] for place in line if place not in unknown))
    codes = [np.where(c.answered, c.codes, len(c.options) - 1 + c.state) for c in map(world.column, ("role", "age"))]
    for place, (row, column) in enumerate(unknown):
        here = ((codes[0] == row) | (row == rows)) & ((codes[1] == column) | (column == columns))
        if people(world, here) >= 5 or not here.any():
            continue  # hidden for others' sake: no harm when it is found
        goal = np.eye(len(unknown))[place]
        low, high = (linprog(side * goal, A_eq=equal, b_eq=to, bounds=(0, None)) for side in (1, -1))
        assert low.status == 0
        assert high.status == 3 or -high.fun - low.fun > 0.5


def test_a_small_bar_takes_another_with_it():
    codes = np.repeat([0, 1, 2, 3], [3, 20, 8, 30])
    assert shown.one_way(codes, np.arange(61), 4).tolist() == [False, True, False, True]


def test_an_area_is_shown_from_ten_tellers():
    area = np.repeat([0, 1, 2, 3], [9, 10, 12, 40])
    part = shown.figure(lambda t: figures.bars(t, "area"), told(asked("area", Kind.AREA, area, 4)))
    assert [mark.n for mark in part.marks] == [None, None, 12, 40]
    assert shown.count(told(asked("area", Kind.AREA, area, 4)), [("area", 0)]) is None
    assert shown.count(told(asked("area", Kind.AREA, area, 4)), [("area", 2)]) == 12


def test_many_stories_of_few_people_are_not_shown():
    world = told(
        asked("role", Kind.CHOICE, np.repeat([0, 1], 30), 2), tellers=np.r_[np.arange(30) % 4, np.arange(10, 40)]
    )
    assert shown.count(world, [("role", 0)]) is None
    assert shown.count(world, [("role", 1)]) is None, "it would give the other away"
    assert shown.count(world, ()) == 60


@pytest.mark.parametrize(
    ("stories", "tellers", "fives"), [(0, 0, None), (9, 4, None), (5, 5, 5), (7, 7, 5), (8, 8, 10), (43, 20, 45)]
)
def test_in_fives_nothing_is_exact(stories, tellers, fives):
    assert shown.in_fives(stories, tellers) == fives


@given(st.integers(0, 500), st.integers(0, 500))
def test_two_numbers_in_fives_never_differ_by_less_than_five(one, other):
    seen = [shown.in_fives(n, n) for n in (one, other)]
    if None not in seen:
        assert min(seen) >= 5
        assert abs(seen[0] - seen[1]) == 0 or abs(seen[0] - seen[1]) >= 5
