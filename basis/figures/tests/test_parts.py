"""Figures of our own areas, the municipality and the country, computed from those of their parts."""

import pytest

from basis.areas.events import areas_changed
from basis.areas.models import Area
from basis.areas.tests.makers import make_area, make_delivery, make_municipality
from basis.figures import actions, parts
from basis.figures.aggregation import MUNICIPALITIES
from basis.figures.models import Observation
from basis.figures.readers.values import Delivered, Value
from basis.figures.tests.deliveries import everything, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def oss():
    return {area.code: area for area in make_municipality().values()}


def bring(*figures, period=2024, source="kwb", **more):
    """Import figures given as (area, indicator, value or reason)."""
    values = [
        Value(a, i, period, None if isinstance(v, str) else float(v), v if isinstance(v, str) else "", **more)
        for a, i, v in figures
    ]
    return actions.import_figures(Delivered("proef", "0" * 64, source, period, len(values), values))


def whole(code, indicator, period=2024):
    return Observation.objects.get(area__code=code, indicator=indicator, period=period)


def add_wijk(oss, wijk, own):
    """Let all buurten of a wijk belong to an own area."""
    Area.objects.filter(parent=oss[wijk]).update(own_area=oss[own])


def test_an_own_area_that_is_one_wijk_has_its_figures_as_they_are(oss):
    bring(("WK082806", "inwoners", 13595), ("WK082806", "vermogen", 98.4), ("WK082806", "bijstand", "secret"))
    assert (whole("GM0828-ruwaard", "inwoners").margin, whole("GM0828-ruwaard", "inwoners").method) == (4, "source")
    assert kept("GM0828-ruwaard", "vermogen") == 98.4
    assert kept("GM0828-ruwaard", "bijstand") == "secret"


def test_an_estimate_of_one_wijk_keeps_its_interval(oss):
    bring(("WK082806", "eenzaam", 49.2), period=2022, source="rivm", lower=45.0, upper=53.0)
    one = whole("GM0828-ruwaard", "eenzaam", 2022)
    assert (one.value, one.lower, one.upper) == (49.2, 45, 53)


def test_an_own_area_of_two_wijken_is_their_sum_with_the_rounding_of_both(oss):
    add_wijk(oss, "WK082802", "GM0828-ruwaard")
    bring(("WK082806", "inwoners", 13595), ("WK082802", "inwoners", 330))
    one = whole("GM0828-ruwaard", "inwoners")
    assert (one.value, one.margin, one.method, one.coverage) == (13925, 8, "sum", 1)


def test_a_rate_is_weighted_by_its_denominator_of_the_same_year(oss):
    add_wijk(oss, "WK082802", "GM0828-ruwaard")
    bring(("WK082806", "koopwoningen", 40), ("WK082802", "koopwoningen", 90))
    bring(("WK082806", "woningen", 999), ("WK082802", "woningen", 1), period=2023)
    assert kept("GM0828-ruwaard", "koopwoningen") == "not_in_source"
    bring(("WK082806", "woningen", 6000), ("WK082802", "woningen", 2000))
    assert kept("GM0828-ruwaard", "koopwoningen") == 52.5
    assert whole("GM0828-ruwaard", "koopwoningen").method == "weighted"


def test_a_median_of_two_wijken_is_not_made(oss):
    add_wijk(oss, "WK082802", "GM0828-ruwaard")
    bring(("WK082806", "vermogen", 98.4), ("WK082802", "vermogen", 50))
    assert not Observation.objects.filter(area__code="GM0828-ruwaard").exists()


def test_a_wijk_without_a_number_makes_the_sum_missing_unless_few_live_there(oss):
    add_wijk(oss, "WK082802", "GM0828-ruwaard")
    bring(("WK082806", "bijstand", 410), ("WK082802", "bijstand", "secret"))
    assert kept("GM0828-ruwaard", "bijstand") == "secret"
    bring(("WK082806", "inwoners", 13595), ("WK082802", "inwoners", 330))
    one = whole("GM0828-ruwaard", "bijstand")
    assert one.value == 410 and 0.97 < one.coverage < 0.98 and one.margin > 330


def test_buurten_serve_where_a_wijk_lies_only_partly_in_an_own_area(oss):
    Area.objects.filter(code="BU08280200").update(own_area=oss["GM0828-ruwaard"])
    bring(("WK082806", "inwoners", 13595), ("BU08280200", "inwoners", 200), ("WK082802", "inwoners", 330))
    assert whole("GM0828-ruwaard", "inwoners").value == 13795


def test_a_figure_known_only_per_wijk_says_nothing_about_part_of_a_wijk(oss):
    Area.objects.filter(code="BU08280601").update(own_area=None)
    bring(("WK082806", "inwoners", 13595))
    assert not Observation.objects.filter(area__code="GM0828-ruwaard").exists()


def test_when_an_own_area_changes_its_figures_follow(oss):
    bring(("WK082806", "inwoners", 13595), ("WK082802", "inwoners", 330))
    add_wijk(oss, "WK082802", "GM0828-ruwaard")
    areas_changed.send(sender=Area, municipality="GM0828")
    assert kept("GM0828-ruwaard", "inwoners") == 13925
    Area.objects.filter(parent=oss["WK082806"]).update(own_area=None)
    areas_changed.send(sender=Area, municipality="GM0828")
    assert kept("GM0828-ruwaard", "inwoners") == 330
    before = everything()
    actions.recompute()
    assert everything() == before


def test_a_figure_that_a_source_gives_of_an_own_area_is_not_replaced(oss):
    bring(("GM0828-ruwaard", "inwoners", 13601))
    bring(("WK082806", "inwoners", 13595))
    assert kept("GM0828-ruwaard", "inwoners") == 13601


def test_the_municipality_is_added_up_only_when_its_source_does_not_give_it(oss):
    three = [("WK082806", "inwoners", 13595), ("WK082807", "inwoners", 13145), ("WK082802", "inwoners", 330)]
    bring(*three)
    assert (kept("GM0828", "inwoners"), whole("GM0828", "inwoners").margin) == (27070, 12)
    bring(("GM0828", "inwoners", 27063))
    assert (kept("GM0828", "inwoners"), whole("GM0828", "inwoners").coverage) == (27063, None)


def all_municipalities(year, but=0):
    delivery = make_delivery()
    for number in range(MUNICIPALITIES[year] - but):
        code = f"GM{number + 1000}"
        area = make_area(code=code, kind="municipality", name=code, slug=code.lower(), municipality_code=code)
        Observation.objects.create(area=area, indicator="inwoners", period=year, value=1000, delivery=delivery)


@pytest.mark.parametrize(("but", "is_known"), [(1, False), (2, False), (0, True)])
def test_the_country_is_added_up_only_from_all_its_municipalities(oss, but, is_known):
    all_municipalities(2024, but)
    actions.recompute()
    found = Observation.objects.filter(area__code="NL00", indicator="inwoners")
    assert [one.value for one in found] == ([342_000] if is_known else [])


def test_shares_of_postcodes_know_how_densely_people_live(oss):
    Area.objects.get(code="BU08280600").postcodes.create(postcode="5344", share=0.6, delivery=make_delivery())
    Area.objects.get(code="BU08280200").postcodes.create(postcode="5344", share=0.4, delivery=make_delivery())
    bring(("WK082806", "bevolkingsdichtheid", 3881), ("BU08280600", "bevolkingsdichtheid", 5000))
    assert [(one.area, one.density) for one in parts.postcode_shares()] == [
        ("BU08280200", None),
        ("BU08280600", 5000),
    ]
