"""What the social map shows on a theme page."""

import datetime

import pytest

from basis.areas.tests.makers import make_municipality
from basis.socialmap import theme_pages
from basis.socialmap.tests.makers import make_organisation, make_place, make_service
from basis.themes import Subject

pytestmark = pytest.mark.django_db
TODAY = datetime.datetime.now(datetime.UTC).date()
NOW = {"confirmed_on": TODAY}
CARE = ("carers",)


@pytest.fixture
def areas():
    return make_municipality()


def names(found, key="offers"):
    return [getattr(row, "service", None) or getattr(row, "place", row) for row in (found or {}).get(key, [])]


def shown(subject, key="offers"):
    return [str(one) for one in names(theme_pages.panel(None, subject), key)]


def test_what_has_the_theme_or_is_for_the_group_belongs_and_nothing_else(areas):
    make_service("a", name="Adempauze", themes=CARE, **NOW)
    make_service("b", name="Biljart", themes=("meet",), target_groups=("young",), **NOW)
    make_service("c", name="Cursus", themes=("learn",), **NOW)
    assert shown(Subject("x", CARE)) == ["Adempauze"]
    assert shown(Subject("x", CARE, ("young",))) == ["Adempauze", "Biljart"]
    assert theme_pages.panel(None, Subject("x", ())) is None


def test_what_stopped_or_is_too_old_is_not_shown(areas):
    old = TODAY - datetime.timedelta(days=600)
    make_service("a", name="Oud", themes=CARE, confirmed_on=old)
    make_service("b", name="Gestopt", themes=CARE, status="inactive", **NOW)
    assert theme_pages.panel(None, Subject("x", CARE)) is None


def test_what_is_in_the_area_comes_first_and_the_rest_is_not_lost(areas):
    ruwaard = areas["ruwaard"]
    make_place("ver", name="Aan de overkant", **NOW)
    make_place("dichtbij", name="Zonneweide", area_code=ruwaard.code, **NOW)
    make_service("a", name="Aanschuiven", themes=CARE, at=["ver"], **NOW)
    make_service("z", name="Zitten", themes=CARE, at=["dichtbij"], **NOW)
    assert shown(Subject("x", CARE)) == ["Aanschuiven", "Zitten"]
    assert shown(Subject("x", CARE, (), ruwaard)) == ["Zitten", "Aanschuiven"]
    assert shown(Subject("x", CARE, (), ruwaard), "places") == ["Zonneweide", "Aan de overkant"]


def test_a_list_of_one_theme_is_one_link_away_and_knows_the_area(areas):
    make_organisation("a", name="Steun", themes=CARE, **NOW)
    found = theme_pages.panel(None, Subject("x", CARE))
    assert [str(one) for one in found["organisations"]] == ["Steun"]
    assert found["asked"] == "?onderwerp=mantelzorg"
    assert theme_pages.panel(None, Subject("x", (*CARE, "meet")))["asked"] == ""


def test_the_number_of_queries_does_not_grow(areas, django_assert_max_num_queries):
    make_place("hier", **NOW)
    for number in range(40):
        make_service(f"s{number}", name=f"Aanbod {number}", themes=CARE, at=["hier"], **NOW)
    with django_assert_max_num_queries(8):
        theme_pages.panel(None, Subject("x", CARE))
