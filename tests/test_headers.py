"""What internet.nl and the HTTP Observatory ask of the answers of a website, as far as an application can give it."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings

from basis.areas.tests.makers import make_municipality
from tests.headers import OURS, WANTED, faults, policy

PRODUCTION = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 63072000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}
PATHS = ["/", "/en/", "/gebieden/", "/gebieden", "/visie/", "/bestaat-niet/", "/beheer/logboek/", "/gezond/"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    """Somebody who comes over https, as in production; middleware reads its settings when it is made."""
    with override_settings(**PRODUCTION):
        yield Client(headers={"host": "localhost"}, **{"wsgi.url_scheme": "https"})


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_protected(browser, path):
    response = browser.get(path, secure=True)
    assert not faults(response)
    age = re.search(r"max-age=(\d+)", response.headers["Strict-Transport-Security"])
    assert age and int(age[1]) >= 31_536_000


def test_a_header_that_is_missing_or_a_policy_with_a_hole_is_a_fault(browser):
    response = browser.get("/gezond/", secure=True)
    for name in (*WANTED, *OURS, "Content-Security-Policy"):
        less = HttpResponse(headers={key: value for key, value in response.headers.items() if key != name})
        assert faults(less), name
    whole = response.headers["Content-Security-Policy"]
    for hole in ("'unsafe-inline'", "https:", "*", "www.voorbeeld.test"):
        response.headers["Content-Security-Policy"] = whole.replace("script-src", f"script-src {hole}")
        assert faults(response), hole


def test_plain_http_is_sent_on_to_https(browser):
    response = browser.get("/")
    assert response.status_code == 301
    assert response.headers["Location"].startswith("https://")


def test_cookies_are_safe(browser):
    for path in PATHS:
        for cookie in browser.get(path, secure=True).cookies.values():
            assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] in {"Lax", "Strict"}, cookie.key


def test_nobody_gets_a_cookie_for_looking(browser):
    make_municipality()  # with areas there is one to choose
    for path in [*PATHS, "/gebieden/ruwaard/", "/uw-wijk/", "/privacy/"]:
        assert not browser.get(path, secure=True).cookies, path


def test_what_somebody_signed_in_sees_stays_in_no_cache(noor):
    client = Client()
    assert "Cache-Control" not in client.get("/").headers
    client.force_login(noor)
    for path in ("/", "/mijn/", "/mijn/privacy/", "/bestaat-niet/"):
        assert "no-store" in client.get(path).headers["Cache-Control"], path


def test_a_file_is_protected_as_a_page_is(browser, tmp_path):
    """The logo of a municipality is a file that it brings itself."""
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    with override_settings(STATIC_ROOT=tmp_path, WHITENOISE_AUTOREFRESH=False, **PRODUCTION):
        response = Client().get(f"{settings.STATIC_URL}logo.svg", secure=True)
    assert response.status_code == 200
    assert policy(response)["default-src"] == ["'none'"]
    assert response.headers["X-Frame-Options"] == "DENY"


def test_an_area_can_be_chosen_from_this_website_only(browser):
    make_municipality()
    answers = [
        browser.post("/uw-wijk/", {"gebied": "ruwaard"}, secure=True, headers={"sec-fetch-site": place}).status_code
        for place in ("same-origin", "same-site", "cross-site")
    ]
    assert answers == [302, 403, 403]
