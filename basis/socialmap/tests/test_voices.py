"""Why people feel at home at a place, and what they miss there, on the page of that place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.moderation.models import Contribution
from basis.needs.about_queries import about_in
from basis.needs.models import Need
from basis.needs.tests.makers import make_need
from basis.socialmap import voices
from basis.socialmap.tests.makers import make_place

pytestmark = pytest.mark.django_db
PAGE = "/plekken/de-haard/"


@pytest.fixture
def haard():
    make_municipality()
    return make_place(area_code="WK082806", confirmed_on=timezone.localdate())


def say(place, text, kind="compliment", **differences):
    ruwaard = Area.objects.own().get(slug="ruwaard")
    return make_need(ruwaard, kind=kind, text=text, about_kind=voices.KIND, about_key=str(place.pk), **differences)


def test_what_people_say_of_a_place_stands_on_its_page_and_nothing_of_another(client, haard):
    other = make_place("de-bron", name="De Bron", confirmed_on=timezone.localdate())
    say(haard, "Er staat een kopje klaar.")
    say(haard, "Een avond open, graag.", kind="need")
    say(other, "Dit gaat over De Bron.")
    say(haard, "Dit is nog niet gelezen.", state="held")
    page = client.get(PAGE).content.decode()
    assert page.index("Waarom mensen zich hier thuis voelen") < page.index("Er staat een kopje klaar.")
    assert page.index("Wat mensen hier wensen, missen of merken") < page.index("Een avond open, graag.")
    assert "De Bron" not in page
    assert "nog niet gelezen" not in page


def test_a_place_of_which_nobody_said_anything_asks_for_it(client, haard):
    page = client.get(PAGE)
    assert "Dat heeft nog niemand verteld." in page.content.decode()
    token = dict(part.split("=") for part in page.context["tell_home"].partition("?")[2].split("&"))
    assert token["soort"] == "compliment"
    assert about_in(token["over"].replace("%3A", ":")).key == str(haard.pk)


def test_who_tells_why_she_feels_at_home_sees_it_there(client, haard):
    page = client.get(PAGE)
    form = client.get(page.context["tell_home"]).context["form"]
    sent = {
        "kind": "compliment",
        "text": "Altijd iemand om mee te kaarten.",
        "gebied": "ruwaard",
        "over": form["over"].value(),
    }
    assert client.post(reverse("needs:tell"), sent).status_code == 302
    Contribution.objects.update(state="visible")
    assert Need.objects.get().about_key == str(haard.pk)
    assert "Altijd iemand om mee te kaarten." in client.get(PAGE).content.decode()


def test_the_page_asks_as_much_of_the_database_for_one_voice_as_for_many(client, haard):
    asked = []
    for total in (1, 30):
        for number in range(total):
            say(haard, f"Stem {number} van {total}.")
            say(haard, f"Gemis {number} van {total}.", kind="need")
        client.get(PAGE)
        with CaptureQueriesContext(connection) as told:
            client.get(PAGE)
        asked.append(len(told))
    assert asked[0] == asked[1]
