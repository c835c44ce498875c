"""Cards as open data, in search, in the weekly letter, and in what somebody takes away: nothing of who or where."""

import datetime

import pytest
from django.utils import timezone

from basis.exchange import findable, given
from basis.exchange.models import Card
from basis.exchange.tests.makers import make_card
from basis.moderation.states import State

pytestmark = pytest.mark.django_db
LIST = "/api/v1/vraag-en-aanbod"


def test_open_data_say_nothing_of_who_put_it_up_or_where(client, area, noor):
    make_card(area, by=noor, byline="Noor van de hoek", lat=51.766, lon=5.523, when=("tu-afternoon",))
    text = client.get(LIST).content.decode()
    (one,) = client.get(LIST).json()["resultaten"]
    assert not [word for word in ("Noor", "51.7", "5.5", "tu-", "noor@") if word in text]
    assert set(one) == {
        *("nummer", "zin", "tekst", "onderwerp", "gebied", "organisatie"),
        *("isVrijwilligerswerk", "maand", "isVoorbeeld"),
    }


def test_open_data_hold_what_is_open_only_and_can_be_narrowed(client, area):
    card = make_card(area, sentence="can")
    make_card(area, state="held", text="wacht.")
    make_card(area, ends_on=timezone.localdate() - datetime.timedelta(days=1), text="voorbij.")
    assert [one["nummer"] for one in client.get(LIST).json()["resultaten"]] == [card.pk]
    assert client.get(LIST, {"zin": "ik-wil"}).json()["resultaten"] == []
    assert client.get(LIST, {"zin": "ik-kan", "gebied": area.code}).json()["resultaten"][0]["zin"] == "ik-kan"
    assert client.get(LIST, {"zin": "ik-mag"}).status_code == 400
    assert client.get(f"{LIST}/{card.pk}").json()["tekst"] == card.text
    assert client.get(f"{LIST}/{card.pk + 1}").status_code == 404


def test_search_finds_open_cards_without_who(area):
    card = make_card(area, byline="Noor van de hoek")
    make_card(area, state="held", text="wacht.")
    found = [one for one in findable.entries() if one.kind == "card"]
    assert {(one.key, one.language) for one in found} == {(str(card.pk), "nl"), (str(card.pk), "en")}
    assert "Noor" not in repr(found)


def test_the_weekly_letter_tells_what_hangs_here_since_the_last_one(area):
    now = timezone.now()
    make_card(area, byline="wij van de flat", speaks="group")
    make_card(area, text="oud.", written_at=now - datetime.timedelta(days=9))
    make_card(area, text="verzonnen.", is_example=True)
    (told,) = given.news(area.code, now - datetime.timedelta(days=7), now + datetime.timedelta(minutes=1))
    assert "wij van de flat" in told.text
    assert told.title.startswith("Wij hebben nodig")


def test_who_leaves_takes_her_cards_along_and_gets_them_first(area, noor):
    card = make_card(area, by=noor, byline="Noor")
    assert [one["text"] for one in given.export(noor)] == [card.text]
    given.forget(noor)
    card = Card.objects.select_related("contribution").get()
    assert (card.byline, card.contribution.state) == ("", State.WITHDRAWN)
