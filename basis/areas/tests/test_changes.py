"""In which years the border of an area moved, and gemeenten that are no more."""

import copy

import pytest
from shapely.affinity import translate
from shapely.geometry import box

from basis import geo
from basis.areas import shapes
from basis.areas.change_actions import follow_own_areas, tell_boundary_changes
from basis.areas.change_queries import boundary_changes
from basis.areas.models import Area, BoundaryChange
from basis.areas.tests.makers import buurt_feature, collection, everything, import_small_oss, set_own, small_oss, square


def _at(metres):
    """A square of 500 metres in the middle of the country, moved to the east by so many metres; in degrees."""
    return geo.to_degrees(translate(box(160_000, 415_000, 160_500, 415_500), metres))


@pytest.mark.parametrize(
    ("metres", "says"),
    [(0, False), (4, False), (4.9, False), (20, True), (500, True)],
)
def test_a_border_that_is_drawn_more_precisely_has_not_moved(metres, says):
    assert shapes.have_moved([_at(0)], [_at(metres)]) == [says]


def test_a_corner_of_less_than_one_percent_is_another_border_and_not_another_area():
    whole = box(160_000, 415_000, 160_500, 415_500)
    small, great = (geo.to_degrees(whole.difference(box(160_000, 415_000, 160_000 + s, 415_000 + s))) for s in (40, 60))
    assert shapes.have_moved([geo.to_degrees(whole)] * 2, [small, great]) == [False, True]


def test_pairs_are_judged_one_by_one_and_none_is_no_pair():
    assert shapes.have_moved([_at(0), _at(0)], [_at(100), _at(0)]) == [True, False]
    assert shapes.have_moved([], []) == []


def _changes(*codes):
    found = BoundaryChange.objects.filter(area__code__in=codes) if codes else BoundaryChange.objects
    return sorted(found.values_list("area__code", "since", "year"))


