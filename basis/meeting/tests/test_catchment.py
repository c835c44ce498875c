"""Walking, shares and catchments: an example by hand, and what must hold whatever the numbers."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.meeting import catchment

SOME = st.integers(0, 10_000)
POINT = st.tuples(st.floats(51.70, 51.80), st.floats(5.45, 5.60))
TOWN = st.lists(POINT, min_size=1, max_size=12).flatmap(
    lambda points: st.tuples(st.just(points), st.lists(SOME, min_size=len(points), max_size=len(points)))
)
PLACES = st.lists(POINT, max_size=8)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine too
BOTH = pytest.mark.parametrize("weights", [catchment.PLAIN, catchment.ENHANCED], ids=["plain", "enhanced"])


def metres_north(metres):
    return 51.75 + metres / catchment.DEGREE, 5.5


def test_a_kilometre_in_a_straight_line_is_almost_sixteen_minutes_on_foot():
    walk = catchment.minutes([metres_north(0)], [metres_north(1000)])
    assert walk[0, 0] == pytest.approx(1000 * 1.3 / 5000 * 60)  # 15.6


def test_east_is_as_far_as_north():
    east = 5.5 + 1000 / (catchment.DEGREE * math.cos(math.radians(51.75)))
    walk = catchment.minutes([metres_north(0)], [(51.75, east), metres_north(1000)])
    assert walk[0, 0] == pytest.approx(walk[0, 1], rel=1e-4)


def test_an_example_by_hand():
    """Three neighbourhoods on a street and two places: A lives at one, B between, C out of reach of both.

    Place 1 is shared by A and B (300 people), place 2 by B alone (200). So A has 1/300, B has 1/300 + 1/200, C nothing.
    """
    walk = np.array([[2.0, 20.0], [12.0, 8.0], [40.0, 60.0]])
    people, supply = [100, 200, 50], [1, 1]
    assert catchment.access(catchment.weigh(walk), people, supply) == pytest.approx([1 / 300, 1 / 300 + 1 / 200, 0])
    assert catchment.within(catchment.nearest(walk), people) == pytest.approx([100 / 350, 300 / 350, 300 / 350])
    assert list(catchment.nearest(walk)) == [2, 8, 40]
    assert catchment.median(catchment.nearest(walk), people) == 8


def test_the_same_example_where_farther_counts_less():
    """Place 1: A counts whole and B for 0.22, so 100 + 44 people; place 2: B counts for 0.68, so 136."""
    walk = np.array([[2.0, 20.0], [12.0, 8.0], [40.0, 60.0]])
    found = catchment.access(catchment.weigh(walk, catchment.ENHANCED), [100, 200, 50], [1, 1])
    assert found == pytest.approx([1 / 144, 0.22 / 144 + 0.68 / 136, 0])


def test_what_is_just_at_the_limit_is_within_it():
    walk = np.array([[5.0], [10.0], [15.0], [15.0001]])
    assert catchment.within(catchment.nearest(walk), [1, 1, 1, 1]) == pytest.approx([0.25, 0.5, 0.75])
    shared = catchment.access(catchment.weigh(walk, catchment.ENHANCED), [1, 1, 1, 1], [1])
    assert shared / shared[0] == pytest.approx([1, 0.68, 0.22, 0])


def test_without_any_place_everybody_has_nothing_and_no_number_is_missing():
    walk = catchment.minutes([metres_north(0), metres_north(500)], [])
    assert list(catchment.access(catchment.weigh(walk), [10, 20], [])) == [0, 0]
    assert list(catchment.within(catchment.nearest(walk), [10, 20])) == [0, 0, 0]
    assert list(catchment.nearest(walk)) == [math.inf, math.inf]


def test_where_nobody_lives_nothing_is_divided_by_nought():
    walk = catchment.minutes([metres_north(0)], [metres_north(100)])
    assert list(catchment.access(catchment.weigh(walk), [0], [1])) == [0]
    assert list(catchment.within(catchment.nearest(walk), [0])) == [0, 0, 0]
    assert catchment.median(catchment.nearest(walk), [0]) == math.inf


@BOTH
@CALM
@given(town=TOWN, places=PLACES, another=POINT)
def test_adding_a_place_never_takes_anything_from_anybody(weights, town, places, another):
    points, people = town
    before, after = catchment.minutes(points, places), catchment.minutes(points, [*places, another])
    less = catchment.access(catchment.weigh(before, weights), people, np.ones(len(places)))
    more = catchment.access(catchment.weigh(after, weights), people, np.ones(len(places) + 1))
    assert (more >= less - 1e-12).all()
    assert (
        catchment.within(catchment.nearest(after), people) >= catchment.within(catchment.nearest(before), people) - 1e-4
    ).all()


@BOTH
@CALM
@given(
    people=st.lists(SOME, min_size=1, max_size=12).filter(any),
    supply=st.lists(st.integers(1, 500), min_size=1, max_size=8),
    near=st.floats(0, 15),
)
def test_what_all_have_together_is_the_supply_where_all_can_be_reached(weights, people, supply, near):
    walk = np.full((len(people), len(supply)), near)
    found = catchment.access(catchment.weigh(walk, weights), people, supply)
    assert found @ np.array(people) == pytest.approx(sum(supply))


@BOTH
@CALM
@given(town=TOWN, places=PLACES)
def test_nobody_has_less_than_nothing_and_together_not_more_than_there_is(weights, town, places):
    points, people = town
    walk = catchment.minutes(points, places)
    found = catchment.access(catchment.weigh(walk, weights), people, np.ones(len(places)))
    assert (found >= 0).all()
    assert (found[catchment.nearest(walk) > 15] == 0).all()
    assert found @ np.array(people) <= len(places) + 1e-9


@CALM
@given(point=POINT, radius=st.floats(1, 2000))
def test_spread_points_lie_within_the_disc_and_around_its_middle(point, radius):
    spots = catchment.spread([point], [radius])
    straight = catchment.minutes([point], spots)[0] * catchment.SPEED / catchment.DETOUR
    assert len(spots) == catchment.SPOTS
    assert straight.max() <= radius * 1.001
    assert np.hypot(*(spots.mean(axis=0) - point)) * catchment.DEGREE < radius / 8
