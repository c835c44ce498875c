"""The description of the API as OpenAPI 3.0.3, the version the NLGov rules allow; ninja writes 3.1."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.module_loading import import_string
from ninja import NinjaAPI

from basis import packs, rest
from basis.api.requests import CSV, gives_csv
from basis.modules import all_modules

Json = dict[str, Any]

VERSION_HEADER = {
    "API-Version": {
        "description": "Versie van de API, zoals semver.org die bedoelt",
        "schema": {"type": "string", "example": rest.API_VERSION},
    }
}
PROBLEM: Json = {
    "type": "object",
    "description": "Wat er mis is, na RFC 9457",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["query", "path", "header", "body"]},
                    "location": {
                        "type": "object",
                        "properties": {
                            "name": {"type": "string"},
                            "index": {"type": "integer"},
                            "pointer": {"type": "string"},
                        },
                    },
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
NO_NUL = "^[^\\u0000]*$"  # what every text in a question keeps to
ERRORS = {
    "400": "De vraag klopt niet; alle fouten staan bij elkaar",
    "404": "Dit is er niet",
    "406": "Deze vorm is er niet",
    "500": "Er ging bij ons iets mis",
}


@dataclass(frozen=True)
class Door:
    """Where an API is, and what is said about it as a whole; `{place}` is the name of the municipality."""

    base: str
    title: str
    about: str


V1 = Door(
    "/api/v1",
    "Sociale Basis {place}",
    "Open data over wijken, dorpen en de sociale basis van {place}. Alles is vrij te lezen, "
    "zonder sleutel. Lijsten komen per pagina als JSON, of als CSV met de header `Accept: text/csv`.",
)
HSDS = Door(
    "/api/hsds",
    "Sociale kaart {place} (HSDS 3.1)",
    "De sociale kaart van {place} volgens de Human Services Data Specification 3.1. Alles is vrij te lezen, "
    "zonder sleutel. `format=ndjson` geeft een hele lijst, een regel per stuk.",
)


def document(api: NinjaAPI, request: HttpRequest, door: Door = V1) -> Json:
    """The whole document, for this municipality and this address."""
    paths, schemas = _described(api)
    tags = sorted({tag for item in paths.values() for operation in item.values() for tag in operation.get("tags", [])})
    return {
        "openapi": "3.0.3",
        "info": _info(request, door),
        "servers": [{"url": request.build_absolute_uri(door.base), "description": "Deze website"}],
        "tags": [{"name": tag, "description": _about(tag)} for tag in tags],
        "security": [],
        "paths": paths,
        "components": {
            "schemas": {"Problem": PROBLEM, **schemas},
            "responses": {f"Problem{status}": _problem(text) for status, text in ERRORS.items()},
        },
    }


@cache
def _described(api: NinjaAPI) -> tuple[Json, Json]:
    """The operations and the shapes they point to, at whatever address: made once, and not to be changed."""
    schema: Json = dict(api.get_openapi_schema(path_prefix=""))
    operations = [o for r in api._get_bound_routers() for view in r.path_operations.values() for o in view.operations]
    with_csv = {api.get_openapi_operation_id(operation) for operation in operations if gives_csv(operation)}
    for operation in schema["paths"].values():
        for told in operation.values():
            told.pop("description", None)  # ninja takes the docstring, which is for who reads the code
    paths = {path: _operations(path, operations, with_csv) for path, operations in schema["paths"].items()}
    schemas = {name: to_30(shape) for name, shape in schema["components"]["schemas"].items()}
    for shape in schemas.values():
        shape.pop("description", None)
    return paths, _used(schemas, paths)


def _used(schemas: Json, paths: Json) -> Json:
    """Only the shapes that an answer or a body points to; those of query keys are written out in place."""
    found: set[str] = set()
    waiting = _pointed_to(paths)
    while waiting:
        found |= waiting
        waiting = {name for one in waiting for name in _pointed_to(schemas.get(one))} - found
    return {name: shape for name, shape in schemas.items() if name in found}


def _pointed_to(node: Any) -> set[str]:
    if isinstance(node, list):
        return {name for item in node for name in _pointed_to(item)}
    if not isinstance(node, dict):
        return set()
    here = {str(node["$ref"]).rsplit("/", 1)[-1]} if isinstance(node.get("$ref"), str) else set()
    return here | {name for value in node.values() for name in _pointed_to(value)}


def _info(request: HttpRequest, door: Door) -> Json:
    site = packs.site()
    return {
        "title": door.title.format(place=site.municipality),
        "version": rest.API_VERSION,
        "description": door.about.format(place=site.municipality),
        "contact": {
            "name": str(site.name),
            "email": site.email,
            "url": request.build_absolute_uri("/open-data/"),
        },
        "license": {"name": site.open_data_licence, **_licence_url(site.open_data_licence)},
    }


def _licence_url(name: str) -> dict[str, str]:
    known = {
        "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.nl",
        "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
    }
    return {"url": known[name]} if name in known else {}


def _about(tag: str) -> str:
    """What a tag is about: the first open data of the module whose router has it."""
    for module in all_modules():
        if module.api and module.datasets and tag in (import_string(module.api).tags or []):
            return str(module.datasets[0].description)
    return tag


def _problem(description: str) -> Json:
    return {
        "description": description,
        "headers": VERSION_HEADER,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _operations(path: str, operations: Json, with_csv: set[str]) -> Json:
    told = {m: _operation(path, o, o["operationId"] in with_csv) for m, o in operations.items() if m != "head"}
    return told | ({"post": _by_post(told["get"])} if "post" in told else {})


def _by_post(get: Json) -> Json:
    """The same question with its keys in the body."""
    keys = {key["name"]: {**key["schema"], "description": key["description"]} for key in get["parameters"]}
    body = {"type": "object", "properties": keys, "additionalProperties": False}
    return get | {
        "operationId": f"{get['operationId']}_by_post",
        "summary": f"{get['summary']}, met de vraag in de inhoud",
        "parameters": [],
        "requestBody": {"required": False, "content": {"application/json": {"schema": body}}},
    }


def _operation(path: str, given: Json, csv: bool) -> Json:
    operation = {k: v for k, v in given.items() if k not in {"responses", "parameters"}}
    operation["parameters"] = [_parameter(parameter) for parameter in given["parameters"]]
    responses: Json = {}
    for status, response in given["responses"].items():
        content = {kind: _media(value) for kind, value in response.get("content", {}).items()}
        headers = dict(VERSION_HEADER)
        if csv and int(status) == 200:
            content[CSV] = {"schema": {"type": "string"}}
            headers["Link"] = {"description": 'CSV: rel="next" als er meer is', "schema": {"type": "string"}}
        responses[str(status)] = {"description": "Het antwoord", "headers": headers, "content": content}
    if operation["parameters"] or "requestBody" in given:
        responses["400"] = {"$ref": "#/components/responses/Problem400"}
    if "{" in path:
        responses["404"] = {"$ref": "#/components/responses/Problem404"}
    responses["406"] = {"$ref": "#/components/responses/Problem406"}
    responses["500"] = {"$ref": "#/components/responses/Problem500"}
    operation["responses"] = responses
    return operation


def _media(media: Json) -> Json:
    return {**media, "schema": to_30(media["schema"])}


def _parameter(parameter: Json) -> Json:
    """A key of the query is left out, it is never null."""
    schema = to_30(parameter["schema"])
    schema.pop("nullable", None)
    if schema.get("default", 0) is None:
        del schema["default"]
    if schema.get("type") == "string" and not {"pattern", "enum", "format"} & set(schema):
        schema["pattern"] = NO_NUL
    told = schema.pop("description", parameter.get("description", ""))
    kept = {k: v for k, v in parameter.items() if k in {"in", "name", "required", "deprecated"}}
    return {**kept, "schema": schema, **({"description": told} if told else {})}


def to_30(node: Any) -> Any:
    """A JSON Schema of OpenAPI 3.1 in the words of 3.0: `nullable`, one example, no const, no siblings of $ref."""
    if isinstance(node, list):
        return [to_30(item) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {k: v for k, v in node.items() if k not in {"title", "propertyNames", "$defs", "contentMediaType"}}
    for key in ("anyOf", "oneOf"):
        branches = [branch for branch in schema.get(key, []) if branch != {"type": "null"}]
        if key in schema and len(branches) < len(schema[key]):
            schema["nullable"] = True
            if len(branches) == 1:
                del schema[key]
                schema = {**branches[0], **schema} if "$ref" not in branches[0] else {"allOf": branches, **schema}
            else:
                schema[key] = branches
    if isinstance(schema.get("type"), list):
        kinds = [kind for kind in schema["type"] if kind != "null"]
        schema |= {"type": kinds[0]} if len(kinds) == 1 else {"anyOf": [{"type": kind} for kind in kinds]}
        schema |= {"nullable": True} if "null" in node["type"] else {}
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    if "examples" in schema:
        examples = schema.pop("examples")
        schema.setdefault("example", examples[0] if isinstance(examples, list) else examples)
    for bound, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if bound in schema and not isinstance(schema[bound], bool):
            schema |= {limit: schema[bound], bound: True}
    if "prefixItems" in schema:
        schema["items"] = {"anyOf": schema.pop("prefixItems")}
    if "$ref" in schema and len(schema) > 1:
        schema = {"allOf": [{"$ref": schema.pop("$ref")}], **schema}
    walked: Json = {}
    for key, value in schema.items():
        if key in {"properties", "patternProperties"}:
            walked[key] = {name: to_30(inner) for name, inner in value.items()}
        elif key in {"default", "example", "enum", "required", "type", "description", "pattern", "format"}:
            walked[key] = value
        else:
            walked[key] = to_30(value)
    return walked
