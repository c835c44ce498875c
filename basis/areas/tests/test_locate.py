"""Where a point lies."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from basis.areas import queries
from basis.areas.tests.makers import (
    LAT,
    LON,
    SIDE,
    centre,
    collection,
    import_small_oss,
    set_own,
    square,
)


@pytest.mark.django_db
def test_a_point_has_its_buurt_wijk_and_own_area():
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk")
    found = queries.locate(*centre(0, 1))
    assert (found.buurt.code, found.wijk.code, found.own.name) == ("BU08280601", "WK082806", "Ruwaard")
    assert found.area.slug == "ruwaard"


@pytest.mark.django_db
def test_outside_every_own_area_a_point_still_has_its_wijk():
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk")
    found = queries.locate(*centre(2))
    assert (found.own, found.area.code) == (None, "WK082802")


@pytest.mark.django_db
def test_where_only_wijken_are_known_a_point_has_a_wijk():
    wijk = {"type": "Feature", "properties": {"wijkcode": "WK082806", "wijknaam": "R"}, "geometry": square(0)}
    import_small_oss(collection([wijk]))
    found = queries.locate(*centre(0))
    assert (found.buurt, found.wijk.code) == (None, "WK082806")


@pytest.mark.django_db
def test_outside_the_municipality_there_is_nothing():
    assert queries.locate(*centre(0)) is None
    import_small_oss()
    assert queries.locate(LAT - 1, LON) is None


@pytest.mark.django_db
def test_a_change_is_seen_at_once_within_the_transaction():
    import_small_oss()
    assert queries.locate(*centre(0)).own is None
    set_own("Ruwaard,WK082806,wijk")
    assert queries.locate(*centre(0)).own.name == "Ruwaard"


@pytest.mark.django_db(transaction=True)
def test_warm_it_asks_the_database_nothing(django_assert_num_queries):
    import_small_oss()
    queries.locate(*centre(0))
    with django_assert_num_queries(0):
        assert queries.locate(*centre(1)).buurt.code == "BU08280700"


class TestEveryPoint(TestCase):
    @classmethod
    def setUpTestData(cls):
        import_small_oss()

    @settings(deadline=None)
    @given(st.floats(-0.005, 0.035), st.floats(-0.005, 0.025))
    def test_a_point_lies_in_the_square_around_it_or_nowhere(self, east, north):
        found = queries.locate(LAT + north, LON + east)
        column, row = int(east // SIDE), int(north // SIDE)
        near_a_line = min(abs(v - round(v / SIDE) * SIDE) for v in (east, north)) < 1e-6
        if near_a_line:
            return
        expected = {(c, r): f"BU0828{w}0{r}" for c, w in enumerate(("06", "07", "02")) for r in (0, 1)}
        assert (found.buurt.code if found else None) == expected.get((column, row))
