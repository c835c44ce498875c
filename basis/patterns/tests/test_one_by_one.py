"""What may be shown is found sooner than one by one, and is the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basis.patterns import figures, shown
from basis.patterns.people import people_of
from basis.patterns.tests import one_by_one
from basis.patterns.tests.makers import asked, told
from basis.patterns.told import Kind

MANY = settings(max_examples=150, deadline=None)
DRAWS = [
    ("bars", "role"),
    ("bars", "area"),
    ("bars", "gave"),
    ("bins", "far"),
    ("gathering_places", "dots"),
    ("triangle_cells", "dots"),
    ("field_cells", "stone"),
]
CONDITIONS = st.lists(
    st.sampled_from([("role", 0), ("role", 2), ("month", 1), ("area", 0), ("area", 3), ("gave", 0), ("gave", 1)]),
    max_size=3,
)


@st.composite
def rounds(draw):
    """Up to 150 stories with a question of each kind; often some tellers told more than one."""
    n = draw(st.integers(0, 150))
    chance = np.random.default_rng(draw(st.integers(0, 10**6)))
    lean = draw(st.sampled_from([0.3, 1.0, 5.0]))

    def state():
        return np.where(chance.random(n) < draw(st.sampled_from([0, 0.1, 0.5])), chance.integers(1, 3, n), 0)

    def option(many):
        return chance.choice(many, n, p=chance.dirichlet([lean] * many))

    return told(
        asked("role", Kind.CHOICE, option(3), 3, state()),
        asked("month", Kind.ORDERED, option(3), 3, state()),
        asked("area", Kind.AREA, option(4), 4, state()),
        asked("gave", Kind.CHOICES, (chance.random((n, 3)) < chance.random(3)).astype(int), 3, state()),
        asked("far", Kind.SCALE, chance.integers(0, 101, n).astype(float), state=state()),
        asked("dots", Kind.TRIAD, chance.dirichlet([lean] * 3, n).reshape(n, 3), 3, state()),
        asked("stone", Kind.STONE, chance.random((n, 2)), state=state()),
        tellers=chance.integers(0, 10**6, n)
        if draw(st.booleans())
        else chance.integers(7, draw(st.integers(8, 90)), n),
    )


@MANY
@given(rounds(), st.sampled_from(DRAWS), CONDITIONS)
def test_a_figure_of_a_filter_is_what_it_is_one_by_one(world, asked_for, conditions):
    name, key = asked_for
    quick, plain = (getattr(of, name) for of in (figures, one_by_one))
    assert quick(world, key) == plain(world, key)
    assert shown.figure(lambda part: quick(part, key), world, conditions) == one_by_one.figure(
        lambda part: plain(part, key), world, conditions
    )


@MANY
@given(rounds(), CONDITIONS)
def test_a_count_of_a_filter_is_what_it_is_one_by_one(world, conditions):
    assert shown.count(world, conditions) == one_by_one.count(world, conditions)


@MANY
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 40)), max_size=120), st.sets(st.integers(0, 5)))
def test_what_stands_beside_a_total_is_what_it_is_one_by_one(pairs, hidden):
    codes, tellers = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    out = np.isin(np.arange(6), list(hidden))
    assert (shown.one_way(codes, tellers, 6, 5, out) == one_by_one.one_way(codes, tellers, 6, 5, out)).all()


@given(st.lists(st.tuples(st.integers(-9, 30), st.booleans()), min_size=1, max_size=80))
def test_people_are_counted_once_however_much_they_told(pairs):
    tellers, those = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    assert people_of(tellers).count(those) == len(set(tellers[those].tolist()))


@pytest.mark.parametrize(("name", "key"), DRAWS)
def test_a_part_of_a_figure_is_the_figure_of_that_part(name, key):
    chance = np.random.default_rng(4)
    world = told(
        asked("role", Kind.CHOICE, chance.integers(0, 3, 60), 3),
        asked("area", Kind.AREA, chance.integers(0, 4, 60), 4),
        asked("gave", Kind.CHOICES, chance.integers(0, 2, (60, 3)), 3),
        asked("far", Kind.SCALE, chance.integers(0, 101, 60).astype(float)),
        asked("dots", Kind.TRIAD, chance.dirichlet([1, 1, 1], 60), 3),
        asked("stone", Kind.STONE, chance.random((60, 2))),
        tellers=chance.integers(0, 20, 60),
    )
    those, draw = chance.random(60) < 0.4, getattr(figures, name)
    assert figures.part(draw(world, key), world, those) == draw(world.where(those, ""), key)
