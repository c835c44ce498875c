"""The social map in our own API: places, what is offered and organisations, and how search names them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.search import actions as search
from basis.socialmap.models import Place, Service
from basis.socialmap.tests.makers import make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db


def names(client, path, **keys):
    response = client.get(f"/api/v1/{path}", keys)
    assert response.status_code == 200, response.content
    return [one["naam"] for one in response.json()["resultaten"]]


@pytest.fixture
def some(db):
    make_municipality()
    make_place(
        "huis",
        name="Huis",
        area_code="BU08280600",
        step_free=True,
        cost_kind="free",
        opening_hours="24/7",
        themes=("meet",),
    )
    make_place("park", name="Park", setting="outdoor", area_code="BU08280700", target_groups=("children",))
    make_organisation("ander", name="Ander", themes=("learn",))
    make_service("koffie", name="Koffie", at=({"place": "huis", "opening_hours": "24/7"},), cost_kind="free")
    make_service(
        "taal", name="Taalles", at=("park",), themes=("learn",), target_groups=("adults",), organisation="ander"
    )


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, ["Huis", "Park"]),
        ({"gebied": "BU08280600"}, ["Huis"]),
        ({"gebied": "WK082807"}, ["Park"]),
        ({"gebied": "GM0828"}, ["Huis", "Park"]),
        ({"gebied": "onbekend"}, []),
        ({"onderwerp": "ontmoeten"}, ["Huis"]),
        ({"doelgroep": "ouderen"}, ["Huis"]),
        ({"gratis": "true"}, ["Huis"]),
        ({"binnen": "true"}, ["Huis"]),
        ({"binnen": "false"}, ["Park"]),
        ({"drempelvrij": "true"}, ["Huis"]),
        ({"nuOpen": "true"}, ["Huis"]),
        ({"nuOpen": "true", "binnen": "false"}, []),
    ],
)
def test_places_are_chosen(client, some, keys, found):
    assert names(client, "plekken", **keys) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, ["Koffie", "Taalles"]),
        ({"gebied": "BU08280600"}, ["Koffie"]),
        ({"gebied": "WK082807"}, ["Taalles"]),
        ({"gebied": "onbekend"}, []),
        ({"onderwerp": "leren"}, ["Taalles"]),
        ({"doelgroep": "ouderen"}, ["Koffie"]),
        ({"gratis": "true"}, ["Koffie"]),
        ({"binnen": "false"}, ["Taalles"]),
        ({"drempelvrij": "true"}, ["Koffie"]),
        ({"nuOpen": "true"}, ["Koffie"]),
        ({"nuOpen": "true", "binnen": "false"}, []),
    ],
)
def test_what_is_offered_is_chosen_by_itself_and_by_its_places(client, some, keys, found):
    assert names(client, "diensten", **keys) == found


def test_organisations_are_chosen_and_have_their_services(client, some):
    assert names(client, "organisaties") == ["Ander", "Stichting Welzijn"]
    assert names(client, "organisaties", gebied="BU08280600") == ["Stichting Welzijn"]
    assert names(client, "organisaties", onderwerp="leren") == ["Ander"]
    assert names(client, "organisaties", gebied="onbekend") == []
    (ander,) = client.get("/api/v1/organisaties", {"onderwerp": "leren"}).json()["resultaten"]
    assert names(client, "diensten", organisatie=ander["id"]) == ["Taalles"]


def test_what_has_stopped_is_there_for_who_asks_and_in_hsds_says_so(client, some):
    make_service("weg", name="Gestopt", status="inactive")
    assert names(client, "diensten") == ["Koffie", "Taalles"]
    assert names(client, "diensten", ookGestopt="true") == ["Gestopt", "Koffie", "Taalles"]
    told = client.get("/api/hsds/services").json()["contents"]
    assert {one["name"]: one["status"] for one in told} == {
        "Koffie": "active",
        "Taalles": "active",
        "Gestopt": "inactive",
    }


def test_one_thing_by_its_id(client, some):
    for path, one in (("plekken", Place.objects.get(name="Huis")), ("diensten", Service.objects.get(name="Koffie"))):
        told = client.get(f"/api/v1/{path}/{one.pk}").json()
        assert told["externeSleutel"] == one.external_id
        assert client.get(told["_links"]["self"]["href"]).json() == told
        assert client.get(told["_links"]["pagina"]["href"]).status_code == 200
        assert client.get(f"/api/v1/{path}/x").status_code == 404
    organisation = Service.objects.get(name="Koffie").organisation
    assert client.get(f"/api/v1/organisaties/{organisation.pk}").json()["naam"] == "Stichting Welzijn"


def test_what_is_too_old_is_in_no_list(client, some):
    old = datetime.date(2020, 1, 1)
    Place.objects.update(confirmed_on=old)
    assert names(client, "plekken") == []
    assert client.get("/api/v1/diensten").json()["resultaten"][0]["plekken"] == []
    huis = Place.objects.get(name="Huis")
    assert client.get(f"/api/v1/plekken/{huis.pk}").json()["bevestigdOp"] == "2020-01-01"


@pytest.mark.parametrize("path", ["plekken", "diensten", "organisaties", "plekken?nuOpen=true", "_zoek?q=koffie"])
def test_a_list_takes_as_many_queries_however_long_it_is(client, some, path):
    search.refresh()
    client.get(f"/api/v1/{path}")

    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/api/v1/{path}").status_code == 200
        return len(asked)

    before = count()
    for number in range(12):
        make_place(f"p{number}", name=f"Koffie {number}", opening_hours="24/7")
        make_service(f"s{number}", name=f"Koffie {number}", at=(f"p{number}",))
    search.refresh()
    client.get(f"/api/v1/{path}")
    own = 3 if connection.vendor == "postgresql" else 0  # a transaction within that of the test, to ask its index
    assert count() == before <= 12 + own


def test_search_names_what_it_finds_as_its_own_list_does(client, some):
    search.refresh()
    area = Area.objects.get(code="BU08280600").own_area
    hit = client.get("/api/v1/_zoek", {"q": "koffie", "soort": "service"}).json()["resultaten"][0]
    assert (hit["externeSleutel"], hit["titel"], hit["redenen"]) == ("koffie", "Koffie", ["in de naam"])
    hits = client.get("/api/v1/_zoek", {"q": "huis", "gebied": area.code if area else ""}).json()["resultaten"]
    assert [hit["externeSleutel"] for hit in hits if hit["soort"] == "place"] == ["huis"]
