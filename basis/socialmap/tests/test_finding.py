"""Which places fit a wish: near home, on the day that suits, and never a dead end."""

import datetime

import pytest

from basis.areas.models import Area, PostcodeShare
from basis.areas.tests.makers import make_delivery, make_municipality
from basis.search import actions as search
from basis.socialmap import hours, queries
from basis.socialmap.models import Place
from basis.socialmap.tests.makers import TODAY, make_place, make_service
from basis.socialmap.wishes import Wish

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 25, 10, tzinfo=hours.HERE)  # a Wednesday


def found(at=AT, **wish):
    names = dict(Place.objects.values_list("pk", "name"))
    return [names[near.pk] for near in queries.places(Wish(**wish), at=at)]


@pytest.fixture
def areas():
    made = make_municipality()
    Area.objects.filter(code="BU08280600").update(lat=51.750, lon=5.500)
    Area.objects.filter(code="BU08280700").update(lat=51.765, lon=5.500)
    return made


@pytest.mark.parametrize(
    ("wish", "differences"),
    [
        ({"free": True}, {"cost_kind": "free"}),
        ({"step_free": True}, {"step_free": True}),
        ({"setting": "outdoor"}, {"setting": "outdoor"}),
        ({"setting": "outdoor"}, {"setting": "both"}),
        ({"group": "young"}, {"target_groups": ("young", "children")}),
        ({"theme": "nature"}, {"themes": ("meet", "nature")}),
        ({"language": "ar"}, {"languages": ("nl", "ar")}),
        ({"now": True}, {"opening_hours": "We 09:00-12:00"}),
        ({"weekday": 2, "part": "ochtend"}, {"opening_hours": "We 09:00-12:00"}),
        ({"part": "avond"}, {"opening_hours": "Fr 19:00-22:00"}),
    ],
)
def test_each_wish_finds_what_fits_and_nothing_else(wish, differences):
    make_place("past", name="Past", **differences)
    make_place("niet", name="Past niet", target_groups=("older",), opening_hours="Sa 13:00-17:00", step_free=False)
    make_place("onbekend", name="Niet bekend", target_groups=("older",))
    assert found(**wish) == ["Past"]
    assert len(found()) == 3


def test_what_is_for_everyone_is_also_for_the_young():
    make_place(target_groups=("everyone",))
    make_place("leeg", name="Leeg")
    assert len(found(group="young")) == 2


def test_a_place_is_found_by_the_theme_and_language_of_what_one_can_have_there():
    make_place()
    make_service(themes=("learn",), languages=("pl",), at=["de-haard"])
    assert found(theme="learn", language="pl") == ["De Haard"]


def test_words_go_through_search_and_say_why():
    make_place(can_do="fietsen repareren, koffie drinken")
    make_place("tuin", name="Tuin", can_do="tuinieren")
    search.refresh()
    (near,) = queries.places(Wish(words="fiets"), at=AT)
    assert near.reasons == ("“fietsen” in de tekst",)
    assert found(words="zwemmen") == []


def test_a_place_is_found_by_the_name_of_what_is_done_there():
    make_place()
    make_service(name="Taalcafé", at=["de-haard"])
    search.refresh()
    assert found(words="taalcafe") == ["De Haard"]


def test_the_nearest_comes_first_by_postcode(areas):
    PostcodeShare.objects.create(postcode="5344", buurt=areas["BU08280600"], share=1, delivery=make_delivery())
    make_place("ver", name="Ver", lat=51.765, lon=5.5)
    make_place("dichtbij", name="Dichtbij", lat=51.751, lon=5.5)
    make_place("ergens", name="Ergens")
    assert found(postcode="5344 VA") == ["Dichtbij", "Ver", "Ergens"]
    near = queries.places(Wish(postcode="5344"), at=AT)[0]
    assert near.distance == pytest.approx(111, abs=2)


def test_words_near_a_postcode_find_what_fits_best_and_is_near(areas):
    PostcodeShare.objects.create(postcode="5344", buurt=areas["BU08280600"], share=1, delivery=make_delivery())
    make_place("ver", name="Koffie ver", lat=51.90, lon=5.5)
    make_place("dichtbij", name="Koffie dichtbij", lat=51.751, lon=5.5)
    make_place("tekst", name="Aan tafel", can_do="koffie drinken", lat=51.752, lon=5.5)
    make_place("anders", name="Biljart", lat=51.75, lon=5.5)
    search.refresh()
    assert found(words="koffie")[-1] == "Aan tafel"  # only in its text
    assert found(words="koffie", postcode="5344") == ["Koffie dichtbij", "Aan tafel", "Koffie ver"]
    near = queries.places(Wish(words="koffie", postcode="5344"), at=AT)[0]
    assert (near.distance, near.reasons) == (pytest.approx(111, abs=2), ("in de naam",))


def test_with_little_in_an_area_what_is_near_it_is_offered(areas):
    make_place("hier", name="Hier", area_code="WK082806")
    make_place("naast", name="Naast", area_code="WK082807")
    wish = Wish(area=areas["ruwaard"])
    assert found(area=areas["ruwaard"]) == ["Hier"]
    (near,) = queries.near_area(wish, at=AT)
    assert Place.objects.get(pk=near.pk).name == "Naast"


def test_when_nothing_fits_each_wish_that_may_go_says_how_many_then_do():
    make_place(cost_kind="free", step_free=False)
    wish = Wish(free=True, step_free=True)
    assert queries.places(wish, at=AT) == []
    assert queries.loosened(wish, at=AT) == [("step_free", 1)]


def test_what_is_open_now_comes_first():
    make_place("a", name="Aa", opening_hours="Sa 13:00-17:00")
    make_place("b", name="Bb", opening_hours="We 09:00-17:00")
    assert found() == ["Bb", "Aa"]


def test_what_nobody_confirmed_for_a_year_and_a_half_is_not_found():
    make_place(confirmed_on=TODAY - datetime.timedelta(days=600))
    search.refresh()
    assert found() == []
    assert found(words="haard") == []


def test_near_a_postcode_it_looks_no_farther_than_it_must_and_the_nearest_stay_first(areas):
    PostcodeShare.objects.create(postcode="5344", buurt=areas["BU08280600"], share=1, delivery=make_delivery())
    for number in range(queries.ENOUGH):
        make_place(f"p{number}", name=f"Plek {number:02}", lat=51.750 + (number + 1) / 10_000, lon=5.5)
    make_place("ver", name="Ver", lat=51.79, lon=5.5)
    names = found(postcode="5344")
    assert names == [f"Plek {number:02}" for number in range(queries.ENOUGH)]
    assert found(postcode="5344", step_free=True) == []
    Place.objects.filter(name="Ver").update(step_free=True)
    assert found(postcode="5344", step_free=True) == ["Ver"]
