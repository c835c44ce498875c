"""The same numbers as files: CSV, JSON and an accessible PDF."""

import csv
import io

import pytest

from basis.figures.tests.papers import pdf_of, tags_of, words_of
from basis.meeting import downloads
from basis.meeting.tests.makers import make_conversation, make_need, make_worker
from basis.socialmap.models import Place

pytestmark = pytest.mark.django_db
PAGE = "/gebieden/ruwaard/ontmoeten"


@pytest.fixture(autouse=True)
def _what_people_said(areas):
    make_need(areas["ruwaard"], text='#panic("weg") *vet* $x$ <b>')
    make_conversation(areas["ruwaard"], make_worker(areas["ruwaard"]))


def rows(client, address):
    response = client.get(address)
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_csv_has_a_row_for_each_group_and_measure(client, areas):
    found = rows(client, PAGE + ".csv")
    assert tuple(found[0]) == downloads.COLUMNS
    assert {row["groep"] for row in found} == {"iedereen", "kinderen", "ouderen"}
    near = next(row for row in found if row["groep"] == "iedereen" and row["maat"] == "deel_binnen_10_minuten")
    assert (near["mensen"], near["jaar"], near["plekken"]) == ("1500", "2024", "1")
    assert 0.6667 == float(near["laag"]) < float(near["hoog"]) < 1


def test_all_areas_are_in_one_csv_in_the_order_of_the_municipality(client, areas):
    names = list(dict.fromkeys(row["gebiedsnaam"] for row in rows(client, "/gebieden/ontmoeten.csv")))
    assert names == ["Ruwaard", "Noordwest", "Moleneind"]


def test_the_json_says_how_it_was_counted_and_what_was_agreed(client, areas):
    found = client.get(PAGE + ".json").json()
    assert found["zoGerekend"]["omwegfactor"] == 1.3
    assert found["plekken"][0]["naam"] == "De Haard"
    assert found["gesprekken"][0]["afspraken"][0]["vanWie"] == "de buren van het plein"
    assert found["groepen"][0]["maten"]["deel_binnen_5_minuten"]["hoog"] == pytest.approx(2 / 3)
    assert [row["buurt"] for row in found["nietsInDeBuurt"]] == ["BU08280601"]


def test_where_nothing_can_be_reached_the_files_hold_no_infinity(client, areas):
    Place.objects.all().delete()
    assert "Infinity" not in client.get(PAGE + ".json").content.decode()
    assert all(row["maat"] != "helft_binnen_minuten" for row in rows(client, PAGE + ".csv"))
    assert "Wij kennen hier nog geen plek" in words_of(pdf_of(client, PAGE + ".pdf"))


def test_the_paper_is_accessible_and_says_the_same(client, areas):
    document = pdf_of(client, PAGE + ".pdf")
    assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "nl"
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Ontmoeten in Ruwaard"
    tags, said = tags_of(document), words_of(document)
    assert tags.count("/H1") == 1 and {"/H2", "/H3", "/Table", "/TH", "/L"} <= set(tags)
    for fact in ("1.500 mensen", "De Haard", "Wij willen een bankje.", "1,3 keer", '#panic("weg") *vet* $x$ <b>'):
        assert fact in said


def test_the_english_paper_is_english(client, areas):
    document = pdf_of(client, "/en" + PAGE + ".pdf")
    assert str(document.Root.Lang) == "en"
    assert "What there is" in words_of(document)
