"""The lists of what is offered and of organisations: what fits, in which order, and never a dead end."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.search import actions as search
from basis.socialmap import list_queries
from basis.socialmap.tests.makers import TODAY, make_organisation, make_place, make_service
from basis.socialmap.wishes import Wish

pytestmark = pytest.mark.django_db


def names(found):
    return [one.name for one, _reasons in found.rows]


def offered(page=1, **wish):
    return names(list_queries.services(Wish(**wish), page, today=TODAY))


def now(**more):
    return {"confirmed_on": timezone.localdate()} | more


@pytest.fixture
def areas():
    made = make_municipality()
    Area.objects.filter(code="BU08280600").update(lat=51.750, lon=5.500)
    Area.objects.filter(code="BU08280700").update(lat=51.765, lon=5.500)
    make_place("hier", name="Hier", area_code="WK082806")
    make_place("naast", name="Naast", area_code="WK082807")
    return made


@pytest.mark.parametrize(
    ("wish", "differences"),
    [
        ({"free": True}, {"cost_kind": "free"}),
        ({"group": "young"}, {"target_groups": ("young", "children")}),
        ({"theme": "nature"}, {"themes": ("meet", "nature")}),
        ({"language": "ar"}, {"languages": ("nl", "ar")}),
    ],
)
def test_each_wish_finds_what_fits_and_nothing_else(wish, differences):
    make_service("past", name="Past", **differences)
    make_service("niet", name="Past niet", target_groups=("older",), cost_kind="paid")
    assert offered(**wish) == ["Past"]
    assert len(offered()) == 2


def test_what_has_stopped_or_is_too_old_is_not_offered():
    make_service("gestopt", name="Gestopt", status="inactive")
    make_service("oud", name="Oud", confirmed_on=TODAY - datetime.timedelta(days=600))
    make_service("stil", name="Stil", status="temporarily closed")
    assert offered() == ["Stil"]


def test_in_an_area_is_what_one_can_have_there_what_is_for_who_lives_there_and_what_comes_to_everybody(areas):
    make_service("hier", name="Hier", at=["hier"])
    make_service("naast", name="Naast", at=["naast"])
    make_service("wijk", name="Voor de wijk", area_code="GM0828-ruwaard")
    make_service("bellen", name="Bellen")
    assert sorted(offered(area=areas["ruwaard"])) == ["Bellen", "Hier", "Voor de wijk"]
    assert len(offered(area=areas["GM0828"])) == 4
    near = list_queries.near_area(Wish(area=areas["ruwaard"]), today=TODAY)
    assert names(near) == ["Naast"]


def test_by_name_whatever_the_capitals_and_a_page_at_a_time():
    for number in range(list_queries.ENOUGH + 2):
        make_service(f"s{number}", name=f"{'aA'[number % 2]}{number:02}")
    first = list_queries.services(Wish(), 1, today=TODAY)
    assert names(first)[:3] == ["a00", "A01", "a02"]
    assert (first.total, first.has_later) == (26, True)
    assert offered(2) == ["a24", "A25"]
    assert offered(99) == names(first)


def test_no_more_are_counted_than_anybody_looks_at(monkeypatch):
    monkeypatch.setattr(list_queries, "COUNTED", 2)
    for number in range(3):
        make_service(f"s{number}", name=f"Les {number}")
    found = list_queries.services(Wish(), 1, today=TODAY)
    assert (found.total, found.is_more) == (2, True)


def test_words_go_through_search_and_say_why(client):
    make_service(**now(name="Fietsen maken", cost_kind="free"))
    search.refresh()
    page = client.get("/aanbod/?q=fiets").content.decode()
    assert "Fietsen maken" in page
    assert "“fietsen” in de naam" in page
    assert "Zoiets kennen wij niet" in client.get("/aanbod/?q=zwemmen").content.decode()


def test_the_list_of_what_is_offered_is_never_a_dead_end(client):
    make_service(**now(cost_kind="free"))
    page = client.get("/aanbod/?gratis=on&taal=so&pagina=3").content.decode()
    assert "Laat ‘In welke taal’ los: 1 keer" in page
    assert 'href="?gratis=on#gevonden"' in page
    assert "/zeg/?soort=gemis" in page


def test_a_question_that_makes_no_sense_is_no_error(client):
    for path in ("/aanbod/", "/organisaties/"):
        for odd in ("?gebied=nergens", "?pagina=-1", "?pagina=99999", "?pagina=²", "?q=%00", "?voor=oma", "?taal=xx"):
            assert client.get(path + odd).status_code == 200


def test_from_one_list_to_another_the_question_goes_along(client):
    page = client.get("/plekken/?q=koffie&dag=nu&onderwerp=leren").content.decode()
    assert 'href="/aanbod/?q=koffie&amp;onderwerp=leren"' in page
    assert 'href="/organisaties/?q=koffie&amp;onderwerp=leren"' in page


def test_organisations_stand_by_name_and_have_the_themes_of_what_they_offer(client):
    make_organisation("a", name="vereniging Aa", **now())
    make_organisation("b", name="Zorg", themes=("help",), **now())
    make_service("les", name="Les", organisation="a", themes=("learn",), **now())
    make_service("weg", name="Weg", organisation="a", themes=("move",), status="inactive", **now())
    page = client.get("/organisaties/").content.decode()
    assert page.index("vereniging Aa") < page.index(">Zorg<")
    assert "2 organisaties" in page
    for theme, said in (("leren", "1 organisatie"), ("hulp-en-zorg", "1 organisatie"), ("bewegen", "0 organisaties")):
        assert said in client.get(f"/organisaties/?onderwerp={theme}").content.decode()


def test_the_lists_ask_as_much_of_the_database_for_a_few_as_for_many(client, areas):
    asked = []
    for total in (5, 40):
        for number in range(total):
            make_organisation(f"o{number}", name=f"Club {number}", **now())
            offer = {"organisation": f"o{number}", "at": ["hier"], "themes": ("learn",)}
            make_service(f"s{number}", name=f"Les {number}", **now(**offer))
        search.refresh()
        lists = ["/aanbod/", "/aanbod/?gebied=ruwaard&onderwerp=leren", "/aanbod/?q=les", "/organisaties/?q=club"]
        for address in lists:
            client.get(address)
        with CaptureQueriesContext(connection) as captured:
            for address in lists:
                client.get(address)
        asked.append(len(captured))
    assert asked[0] == asked[1]
