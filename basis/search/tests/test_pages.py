"""The page on which people find things, and the same as open data."""

import pytest
from django.db import connection

from basis.search.tests.makers import entry, index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _town():
    index(
        entry("Zwemmen voor ouderen", "In het Golfbad.", url="/zwemmen/"),
        entry(
            "Swimming for older people", "In the pool.", key="Zwemmen voor ouderen", language="en", url="/en/zwemmen/"
        ),
        entry('<b>"Kop"</b> & schotel', "Koffie."),
    )


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_what_is_found_and_why(client):
    page = text(client, "/zoeken/?q=zwemmen")
    assert 'href="/zwemmen/"' in page
    assert "in de naam" in page
    assert "1 resultaat." in page


def test_the_page_speaks_the_language_of_its_address(client):
    page = text(client, "/en/zoeken/?q=swimming")
    assert 'href="/en/zwemmen/"' in page
    assert "in the name" in page


def test_a_typing_error_gives_a_question_and_an_answer(client):
    page = text(client, "/zoeken/?q=zwemen")
    assert "Bedoelde u" in page
    assert "?q=zwemmen" in page
    assert 'href="/zwemmen/"' in page


def test_nothing_found_is_no_dead_end(client):
    page = text(client, "/zoeken/?q=xqzzzw")
    assert "Niets gevonden" in page
    assert "14 0412" in page
    assert 'href="/gebieden/"' in page


def test_without_words_it_says_what_there_is(client):
    assert "Wat zoekt u?" in text(client, "/zoeken/")
    assert "Wat zoekt u?" in text(client, "/zoeken/?q=+++")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '" onfocus="x', "{{ 7*7 }}", "a%00b"])
def test_what_is_typed_is_shown_as_text(client, words):
    page = text(client, f"/zoeken/?q={words}")
    assert "<script>alert" not in page
    assert '" onfocus' not in page
    assert "\0" not in page


def test_titles_are_shown_as_text(client):
    assert "<b>" not in text(client, "/zoeken/?q=koffie")


def test_a_question_costs_few_queries(client, django_assert_max_num_queries):
    client.get("/zoeken/?q=zwemmen")  # reads the words that occur, once for each change of the index
    own = 3 if connection.vendor == "postgresql" else 0  # a transaction within that of the test, to ask its index
    with django_assert_max_num_queries(9 + own):
        client.get("/zoeken/?q=zwemmen")


def test_it_is_open_data_too(client):
    answer = client.get("/api/v1/_zoek", {"q": "zwemmen"}).json()
    assert answer["totaal"] == 1
    found = answer["resultaten"][0]
    assert found["titel"] == "Zwemmen voor ouderen"
    assert found["redenen"] == ["in de naam"]
    assert found["pagina"] == "http://testserver/zwemmen/"
    assert client.get("/api/v1/_zoek", {"q": "zwemmen", "soort": "iets"}).json()["totaal"] == 0
    assert client.get("/api/v1/_zoek").status_code == 400


def test_in_a_prepared_language_what_is_found_is_dutch_and_leads_to_a_page_in_that_language(client):
    index(entry("Privacy", "Wat we bewaren.", url="/privacy/"))
    page = text(client, "/pl/zoeken/?q=privacy")
    assert '<a href="/pl/privacy/" lang="nl">Privacy</a>' in page
