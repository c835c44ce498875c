"""What the pages of the house itself say and do."""

import datetime
import re

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from basis import packs
from basis.areas.tests.makers import make_municipality


@pytest.fixture
def here(db):
    return make_municipality()


def choose(client, slug, **more):
    return client.post(reverse("choose_area"), {"gebied": slug, **more})


# --- one's own area ---------------------------------------------------------------------------------------------------


def test_a_choice_is_kept_for_a_year_and_says_nothing_but_the_area(client, here):
    response = choose(client, "ruwaard")
    cookie = response.cookies["gebied"]
    assert cookie.value == "ruwaard"
    assert (cookie["max-age"], cookie["samesite"], cookie["httponly"]) == (365 * 24 * 3600, "Lax", True)
    assert response["Location"] == here["ruwaard"].get_absolute_url()


def test_the_next_page_knows_the_choice(client, here):
    choose(client, "ruwaard")
    page = client.get("/")
    assert page.context["my_area"] == here["ruwaard"]
    assert "Naar Ruwaard" in page.content.decode()


def test_an_empty_choice_forgets(client, here):
    choose(client, "ruwaard")
    assert choose(client, "")["Location"] == "/"
    assert client.get("/").context["my_area"] is None


def test_one_goes_back_to_where_one_was(client, here):
    assert choose(client, "ruwaard", next="/privacy/")["Location"] == "/privacy/"


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "javascript:alert(1)", "\\\\kwaad"])
def test_one_is_never_sent_to_another_website(client, here, elsewhere):
    assert choose(client, "ruwaard", next=elsewhere)["Location"] == here["ruwaard"].get_absolute_url()


def test_on_the_page_of_another_area_one_goes_to_ones_own(client, here):
    other = here["noordwest"].get_absolute_url()
    assert choose(client, "ruwaard", next=other)["Location"] == here["ruwaard"].get_absolute_url()


@pytest.mark.parametrize("slug", ["bestaat-niet", "oss", "nederland", "../x", "nul\x00byte"])
def test_what_is_no_area_of_the_municipality_cannot_be_chosen(client, here, slug):
    response = choose(client, slug)
    assert response.status_code == 404
    assert "gebied" not in response.cookies


def test_a_choice_from_another_website_is_refused_in_plain_words(here):
    response = Client().post(reverse("choose_area"), {"gebied": "ruwaard"}, headers={"origin": "https://elders.nl"})
    assert response.status_code == 403
    assert "Probeer het nog een keer" in response.content.decode()


def test_a_cookie_with_nonsense_is_no_choice(client, here):
    client.cookies["gebied"] = "x' OR 1=1"
    page = client.get("/")
    assert page.status_code == 200
    assert page.context["my_area"] is None


def test_without_areas_the_page_says_so(client, db):
    assert "nog geen wijken" in client.get(reverse("choose_area")).content.decode()


# --- home and the statements ------------------------------------------------------------------------------------------


def test_home_opens_with_the_sentence_of_the_municipality_and_its_areas(client, here):
    page = client.get("/").content.decode()
    assert f"<h1>{packs.site().motto}</h1>" in page
    for slug in ("ruwaard", "noordwest"):
        assert f'href="/gebieden/{slug}/"' in page


@pytest.mark.parametrize(
    "name", ["home", "choose_area", "accessibility", "privacy", "open_data", "design:styleguide", "figures:start"]
)
def test_every_page_is_there_before_anything_is_loaded(client, db, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


def test_the_statement_on_accessibility_says_how_far_and_whom_to_ask(client, db):
    page = client.get(reverse("accessibility")).content.decode()
    assert f"status {packs.site().accessibility_status}" in page
    assert packs.site().phone in page
    assert packs.site().email in page


def test_privacy_names_every_cookie_and_who_answers(client, db, settings):
    page = client.get(reverse("privacy")).content.decode()
    for cookie in ("gebied", settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME):
        assert f"‘{cookie}’" in page
    assert str(packs.site().responsible) in page


def test_a_visitor_who_only_reads_gets_no_session(client, here):
    client.get("/")
    assert "sessionid" not in client.cookies


def test_open_data_lists_what_the_modules_give(client, db):
    page = client.get(reverse("open_data"))
    assert page.context["datasets"]
    for dataset in page.context["datasets"]:
        assert str(dataset.title) in page.content.decode()


def test_each_page_names_itself_in_both_languages(client, db):
    page = client.get("/en/privacy/").content.decode()
    assert '<html lang="en"' in page
    assert 'hreflang="nl" href="http://testserver/privacy/"' in page
    assert 'hreflang="en" href="http://testserver/en/privacy/"' in page


def test_no_page_has_style_or_script_of_its_own(client, here):
    """The content security policy would refuse it."""
    for address in ("/", "/privacy/", "/stijlgids/", "/bestaat-niet/"):
        page = client.get(address).content.decode()
        assert not re.search(r"<[^>]+\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", page), address


# --- what goes wrong --------------------------------------------------------------------------------------------------


def test_a_page_that_is_not_there_says_so_and_shows_the_way(client, db):
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()
    assert f"Bel {packs.site().phone}" in response.content.decode()


def test_a_fault_of_ours_is_told_without_database_or_pack(settings, tmp_path, monkeypatch):
    from basis.site import views

    def no_database(*args, **kwargs):
        raise DatabaseError("gone")

    settings.PACK = tmp_path  # empty
    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", no_database)
        response = views.server_error(None)
    assert response.status_code == 500
    assert "Dat ligt niet aan u" in response.content.decode()


# --- for machines -----------------------------------------------------------------------------------------------------


def test_the_server_is_well_when_the_database_answers(client, db):
    assert client.get("/gezond/").content == b"ok\n"


def test_the_server_is_not_well_when_the_database_does_not_answer(client, db, monkeypatch):
    def no_database(*args, **kwargs):
        raise DatabaseError("gone")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", no_database)
        assert client.get("/gezond/").status_code == 503


def test_security_txt_has_a_contact_and_expires_within_a_year(client, db):
    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert lines["Contact"] == f"mailto:{packs.site().email}"
    days = datetime.datetime.fromisoformat(lines["Expires"]) - datetime.datetime.now(datetime.UTC)
    assert 30 < days.days < 365
    assert lines["Canonical"].endswith("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_search_engines_may_read_pages_but_no_results(client, db):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /zoeken/" in text
    assert "Disallow: /\n" not in text
