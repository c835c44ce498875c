"""The four sentences: the front door, for who has no account and knows no department."""

import pytest
from django.urls import reverse

from basis.doors import Door, Sentence
from basis.exchange import door_pages
from basis.exchange.tests.makers import make_card, make_organisation, make_place
from basis.modules import all_modules
from basis.search import actions as search
from basis.socialmap.models import Service

ADDRESSES = ["/ik-wil/", "/ik-kan/", "/ik-heb-nodig/", "/ik-kan-voor-een-ander/"]


def texts(response):
    people = next(told for name, told in response.context["panels"] if name == "exchange/_door.html")
    return [card.text for card in [*people["cards"], *people["near"]]]


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_sentence_has_a_page_without_account(client, area, address):
    page = client.get(address)
    assert page.status_code == 200
    assert page.content.count(b"<h1") == 1
    assert "Maak de zin af" in page.content.decode()


def test_the_same_in_english(client, area):
    page = client.get("/en/ik-heb-nodig/").content.decode()
    assert "I need" in page and "Finish the sentence" in page and "Maak de zin af" not in page


def test_who_needs_sees_who_can_and_not_who_needs(client, area):
    make_card(area, sentence="need", text="Een ladder.")
    make_card(area, sentence="can", text="Banden plakken.")
    make_card(area, sentence="can_for", text="Boodschappen doen.")
    assert set(texts(client.get("/ik-heb-nodig/?gebied=ruwaard"))) == {"Banden plakken.", "Boodschappen doen."}
    assert texts(client.get("/ik-kan/?gebied=ruwaard")) == ["Een ladder."]


def test_who_can_for_another_sees_vacancies_of_volunteers(client, area):
    club = make_organisation("De Haard")
    make_card(area, text="Gastvrouwen.", speaks="group", organisation=club, is_vacancy=True)
    assert texts(client.get("/ik-kan-voor-een-ander/")) == ["Gastvrouwen."]


def test_words_find_the_cards_with_those_words_near(client, area, world):
    make_card(area, sentence="can", text="Banden plakken voor wie wil.")
    make_card(area, sentence="can", text="Soep koken.")
    search.refresh()
    page = client.get("/ik-heb-nodig/?gebied=ruwaard&tekst=soep")
    assert texts(page) == ["Soep koken.", "Banden plakken voor wie wil."]
    assert "Dit hangt er ook dichtbij" in page.content.decode()


def test_words_on_no_card_leave_what_hangs_there_and_say_so(client, area):
    make_card(area, sentence="can", text="Soep koken.")
    search.refresh()
    page = client.get("/ik-heb-nodig/?gebied=ruwaard&tekst=zeppelin")
    assert texts(page) == ["Soep koken."]
    assert "Met precies deze woorden hangt er niets" in page.content.decode()


def test_farther_away_only_when_there_is_nothing_near(client, area, world):
    make_card(world["GM0828-noordwest"], sentence="can", text="Soep koken.")
    page = client.get("/ik-heb-nodig/?gebied=ruwaard")
    assert texts(page) == ["Soep koken."]
    assert "Verderop wel" in page.content.decode()
    make_card(area, sentence="can", text="Banden plakken.")
    assert texts(client.get("/ik-heb-nodig/?gebied=ruwaard")) == ["Banden plakken."]


def test_services_come_last():
    offered = sorted((one for module in all_modules() for one in module.door_panels), key=lambda one: one.order)
    names = [one.template for one in offered]
    assert names[-1] == "socialmap/_door_services.html"
    people, initiatives, places = (
        names.index(f"{one}.html") for one in ("exchange/_door", "initiatives/_door", "socialmap/_door_places")
    )
    assert people < initiatives < places


def test_what_is_near_is_shown_in_that_order(client, area):
    place = make_place(area, "De Haard", 51.77, 5.52, themes=("meet",), is_meeting_place=True)
    club = make_organisation("Maatjes", themes=("meet",))
    fields = {"slug": "maatje", "origin": "test", "external_id": "maatje", "source": "test", "themes": ("meet",)}
    Service.objects.create(
        name="Een maatje", description="Samen op pad.", organisation=club, confirmed_on=place.confirmed_on, **fields
    )
    make_card(area, sentence="can", text="Soep koken.", theme="meet")
    page = client.get("/ik-heb-nodig/?gebied=ruwaard&onderwerp=ontmoeten").content.decode()
    assert page.index("Soep koken.") < page.index("De Haard") < page.index("Een maatje")


def test_services_are_not_shown_before_anything_was_asked(client, area):
    page = client.get("/ik-heb-nodig/?gebied=ruwaard")
    assert "Organisaties die helpen" not in page.content.decode()


def test_a_card_of_ones_own_begins_with_the_same_sentence(client, area):
    page = client.get("/ik-wil/", {"gebied": "ruwaard", "tekst": "op woensdag wandelen", "onderwerp": "bewegen"})
    new = page.context["new"]
    assert new == reverse("exchange:new") + "?zin=ik-wil&tekst=op+woensdag+wandelen&onderwerp=bewegen&gebied=ruwaard"
    form = client.get(new).context["form"]
    said = [form[name].value() for name in ("sentence", "text", "theme")]
    assert said == [Sentence.WANT, "op woensdag wandelen", "move"]


def test_an_address_that_somebody_typed_asks_nothing(client, area):
    page = client.get("/ik-wil/", {"gebied": "nergens", "tekst": "a\0b " * 200, "onderwerp": "%"})
    assert page.status_code == 200
    assert len(page.context["door"].words) <= 200


def test_the_page_asks_the_database_as_often_however_much_there_is(client, area, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get("/ik-heb-nodig/?gebied=ruwaard&onderwerp=ontmoeten")
        return len(found)

    make_card(area, sentence="can", text="Soep koken.", theme="meet")
    client.get("/ik-heb-nodig/?gebied=ruwaard&onderwerp=ontmoeten")
    few = asked()
    for number in range(8):
        make_card(area, sentence="can", text=f"Soep koken {number}.", theme="meet")
    assert asked() == few


def test_home_begins_with_the_four_sentences(client, area):
    page = client.get("/").content.decode()
    assert all(f'href="{address}"' in page for address in ADDRESSES)


def test_a_door_keeps_what_is_known_for_the_form(area):
    assert door_pages.new_card(Door(Sentence.CAN)) == reverse("exchange:new") + "?zin=ik-kan"
