"""How near places are to people of an area: two ways of counting, sharing with neighbours, what is not known."""

import pytest

from basis.areas.models import Area
from basis.meeting import queries
from basis.meeting.reach import Span, Spot, Walks
from basis.meeting.supply_queries import Sort
from basis.meeting.tests.makers import AT, make_place_in, make_town
from basis.themes import Group

STREET = [(51.75 + north / 111_200, 5.5) for north in (0, 500, 1000, 5000)]


def walks(*places, radius=0.0, at=STREET):
    return Walks(tuple(range(len(at))), tuple(Spot(point, radius) for point in at), tuple(places))


def test_people_outside_the_area_share_its_places():
    """One place at the first spot; 500 metres off is 7.8 minutes, a kilometre 15.6: those are out of reach."""
    found = walks(STREET[0]).reach({0: 100, 1: 300, 2: 50}, [0])[0]
    assert found.shared.low == found.shared.high == pytest.approx(1 / 400)
    assert found.within == (Span(1, 1), Span(1, 1), Span(1, 1))


def test_who_has_nothing_in_reach_counts_as_nought():
    found = walks(STREET[0]).reach({0: 100, 3: 100}, [0, 3])[0]
    assert found.shared == Span.of(pytest.approx(0.5 / 100))
    assert walks(STREET[0]).reach({3: 100}, [3])[0].shared == Span(0, 0)


def test_where_nobody_is_known_to_live_there_is_no_number_rather_than_nought():
    assert walks(STREET[0]).reach({}, [0])[0] is None
    assert walks(STREET[0]).reach({1: 10}, [0])[0] is None


def test_with_people_all_over_the_buurt_both_ways_of_counting_are_given():
    """Everybody in the middle has the place at 0 minutes; spread over a kilometre most do not have it within 5."""
    found = walks(STREET[0], radius=1000, at=STREET[:1]).reach({0: 100}, [0])[0]
    assert found.within[0].high == 1
    assert 0 < found.within[0].low < 0.3
    assert found.within[0].low <= found.within[1].low <= found.within[2].low
    assert found.half.low == 0 < found.half.high


def test_without_places_nothing_is_in_reach_and_nothing_fails():
    found = walks().reach({0: 100}, [0])[0]
    assert found.within == (Span(0, 0),) * 3
    assert found.shared == Span(0, 0)
    assert walks().without({0: 100}, inside=[0, 1]) == [(0, float("inf"))]


@pytest.mark.django_db
def test_the_picture_of_an_area_counts_its_own_people_and_all_places():
    areas = make_town()
    make_place_in(1, 0, "over-de-grens")  # in the neighbouring area, some 10 minutes off
    found = queries.picture(areas["ruwaard"], at=AT)
    assert found.everyone.here.people == 1500
    assert not found.here.found
    assert found.everyone.here.shared.low > 0
    assert [near.people.group for near in found.near] == [Group.EVERYONE, Group.CHILDREN, Group.OLDER]


@pytest.mark.django_db
def test_a_number_that_is_not_given_is_named_and_never_nought():
    areas = make_town()
    outside = Area.objects.get(code="WK082802")
    found = queries.picture(outside, at=AT)
    assert found.everyone.here.people == 30
    assert [buurt.code for buurt in found.everyone.silent] == ["BU08280201"]
    assert found.everyone.people.missing[found.everyone.silent[0].pk].startswith("geheim")
    assert not queries.picture(areas["ruwaard"], at=AT).everyone.silent


@pytest.mark.django_db
def test_a_place_of_which_only_the_area_is_known_is_there_and_does_not_count_for_walking():
    areas = make_town()
    make_place_in(0, 0, "ergens", lat=None, lon=None, area_code="WK082806")
    found = queries.picture(areas["ruwaard"], at=AT)
    assert len(found.here.found) == 1 == found.unplaced
    assert found.everyone.here.within[2] == Span(0, 0)
    assert len(found.without) == 2


@pytest.mark.django_db
def test_sorts_of_places_are_counted_and_measured_apart():
    areas = make_town()
    make_place_in(0, 0, "buurthuis", opening_hours="We 19:00-22:00", step_free=True)
    make_place_in(0, 1, "plein", setting="outdoor", opening_hours="Mo-Fr 09:00-17:00", cost_kind="")
    make_place_in(0, 1, "club", openness="members")
    make_place_in(0, 1, "loket", is_meeting_place=False)
    counts = queries.picture(areas["ruwaard"], at=AT).here.counts()
    assert counts == {
        Sort.ALL: 2, Sort.INDOOR: 1, Sort.OUTDOOR: 1, Sort.FREE: 1, Sort.EVENING: 1, Sort.STEP_FREE: 1
    }  # fmt: skip
    outdoor = queries.picture(areas["ruwaard"], Sort.OUTDOOR, at=AT)
    assert [one.place.name for one in outdoor.shown.found] == ["Plein"]
    assert outdoor.everyone.here.within[0].high == pytest.approx(500 / 1500)  # who lives in the middle of that buurt


@pytest.mark.django_db
def test_the_newest_year_that_is_known_per_buurt_is_taken_for_all():
    from basis.figures.tests.makers import make_observation

    areas = make_town(with_ages=False)
    make_observation(Area.objects.get(code="BU08280600"), period=2025, value=1100)
    found = queries.picture(areas["ruwaard"], at=AT).everyone
    assert (found.people.year, found.here.people) == (2025, 1100)
    assert [buurt.code for buurt in found.silent] == ["BU08280601"]
