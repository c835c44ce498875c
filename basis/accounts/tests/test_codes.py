"""A code works once, for a while, in one browser; guessing is no use."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone

from basis.accounts.adapter import AccountAdapter
from basis.accounts.tests.makers import ask, enter, mailed_code
from basis.audit.models import Act
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db


def test_a_code_works_in_the_browser_that_asked_for_it_only_and_once(client, joris):
    ask(client, joris.email)
    code = mailed_code(joris.email)
    assert enter(Client(), code)["Location"] == "/inloggen/"
    enter(client, code)
    client.post("/uitloggen/")
    assert enter(client, code)["Location"] == "/inloggen/"


@pytest.mark.parametrize(("minutes", "onward"), [(9.9, "/mijn/"), (10.1, "/inloggen/")])
def test_a_code_works_for_ten_minutes(client, joris, monkeypatch, minutes, onward):
    ask(client, joris.email)
    now = timezone.now().timestamp()
    monkeypatch.setattr("time.time", lambda: now + minutes * 60)
    assert enter(client, mailed_code(joris.email))["Location"] == onward


def test_spaces_and_dashes_in_a_code_do_not_matter(client, joris):
    ask(client, joris.email)
    code = mailed_code(joris.email)
    assert enter(client, f" {code[:3]} - {code[3:]} ").status_code == 302


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_after_five_wrong_codes_the_right_one_is_no_use(client, joris):
    ask(client, joris.email)
    code = mailed_code(joris.email)
    for _try in range(settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS - 1):
        assert "klopt niet" in enter(client, wrong(code)).content.decode()
    assert enter(client, wrong(code))["Location"] == "/inloggen/"
    assert enter(client, code)["Location"] == "/inloggen/"
    assert client.get("/mijn/").status_code == 302
    refused = Act.objects.filter(action="accounts.sign_in_refused", target_key=str(joris.pk), result="refused")
    assert refused.count() == settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS


def test_guessing_counts_for_the_address_whatever_the_browser(joris):
    for _browser in range(2):
        guesser = Client()
        ask(guesser, joris.email)
        for _try in range(5):
            enter(guesser, wrong(mailed_code(joris.email)))
    page = ask(Client(), joris.email)
    assert page.status_code == 200
    assert "Wacht een kwartier" in page.content.decode()


def test_codes_are_not_sent_without_end_to_one_address(client):
    answers = [ask(Client(), "emma@voorbeeld.test").status_code for _code in range(6)]
    assert answers == [302] * 5 + [200]
    assert Message.objects.count() == 5


def test_a_code_is_mailed_in_the_language_of_who_gets_it(client, noor):
    noor.language = "en"
    noor.save()
    ask(client, noor.email)
    ask(client, "emma@voorbeeld.test", "/en")
    assert {message.text.partition(":")[0] for message in Message.objects.all()} == {"Your code is"}


@pytest.mark.parametrize(
    ("proxies", "passed", "counted"),
    [
        (0, "192.0.2.1", "127.0.0.1"),  # nobody stands in front, so what a visitor writes there is not believed
        (1, "192.0.2.1, 198.51.100.7", "198.51.100.7"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ],
)
def test_tries_are_counted_by_the_visitor_and_not_by_the_proxy(settings, proxies, passed, counted):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": passed})
    assert AccountAdapter().get_client_ip(request) == counted
