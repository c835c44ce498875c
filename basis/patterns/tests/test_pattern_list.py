"""The list of patterns: what is tested, what is not and why, and that it is the same however it came about."""

import json
from dataclasses import replace

import numpy as np
import pytest

from basis.patterns.method import Method
from basis.patterns.pattern_list import made, make_all, renewed
from basis.patterns.results import Test, Why, as_json
from basis.patterns.tests.makers import a_round, asked, told
from basis.patterns.told import Kind

METHOD = Method(rounds=200)


def between(results, *questions):
    return {(result.answers, result.outcome.test) for result in results if set(result.questions) == set(questions)}


def test_each_pair_gets_the_tests_between_its_kinds():
    results = made(a_round(300), METHOD)
    each = [("gave-0", ""), ("gave-1", ""), ("gave-2", "")]
    assert between(results, "dots", "role") == {(("", ""), Test.MANOVA), (("", ""), Test.CHI2)}
    assert between(results, "dots", "dots2") == {(("", ""), Test.CORRELATION)}
    assert between(results, "dots", "far") == {(("", ""), Test.REGRESSION)}
    assert between(results, "stone", "area") == {(("", ""), Test.SHIFT), (("", ""), Test.ENERGY)}
    assert between(results, "far", "near") == {(("", ""), Test.SPEARMAN)}
    assert between(results, "far", "role") == {(("", ""), Test.KRUSKAL_WALLIS)}
    assert between(results, "far", "gave") == {(("", a), Test.MANN_WHITNEY) for a, _ in each}
    assert between(results, "gave", "role") == {(answers, Test.CHI2) for answers in each}
    assert between(results, "far", "month") == {(("", ""), Test.JONCKHEERE)}
    assert between(results, "gave", "month") == {(answers, Test.JONCKHEERE) for answers in each}
    assert between(results, "dots", "month") == {(("", ""), Test.REGRESSION)}
    assert between(results, "role", "area") == {(("", ""), Test.CHI2)}
    assert not between(results, "stone", "far")


def test_stories_of_one_teller_turn_every_test_into_a_permutation():
    results = made(a_round(300, tellers=np.arange(300) % 250), METHOD)
    assert min(result.outcome.rounds for result in results if result.p is not None) == 200


def test_groups_under_the_minimum_have_a_reason_and_never_a_p():
    far = np.arange(65.0)
    role = np.repeat([0, 1, 2], [30, 19, 16])
    alone = made(told(asked("far", Kind.SCALE, far), asked("role", Kind.CHOICE, role, 3)), METHOD)[0]
    assert (alone.p, alone.adjusted, alone.why_not) == (None, None, Why.TOO_FEW)
    assert [(group.n, group.used) for group in alone.groups] == [(30, True), (19, False), (16, False)]
    role[:10] = 1
    two = made(told(asked("far", Kind.SCALE, far), asked("role", Kind.CHOICE, role, 3)), METHOD)[0]
    assert two.outcome.test == Test.MANN_WHITNEY
    assert [(group.words, group.n) for group in two.compared] == [("role-0", 20), ("role-1", 29)]
    assert two.n == 49


def test_no_result_of_any_round_has_a_p_with_a_group_under_the_minimum():
    for result in made(a_round(90), METHOD):
        assert (result.p is None) == (result.why_not is not None)
        assert all(group.n >= 20 for group in result.groups if group.used) or result.p is None


def test_a_question_nobody_answered_is_too_few():
    far = asked("far", Kind.SCALE, np.zeros(50), state=np.ones(50))
    results = made(
        told(far, asked("near", Kind.SCALE, np.arange(50.0)), asked("role", Kind.CHOICE, np.arange(50) % 2, 2)), METHOD
    )
    assert {result.why_not for result in results if "far" in result.questions} == {Why.TOO_FEW}
    assert made(told(far), METHOD) == ()


def test_small_areas_are_taken_together():
    area = np.repeat([0, 1, 2, 3], [30, 25, 15, 12])
    result = made(told(asked("far", Kind.SCALE, np.arange(82.0) % 7), asked("area", Kind.AREA, area, 4)), METHOD)[0]
    assert [(group.words, group.n) for group in result.compared] == [("area-0", 30), ("area-1", 25), ("overig", 27)]


def test_short_periods_are_taken_with_the_next():
    month = np.repeat([0, 1, 2, 3], [12, 15, 30, 5])
    result = made(told(asked("far", Kind.SCALE, np.arange(62.0)), asked("month", Kind.ORDERED, month, 4)), METHOD)[0]
    assert [(group.words, group.n) for group in result.compared] == [
        ("month-0 – month-1", 27),
        ("month-2 – month-3", 35),
    ]


def test_the_order_of_questions_and_of_workers_changes_nothing():
    world = a_round(150, tellers=np.arange(150) % 120)
    once = made(world, METHOD, workers=1)
    again = made(replace(world, columns=world.columns[::-1]), METHOD, workers=2)
    assert once == again


