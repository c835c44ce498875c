"""Signing in and out, being locked out, a new password, and a form that is not lost."""

import datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from basis.accounts.tests.makers import PASSWORD, again, make_person
from basis.audit.models import Act
from basis.vision.models import CommitmentUpdate
from basis.vision.pack import vision

pytestmark = pytest.mark.django_db


def sign_in(client, person, password=PASSWORD, address="/inloggen/", **extra):
    return client.post(address, {"username": person.email, "password": password, **extra})


def test_staff_sign_in_and_it_is_written_down(client, joris):
    assert sign_in(client, joris)["Location"] == "/mijn/"
    assert client.get("/mijn/").status_code == 200
    assert Act.objects.filter(action="accounts.signed_in", actor=joris).count() == 1


def test_capitals_in_an_address_do_not_matter(client, joris):
    response = client.post("/inloggen/", {"username": "JORIS@Voorbeeld.test", "password": PASSWORD})
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("email", "password"), [("joris@voorbeeld.test", "fout"), ("niemand@voorbeeld.test", PASSWORD)]
)
def test_a_wrong_one_does_not_tell_which(client, joris, email, password):
    page = client.post("/inloggen/", {"username": email, "password": password}).content.decode()
    assert "horen niet bij elkaar" in page


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
    assert sign_in(client, joris, next=wanted)["Location"] == then


def test_a_session_ends_eight_hours_after_signing_in(client, joris):
    sign_in(client, joris)
    left = Session.objects.get(pk=client.session.session_key).expire_date - timezone.now()
    assert datetime.timedelta(hours=7, minutes=59) < left <= datetime.timedelta(hours=8)


def test_who_is_gone_does_not_come_in(client, joris):
    joris.is_active = False
    joris.save()
    assert sign_in(client, joris).status_code == 200


def test_signing_out_asks_for_a_push_of_the_button(client, joris):
    sign_in(client, joris)
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/")["Location"] == "/"
    assert client.get("/mijn/")["Location"] == "/inloggen/?next=/mijn/"


def test_after_five_wrong_passwords_the_right_one_waits_too(client, joris):
    for number in range(settings.AXES_FAILURE_LIMIT - 1):
        assert sign_in(client, joris, password=f"fout-{number}").status_code == 200
    for attempt in ("fout", PASSWORD):
        response = sign_in(client, joris, password=attempt)
        assert response.status_code == 429
        assert "een half uur dicht" in response.content.decode()
    assert settings.AXES_COOLOFF_TIME == 0.5  # the half hour that the page names


def test_other_capitals_make_no_second_row_of_tries(client, joris):
    for number in range(settings.AXES_FAILURE_LIMIT):
        name = joris.email.upper() if number % 2 else joris.email
        client.post("/inloggen/", {"username": name, "password": "fout"})
    assert sign_in(client, joris).status_code == 429


def test_one_person_locked_out_does_not_lock_another(client, joris, beheer):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, joris, password="fout")
    assert sign_in(client, beheer).status_code == 302


def test_a_new_password_needs_the_one_of_now(client, joris):
    sign_in(client, joris)
    page = client.post("/mijn/wachtwoord/", {"old": "fout", "new": "drie-blauwe-fietsen"}).content.decode()
    assert "niet uw wachtwoord van nu" in page
    assert client.post("/mijn/wachtwoord/", {"old": PASSWORD, "new": "kort"}).status_code == 200
    assert client.post("/mijn/wachtwoord/", {"old": PASSWORD, "new": PASSWORD}).status_code == 200
    assert again(joris).check_password(PASSWORD)
    assert client.post("/mijn/wachtwoord/", {"old": PASSWORD, "new": "drie-blauwe-fietsen"})["Location"] == "/mijn/"
    assert again(joris).check_password("drie-blauwe-fietsen")
    assert client.get("/mijn/").status_code == 200  # this session stays


def test_another_session_ends_with_a_new_password(client, joris, django_user_model):
    from django.test import Client

    other = Client()
    sign_in(other, joris)
    sign_in(client, joris)
    client.post("/mijn/wachtwoord/", {"old": PASSWORD, "new": "drie-blauwe-fietsen"})
    assert other.get("/mijn/").status_code == 302


def test_a_temporary_password_is_changed_before_anything_else(client):
    wietske = make_person("Wietske", has_temporary_password=True)
    sign_in(client, wietske)
    for path in ("/mijn/", "/", "/visie/"):
        assert client.get(path)["Location"] == "/mijn/wachtwoord/"
    client.post("/mijn/wachtwoord/", {"old": PASSWORD, "new": "drie-blauwe-fietsen"})
    assert client.get("/mijn/").status_code == 200


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_form_that_was_sent_too_late_waits_until_one_has_signed_in(client, joris, language):
    key = vision().commitments[0].key
    page = f"{language}/visie/afspraken/{key}/"
    filled = {"text": "We liepen een rondje met buren.", "state": "running", "on": "2026-11-20", "password": "geheim"}
    response = client.post(page, filled)
    assert response["Location"] == f"{language}/inloggen/?next={page}"
    assert not CommitmentUpdate.objects.exists()
    assert 'role="status"' in client.get(response["Location"]).content.decode()
    assert "geheim" not in str(dict(client.session))
    assert sign_in(client, joris, address=f"{language}/inloggen/", next=page)["Location"] == page
    shown = client.get(page).content.decode()
    assert "We liepen een rondje met buren." in shown
    assert 'value="2026-11-20"' in shown
    client.post(page, {name: filled[name] for name in ("text", "state", "on")})
    assert CommitmentUpdate.objects.get().author == joris
    assert "We liepen" not in client.get(page).content.decode().split("<form", 3)[-1]
    assert "unsent_form" not in client.session


def test_a_visitor_who_only_reads_gets_no_session(client, db):
    client.get(reverse("vision:overview"))
    assert not client.cookies.get(settings.SESSION_COOKIE_NAME)
