"""The wijkfoto on paper: accessible, the same facts, quickly made, and no text of people becomes markup."""

import time

import pytest

from basis.figures.tests.makers import make_reading, make_world
from basis.figures.tests.papers import pdf_of, tags_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    return make_world()


def test_the_pdf_says_it_is_accessible_and_in_which_language(client, areas):
    document = pdf_of(client)
    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang) == "nl"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Wijkfoto van Ruwaard"


def test_headings_and_tables_are_tagged(client, areas):
    tags = tags_of(pdf_of(client))
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/TH", "/TD", "/P"} <= set(tags)
    assert tags.index("/H1") < tags.index("/H2") < tags.index("/H3")


def test_the_same_facts_stand_on_paper(client, areas):
    words = words_of(pdf_of(client))
    for fact in ("13.595 mensen wonen hier", "54,0 %", "(50,0–58,0)", "Geen cijfer", "Dit cijfer is geheim"):
        assert fact in words


def test_the_english_paper_is_english(client, areas):
    document = pdf_of(client, "/en/gebieden/ruwaard/wijkfoto.pdf")
    assert str(document.Root.Lang) == "en"
    assert "13,595" in words_of(document)


def test_what_people_write_is_text_on_paper_too(client, areas):
    make_reading(areas["GM0828-ruwaard"], text='#panic("weg") *vet* $x$ \\ @niemand <b>')
    assert '#panic("weg") *vet* $x$ \\ @niemand <b>' in words_of(pdf_of(client))


def test_an_area_without_any_figure_has_a_paper_too(client, areas):
    assert "Wijkfoto van" in words_of(pdf_of(client, f"/gebieden/{areas['BU08280600'].slug}/wijkfoto.pdf"))


def test_the_paper_is_made_within_two_seconds(client, areas):
    begin = time.perf_counter()
    client.get("/gebieden/ruwaard/wijkfoto.pdf")
    assert time.perf_counter() - begin < 2
