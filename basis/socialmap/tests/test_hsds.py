"""The social map of the demo by HSDS 3.1: every page of every list and every thing in it against the schemas."""

import json
import math
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV30SpecValidator
from referencing import Registry, Resource

from tests.shared import SHARED

SCHEMAS = SHARED / "hsds" / "schema"
LISTS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
OF_ENTRIES = [name for name in LISTS if not name.startswith("taxonom")]
FORMATS = FormatChecker()

pytestmark = [pytest.mark.usefixtures("map_world"), pytest.mark.django_db]
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason=f"needs the schemas of HSDS in {SCHEMAS}")


@FORMATS.checks("uri")
def is_address(text):
    return not isinstance(text, str) or bool(urlsplit(text).scheme and urlsplit(text).netloc)


@pytest.fixture(scope="module")
def validators():
    """A validator for each kind, strict: what the standard has no field for is a fault."""
    found = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    kinds = {name: told | {"additionalProperties": False} for name, told in found.items() if name != "openapi.json"}
    registry = Registry().with_resources(
        (name, Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"} | told))
        for name, told in kinds.items()
    )
    return {
        kind: Draft202012Validator(kinds[f"{kind}.json"], registry=registry, format_checker=FORMATS)
        for kind in LISTS.values()
    }


def faults(validator, one) -> list[str]:
    return [f"{one.get('id')} {fault.json_path}: {fault.message}" for fault in validator.iter_errors(one)]


def ask(name, **keys):
    response = Client().get(f"/api/hsds/{name}", keys)
    assert response.status_code == 200, response.content
    return response.json()


def pages(name, **keys):
    """Every page of a list."""
    first = ask(name, **keys)
    yield first
    for number in range(2, first["total_pages"] + 1):
        yield ask(name, page=number, **keys)


def lines(name, **keys) -> list[dict]:
    response = Client().get(f"/api/hsds/{name}", {"format": "ndjson", **keys})
    return [json.loads(line) for line in b"".join(response).decode().splitlines()]


@needs_schemas
@pytest.mark.parametrize("form", ["plain", "full", "minimal"])
@pytest.mark.parametrize("name", LISTS)
def test_every_page_of_every_list_is_valid(name, form, validators):
    if form != "plain" and name not in OF_ENTRIES:
        pytest.skip("a taxonomy has one form")
    keys = {} if form == "plain" else {form: "true"}
    found = [one for page in pages(name, per_page=40, **keys) for one in page["contents"]]
    assert found
    assert not [fault for one in found for fault in faults(validators[LISTS[name]], one)]
    assert lines(name, **keys) == found


@needs_schemas
@pytest.mark.parametrize("name", LISTS)
def test_every_thing_is_valid_and_found_by_its_id(name, validators):
    for line in lines(name):
        one = ask(f"{name}/{line['id']}")
        assert one["id"] == line["id"]
        assert not faults(validators[LISTS[name]], one)
        assert all(one[key] == value for key, value in line.items() if key != "location")


@needs_schemas
def test_the_validator_sees_a_fault(validators):
    one = ask("services", full="true")["contents"][0]
    for wrong in ({"nmae": "x"}, {"id": "x"}, {"email": "x"}, {"status": "x"}, {"last_modified": "x"}, {"url": "x"}):
        assert faults(validators["service"], one | wrong), wrong
    assert faults(validators["service"], {key: value for key, value in one.items() if key != "name"})


@pytest.mark.parametrize("name", LISTS)
def test_pages_count_right_at_the_begin_in_the_middle_at_the_end_and_past_it(name):
    total, size = ask(name)["total_items"], 2
    last = math.ceil(total / size)
    for number in {1, 2, last, last + 1}:
        page = ask(name, page=number, per_page=size)
        rest = max(0, min(size, total - (number - 1) * size))
        assert page["size"] == len(page["contents"]) == rest
        assert (page["total_items"], page["total_pages"], page["page_number"]) == (total, last, number)
        assert page["first_page"] is (number == 1)
        assert page["last_page"] is (number >= last)
        assert page["empty"] is (rest == 0)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_the_same_by_post(name):
    asked = {"search": "e", "page": 1, "per_page": 3}
    told = Client(enforce_csrf_checks=True).post(f"/api/hsds/{name}", json.dumps(asked), "application/json")
    assert told.json() == ask(name, **asked)
    assert Client().post(f"/api/hsds/{name}").json() == ask(name)


@pytest.mark.parametrize("name", OF_ENTRIES)
def test_a_full_page_takes_as_many_queries_as_a_full_page_of_one(name):
    counts = []
    for size in (1, 100):
        with CaptureQueriesContext(connection) as asked:
            ask(name, full="true", per_page=size)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 4


def test_it_says_what_it_is_and_its_description_is_valid():
    about = ask("")
    assert about["version"] == "3.1"
    described = Client().get(urlsplit(about["openapi_url"]).path).json()
    OpenAPIV30SpecValidator(described).validate()
    assert {path.split("/")[1] for path in described["paths"]} == {*LISTS, ""}
    assert Client().get("/api/hsds").headers["Location"] == "/api/hsds/"
    assert Client().get(urlsplit(about["profile"]).path).status_code == 200
