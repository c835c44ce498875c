"""Answers as columns, what figures are drawn of, and the checks of a round."""

import numpy as np
import pytest
from scipy import stats

from basis.patterns import figures, integrity
from basis.patterns.compositions import LOCI
from basis.patterns.tests.makers import a_round, asked, told
from basis.patterns.told import Kind, State, Told, column, print_of

GIVEN = [0, None, 1, State.NOT_FITTING, 1]


def test_a_column_keeps_apart_no_answer_and_past_niet():
    made = column("role", "Wie bent u?", Kind.CHOICE, GIVEN, ["bewoner", "vrijwilliger"])
    assert made.state.tolist() == [State.ANSWERED, State.NO_ANSWER, State.ANSWERED, State.NOT_FITTING, State.ANSWERED]
    assert made.codes[made.answered].tolist() == [0, 1, 1]
    several = column("gave", "Wat gaf het?", Kind.CHOICES, [[0, 2], None, []], "abc")
    assert several.values.tolist() == [[1, 0, 1], [0, 0, 0], [0, 0, 0]]
    assert several.answered.tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("kind", "value", "options"),
    [
        (Kind.CHOICE, 2, "ab"),
        (Kind.SCALE, 101, ""),
        (Kind.SCALE, float("nan"), ""),
        (Kind.TRIAD, (0, 0, 0), "abc"),
        (Kind.TRIAD, (-1, 1, 1), "abc"),
        (Kind.STONE, (0.5, 1.2), ""),
    ],
)
def test_an_answer_that_cannot_be_is_refused(kind, value, options):
    with pytest.raises(ValueError, match="key"):
        column("key", "Vraag", kind, [value], options)


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="lengths"):
        Told(np.arange(2), np.arange(2), (asked("far", Kind.SCALE, [1.0, 2, 3]),))


def test_a_filter_gives_the_same_questions_of_fewer_stories_and_says_which():
    world = a_round(100)
    part = world.filtered("role", 1).filtered("gave", 0)
    assert part.filter == "Vraag role: role-1; Vraag gave: gave-0"
    assert (part.column("role").codes == 1).all()
    assert (part.column("gave").codes[:, 0] == 1).all()
    assert 0 < len(part) < 100
    assert set(part.stories) < set(world.stories)


def test_each_bar_holds_its_stories():
    world = told(
        column("role", "Wie bent u?", Kind.CHOICE, GIVEN, ["bewoner", "vrijwilliger", "ander"]), tellers=[1, 2, 3, 4, 3]
    )
    drawn = figures.bars(world, "role")
    assert [(mark.words, mark.n, mark.tellers, mark.stories) for mark in drawn.marks] == [
        ("bewoner", 1, 1, (1000,)),
        ("vrijwilliger", 2, 1, (1002, 1004)),
        ("ander", 0, 0, ()),
    ]
    assert (drawn.no_answer.stories, drawn.not_fitting.stories) == ((1001,), (1003,))


def test_bins_hold_both_ends_of_the_scale():
    world = told(asked("far", Kind.SCALE, [0, 4.9, 5, 99, 100.0]))
    assert [mark.n for mark in figures.bins(world, "far").marks] == [2, 1, *[0] * 17, 2]
    known = np.histogram([0, 4.9, 5, 99, 100], bins=20, range=(0, 100))[0]
    assert [mark.n for mark in figures.bins(world, "far").marks] == known.tolist()


def test_a_triad_is_counted_by_its_seven_places():
    dots = [[1, 0, 0], [0, 0, 5], [0.5, 0.5, 0], [1, 1, 1], [0.34, 0.33, 0.33]]
    drawn = figures.gathering_places(told(asked("dots", Kind.TRIAD, np.array(dots, dtype=float), 3)), "dots")
    assert {mark.words: mark.n for mark in drawn.marks if mark.n} == {
        "corner_a": 1,
        "corner_c": 1,
        "edge_ab": 1,
        "middle": 2,
    }
    assert tuple(mark.words for mark in drawn.marks) == LOCI


@pytest.mark.parametrize("side", [1, 2, 8])
def test_the_small_triangles_are_of_one_size_and_the_middle_lies_in_its_own(side):
    dots = np.random.default_rng(1).dirichlet([1, 1, 1], 6400)
    world = told(asked("dots", Kind.TRIAD, np.vstack([dots, np.eye(3)]), 3))
    marks = figures.triangle_cells(world, "dots", side).marks
    assert len(marks) == side**2
    assert sum(mark.n for mark in marks) == 6403
    assert stats.chisquare([mark.n for mark in marks]).pvalue > 0.001 or side == 1
    middles = figures.triangle_cell(np.array([mark.place for mark in marks]), side)
    assert [str(cell) for cell in middles] == [mark.words for mark in marks]


def test_stones_lie_in_squares_of_the_field():
    world = told(asked("stone", Kind.STONE, [[0.01, 0.01], [0.99, 0.01], [1, 1], [0.1, 0.1]], state=[0, 0, 0, 2]))
    drawn = figures.field_cells(world, "stone", 4)
    assert [(mark.n, mark.place) for mark in drawn.marks] == [
        (1, (0.125, 0.125)),
        (1, (0.875, 0.125)),
        (1, (0.875, 0.875)),
    ]
    assert drawn.not_fitting.stories == (1003,)


def test_a_table_holds_every_story_once():
    world = a_round(80)
    cells = figures.table(world, "role", "area")
    assert sorted(story for line in cells for mark in line for story in mark.stories) == world.stories.tolist()


def test_a_figure_of_another_kind_of_question_is_refused():
    with pytest.raises(ValueError, match="no options"):
        figures.bars(a_round(30), "far")
    with pytest.raises(ValueError, match="not a scale"):
        figures.bins(a_round(30), "role")


def integral(**more):
    scales = [
        asked(f"s{i}", Kind.SCALE, values, state=[0, 0, 0, 2])
        for i, values in enumerate(([10, 50.0, 10, 0], [30, 50, 30, 0], [50, 50, 50, 0]))
    ]
    return Told(np.arange(4), np.array([7, 8, 7, 9]), tuple(scales), **more)


def test_means_and_spreads_are_of_all_values_and_of_each_teller():
    found = integrity.check(integral())
    assert (found.stories, found.tellers, found.values.n) == (4, 3, 9)
    assert found.values.mean == pytest.approx(np.mean([10, 30, 50] * 2 + [50] * 3))
    assert found.means.n == 2
    assert found.means.mean == pytest.approx((30 + 50) / 2)
    assert found.sds.mean == pytest.approx(np.std([10, 30, 50] * 2, ddof=1) / 2)
    assert found.unanswered[0].not_fitting == 0.25


def test_straight_lines_and_what_was_told_twice_are_found():
    prints = [print_of(text) for text in ("Fijne  buurt", "anders", "fijne buurt", "")]
    found = integrity.check(integral(texts=np.array(prints)))
    assert found.straight == (1,)
    assert found.same_text == ((0, 2),)
    assert found.same_answers == ((0, 2),)


def test_who_filled_in_much_faster_than_usual_is_found():
    found = integrity.check(integral(seconds=np.array([300.0, 60, 240, np.nan])))
    assert found.hurried == (1,)
    assert found.minutes.n == 3
    assert found.minutes.mean == pytest.approx(200 / 60)


def test_a_round_of_nobody_has_checks_too():
    found = integrity.check(integral().where(np.zeros(4, dtype=bool), "niemand"))
    assert (found.stories, found.values.mean, found.straight) == (0, None, ())
