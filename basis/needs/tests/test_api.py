"""Open data of needs: all that is said, nothing of who said it."""

import csv
import io
import json

import pytest

from basis.needs.tests.makers import TEXT, make_bundle, make_need, make_worker

pytestmark = pytest.mark.django_db
ALL = "/api/v1/behoeften"


def _rows(client, **question):
    return client.get(ALL, question).json()["resultaten"]


def test_open_data_say_nothing_of_who_said_it(client, area, noor):
    need = make_need(
        area, by=noor, byline="Noor van hiernaast", place="bij haar voordeur", photo="x.jpg", photo_alt="Zij"
    )
    answer = client.get(ALL)
    (row,) = answer.json()["resultaten"]
    assert row == {
        "nummer": need.pk,
        "soort": "gemis",
        "tekst": TEXT,
        "onderwerp": "anders",
        "doelgroep": "iedereen",
        "gebied": "GM0828-ruwaard",
        "maand": f"{need.written_at:%Y-%m}",
        "bundel": None,
        "isVoorbeeld": False,
    }
    for personal in ("Noor", "voordeur", "x.jpg", "Zij", f"{need.written_at:%Y-%m-%d}"):
        assert personal not in answer.content.decode()


def test_only_what_stands_on_the_website_is_open(client, area):
    need = make_need(area, state="held")
    assert _rows(client) == [] and client.get(f"{ALL}/{need.pk}").status_code == 404


def test_it_can_be_asked_by_area_kind_subject_and_group(client, area, world):
    make_need(area, kind="wish", theme="meet", group="older")
    make_need(world["GM0828-noordwest"], text="Elders.")
    assert len(_rows(client)) == len(_rows(client, gebied="GM0828")) == 2
    for asked in ({"gebied": area.code}, {"soort": "wens"}, {"onderwerp": "ontmoeten"}, {"doelgroep": "ouderen"}):
        assert [row["tekst"] for row in _rows(client, **asked)] == [TEXT]
    assert _rows(client, gebied="GM9999") == []
    assert client.get(ALL, {"soort": "klacht"}).status_code == 400


def test_one_says_in_which_bundle_it_is_and_how_that_stands(client, area):
    need = make_need(area)
    bundle = make_bundle(area, make_worker(area), need)
    told = client.get(f"{ALL}/{need.pk}").json()
    assert told["bundel"] == {"nummer": bundle.pk, "titel": "Onderweg zitten", "stand": "gehoord"}
    problem = client.get(f"{ALL}/999999")
    assert (problem.status_code, problem["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(problem.content)["status"] == 404


def test_the_same_is_there_as_csv(client, area):
    make_need(area, text="=1+1")
    answer = client.get(ALL, headers={"accept": "text/csv"})
    (row,) = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode()))
    assert (row["tekst"], row["gebied"]) == ("'=1+1", area.code)


def test_a_person_takes_it_along_of_one_area_or_of_all(client, area, world, noor):
    make_need(area, by=noor, byline="Noor")
    make_need(world["GM0828-noordwest"], text="Een klimrek.")
    for address, said in (("/gebieden/ruwaard/wat-mensen-zeggen.csv", 1), ("/wat-mensen-zeggen.csv", 2)):
        answer = client.get(address)
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(text)))) == said and "Noor" not in text
        assert answer["Content-Disposition"].startswith('attachment; filename="wat-mensen-zeggen')
    assert client.get("/gebieden/bestaat-niet/wat-mensen-zeggen.csv").status_code == 404
