"""Somebody tells, one question a screen, without a script and without an account; and nothing is lost on the way."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.moderation.models import Contribution
from basis.stories import round_actions
from basis.stories.models import Stage, Story, Use
from basis.telling import draft_actions, jobs
from basis.telling.models import Draft
from basis.telling.tests.makers import Telling


def only_story():
    return Story.objects.select_related("teller", "contribution").get()


def test_somebody_tells_with_every_kind_of_question(client, one):
    noor = Telling(client, one)
    assert noor.name == "v-waarover"
    noor.to("nakijken", use="2", with_area="on")
    page = noor.page()
    for words in ("De buren kwamen helpen.", "Burendag", "past niet", "ik 50%, wij 50%, zij 0%", "Ruwaard"):
        assert words in page
    noor.send()
    story = only_story()
    assert story.text == "De buren kwamen helpen." and story.title == "Hulp" and story.prompt == "buren"
    assert story.answers == {
        "waarover": "buren",
        "soort": "feest",
        "waarom_feest": "Burendag",
        "met_wie": ["gezin", "buur"],
        "weer": True,
        "welkom": 80,
        "kracht": [500, 500, 0],
        "wie": {"buur": [300, 900]},
        "wens": None,
        "waar": "GM0828-ruwaard",
        "wanneer": None,
    }
    assert story.teller.answers == {"rol": "inwoner"} and story.teller.way == "web"
    assert story.use == Use.TALK and story.with_area and story.seconds is not None
    assert not Draft.objects.exists()


def test_the_most_private_use_is_chosen_at_first_and_each_says_what_it_means(client, one):
    page = Telling(client, one).to("gebruik").page()
    assert page.count(" checked") == 1 and 'value="1" ' in page.partition(" checked")[0][-200:] + page
    for words in ("Niemand leest uw verhaal.", "aan een tafel", "Een paar zinnen", "Iedereen kan het lezen"):
        assert words in page


def test_a_question_that_depends_on_another_is_asked_only_then(client, one):
    noor = Telling(client, one).to("v-soort")
    noor.go(**{"soort-answer": "gewoon"})
    assert noor.name == "v-met_wie"
    noor.go(vorige="1")
    assert noor.name == "v-soort"
    noor.go(**{"soort-answer": "feest"})
    assert noor.name == "v-waarom_feest"


def test_a_phone_that_is_closed_loses_nothing(client, one):
    Telling(client, one).to("v-welkom")
    again = client.get(reverse("telling:tell", args=[one.slug])).content.decode()
    assert "U was al begonnen" in again and "/stap/v-welkom/" in again
    back = client.get(reverse("telling:screen", args=[one.slug, "verhaal"])).content.decode()
    assert "De buren kwamen helpen." in back


def test_the_button_back_keeps_what_stands_there(client, one):
    noor = Telling(client, one).to("verhaal")
    noor.go(text="Half een verhaal", vorige="1")
    assert noor.name == "v-waarover" and Draft.objects.get().said["text"] == "Half een verhaal"


def test_what_is_told_is_in_no_address_and_only_a_hash_of_the_key_is_kept(client, one):
    noor = Telling(client, one).to("nakijken")
    key = client.cookies[f"verhaal-{one.pk}"]
    assert "buren" not in noor.at and key["httponly"] and Draft.objects.get().key_hash != key.value


def test_nobody_else_comes_at_it_and_it_is_kept_by_no_browser(client, one, client_of_another):
    noor = Telling(client, one).to("verhaal")
    assert "no-store" in client.get(noor.at)["Cache-Control"]
    assert client_of_another.get(noor.at).status_code == 302


@pytest.fixture
def client_of_another():
    from django.test import Client

    return Client()


def test_she_stops_and_nothing_is_kept(client, one):
    Telling(client, one).to("nakijken")
    client.post(reverse("telling:stop", args=[one.slug]))
    assert not Draft.objects.exists() and not Story.objects.exists()


def test_after_a_week_what_was_begun_is_gone(client, one):
    Telling(client, one)
    now = timezone.now()
    assert jobs.forget(now + draft_actions.KEPT - datetime.timedelta(minutes=1)) == ""
    assert "1 begonnen" in jobs.forget(now + draft_actions.KEPT + datetime.timedelta(minutes=1))
    assert not Draft.objects.exists()


def test_names_are_shown_before_it_is_sent_and_are_a_sign_for_a_moderator(client, one):
    noor = Telling(client, one).to("nakijken", text="Jan de Vries uit de Dorpsstraat 12 hielp mij.", use="2")
    response = noor.go()
    assert response.status_code == 400 and "U noemt namen" in response.content.decode()
    assert "<mark>" in response.content.decode() and not Story.objects.exists()
    noor.send(checked="on")
    found = Contribution.objects.get()
    assert "names" in found.signs and found.state == "held"


def test_what_cannot_wait_is_not_kept(client, one):
    noor = Telling(client, one).to("verhaal")
    page = noor.go(text="Ik wil niet meer leven.").content.decode()
    assert "113" in page and "text" not in Draft.objects.get().said
    noor.go(text="Ik wil niet meer leven.", **{"niet-dringend": "1"})
    assert noor.name == "v-soort"


def test_a_child_tells_with_a_parent(client, one):
    noor = Telling(client, one).to("gebruik")
    assert "samen met uw vader" in noor.go(use="1", is_under_16="on").content.decode()
    noor.go(use="1", is_under_16="on", parent_agrees="on")
    noor.to("nakijken").send()
    assert only_story().teller.is_under_16


@pytest.mark.parametrize(("days", "words"), [((3, 9), "U kunt vertellen vanaf"), ((-9, -3), "niets meer vertellen")])
def test_a_round_that_is_not_open_explains_itself(client, area, worker, one, days, words):
    begins, ends = (timezone.localdate() + datetime.timedelta(days=day) for day in days)
    type(one).objects.filter(pk=one.pk).update(begins_on=begins, ends_on=ends)
    address = reverse("telling:tell", args=[one.slug])
    assert words in client.get(address).content.decode()
    assert client.post(address).url == address and not Draft.objects.exists()


def test_a_round_that_closes_meanwhile_says_so_and_keeps_the_draft(client, one, worker):
    noor = Telling(client, one).to("nakijken")
    round_actions.go_to(one, Stage.CLOSED, by=worker)
    assert "niet open" in noor.go().content.decode() and Draft.objects.exists()


def test_she_tells_in_a_language_of_the_questions_or_of_the_website(client, one):
    begin = client.get(f"/en{reverse('telling:tell', args=[one.slug])}").content.decode()
    assert "Türkçe" in begin and "taal=so" not in begin  # not all questions are there in Somali
    client.post(f"/en{reverse('telling:tell', args=[one.slug])}")
    assert Draft.objects.get().language == "en"
