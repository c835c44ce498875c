"""The vision as open data."""

import datetime

import pytest

from basis.vision import actions
from basis.vision.pack import vision

pytestmark = pytest.mark.django_db
KEY = "sociale-agenda"
ON = datetime.date(2026, 11, 20)


@pytest.fixture
def report(joris):
    return actions.write_update(commitment=KEY, state="running", text="Twaalf buren.", on=ON, by=joris, is_example=True)


def get(client, path, status=200):
    response = client.get(f"/api/v1{path}")
    assert response.status_code == status
    return response.json()


def test_the_whole_vision_is_given_in_dutch_and_english(client, report):
    given = get(client, "/visie")
    assert given["ambitieJaar"] == 2040
    sizes = {name: len(given[name]) for name in ("pijlers", "uitgangspunten", "waarden", "voorwaarden", "afspraken")}
    assert sizes == {"pijlers": 3, "uitgangspunten": 6, "waarden": 5, "voorwaarden": 4, "afspraken": 13}
    first = given["uitgangspunten"][0]
    assert first["titel"] == vision().principles[0].title.by_language
    assert all(set(question) == {"nl", "en"} for question in first["vragen"])
    assert [side["eigenaar"] for side in given["eigenaarschap"]] == ["inwoners", "gemeente"]
    assert given["eigenaarschap"][0]["rollen"] == ["responsive", "networking"]
    assert given["voorwaarden"][3]["plaats"] == "voorwaarde"


def test_commitments_come_with_their_state(client, report):
    given = get(client, "/visie/afspraken")
    assert given["totaal"] == 13
    found = next(thing for thing in given["resultaten"] if thing["sleutel"] == KEY)
    assert (found["stand"], found["laatsteBericht"], found["paragraaf"]) == ("loopt", "2026-11-20", "4.2.5")
    assert found["pagina"].endswith(f"/visie/afspraken/{KEY}/")


def test_commitments_are_filtered_by_state(client, report):
    assert [thing["sleutel"] for thing in get(client, "/visie/afspraken?stand=loopt")["resultaten"]] == [KEY]
    assert get(client, "/visie/afspraken?stand=niet-begonnen")["totaal"] == 12
    assert get(client, "/visie/afspraken?stand=misschien", 400)["status"] == 400


def test_one_commitment_has_its_reports_and_no_name_of_who_wrote_them(client, report):
    given = get(client, f"/visie/afspraken/{KEY}")
    assert given["berichten"] == [
        {"datum": "2026-11-20", "stand": "loopt", "tekst": "Twaalf buren.", "isVoorbeeld": True}
    ]
    assert "Joris" not in str(given)


def test_a_commitment_that_is_not_there_is_a_problem(client):
    given = get(client, "/visie/afspraken/vliegende-autos", 404)
    assert given["detail"] == "Er is geen afspraak met sleutel vliegende-autos."
