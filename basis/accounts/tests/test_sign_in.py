"""Signing in and joining by a code, and a form that is not lost."""

import datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from basis.accounts.models import Person, SignIn
from basis.accounts.tests.makers import ask, enter, mailed_code, sign_in
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.notifications.models import Message
from basis.vision.models import CommitmentUpdate
from basis.vision.pack import vision

pytestmark = pytest.mark.django_db


def test_who_has_an_account_signs_in_by_a_code_and_it_is_written_down(client, joris):
    assert ask(client, joris.email)["Location"] == "/inloggen/code/"
    assert enter(client, mailed_code(joris.email))["Location"] == "/mijn/"
    assert "Dag Joris" in client.get("/mijn/").content.decode()
    assert Act.objects.filter(action="accounts.signed_in", actor=joris).count() == 1


def test_who_is_new_joins_by_the_same_code_and_a_name(client):
    make_municipality()
    client.cookies["gebied"] = "ruwaard"
    assert sign_in(client, "Emma@Voorbeeld.test".lower())["Location"] == "/inloggen/naam/"
    assert not Person.objects.exists()
    assert "kies een naam" in client.get("/inloggen/naam/").content.decode().lower()
    assert client.post("/inloggen/naam/", {"name": "Emma"})["Location"] == "/mijn/"
    emma = Person.objects.get()
    assert (emma.email, emma.name, emma.language, emma.area.slug) == ("emma@voorbeeld.test", "Emma", "nl", "ruwaard")
    assert emma.last_seen_on == timezone.localdate()
    assert "Dag Emma" in client.get("/mijn/").content.decode()


def test_nobody_learns_whether_an_address_has_an_account(client, joris):
    told, mails = [], []
    for email in (joris.email, "niemand@voorbeeld.test"):
        other = Client()
        response = ask(other, email)
        page = other.get(response["Location"]).content.decode()
        told.append((response.status_code, response["Location"], page.count("<h1"), "niemand" in page))
        mail = Message.objects.get(address=email)
        mails.append((mail.subject[6:], mail.text.replace(mailed_code(email), "")))
    assert told[0][:3] == told[1][:3]
    assert mails[0] == mails[1]


def test_a_name_page_is_only_for_who_proved_an_address(client):
    assert client.post("/inloggen/naam/", {"name": "Emma"})["Location"] == "/inloggen/"
    ask(client, "emma@voorbeeld.test")
    assert client.post("/inloggen/naam/", {"name": "Emma"})["Location"] == "/inloggen/"
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "then"),
    [
        ("/visie/afspraken/?stand=loopt", "/visie/afspraken/?stand=loopt"),
        ("https://elders.example/", "/mijn/"),
        ("//elders.example/", "/mijn/"),
        ("javascript:alert(1)", "/mijn/"),
        ("", "/mijn/"),
    ],
)
def test_one_comes_back_to_a_page_of_this_website_only(client, joris, wanted, then):
    assert sign_in(client, joris.email, next=wanted)["Location"] == then


def test_a_session_gets_another_key_and_its_own_end(client, joris, noor):
    ask(client, joris.email)
    before = client.session.session_key
    enter(client, mailed_code(joris.email))
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
    other = Client()
    sign_in(other, noor.email)
    for browser, lasts in ((client, datetime.timedelta(hours=8)), (other, datetime.timedelta(days=30))):
        left = Session.objects.get(pk=browser.session.session_key).expire_date - timezone.now()
        assert lasts - datetime.timedelta(minutes=1) < left <= lasts


def test_who_is_gone_does_not_come_in(client, joris):
    joris.is_active = False
    joris.save()
    assert sign_in(client, joris.email)["Location"] == "/inloggen/gesloten/"
    assert client.get("/inloggen/gesloten/").status_code == 403
    assert not SignIn.objects.exists()


def test_ones_own_area_comes_with_her_unless_another_was_chosen(client, noor):
    noor.area = make_municipality()["ruwaard"]
    noor.save()
    assert sign_in(client, noor.email).cookies["gebied"].value == "ruwaard"
    other = Client()
    other.cookies["gebied"] = "noordwest"
    assert "gebied" not in sign_in(other, noor.email).cookies


def test_signing_out_asks_for_a_push_of_the_button(client, joris):
    sign_in(client, joris.email)
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/")["Location"] == "/"
    assert client.get("/mijn/")["Location"] == "/inloggen/?next=/mijn/"
    assert not SignIn.objects.exists()


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_form_that_was_sent_too_late_waits_until_one_has_signed_in(client, joris, language):
    key = vision().commitments[0].key
    page = f"{language}/visie/afspraken/{key}/"
    filled = {"text": "We liepen een rondje met buren.", "state": "running", "on": "2026-11-20", "code": "geheim"}
    response = client.post(page, filled)
    assert response["Location"] == f"{language}/inloggen/?next={page}"
    assert not CommitmentUpdate.objects.exists()
    assert 'role="status"' in client.get(response["Location"]).content.decode()
    assert "geheim" not in str(dict(client.session))
    assert sign_in(client, joris.email, language, next=page)["Location"] == page
    shown = client.get(page).content.decode()
    assert "We liepen een rondje met buren." in shown
    assert 'value="2026-11-20"' in shown
    client.post(page, {name: filled[name] for name in ("text", "state", "on")})
    assert CommitmentUpdate.objects.get().author == joris
    assert "unsent_form" not in client.session


def test_who_signs_in_in_the_middle_of_a_form_finds_it_filled_in(client):
    page = "/gebieden/ruwaard/"
    response = client.post("/inloggen/eerst/", {"next": page, "text": "Hier is het fijn."})
    assert response["Location"] == "/inloggen/?next=%2Fgebieden%2Fruwaard%2F"
    kept = client.session["unsent_form"]
    assert kept["path"] == page
    assert "text=Hier+is+het+fijn." in kept["form"]


def test_a_visitor_who_only_reads_gets_no_session(client):
    client.get(reverse("vision:overview"))
    client.get(reverse("accounts:login"))
    assert not client.cookies.get(settings.SESSION_COOKIE_NAME)
