"""The second step: an app with codes, recovery codes, and that staff must have one."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from basis.accounts.tests.makers import make_grant, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _enforced(settings):
    settings.SECOND_FACTOR = True


def app_code(secret, later=0):
    """What an app shows that was given this key."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def connect(client):
    """Connect an app; gives its key."""
    page = client.get("/mijn/inloggen/app/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page)[1]
    response = client.post("/mijn/inloggen/app/", {"code": app_code(secret)})
    assert response["Location"] == "/mijn/inloggen/herstelcodes/"
    return secret


def test_staff_set_up_a_second_step_before_anything_else(client, joris):
    assert sign_in(client, joris.email).status_code == 302
    for path in ("/", "/mijn/", "/mijn/gegevens/", "/visie/"):
        assert client.get(path)["Location"] == "/mijn/inloggen/"
    assert client.get("/mijn/inloggen/").status_code == 200
    assert client.post("/beheer/rollen/1/stoppen/")["Location"] == "/mijn/inloggen/"
    connect(client)
    assert client.get("/mijn/").status_code == 200


def test_residents_choose_for_themselves(client, noor):
    sign_in(client, noor.email)
    assert client.get("/mijn/").status_code == 200


def test_it_is_asked_at_the_next_sign_in(joris):
    first = Client()
    sign_in(first, joris.email)
    secret = connect(first)
    later = Client()
    assert sign_in(later, joris.email, next="/visie/")["Location"] == "/inloggen/tweede-stap/"
    assert later.get("/mijn/").status_code == 302  # not in yet
    page = later.post("/inloggen/tweede-stap/", {"code": "000000"}).content.decode()
    assert "Dit klopt niet" in page
    assert later.post("/inloggen/tweede-stap/", {"code": app_code(secret)})["Location"] == "/visie/"
    assert later.get("/mijn/").status_code == 200


def test_a_code_of_the_app_works_once(joris):
    first = Client()
    sign_in(first, joris.email)
    secret = connect(first)
    code = app_code(secret)
    for expected in (302, 200):
        browser = Client()
        sign_in(browser, joris.email)
        assert browser.post("/inloggen/tweede-stap/", {"code": code}).status_code == expected


def test_a_recovery_code_helps_who_lost_her_phone_and_works_once(joris):
    first = Client()
    sign_in(first, joris.email)
    connect(first)
    text = first.get("/mijn/inloggen/herstelcodes/bestand/").content.decode()
    codes = text.split()
    assert len(set(codes)) == 10
    for expected in (302, 200):
        browser = Client()
        sign_in(browser, joris.email)
        assert browser.post("/inloggen/tweede-stap/", {"code": codes[0]}).status_code == expected


def test_guessing_the_second_step_stops(joris):
    first = Client()
    sign_in(first, joris.email)
    secret = connect(first)
    browser = Client()
    sign_in(browser, joris.email)
    for _try in range(10):
        browser.post("/inloggen/tweede-stap/", {"code": "000000"})
    page = browser.post("/inloggen/tweede-stap/", {"code": app_code(secret)})
    assert page.status_code == 200
    assert "te vaak geprobeerd" in page.content.decode()
    cache.clear()
    assert browser.post("/inloggen/tweede-stap/", {"code": app_code(secret)}).status_code == 302


def test_who_got_a_role_after_signing_in_shows_the_second_step_she_has(client, noor):
    sign_in(client, noor.email)
    secret = connect(client)
    other = Client()
    sign_in(other, noor.email)
    other.post("/inloggen/tweede-stap/", {"code": app_code(secret)})
    forced = Client()
    forced.force_login(noor)  # a session from before she had an app
    make_grant(noor, "policy_adviser")
    assert forced.get("/visie/")["Location"] == "/mijn/inloggen/nog-een-keer/?next=%2Fvisie%2F"
    sent = {"code": app_code(secret, later=1), "next": "/visie/"}
    assert forced.post("/mijn/inloggen/nog-een-keer/", sent)["Location"] == "/visie/"
    assert forced.get("/visie/").status_code == 200


def test_an_app_goes_only_after_showing_it_once_more(joris):
    client = Client()
    sign_in(client, joris.email)
    connect(client)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    response = client.post("/mijn/inloggen/app/ontkoppelen/")
    assert response["Location"].startswith("/mijn/inloggen/nog-een-keer/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_copy_of_the_database_gives_no_key_of_an_app(joris):
    client = Client()
    sign_in(client, joris.email)
    secret = connect(client)
    kept = str([one.data for one in Authenticator.objects.all()])
    assert secret not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(app_code(secret))


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_of_it_is_in_our_own_words(joris, language):
    client = Client()
    sign_in(client, joris.email)
    connect(client)
    pages = ["", "herstelcodes/", "herstelcodes/nieuw/", "app/ontkoppelen/", "passkey/", "nog-een-keer/"]
    for path in pages:
        page = client.get(f"{language}/mijn/inloggen/{path}").content.decode()
        assert page.count("<h1") == 1, path
        assert "Authenticator" not in page.replace("authenticator", "")
        assert not re.search(r"\b(je|jouw)\b", page), path


def test_what_we_do_not_use_of_the_library_is_not_there(client):
    for path in ("signup", "password/reset", "password/change", "email", "social", "trust"):
        assert client.get(f"/accounts/{path}/").status_code == 404
        assert client.get(f"/inloggen/{path}/").status_code == 404
