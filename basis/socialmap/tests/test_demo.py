"""The social map of the demo answers what people ask, says what is invented, and is made twice without a change."""

import datetime

import pytest

from basis.areas import demo as areas_demo
from basis.areas.models import Area
from basis.search import actions as search
from basis.search import queries as found
from basis.socialmap import demo, hours, queries
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.wishes import Wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    areas_demo.build()
    demo.build()


def test_there_is_much_in_every_area_and_twice_changes_nothing(world):
    def count():
        return [kind.objects.count() for kind in (Organisation, Place, Service)]

    before = count()
    demo.build()
    assert count() == before
    assert sum(before) >= 120
    for area in Area.objects.own():
        assert Place.objects.in_area(area).count() >= 3, area


def test_what_is_invented_is_marked_and_facts_have_their_source(world):
    for kind in (Organisation, Place, Service):
        for one in kind.objects.all():
            assert one.is_example is one.source.startswith("verzonnen"), one
    real = Place.objects.filter(is_example=False)
    assert real.count() == 14
    assert not real.exclude(opening_hours="").filter(hours_are_example=False).exists()


def test_free_coffee_indoors_near_the_ruwaard_on_wednesday_morning(world):
    search.refresh()
    wish = Wish(
        words="koffie",
        area=Area.objects.get(slug="ruwaard"),
        weekday=2,
        part="ochtend",
        free=True,
        setting="indoor",
    )
    at = datetime.datetime.now(hours.HERE)
    assert Place.objects.get(pk=queries.places(wish, at=at)[0].pk).name == "Buurtkamer De Linde"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("rolstoel lenen", "Een rolstoel lenen"),
        ("taalles", "Taalles"),
        ("hulp bij formulier", "Hulp bij formulieren en brieven"),
        ("fietsen repareren", "Fietsen repareren"),
        ("samen eten", "Samen eten in Maren-Kessel"),
        ("eenzaam", "Een maatje als u zich eenzaam voelt"),
        ("mantelzorg", "antelzorg"),
        ("iemhof", "Wijkhuis De Haard"),
    ],
)
def test_what_people_ask_for_is_found_at_once(world, words, first):
    search.refresh()
    hits = found.find(words, limit=50).hits
    titles = [hit.entry.title for hit in hits if hit.entry.module == "socialmap"]  # the page of search groups by module
    assert any(first in title for title in titles[:3]), titles[:5]


def test_on_a_small_screen_the_list_comes_before_the_map(client, world):
    page = client.get("/plekken/").content.decode()
    assert 0 < page.index('id="gevonden"') < page.index('class="map')
