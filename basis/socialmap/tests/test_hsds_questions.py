"""What the lists of HSDS can be asked, what is refused, and how opening hours are told."""

import datetime
import json

import pytest
from django.utils import timezone

from basis.areas.models import Area, PostcodeShare
from basis.areas.tests.makers import make_municipality
from basis.search import actions as search
from basis.socialmap import hsds_hours, hsds_terms
from basis.socialmap.models import Place, Service
from basis.socialmap.tests.makers import TODAY, make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"


def names(client, path="services", **keys):
    response = client.get(f"/api/hsds/{path}", keys)
    assert response.status_code == 200, response.content
    found = [one.get("name") or one["location"]["name"] for one in response.json()["contents"]]
    return sorted(found)


@pytest.fixture
def some(db):
    make_municipality()
    Area.objects.filter(code="BU08280600").update(lat=51.750, lon=5.500)
    PostcodeShare.objects.filter(postcode="5344").delete()
    buurt = Area.objects.get(code="BU08280600")
    PostcodeShare.objects.create(postcode="5344", buurt=buurt, share=1, delivery=_delivery())
    make_place("dichtbij", name="Dichtbij", lat=51.751, lon=5.501)
    make_place("ver", name="Ver", lat=51.80, lon=5.60)
    make_place("ergens", name="Ergens", area_code="BU08280600")
    make_organisation("ander", name="Ander")
    make_service("koffie", name="Koffie", at=("dichtbij", "ergens"), themes=("meet",), target_groups=("older",))
    make_service("taal", name="Taalles", at=("ver",), themes=("learn",), provision="basic", organisation="ander")


def _delivery():
    from basis.areas.tests.makers import make_delivery

    return make_delivery()


def term(field, code):
    return str(hsds_terms.BY_CODE[field, code].pk)


def test_services_are_chosen_by_term_list_and_organisation(client, some):
    assert names(client) == ["Koffie", "Taalles"]
    assert names(client, taxonomy_term_id=term("themes", "meet")) == ["Koffie"]
    assert names(client, taxonomy_term_id=term("provision", "basic")) == ["Taalles"]
    assert names(client, taxonomy_term_id=NOBODY) == []
    assert names(client, taxonomy_id=str(hsds_terms.LISTS[1].pk)) == ["Koffie"]
    assert names(client, taxonomy_id=str(hsds_terms.LISTS[2].pk)) == ["Koffie", "Taalles"]
    ander = Service.objects.get(name="Taalles").organisation_id
    assert names(client, organization_id=str(ander)) == ["Taalles"]
    assert names(client, "service_at_locations", organization_id=str(ander)) == ["Ver"]
    assert names(client, "organizations", taxonomy_id=str(hsds_terms.LISTS[2].pk)) == []


def test_words_find_the_best_first(client, some):
    search.refresh()
    assert names(client, search="taalles") == ["Taalles"]
    assert names(client, "locations", search="dichtbij") == ["Dichtbij"]
    assert names(client, "service_at_locations", search="koffie") == ["Dichtbij", "Ergens"]
    assert names(client, search="onvindbaar") == []


def test_what_changed_since(client, some):
    Service.objects.filter(name="Koffie").update(changed_at=timezone.now() - datetime.timedelta(days=3))
    since = (timezone.now() - datetime.timedelta(days=1)).isoformat()
    assert names(client, modified_after=since) == ["Taalles"]
    assert names(client, modified_after="2020-01-01") == ["Koffie", "Taalles"]
    assert names(client, modified_after="4260-03-19T16:28:20-21:18") == []


def test_near_a_postcode_is_measured_where_the_position_is_known(client, some):
    near = {"postcode": "5344 AB", "proximity": 1000}
    assert names(client, "service_at_locations", **near) == ["Dichtbij"]
    assert names(client, "service_at_locations", postcode="9999", proximity=1000) == []
    assert names(client, "service_at_locations", postcode="5344") == ["Dichtbij", "Ergens", "Ver"]


def test_what_is_too_old_leaves_the_lists_but_not_its_address(client, some):
    old = TODAY - datetime.timedelta(days=600)
    Place.objects.filter(name="Ver").update(confirmed_on=old)
    Service.objects.filter(name="Koffie").update(confirmed_on=old)
    assert names(client) == ["Taalles"]
    assert names(client, "locations") == ["Dichtbij", "Ergens"]
    assert names(client, "service_at_locations") == []
    koffie = Service.objects.get(name="Koffie")
    assert client.get(f"/api/hsds/services/{koffie.pk}").json()["name"] == "Koffie"
    taal = Service.objects.get(name="Taalles")
    assert "service_at_locations" not in client.get(f"/api/hsds/services/{taal.pk}").json()


