"""The open data of figures."""

import csv

import pytest

from basis.figures import registry
from basis.figures.tests.makers import make_world

pytestmark = pytest.mark.django_db
BASE = "/api/v1"


@pytest.fixture
def areas():
    return make_world()


def test_every_indicator_is_listed_also_what_is_never_measured(client):
    found = client.get(f"{BASE}/indicatoren?paginaGrootte=1000").json()
    assert found["totaal"] == len(registry.all_indicators()) == len(found["resultaten"])
    trust = next(one for one in found["resultaten"] if one["code"] == "vertrouwen")
    assert trust["wordtNergensGemeten"] is True


def test_one_indicator_says_what_it_means_and_whose_it_is(client):
    one = client.get(f"{BASE}/indicatoren/inwoners").json()
    assert (one["titel"], one["eenheid"], one["uitgever"], one["licentie"]) == (
        "Inwoners",
        "people",
        "CBS",
        "CC BY 4.0",
    )


def test_an_unknown_indicator_is_a_problem_with_a_sentence(client):
    answer = client.get(f"{BASE}/indicatoren/draken")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"] == "Er is geen indicator met code draken."


def test_observations_are_found_by_area_indicator_and_year(client, areas):
    found = client.get(f"{BASE}/waarnemingen?gebied=WK082806&indicator=inwoners&periode=2024").json()
    (one,) = found["resultaten"]
    assert (one["waarde"], one["afrondingsmarge"], one["methode"], one["levering"]) == (
        13595,
        4.0,
        "source",
        "proef.csv",
    )


def test_a_missing_figure_has_a_reason_and_no_value(client, areas):
    found = client.get(f"{BASE}/waarnemingen?gebied=GM0828-ruwaard&indicator=jeugdzorg").json()
    (one,) = found["resultaten"]
    assert (one["waarde"], one["redenGeenCijfer"]) == (None, "secret")


def test_pages_follow_each_other_without_loss(client, areas):
    seen, address = [], f"{BASE}/waarnemingen?paginaGrootte=7"
    while address:
        found = client.get(address).json()
        seen += [(one["gebied"], one["indicator"], one["periode"]) for one in found["resultaten"]]
        address = (found["_links"]["next"] or {}).get("href")
    assert len(seen) == len(set(seen)) == found["totaal"]


def test_the_same_comes_as_csv_when_asked(client, areas):
    answer = client.get(f"{BASE}/waarnemingen?indicator=inwoners", headers={"accept": "text/csv"})
    rows = list(csv.DictReader(answer.getvalue().decode().splitlines()))
    assert {row["gebied"]: row["waarde"] for row in rows}["WK082806"] == "13595"


@pytest.mark.parametrize("question", ["periode=vorig-jaar", "periode=12", "gebeid=WK082806"])
def test_a_wrong_question_is_a_problem(client, areas, question):
    answer = client.get(f"{BASE}/waarnemingen?{question}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("number", [1, 300])
def test_a_page_takes_as_many_queries_for_one_as_for_many(client, areas, django_assert_num_queries, number):
    with django_assert_num_queries(2):
        client.get(f"{BASE}/waarnemingen?paginaGrootte={number}")