def _moved(*places):
    """The small Oss with these features two kilometres further to the north."""
    content = copy.deepcopy(small_oss())
    for place in places:
        content["features"][place]["geometry"] = square(place // 2, place % 2 + 2)
    return content


pytestmark = pytest.mark.django_db


def test_a_division_with_another_border_says_for_whom_and_since_when():
    import_small_oss(year=2020)
    changes = import_small_oss(_moved(0), year=2023)
    assert _changes() == [("BU08280600", 2020, 2023), ("GM0828", 2020, 2023), ("WK082806", 2020, 2023)]
    assert changes.moved == 3


def test_the_same_division_again_has_moved_nothing_and_a_correction_takes_it_back():
    import_small_oss(year=2020)
    import_small_oss(_moved(0), year=2023)
    before = (_changes(), everything())
    assert not import_small_oss(_moved(0), year=2023)
    assert (_changes(), everything()) == before
    import_small_oss(small_oss(), year=2023)
    assert _changes() == []


def test_a_division_in_between_narrows_down_when_it_was():
    import_small_oss(year=2016)
    import_small_oss(_moved(0), year=2025)
    assert _changes("BU08280600") == [("BU08280600", 2016, 2025)]
    import_small_oss(year=2020)
    assert _changes("BU08280600") == [("BU08280600", 2020, 2025)]


def test_what_the_statistical_office_says_stands_for_what_we_measure():
    import_small_oss(year=2016)
    import_small_oss(_moved(0), year=2025)
    assert tell_boundary_changes({("BU08280600", 2019): True, ("BU08280601", 2019): False, ("BU09990000", 2019): True})
    assert _changes("BU08280600", "BU08280601") == [("BU08280600", 2018, 2019)]
    assert tell_boundary_changes({("BU08280600", 2019): True}) == 0
    assert tell_boundary_changes({("BU08280600", 2019): False}) == 1
    assert _changes("BU08280600") == [("BU08280600", 2016, 2025)]


def test_an_own_area_has_the_changes_of_the_parts_its_figures_are_made_of():
    import_small_oss(year=2020)
    set_own("Ruwaard,WK082806,wijk", "Rest,WK082807 BU08280200,wijk")
    tell_boundary_changes({("WK082806", 2021): True, ("BU08280700", 2022): True, ("BU08280200", 2023): True})
    assert _changes("GM0828-ruwaard") == [("GM0828-ruwaard", 2020, 2021)]
    assert _changes("GM0828-rest") == [("GM0828-rest", 2022, 2023)]  # of the whole wijk Ussen only the wijk counts
    set_own("Ruwaard,BU08280700,wijk", "Rest,WK082806,wijk")
    assert _changes("GM0828-ruwaard", "GM0828-rest") == [("GM0828-rest", 2020, 2021), ("GM0828-ruwaard", 2021, 2022)]


def test_of_two_parts_that_changed_in_one_year_the_widest_doubt_holds():
    import_small_oss(year=2020)
    set_own("Samen,WK082806 WK082807,wijk")
    BoundaryChange.objects.create(area=Area.objects.get(code="WK082806"), since=2016, year=2021, is_measured=True)
    tell_boundary_changes({("WK082807", 2021): True})
    follow_own_areas()
    assert _changes("GM0828-samen") == [("GM0828-samen", 2016, 2021)]


def test_figures_may_not_be_joined_over_the_years_in_which_it_happened():
    change = BoundaryChange(since=2016, year=2019)
    assert [change.lies_between(a, b) for a, b in ((2015, 2016), (2016, 2017), (2018, 2019), (2019, 2020))] == [
        False,
        True,
        True,
        False,
    ]


def test_the_changes_of_some_areas_take_one_query(django_assert_num_queries):
    import_small_oss(year=2020)
    import_small_oss(_moved(0), year=2023)
    areas = list(Area.objects.all())
    with django_assert_num_queries(1):
        found = boundary_changes(areas)
    assert {change.year for changes in found.values() for change in changes} == {2023}


def _gemeente(number, column, row=0):
    return buurt_feature(f"BU{number}0000", f"B{number}", f"W{number}", column, row, gemeentenaam=f"G{number}")


def test_a_gemeente_that_merged_is_closed_with_its_wijken_and_buurten():
    import_small_oss(collection([_gemeente("0756", 5), _gemeente("0757", 6)]), year=2021)
    merged = [_gemeente("1982", 5), _gemeente("1982", 6)]
    merged[1]["properties"] |= {"buurtcode": "BU19820001", "buurtnaam": "B2"}
    changes = import_small_oss(collection(merged), year=2022)
    gone = set(Area.objects.filter(until_year=2021).values_list("code", flat=True))
    assert gone == {"GM0756", "WK075600", "BU07560000", "GM0757", "WK075700", "BU07570000"}
    assert {"GM0756 G0756", "GM0757 G0757"} <= set(changes.vanished)
    assert not import_small_oss(collection(merged), year=2022)
    assert not import_small_oss(collection([_gemeente("0756", 5), _gemeente("0757", 6)]), year=2021)
    assert set(Area.objects.filter(until_year=2021).values_list("code", flat=True)) == gone


def test_an_older_division_brings_a_gemeente_that_is_closed_at_once():
    import_small_oss(collection([_gemeente("1982", 5)]), year=2022)
    import_small_oss(collection([_gemeente("0756", 5)]), year=2021)
    assert dict(Area.objects.filter(kind="municipality").values_list("code", "until_year")) == {
        "GM0756": 2021,
        "GM1982": None,
    }


def test_a_gemeente_that_a_newer_file_does_not_speak_of_stays_and_so_does_our_own():
    import_small_oss(collection([*small_oss()["features"], _gemeente("0756", 5)]), year=2021)
    import_small_oss(collection([_gemeente("0757", 6)]), year=2022)
    assert not Area.objects.exclude(until_year=None).exists()
    import_small_oss(collection([_gemeente("0758", c, r) for c in range(3) for r in (0, 1)]), year=2023)
    assert Area.objects.get(code="GM0828").until_year is None