def test_the_point_of_an_area_is_not_told_as_where_it_is(client, some):
    told = client.get(f"/api/hsds/locations/{Place.objects.get(name='Ergens').pk}").json()
    assert not {"latitude", "longitude"} & set(told)
    assert {"label": "area_code", "value": "BU08280600"}.items() <= _labels(told)["area_code"].items()


def _labels(told):
    return {one["label"]: one for one in told["attributes"] if "label" in one}


def test_an_empty_list_is_an_empty_page(client, db):
    page = client.get("/api/hsds/services").json()
    assert page["empty"] and page["first_page"] and page["last_page"]
    assert (page["total_items"], page["total_pages"], page["size"]) == (0, 0, 0)
    assert b"".join(client.get("/api/hsds/services?format=ndjson")) == b""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("services?page=0", "page"),
        ("services?per_page=1001", "per_page"),
        ("services?modified_after=gisteren", "modified_after"),
        ("services?modified_after=0001-01-01T00:00:00%2B05:00", "modified_after"),
        ("services?taxonomy_term_id=meet", "taxonomy_term_id"),
        ("services?format=xml", "format"),
        ("services?full=misschien", "full"),
        ("services?nogiets=1", "nogiets"),
        ("service_at_locations?postcode=12", "postcode"),
        ("taxonomy_terms?parent_id=x", "parent_id"),
        ("services/x", "id"),
    ],
)
def test_a_wrong_question_is_a_problem_that_says_where(client, db, address, name):
    response = client.get(f"/api/hsds/{address}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [error["location"]["name"] for error in response.json()["errors"]] == [name]


def test_what_is_not_there_and_what_is_no_question(client, db):
    for path in ("services", "organizations", "locations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        assert client.get(f"/api/hsds/{path}/{NOBODY}").status_code == 404
        assert client.put(f"/api/hsds/{path}").status_code == 405
    assert client.get("/api/hsds/service_at_locations?proximity=10").status_code == 400
    for body in ("{", "[]", '{"search": ["x"]}', '{"page": null}'):
        assert client.post("/api/hsds/services", body, content_type="application/json").status_code == 400
    unknown = client.post("/api/hsds/services", json.dumps({"zoek": "x"}), content_type="application/json")
    assert unknown.status_code == 400


def test_a_form_by_post_is_a_question_too(client, some):
    page = client.post("/api/hsds/services", {"per_page": "1"}).json()
    assert (page["size"], page["total_items"]) == (1, 2)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Mo-Fr 09:00-17:00; PH off", [("WEEKLY", "MO,TU,WE,TH,FR", "09:00", "17:00")]),
        (
            "Mo,We 09:00-12:00,13:00-17:00",
            [("WEEKLY", "MO,WE", "09:00", "12:00"), ("WEEKLY", "MO,WE", "13:00", "17:00")],
        ),
        ("24/7", [("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", "00:00", "24:00")]),
        ("Fr 20:00-02:00", [("WEEKLY", "FR", "20:00", "02:00")]),
        ("We[1,-1] 13:30-15:30", [("MONTHLY", "1WE,-1WE", "13:30", "15:30")]),
        ("Apr-Oct Mo-Su 09:00-20:00", [(None, None, None, None)]),
        ("", []),
    ],
)
def test_opening_hours_repeat_by_the_week_or_month_or_have_only_words(line, parts):
    found = hsds_hours.schedules(line, TODAY)
    told = [tuple(part.get(name) for name in ("freq", "byday", "opens_at", "closes_at")) for part in found]
    assert told == parts
    assert all(part["description"] == line for part in found)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("services", "Service"),
        ("organizations", "Organization"),
        ("locations", "Location"),
        ("service_at_locations", "ServiceAtLocation"),
    ],
)
def test_the_least_of_a_list_has_all_that_its_description_requires(client, some, path, schema):
    described = client.get("/api/hsds/openapi.json").json()["components"]["schemas"][schema]
    least = client.get(f"/api/hsds/{path}", {"minimal": "true"}).json()["contents"][0]
    assert set(described["required"]) <= set(least)
