"""Open data of initiatives."""

import csv
import io

from basis.initiatives import telling_actions
from basis.initiatives.facts import Told
from basis.initiatives.tests.makers import make_ask, make_initiative

LIST = "/api/v1/initiatieven"


def test_what_stands_on_the_website_is_open_data_with_what_it_needs(client, area, table, noor):
    asked = make_ask(table, "place", "Een droge plek.")
    telling_actions.tell(table, Told("Het werd druk."), by=noor)
    found = client.get(LIST).json()["resultaten"]
    assert [one["id"] for one in found] == ["de-lange-tafel"]
    assert found[0]["gebied"] == area.code and found[0]["link"].endswith(table.get_absolute_url())
    assert [(one["soort"], one["tekst"]) for one in found[0]["vragen"]] == [("plek", "Een droge plek.")]
    assert (
        client.get(found[0]["vragen"][0]["link"]).status_code == 200 and str(asked.pk) in found[0]["vragen"][0]["link"]
    )
    assert [one["tekst"] for one in client.get(f"{LIST}/de-lange-tafel").json()["berichten"]] == ["Het werd druk."]


def test_nothing_says_who_somebody_is(client, table, noor):
    table.team.update(name="Noor van de flat", role="kookt")
    told = client.get(LIST).content.decode() + client.get(f"{LIST}/de-lange-tafel").content.decode()
    told += b"".join(client.get("/initiatieven.csv")).decode()
    assert "Noor" not in told and noor.email not in told and "kookt" not in told


def test_what_waits_or_went_on_in_another_is_not_in_it(client, area, table):
    make_initiative(area, state="held")
    make_initiative(area, merged_into=table)
    assert client.get(LIST).json()["totaal"] == 1
    assert client.get(f"{LIST}/bestaat-niet").status_code == 404


def test_it_can_be_narrowed(client, area, table):
    make_ask(table, "money", "Tachtig euro.")
    for question, count in {
        f"gebied={area.code}": 1,
        "gebied=GM0828": 1,
        "gebied=BU9": 0,
        "zoekt=geld": 1,
        "zoekt=plek": 0,
        "stand=idee": 1,
        "onderwerp=natuur": 0,
    }.items():
        assert client.get(f"{LIST}?{question}").json()["totaal"] == count, question
    assert client.get(f"{LIST}?stand=onzin").status_code == 400


def test_the_table_has_a_row_for_each(client, table):
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get("/initiatieven.csv")).decode("utf-8-sig"))))
    assert [row["titel"] for row in rows] == ["De lange tafel"]


def test_the_table_of_one_area_has_what_is_there(client, table):
    for slug, rows in (("ruwaard", 1), ("noordwest", 0)):
        told = b"".join(client.get(f"/initiatieven.csv?gebied={slug}")).decode("utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(told)))) == rows, slug
    assert client.get("/initiatieven.csv?gebied=onzin").status_code == 404
