"""The description of the API: OpenAPI 3.0.3 that says what the answers do."""

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator

from basis.api.openapi import to_30

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client):
    return client.get("/api/v1/openapi.json").json()


@pytest.fixture
def fruit(client, settings):
    settings.ROOT_URLCONF = "basis.api.tests.sample"
    return client.get("/api/v1/openapi.json").json()


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"type": "string", "nullable": True}),
        (
            {"anyOf": [{"$ref": "#/a"}, {"type": "null"}]},
            {"allOf": [{"$ref": "#/a"}], "nullable": True},
        ),
        (
            {"anyOf": [{"type": "integer"}, {"type": "number"}, {"type": "null"}]},
            {"anyOf": [{"type": "integer"}, {"type": "number"}], "nullable": True},
        ),
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"const": "a", "type": "string"}, {"enum": ["a"], "type": "string"}),
        ({"type": "string", "examples": ["a", "b"]}, {"type": "string", "example": "a"}),
        ({"type": "number", "exclusiveMinimum": 0}, {"type": "number", "minimum": 0, "exclusiveMinimum": True}),
        ({"$ref": "#/a", "description": "x"}, {"allOf": [{"$ref": "#/a"}], "description": "x"}),
        (
            {"type": "object", "properties": {"title": {"title": "T", "type": "string"}}},
            {"type": "object", "properties": {"title": {"type": "string"}}},
        ),
        ({"type": "object", "default": {"const": 1}}, {"type": "object", "default": {"const": 1}}),
    ],
)
def test_a_schema_of_31_is_said_in_30(new, old):
    assert to_30(new) == old


def test_the_description_is_valid(document, fruit):
    for one in (document, fruit):
        assert one["openapi"] == "3.0.3"
        OpenAPIV30SpecValidator(one).validate()


def test_it_says_whose_it_is(document):
    info = document["info"]
    assert info["version"] == "1.0.0"
    assert set(info["contact"]) == {"name", "email", "url"}
    assert info["license"]["name"]
    assert document["servers"] == [{"url": "http://testserver/api/v1", "description": "Deze website"}]


def test_an_operation_tells_its_errors_its_csv_and_its_version(fruit):
    listed, single = fruit["paths"]["/fruit"]["get"], fruit["paths"]["/fruit/{naam}"]["get"]
    assert set(listed["responses"]) == {"200", "400", "406", "500"}
    assert set(single["responses"]) == {"200", "400", "404", "406", "500"}
    assert set(listed["responses"]["200"]["content"]) == {"application/json", "text/csv"}
    assert "API-Version" in listed["responses"]["200"]["headers"]
    assert [key["name"] for key in listed["parameters"]] == ["pagina", "paginaGrootte", "kleur", "gepluktNa"]
    assert not any(key["schema"].get("nullable") for key in listed["parameters"])


def test_words_for_who_reads_the_code_stay_out(document):
    assert "Where something is" not in str(document)
    assert "FruitQuery" not in str(document)


def test_the_page_for_people_names_every_operation(client, document):
    for address in ("/api/", "/en/api/"):
        page = client.get(address).content.decode()
        for path in document["paths"]:
            assert f"/api/v1{path}" in page
