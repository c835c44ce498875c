"""From parts to the whole: sums and means with their bounds, and what a missing part does."""

import math

from hypothesis import given
from hypothesis import strategies as st

from basis.figures.aggregation import MUNICIPALITIES, Part, aggregate, mean, total
from basis.figures.models import Method, Missing

counts = st.integers(0, 50_000)
offs = st.integers(-4, 4)
rates = st.floats(0, 500, allow_nan=False)


def known(value, **more):
    return Part(float(value), **more)


def gone(weight=None, why=Missing.NOT_PUBLISHED):
    return Part(None, weight=weight, missing=why)


@given(st.lists(st.tuples(counts, offs), min_size=1, max_size=40))
def test_a_sum_of_rounded_parts_is_off_by_no_more_than_its_margin(parts):
    true = sum(value for value, _off in parts)
    whole = total([known(value + off, margin=4.0) for value, off in parts])
    assert abs(whole.value - true) <= whole.margin == 4 * len(parts)


@given(st.lists(st.tuples(rates, st.integers(1, 20_000)), min_size=1, max_size=30))
def test_a_weighted_mean_lies_between_its_smallest_and_largest_part(parts):
    whole = mean([known(value, weight=float(weight)) for value, weight in parts])
    assert min(v for v, _w in parts) <= whole.value <= max(v for v, _w in parts)


@given(st.lists(st.tuples(rates, st.integers(0, 20_000), offs, st.floats(-0.05, 0.05)), min_size=1, max_size=30))
def test_a_weighted_mean_is_off_by_no_more_than_its_margin(parts):
    given_, true = [], []
    for value, weight, off, shift in parts:
        given_.append(known(value, margin=0.05, weight=float(max(weight + off, 0)), weight_margin=4.0))
        true.append((value + shift, weight))
    whole = mean(given_)
    people = sum(weight for _v, weight in true)
    if whole.value is not None and people:
        exact = sum(value * weight for value, weight in true) / people
        assert abs(whole.value - exact) <= whole.margin * (1 + 1e-9) + 1e-6


def test_a_part_whose_people_were_rounded_to_nought_can_still_move_the_mean():
    full, empty = known(1.0, weight=1.0, weight_margin=0.5), known(0.0, weight=0.0, weight_margin=4.0)
    assert mean([full, empty]).margin == 1.0
    assert mean([full, known(0.0, weight=0.0)]).margin == 0.0


@given(st.lists(st.tuples(st.one_of(st.none(), counts), st.integers(0, 9000)), min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_parts_does_not_matter(parts, random):
    made = [known(v, weight=float(w)) if v is not None else gone(float(w)) for v, w in parts]
    other = made.copy()
    random.shuffle(other)
    for way in (total, mean):
        one, two = way(made), way(other)
        assert (one.value is None) == (two.value is None)
        assert one.value is None or math.isclose(one.value, two.value, abs_tol=1e-9)


@given(st.lists(st.tuples(st.one_of(st.none(), counts), st.integers(1, 9000)), min_size=1, max_size=12))
def test_a_sum_is_there_only_when_95_percent_of_the_denominator_is_known(parts):
    whole = total([known(v, weight=float(w)) if v is not None else gone(float(w)) for v, w in parts])
    share = sum(w for v, w in parts if v is not None) / sum(w for _v, w in parts)
    assert (whole.value is not None) == (share >= 0.95)
    assert math.isclose(whole.coverage, share)


def test_a_missing_part_makes_the_sum_missing_and_never_nought():
    whole = total([known(100), gone(why=Missing.SECRET)])
    assert (whole.value, whole.missing) == (None, Missing.SECRET)


def test_a_small_missing_part_widens_the_margin_by_all_who_live_there():
    whole = total([known(400, margin=4.0, weight=9800.0), gone(weight=200.0)])
    assert (whole.value, whole.margin, whole.coverage) == (400, 204.0, 0.98)


def test_a_part_in_which_nobody_lives_may_be_missing():
    whole = mean([known(12.5, weight=800.0), gone(weight=0.0, why=Missing.IMPOSSIBLE)])
    assert (whole.value, whole.coverage) == (12.5, 1.0)


def test_a_mean_is_weighted_and_not_plain():
    assert mean([known(10, weight=900.0), known(20, weight=100.0)]).value == 11.0


def test_a_mean_without_all_its_weights_is_not_made():
    assert mean([known(10, weight=900.0), known(20)]).value is None


def test_what_was_shared_out_stays_an_estimate_without_a_margin():
    whole = total([known(50, margin=4.0), known(60, method=Method.SHARED)])
    assert (whole.value, whole.method, whole.margin) == (110, Method.SHARED, None)


def test_medians_and_estimates_are_never_put_together():
    assert aggregate("none", [known(40, weight=100.0), known(60, weight=100.0)]) is None


def test_parts_that_are_all_absent_from_the_source_make_nothing():
    assert aggregate("sum", [gone(why=Missing.NOT_IN_SOURCE)] * 2) is None


def test_the_number_of_municipalities_never_grows():
    years = sorted(MUNICIPALITIES)
    assert [MUNICIPALITIES[y] for y in years] == sorted(MUNICIPALITIES.values(), reverse=True)
    assert (years[0], years[-1], MUNICIPALITIES[2024]) == (2015, 2026, 342)
