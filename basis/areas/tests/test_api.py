"""Areas as open data."""

import pytest
import shapely

from basis.areas import actions, change_actions
from basis.areas.boundary_actions import Origin
from basis.areas.postcodes import ShareRow
from basis.areas.tests.makers import import_small_oss, set_own


@pytest.fixture
def oss(db):
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk")
    actions.import_postcodes([ShareRow(2, "5344", "BU08280600", 1.0)], origin=Origin("pc4.csv", "0" * 64))


def _codes(client, **query):
    response = client.get("/api/v1/gebieden", query)
    assert response.status_code == 200, response.content
    return [area["code"] for area in response.json()["resultaten"]]


def test_all_areas_are_there_with_dutch_names(client, oss):
    answer = client.get("/api/v1/gebieden", {"paginaGrootte": 2}).json()
    assert (answer["totaal"], len(answer["resultaten"])) == (12, 2)
    first = answer["resultaten"][0]
    assert {"code", "naam", "soort", "gemeentecode", "binnen", "_links"} <= set(first)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"soort": "gebied"}, ["GM0828-ruwaard"]),
        ({"soort": "buurt", "binnen": "GM0828-ruwaard"}, ["BU08280600", "BU08280601"]),
        ({"binnen": "WK082807"}, ["BU08280700", "BU08280701"]),
        ({"soort": "wijk", "binnen": "GM0828"}, ["WK082802", "WK082806", "WK082807"]),
        ({"postcode": "5344AB"}, ["BU08280600", "GM0828-ruwaard", "WK082806"]),
        ({"binnen": "GM9999"}, []),
    ],
)
def test_areas_are_filtered(client, oss, query, codes):
    assert _codes(client, **query) == codes


@pytest.mark.parametrize("query", [{"soort": "stad"}, {"postcode": "12"}, {"onbekend": "x"}])
def test_a_wrong_question_is_a_problem(client, oss, query):
    response = client.get("/api/v1/gebieden", query)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_one_area_gives_its_boundary_when_asked(client, oss):
    plain = client.get("/api/v1/gebieden/GM0828-ruwaard").json()
    assert (plain["soort"], plain["soortGebied"], plain["grens"]) == ("gebied", "wijk", None)
    drawn = client.get(plain["_links"]["grens"]["href"]).json()["grens"]
    assert (drawn["jaar"], drawn["isSchets"], drawn["bron"]) == (2024, False, "CBS / Kadaster")
    assert shapely.from_geojson(str(drawn["geometrie"]).replace("'", '"')).is_valid
    assert plain["_links"]["pagina"]["href"].endswith("/gebieden/ruwaard/")


def test_one_area_says_in_which_years_its_border_changed(client, oss):
    change_actions.tell_boundary_changes({("WK082806", 2019): True, ("WK082806", 2020): False})
    for code in ("WK082806", "GM0828-ruwaard"):
        assert client.get(f"/api/v1/gebieden/{code}").json()["grenswijzigingen"] == [2019]
    assert client.get("/api/v1/gebieden/WK082807").json()["grenswijzigingen"] == []


def test_an_unknown_area_is_not_found(client, oss):
    assert client.get("/api/v1/gebieden/XX").status_code == 404
