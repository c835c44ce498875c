"""Somebody gives something: without account, with an address, signed in; and what comes in between."""

import html
import re

import pytest
from django.core import signing

from basis.moderation import forms
from basis.moderation.models import Contribution, State, Tally
from basis.moderation.tests import makers
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db
TEXT = "Er is te weinig schaduw op het plein."


def send(client, **fields):
    return client.post("/gedachte/", {"text": TEXT, **fields})


def test_nobody_needs_an_account_or_an_address(client, thoughts):
    response = send(client)
    one = Contribution.objects.get()
    assert (one.state, one.email, one.author, one.signs) == (State.HELD, "", None, "")
    page = client.get(response.url).content.decode()
    assert "Bedankt voor uw bijdrage" in page
    assert re.search(r"/bijdrage/[\w-]{24}/", page)
    assert "Iemand van de gemeente leest eerst" in page


def test_who_gives_an_address_gets_a_mail_whose_link_leads_to_a_button(client, thoughts):
    send(client, email="Noor@Voorbeeld.test")
    one, mail = Contribution.objects.get(), Message.objects.get()
    assert (one.state, mail.address, mail.notice) == (State.UNCONFIRMED, "noor@voorbeeld.test", "moderation.confirm")
    page = client.get(mail.url).content.decode()
    one.refresh_from_db()
    assert one.state == State.UNCONFIRMED, "opening a link changes nothing"
    assert "Ja, dit is van mij" in page


def test_who_is_signed_in_is_not_asked_for_an_address(client, thoughts, noor):
    client.force_login(noor)
    assert "E-mailadres" not in client.get(thoughts).content.decode()
    send(client)
    assert Contribution.objects.get().author == noor


def test_names_are_shown_to_their_writer_once_and_then_taken_in_for_a_moderator(client, thoughts):
    text = "Buurvrouw Fatima de Wit is alleen, bel 06-12345678."
    response = send(client, text=text)
    page = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert not Contribution.objects.exists()
    assert '<mark><span class="visually-hidden">(naam) </span>Buurvrouw Fatima de Wit</mark>' in page
    assert '<mark><span class="visually-hidden">(telefoonnummer) </span>06-12345678</mark>' in page
    assert text in page
    send(client, text=text, checked="on")
    assert Contribution.objects.get().signs == "names"


def test_a_name_that_she_takes_out_needs_no_tick(client, thoughts):
    assert send(client, text="Buurvrouw Fatima is alleen.").status_code == 400
    send(client, text="Mijn buurvrouw is alleen.", checked="False")
    assert Contribution.objects.get().signs == ""


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        ({"website": "https://kopen.test"}, "trap"),
        ({"text": "Zie http://a.test, http://b.test en www.c.test"}, "links"),
    ],
)
def test_what_a_machine_does_is_held_and_never_thrown_away(client, thoughts, fields, sign):
    assert send(client, **fields).status_code == 302
    one = Contribution.objects.get()
    assert (one.signs, one.state) == (sign, State.HELD)


@pytest.mark.parametrize(("began", "is_quick"), [("", True), ("2026:abc:def", True), (None, True), ("old", False)])
def test_a_form_sent_sooner_than_one_can_write_has_a_sign(began, is_quick, monkeypatch):
    if began is None:
        began = signing.TimestampSigner(salt="moderation.began").sign("")
    elif began == "old":
        with monkeypatch.context() as patch:
            patch.setattr(signing.time, "time", lambda: 1_000_000_000)
            began = signing.TimestampSigner(salt="moderation.began").sign("")
    form = makers.ThoughtForm({"text": TEXT, "began": began})
    assert form.is_valid()
    assert ("quick" in form.signs()) is is_quick


def test_what_is_urgent_gets_a_page_at_once_and_nothing_is_stored(client, thoughts):
    text = "Mijn buurman slaat zijn kinderen."
    page = html.unescape(send(client, text=text, email="a@voorbeeld.test").content.decode())
    for number in ("tel:112", "tel:08002000", "tel:09008844"):
        assert number in page
    assert text in page
    assert not Contribution.objects.exists()
    assert not Tally.objects.exists()
    assert not Message.objects.exists()


def test_from_the_urgent_page_she_goes_back_with_her_text_or_sends_it_anyway(client, thoughts):
    text = "In het theater wordt geslagen op trommels: er is brand in het hart."
    back = client.post(thoughts, {"text": text, forms.BACK: "1"})
    assert back.status_code == 200
    assert text in html.unescape(back.content.decode())
    assert not Contribution.objects.exists()
    assert client.post(thoughts, {"text": text, forms.NOT_URGENT: "1"}).status_code == 302
    assert Contribution.objects.count() == 1


def test_too_often_is_a_page_that_keeps_the_text(client, thoughts):
    for _number in range(20):
        assert send(client).status_code == 302
    response = send(client, text="De eenentwintigste <keer>.")
    page = html.unescape(response.content.decode())
    assert response.status_code == 429
    assert "De eenentwintigste <keer>." in page
    assert Contribution.objects.count() == 20


def test_help_at_once_is_a_page_of_its_own(client):
    page = client.get("/direct-hulp/").content.decode()
    assert "0800-2000" in page
    assert '<form method="post"' not in page.partition("<main")[2].partition("</main")[0]
    assert client.get("/en/direct-hulp/").status_code == 200
