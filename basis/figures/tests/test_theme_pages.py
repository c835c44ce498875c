"""The figures on a theme page: few, of where one looks, and never in place of what there is not."""

import pytest

from basis.figures import theme_pages
from basis.figures.tests.makers import make_world
from basis.themes import Subject

pytestmark = pytest.mark.django_db


def test_a_figure_stands_on_the_page_it_is_about_with_where_it_comes_from(nobody):
    world = make_world()
    found = theme_pages.panel(nobody, Subject("Mantelzorg", ("carers",)))
    assert [card.code for card in found["cards"]] == ["mantelzorgers"]
    assert found["area"] == world["GM0828"]
    assert found["cards"][0].source
    assert theme_pages.panel(nobody, Subject("Leren", ("learn",))) is None


def test_where_there_is_no_figure_none_is_shown(nobody):
    noordwest = next(area for area in make_world().values() if area.slug == "noordwest")
    assert theme_pages.panel(nobody, Subject("Mantelzorg", ("carers",), (), noordwest)) is None


def test_before_areas_are_there_is_nothing_to_show(nobody, db):
    assert theme_pages.panel(nobody, Subject("Mantelzorg", ("carers",))) is None
