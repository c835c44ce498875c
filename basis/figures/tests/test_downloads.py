"""The figures of the wijkfoto as files, and that every one of them says the same."""

import csv
import io

import pytest
from django.core.management import call_command

from basis.areas import demo as areas_demo
from basis.figures.models import Observation
from basis.figures.tests.makers import make_world
from basis.figures.tests.papers import pdf_of, words_of
from basis.figures.tests.screens import text_of
from tests.shared import SHARED, needs_shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    return make_world()


def test_the_csv_has_numbers_for_machines_and_the_reason_where_there_is_none(client, areas):
    answer = client.get("/gebieden/ruwaard/wijkfoto.csv")
    assert answer["Content-Type"].startswith("text/csv; charset=utf-8")
    rows = {(r["indicator"], r["gebied"]): r for r in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}
    here = rows["inwoners", "GM0828-ruwaard"]
    assert (here["waarde"], here["afrondingsmarge"], here["jaar"]) == ("13595", "4.0", "2024")
    lonely = rows["eenzaam", "GM0828"]
    assert (lonely["waarde"], lonely["ondergrens"], lonely["is_schatting"]) == ("46", "45.0", "ja")
    secret = rows["jeugdzorg", "GM0828-ruwaard"]
    assert (secret["waarde"], secret["reden_geen_cijfer"]) == ("", "secret")


def test_the_json_says_the_same_as_the_page(client, areas):
    found = client.get("/gebieden/ruwaard/wijkfoto.json").json()
    assert found["gebied"]["code"] == "GM0828-ruwaard"
    inhabitants = next(one for one in found["cijfers"] if one["indicator"] == "inwoners")
    assert [value["waarde"] for value in inhabitants["waarden"]] == [13595, 24200, 17942942]
    secret = next(one for one in found["cijfers"] if one["indicator"] == "jeugdzorg")
    assert secret["waarden"][0]["redenGeenCijfer"] == "secret" and secret["waarden"][0]["waarde"] is None


def test_what_was_shared_out_from_postcodes_is_an_estimate_in_every_file(client, areas):
    Observation.objects.filter(indicator="leeftijd-65plus", area=areas["GM0828-ruwaard"]).update(method="shared")
    answer = client.get("/gebieden/ruwaard/wijkfoto.csv")
    rows = {(r["indicator"], r["gebied"]): r for r in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}
    assert rows["leeftijd-65plus", "GM0828-ruwaard"]["is_schatting"] == "ja"
    assert rows["leeftijd-65plus", "GM0828"]["is_schatting"] == "nee"
    found = {one["indicator"]: one for one in client.get("/gebieden/ruwaard/wijkfoto.json").json()["cijfers"]}
    assert [value["isSchatting"] for value in found["leeftijd-65plus"]["waarden"]] == [True, False, False]
    assert [value["isSchatting"] for value in found["eenzaam"]["waarden"]] == [True, True, True]
    words = words_of(pdf_of(client))
    assert "ongeveer 15 %" in words and "2.000 inwoners, ongeveer" in words


@needs_shared
def test_the_facts_of_oss_are_the_same_on_page_and_in_every_file(client):
    areas_demo.build()
    call_command("import_figures", str(SHARED / "data/stats/oss_kwb_2024_wijken.csv"), source="kwb", year=2024)
    for slug, shown, plain in (("ruwaard", "13.595", 13595), ("centrum", "6.245", 6245), ("oss", "94.634", 94634)):
        assert f"{shown} mensen wonen hier" in text_of(client, f"/gebieden/{slug}/wijkfoto/")
        found = client.get(f"/gebieden/{slug}/wijkfoto.json").json()["cijfers"]
        assert next(one for one in found if one["indicator"] == "inwoners")["waarden"][0]["waarde"] == plain
        rows = csv.DictReader(io.StringIO(client.get(f"/gebieden/{slug}/wijkfoto.csv").content.decode("utf-8-sig")))
        assert next(row for row in rows if row["indicator"] == "inwoners")["waarde"] == str(plain)
        assert f"{shown} mensen wonen hier" in words_of(pdf_of(client, f"/gebieden/{slug}/wijkfoto.pdf"))
    page = text_of(client, "/gebieden/oss/wijkfoto/")
    assert "De 23 wijken tellen samen op tot 94.640 inwoners, en niet tot 94.634. Dat is geen fout" in page
