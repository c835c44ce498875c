"""What is kept of a round: back as it was, and made again only as far as a story touched it."""

import numpy as np
import pytest
from django.utils import timezone

from basis.moderation.models import Contribution
from basis.patterns import jobs, kept_actions, kept_queries
from basis.patterns.changes import changed
from basis.patterns.method import Method
from basis.patterns.models import Kept
from basis.patterns.packing import packed, packed_results, unpacked, unpacked_results
from basis.patterns.pattern_list import made, pairs_of, renewed
from basis.patterns.tests.makers import a_round
from basis.stories.telling_actions import Herself
from basis.stories.tests.makers import make_round, make_story, make_worker, make_world

FAST = Method(rounds=200)


def test_a_round_and_its_tests_come_back_as_they_were():
    world = a_round(60)
    again = unpacked(packed(world))
    assert [c.key for c in again.columns] == [c.key for c in world.columns]
    for one, other in zip(world.columns, again.columns, strict=True):
        assert np.allclose(one.numbers, other.numbers, atol=1e-6) and (one.state == other.state).all()
    results = made(world, FAST, workers=1)
    assert unpacked_results(packed_results(results)) == results


def test_a_story_touches_only_the_pairs_that_it_answered_both_of():
    world = a_round(80)
    before = world.where(np.arange(80) < 79, "")
    for column in world.columns:
        if column.key not in ("far", "role", "gave"):
            column.state[79] = 1
    found = changed(before, world)
    assert (found.came, found.went) == (1, 0)
    assert found.pairs == {("far", "role"), ("far", "gave"), ("gave", "role")}
    assert not changed(world, world).pairs
    back = changed(world, before)
    assert (back.came, back.went) == (0, 1) and back.pairs == found.pairs


def test_a_changed_answer_counts_as_gone_and_come_and_an_area_touches_all_its_pairs():
    world = a_round(80)
    other = a_round(80)
    other.column("area").values[3] = (other.column("area").values[3] + 1) % 4
    found = changed(world, other)
    assert (found.came, found.went) == (1, 1)
    assert {pair for pair in found.pairs if "area" in pair} == {
        tuple(sorted(("area", c.key))) for c in world.columns if c.key != "area"
    }


def test_only_touched_pairs_are_made_again_and_give_what_a_whole_run_gives():
    world = a_round(80)
    before = world.where(np.arange(80) < 79, "")
    for column in world.columns:
        if column.key not in ("far", "near"):
            column.state[79] = 1
    steps = []
    old = made(before, FAST, workers=1)
    pairs = changed(before, world).pairs
    new = renewed(old, world, None, FAST, pairs=pairs, workers=1, progress=lambda done, of: steps.append((done, of)))
    assert steps[0][1] <= 2 < len(pairs_of(world))
    one, other = ([r for r in results if set(r.questions) == {"far", "near"}] for results in (new, made(world, FAST)))
    assert one[0].outcome == other[0].outcome and len(new) == len(old)


@pytest.mark.django_db
def test_the_clock_makes_what_came_and_takes_out_what_went():
    area = make_world()["GM0828-ruwaard"]
    one = make_round(area, make_worker(area))
    stories = [make_story(one, f"Verhaal {n}.", answers={"welkom": n}, herself=Herself({"rol": "inwoner"})) for n in range(6)]  # fmt: skip # noqa: E501
    now = timezone.now()
    assert jobs.keep(now) == "1 rounds" and jobs.keep(now) == ""
    assert len(kept_queries.standing(one).told) == 6
    Contribution.objects.filter(pk=stories[0].contribution_id).update(state="withdrawn", closed_at=now)
    standing = kept_queries.standing(one)
    assert stories[0].pk not in standing.told.stories and standing.results is None
    make_story(one, "Nog een.", answers={"welkom": 3})
    assert kept_queries.standing(one).waiting == 1
    assert jobs.keep(now) == "1 rounds"
    kept = unpacked(bytes(Kept.objects.get(round=one).columns))
    assert stories[0].pk not in kept.stories and len(kept) == 6
    assert kept_queries.standing(one).is_whole


@pytest.mark.django_db
def test_two_do_not_make_the_same_round_at_once():
    area = make_world()["GM0828-ruwaard"]
    one = make_round(area, make_worker(area))
    make_story(one, answers={"welkom": 3})
    Kept.objects.create(round=one, begun_at=timezone.now())
    assert not kept_actions.keep(one)
    assert kept_queries.to_make(timezone.now()) == []