def test_a_test_alone_has_the_p_it_has_among_all():
    world = a_round(150)
    alone = made(replace(world, columns=(world.column("dots"), world.column("role"))), METHOD)
    among = [result for result in made(world, METHOD) if set(result.questions) == {"dots", "role"}]
    assert [result.p for result in alone] == [result.p for result in among if result.outcome.rounds in (0, 200)]


def test_what_involves_a_changed_question_alone_is_made_again():
    before, after = a_round(150), a_round(150)
    after.column("far").values[:] = 100 - after.column("near").numbers
    results = renewed(made(before, METHOD), after, ["far"], METHOD)
    assert results == made(after, METHOD)
    assert results != made(before, METHOD)


def test_p_is_adjusted_for_all_that_was_tested():
    results = [result for result in made(a_round(150), METHOD) if result.p is not None]
    least = min(results, key=lambda result: result.p)
    assert least.adjusted == pytest.approx(min(1, least.p * len(results)))
    assert all(result.adjusted >= result.p for result in results)
    assert all(pair.adjusted >= result.adjusted for result in results for pair in result.outcome.pairs)


def test_a_permutation_that_came_out_small_is_looked_at_with_enough_rounds_to_count():
    world = a_round(200)
    dots = np.where(
        (np.arange(200) % 2 == 0)[:, None],
        world.column("dots").numbers + np.array([2, 0, 0]),
        world.column("dots").numbers,
    )
    world = replace(
        world,
        columns=(
            *world.columns[1:],
            asked("dots", Kind.TRIAD, dots, 3),
            asked("half", Kind.CHOICE, np.arange(200) % 2, 2),
        ),
    )
    results = made(world, METHOD)
    found = next(r for r in results if r.questions == ("dots", "half") and r.outcome.test == Test.HOTELLING)
    assert found.outcome.rounds >= 40 * sum(result.p is not None for result in results)
    assert found.adjusted < 0.05


def test_parts_of_a_round_are_adjusted_together_and_keep_their_own_p():
    world = a_round(200)
    part = made(world.filtered("role", 0), METHOD, involving=["far"])
    both = made(world, METHOD, beside=part)
    alone = made(world, METHOD)
    assert [result.p for result in both if result.filter] == [result.p for result in part]
    assert len(both) == len(alone) + len(part)
    assert all(result.adjusted >= result.p for result in both if result.p is not None)


def test_progress_goes_up_to_all():
    seen = list(make_all(a_round(60), METHOD))
    assert [done for done, _ in seen] == list(range(1, len(seen) + 1))
    assert seen[-1][0] == seen[-1][1]


def test_a_result_is_plain_json():
    world = a_round(150).where(np.arange(150) < 120, "eerste 120")
    plain = [as_json(result) for result in made(world, METHOD)]
    back = json.loads(json.dumps(plain, allow_nan=False))
    assert back == plain
    assert {one["filter"] for one in back} == {"eerste 120"}
    assert all((one["p"] is None) == bool(one["why_not"]) for one in back)


@pytest.mark.parametrize("seed", range(30))
def test_of_any_round_however_odd_each_result_has_a_p_or_a_reason_and_an_interval_round_its_effect(seed):
    """Everyone alike, all dots in corners, one teller, hardly any answers: no error and no number out of bounds."""
    chance = np.random.default_rng(seed)
    n = int(chance.choice([0, 1, 3, 25, 60]))

    def state():
        return np.where(chance.random(n) < chance.choice([0, 0.1, 0.9]), chance.integers(1, 3, n), 0)

    world = told(
        asked("dots", Kind.TRIAD, np.eye(3)[chance.integers(0, 3, n)], 3, state()),
        asked("edge", Kind.TRIAD, np.tile([0.5, 0.5, 0], (n, 1)), 3, state()),
        asked("stone", Kind.STONE, chance.integers(0, 2, (n, 2)).astype(float), state=state()),
        asked("far", Kind.SCALE, chance.choice([0.0, 100.0], n), state=state()),
        asked("gave", Kind.CHOICES, (chance.random((n, 2)) < chance.random()).astype(int), 2, state()),
        asked("role", Kind.CHOICE, chance.choice(9, n, p=chance.dirichlet([0.5] * 9)), 9, state()),
        asked("month", Kind.ORDERED, chance.integers(0, 4, n), 4, state()),
        tellers=chance.integers(0, chance.choice([1, 8, 500]), n),
    )
    for result in made(world, Method(minimum=int(chance.choice([1, 5, 20])), rounds=20), workers=1):
        assert (result.p is None) == (result.why_not is not None)
        assert result.p is None or 0 <= result.p <= result.adjusted <= 1
        effect = result.outcome.effect
        assert effect is None or effect.low <= effect.value + 1e-9 <= effect.high + 2e-9
