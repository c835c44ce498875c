"""What people say, on a theme page, and saying something about its theme."""

import pytest

from basis.needs import theme_pages
from basis.needs.tests.makers import make_need
from basis.themes import Subject

pytestmark = pytest.mark.django_db


def test_what_is_said_about_the_theme_stands_there_and_what_waits_does_not(area):
    make_need(area, text="Een middag vrij.", theme="carers")
    make_need(area, text="Nog niet gezien.", theme="carers", state="held")
    make_need(area, text="Een bankje.", theme="surroundings")
    found = theme_pages.panel(None, Subject("Mantelzorg", ("carers",)))
    assert [one.text for one in found["needs"]] == ["Een middag vrij."]
    assert found["others"].endswith("?onderwerp=mantelzorg")


def test_only_that_of_the_area_when_one_looks_there(area, world):
    make_need(area, text="Hier.", theme="carers")
    make_need(world["GM0828-noordwest"], text="Daar.", theme="carers")
    found = theme_pages.panel(None, Subject("Mantelzorg", ("carers",), (), area))
    assert [one.text for one in found["needs"]] == ["Hier."]


def test_who_says_something_there_says_it_about_that_theme(client, area):
    kind, address = theme_pages.panel(None, Subject("Mantelzorg", ("carers",), (), area))["doors"][0]
    form = client.get(address).context["form"]
    assert (form["kind"].value(), form["theme"].value()) == (kind, "carers")


def test_the_theme_is_kept_when_she_still_has_to_choose_an_area(client, area):
    _kind, address = theme_pages.panel(None, Subject("Mantelzorg", ("carers",)))["doors"][0]
    assert "onderwerp=mantelzorg" in client.get(address).content.decode()
