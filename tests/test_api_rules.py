"""The NLGov REST API Design Rules 2.2 on the whole API of this installation, by its description and by its answers."""

import json
import os
import re
import subprocess
from datetime import date, datetime
from pathlib import Path
from shutil import which
from urllib.parse import quote

import pytest
from django.test import Client

from tests.shared import SHARED

TOOLS = Path(__file__).with_name("tools") / "node_modules" / ".bin"
RULES = SHARED / "standards" / "data" / "adr" / "ruleset.yaml"
DUTCH = re.compile(r"^[A-Z][^.]*$")
ENGLISH = re.compile(r"\b(the|list|get|all|of|and|with|one)\b", re.IGNORECASE)

pytestmark = pytest.mark.usefixtures("demo_world")


@pytest.fixture(scope="module")
def document(demo_world):
    return Client().get("/api/v1/openapi.json").json()


def operations(document) -> list[tuple[str, str, dict]]:
    return [(path, method, told) for path, item in document["paths"].items() for method, told in item.items()]


def examples(document) -> list[str]:
    """An address for each operation, with for a key in the path one that exists or does not."""
    found = []
    for path, _method, told in operations(document):
        needed = [key for key in told["parameters"] if key["required"] and key["in"] == "query"]
        query = "&".join(f"{key['name']}={quote(str(key['schema'].get('example', 'a')))}" for key in needed)
        found.append(f"/api/v1{re.sub(r'{[^}]+}', 'x', path)}" + (f"?{query}" if query else ""))
    return found


def test_every_operation_says_in_dutch_what_it_gives(document):
    for path, method, told in operations(document):
        assert DUTCH.match(told["summary"]) and not ENGLISH.search(told["summary"]), (
            f"{method} {path}: {told['summary']}"
        )
        assert told["tags"], path


def test_paths_are_kebab_case_nouns_without_a_last_slash(document):
    for path in document["paths"]:
        assert re.fullmatch(r"(/([a-z][a-z0-9-]*|\{[a-zA-Z]+\}))*(/_[a-z]+)?", path), path


def test_keys_of_a_query_are_camel_case_and_said_what_they_are(document):
    for path, _method, told in operations(document):
        for key in told["parameters"]:
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", key["name"]), (path, key["name"])
            assert key.get("description") or key["in"] == "path", (path, key["name"])


def test_names_in_answers_are_camel_case(document):
    for name, shape in document["components"]["schemas"].items():
        for key in shape.get("properties", {}):
            assert re.fullmatch(r"_links|[a-z][a-zA-Z0-9]*", key), (name, key)


def test_dates_have_a_form(document):
    for name, shape in document["components"]["schemas"].items():
        for key, told in shape.get("properties", {}).items():
            if re.search(r"^(datum|date)$|(Datum|Date)$", key):
                assert told.get("format") in {"date", "date-time"}, (name, key)


def test_every_address_says_its_version_and_is_open_to_all(document):
    for address in [*examples(document), "/api/v1", "/api/v1/openapi.json", "/api/v1/onzin"]:
        response = Client().get(address)
        assert response.status_code in {200, 404}, address
        assert response.headers["API-Version"] == document["info"]["version"], address
        assert response.headers["Access-Control-Allow-Origin"] == "*", address


def test_a_last_slash_is_not_found(document):
    for address in examples(document):
        path = address.partition("?")[0]
        assert Client().get(f"{path}/").status_code == 404, path


def test_a_wrong_method_is_refused_with_the_right_ones(document):
    for address in [*examples(document), "/api/v1", "/api/v1/openapi.json"]:
        response = Client(enforce_csrf_checks=True).post(address)
        assert response.status_code == 405, address
        assert "GET" in response.headers["Allow"], address
        assert response.headers["Content-Type"] == "application/problem+json", address


def test_a_browser_that_asks_whether_it_may_ask_hears_that_it_may(document):
    asks = {"Origin": "https://elders.nl", "Access-Control-Request-Method": "GET"}
    for address in [*examples(document), "/api/v1", "/api/v1/openapi.json"]:
        response = Client().options(address, headers=asks)
        assert response.status_code == 204, address
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "GET" in response.headers["Access-Control-Allow-Methods"]
        assert response.headers["API-Version"]
    assert Client().options("/api/v1/onzin", headers=asks).status_code == 404


def test_wrong_input_is_400_with_all_faults_together(document):
    for path, _method, told in operations(document):
        address = f"/api/v1{re.sub(r'{[^}]+}', 'x', path)}?onzin=1&nogIets=2"
        response = Client().get(address)
        assert response.status_code == 400, address
        assert {"onzin", "nogIets"} <= {error["location"]["name"] for error in response.json()["errors"]}
        assert "400" in told["responses"] or not told["parameters"], path


def moments(node, key: str = "") -> list[tuple[str, str]]:
    if isinstance(node, dict):
        return [found for name, value in node.items() for found in moments(value, name)]
    if isinstance(node, list):
        return [found for value in node for found in moments(value, key)]
    return [(key, node)] if isinstance(node, str) and re.match(r"\d{4}-\d\d-\d\d", node) else []


def test_days_and_moments_are_written_as_iso_8601_says(document):
    for address in examples(document):
        for key, text in moments(Client().get(address).json()):
            if "T" in text:
                assert text.endswith("Z"), (address, key, text)
                datetime.fromisoformat(text)
            else:
                date.fromisoformat(text[:10])


def test_links_lead_somewhere(document):
    for address in examples(document):
        told = Client().get(address).json()
        for link in (told.get("_links") or {}).values():
            if link:
                assert Client().get(link["href"].removeprefix("http://testserver")).status_code == 200, link


def test_the_ruleset_of_the_standard_finds_no_error(document, tmp_path):
    spectral = which("spectral", path=f"{TOOLS}:{os.environ['PATH']}")
    if not RULES.exists() or not spectral:
        pytest.skip("needs the NLGov ruleset beside this folder, and spectral (./run test --browser fetches it)")
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    done = subprocess.run(
        [spectral, "lint", "-r", RULES, "-f", "json", path], check=False, capture_output=True, text=True, timeout=120
    )
    faults = [fault for fault in json.loads(done.stdout or "[]") if fault["severity"] == 0]
    assert not faults, "\n".join(f"{'.'.join(map(str, f['path']))}: {f['message']}" for f in faults)
