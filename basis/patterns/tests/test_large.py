"""What is laid on the table of a conversation, on paper, tells no more than the pages do."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from basis.patterns import large_queries
from basis.patterns.tests.makers import asked, told
from basis.patterns.told import Kind


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 90), st.integers(0, 10**6), st.sampled_from(["role", "area", "gave", "far", "dots", "stone"]), st.sampled_from(["", "role", "area"]))  # fmt: skip # noqa: E501
def test_every_number_on_paper_is_in_fives_and_nobody_looks_like_few(n, seed, first, second):
    chance = np.random.default_rng(seed)
    world = told(
        asked("role", Kind.CHOICE, chance.choice(4, n, p=chance.dirichlet([0.5] * 4)), 4),
        asked("area", Kind.AREA, chance.choice(4, n, p=chance.dirichlet([0.5] * 4)), 4),
        asked("gave", Kind.CHOICES, chance.integers(0, 2, (n, 2)), 2),
        asked("far", Kind.SCALE, chance.integers(0, 101, n).astype(float)),
        asked("dots", Kind.TRIAD, chance.dirichlet([1, 1, 1], n).reshape(n, 3), 3),
        asked("stone", Kind.STONE, chance.random((n, 2))),
        tellers=chance.integers(0, 60, n),
    )
    for drawn in large_queries.drawn(world, first, second):
        numbers = [drawn.total, *(number for row in drawn.rows for number in row.numbers)]
        assert all(number is None or (number >= 5 and number % 5 == 0) for number in numbers)


def test_a_table_on_paper_has_the_answers_of_both_questions():
    world = told(
        asked("role", Kind.CHOICE, np.repeat([0, 1], [31, 22]), 2),
        asked("age", Kind.CHOICE, np.tile([0, 1], 27)[:53], 2),
    )
    (drawn,) = large_queries.drawn(world, "role", "age")
    assert [row.numbers for row in drawn.rows] == [(15, 15), (10, 10)] and drawn.total == 55
    assert drawn.columns == ("age-0", "age-1")
