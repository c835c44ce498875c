"""Fetching from PDOK, against a small server that answers as it does."""

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import CommandError, call_command

from basis.areas import pdok
from basis.areas.models import Area, Boundary, Delivery
from basis.areas.tests.makers import everything, small_oss, square


def _wijk(code, name, column):
    properties = {"wijkcode": code, "wijknaam": name, "gemeentecode": "GM" + code[2:6]}
    return {"type": "Feature", "properties": properties, "geometry": square(column)}


class Pdok(BaseHTTPRequestHandler):
    """Serves all features of a collection, one on each page; a filter by code is ignored, as PDOK does."""

    collections = {}
    spoil = None

    def do_GET(self):
        parts = urlsplit(self.path)
        name = parts.path.split("/")[-2]
        at = int(parse_qs(parts.query).get("cursor", ["0"])[0])
        features = self.collections[name]
        answer = {"type": "FeatureCollection", "features": features[at : at + 1], "links": []}
        if at + 1 < len(features):
            answer["links"].append({"rel": "next", "href": f"{parts.path}?f=json&cursor={at + 1}"})
        status, body = 200, answer
        if self.spoil:
            status, body = type(self).spoil(name, at, answer)
        text = body if isinstance(body, str) else json.dumps(body)
        with suppress(ConnectionError):  # who asked may have left: out of time, or it was too much
            self.send_response(status)
            self.send_header("Content-Type", "application/geo+json")
            self.end_headers()
            self.wfile.write(text.encode())

    def log_message(self, *args):
        """Not in the test output."""


@pytest.fixture
def server(settings, db):
    Pdok.spoil = None
    Pdok.collections = {
        "gemeenten": [
            {"type": "Feature", "properties": {"gemeentecode": "GM0363", "gemeentenaam": "A"}, "geometry": square(9)},
            {"type": "Feature", "properties": {"gemeentecode": "GM0828", "gemeentenaam": "Oss"}, "geometry": square(0)},
        ],
        "wijken": [_wijk("WK036300", "Elders", 9), _wijk("WK082806", "Ruwaard", 0)],
        "buurten": small_oss()["features"],
    }
    served = ThreadingHTTPServer(("127.0.0.1", 0), Pdok)
    thread = threading.Thread(target=served.serve_forever, args=[0.01], daemon=True)
    thread.start()
    settings.PDOK_URL = f"http://127.0.0.1:{served.server_port}"
    yield served
    served.shutdown()
    served.server_close()
    thread.join()


def _import(**options):
    call_command("import_areas", "--pdok", "--municipality", "GM0828", "--year", "2024", **options)


def test_all_pages_are_read_and_only_the_own_municipality_is_taken(server):
    _import()
    assert Area.objects.filter(kind="buurt").count() == 6
    assert not Area.objects.filter(municipality_code="GM0363").exists()
    delivery = Delivery.objects.get()
    assert delivery.url == f"http://127.0.0.1:{server.server_port}/cbs/wijken-en-buurten-2024/ogc/v1"
    assert not Boundary.objects.get(area__code="WK082806").is_dissolved
    assert Boundary.objects.get(area__code="WK082807").is_dissolved


def test_fetching_twice_changes_nothing(server, capsys):
    _import()
    before = everything()
    _import()
    assert everything() == before
    assert "er is niets veranderd" in capsys.readouterr().out


def _elsewhere(name, at, answer):
    return 200, answer | {"links": [{"rel": "next", "href": "https://kwaad.example/items"}]}


def _astray(name, at, answer):
    return 200, answer | {"links": [None, {"rel": "next", "href": "http://[x"}]}


def _round(name, at, answer):
    return 200, answer | {"links": [{"rel": "next", "href": f"/x/{name}/items?cursor=0"}]}


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (_elsewhere, r"verwijst naar een andere plek \(kwaad\.example\)"),
        (_round, "meer dan 60 bladzijden"),
        (_astray, r"de verwijzing naar de volgende bladzijde \(http://\[x\) is geen adres"),
        (lambda name, at, answer: (500, ""), "antwoordt met 500"),
        (lambda name, at, answer: (302, ""), "antwoordt met 302"),
        (lambda name, at, answer: (200, "<html>"), "geen geldige JSON"),
        (lambda name, at, answer: (200, json.dumps(answer)[:-20]), "breekt hier af"),
        (lambda name, at, answer: (200, answer | {"features": []}), "niets van GM0828"),
    ],
)
def test_an_answer_that_is_not_right_is_refused_with_its_address_and_changes_nothing(server, spoil, cause):
    Pdok.spoil = staticmethod(spoil)
    with pytest.raises(CommandError, match=f"127.0.0.1.*{cause}"):
        _import()
    assert not Area.objects.exists()


def test_an_answer_without_links_is_one_page(server):
    Pdok.spoil = staticmethod(lambda name, at, answer: (200, answer | {"links": None}))
    with pytest.raises(CommandError, match="niets van GM0829"):
        call_command("import_areas", "--pdok", "--municipality", "GM0829", "--year", "2024")


def test_no_answer_in_time_is_refused(server, monkeypatch):
    wait = threading.Event()

    def silent(name, at, answer):
        wait.wait(5)
        return 200, answer

    Pdok.spoil = staticmethod(silent)
    monkeypatch.setattr(pdok, "TIMEOUT", 0.2)
    with pytest.raises(CommandError, match="antwoordt niet op tijd"):
        _import()
    wait.set()


def test_an_answer_above_the_limit_is_refused(server, settings):
    settings.MAX_IMPORT_MB = 0
    with pytest.raises(CommandError, match="groter dan 0 MB"):
        _import()


def test_without_a_municipality_it_asks_for_one(db):
    with pytest.raises(CommandError, match="Geef bij --pdok ook --municipality"):
        call_command("import_areas", "--pdok", "--year", "2024")
