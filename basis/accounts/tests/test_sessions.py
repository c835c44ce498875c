"""Sessions: on which devices, how long, and signing out everywhere."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from basis.accounts import jobs, session_actions
from basis.accounts.models import SignIn
from basis.accounts.tests.makers import again, make_grant, sign_in

pytestmark = pytest.mark.django_db

PHONE = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
)
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome, Android"),
        (MAC, "Safari, Mac"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8.9", ""),
    ],
)
def test_a_device_has_a_name_without_what_would_single_it_out(agent, words):
    assert session_actions.device_in_words(agent) == words


def test_one_sees_where_one_is_signed_in_and_ends_it_there(noor):
    here, phone = Client(headers={"user-agent": MAC}), Client(headers={"user-agent": PHONE})
    for browser in (here, phone):
        sign_in(browser, noor.email)
    page = here.get("/mijn/sessies/").content.decode()
    assert "Chrome, Android" in page
    assert page.count("dit apparaat") == 1
    elsewhere = SignIn.objects.get(device="Chrome, Android")
    here.post(f"/mijn/sessies/{elsewhere.pk}/uitloggen/")
    assert phone.get("/mijn/").status_code == 302
    assert here.get("/mijn/").status_code == 200
    assert not SignIn.objects.filter(pk=elsewhere.pk).exists()


def test_nobody_ends_the_session_of_somebody_else(noor, joris):
    mine, other = Client(), Client()
    sign_in(mine, noor.email)
    sign_in(other, joris.email)
    assert mine.post(f"/mijn/sessies/{joris.sign_ins.get().pk}/uitloggen/").status_code == 404
    assert other.get("/mijn/").status_code == 200


def test_no_network_address_is_kept(noor, client):
    sign_in(client, noor.email)
    kept = {**vars(SignIn.objects.get()), **client.session}
    assert "127.0.0.1" not in str(kept)


def test_signing_out_everywhere_ends_all_also_what_we_do_not_know_of(noor):
    browsers = [Client(), Client(), Client()]
    for browser in browsers:
        sign_in(browser, noor.email)
    SignIn.objects.filter(session_key=browsers[2].session.session_key).delete()
    assert browsers[0].get("/mijn/sessies/overal-uitloggen/")["Location"] == "/mijn/sessies/"
    assert browsers[0].post("/mijn/sessies/overal-uitloggen/")["Location"] == "/"
    assert [browser.get("/mijn/").status_code for browser in browsers] == [302, 302, 302]
    assert not SignIn.objects.exists()
    assert sign_in(Client(), noor.email).status_code == 302


def test_an_administrator_ends_the_sessions_of_one_person_or_of_all(noor, joris):
    hers, his = Client(), Client()
    sign_in(hers, noor.email)
    sign_in(his, joris.email)
    call_command("sign_out", noor.email.upper())
    assert [browser.get("/mijn/").status_code for browser in (hers, his)] == [302, 200]
    call_command("sign_out", "--all")
    assert his.get("/mijn/").status_code == 302
    for words in ([], [noor.email, "--all"], ["niemand@voorbeeld.test"]):
        with pytest.raises(CommandError):
            call_command("sign_out", *words)


def age(client, person, **ago):
    """As if she signed in, and was last seen, so long ago."""
    session = client.session
    session["signed_in_at"] = session["seen_at"] = (timezone.now() - datetime.timedelta(**ago)).timestamp()
    session.save()


@pytest.mark.parametrize(
    ("has_role", "ago", "status"),
    [
        (False, {"days": 13}, 200),
        (False, {"days": 15}, 302),  # unused
        (True, {"hours": 7}, 200),
        (True, {"hours": 9}, 302),
    ],
)
def test_a_session_ends_in_time(client, noor, has_role, ago, status):
    if has_role:
        make_grant(noor, "policy_adviser")
    sign_in(client, noor.email)
    age(client, noor, **ago)
    assert client.get("/mijn/").status_code == status


def test_a_session_in_use_ends_after_a_month_all_the_same(client, noor):
    sign_in(client, noor.email)
    age(client, noor, days=31)
    session = client.session
    session["seen_at"] = timezone.now().timestamp()
    session.save()
    assert client.get("/mijn/").status_code == 302


def test_who_gets_a_role_keeps_no_session_of_a_month(client, noor):
    sign_in(client, noor.email)
    age(client, noor, days=1)
    assert client.get("/mijn/").status_code == 200
    age(client, noor, days=1)
    make_grant(noor, "policy_adviser")
    assert client.get("/mijn/").status_code == 302


def test_the_day_one_was_last_seen_is_kept_and_not_the_hour(client, noor):
    sign_in(client, noor.email)
    type(noor).objects.filter(pk=noor.pk).update(last_seen_on=None)
    age(client, noor, hours=1)
    client.get("/mijn/")
    assert again(noor).last_seen_on == timezone.localdate()
    assert timezone.now() - SignIn.objects.get().seen_at < datetime.timedelta(minutes=1)


def test_the_clock_puts_away_what_is_over(client, noor):
    sign_in(client, noor.email)
    assert jobs.clear_sessions(timezone.now()) == ""
    assert jobs.clear_sessions(timezone.now() + datetime.timedelta(days=31)) == "1 sessions, 1 devices"
    assert not Session.objects.exists()


def test_a_session_without_an_account_in_use_is_nobodys(client, noor):
    sign_in(client, noor.email)
    noor.is_active = False
    noor.save()
    assert client.get("/mijn/").status_code == 302
