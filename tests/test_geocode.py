"""Addresses are asked of a server with the shape of PDOK Locatieserver v3_1: here one of our own, on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache

from basis import geocode

pytestmark = pytest.mark.django_db
TOWN_HALL = {
    "type": "adres",
    "weergavenaam": "Raadhuislaan 2, 5341GM Oss",
    "woonplaatsnaam": "Oss",
    "postcode": "5341GM",
    "centroide_ll": "POINT(5.52741 51.76581)",
}


def answer_of(*documents):
    told = {"numFound": len(documents), "start": 0, "maxScore": 13.7, "numFoundExact": True, "docs": documents}
    return json.dumps({"response": told})


class Geocoder:
    """Gives `answers` one after the other, and remembers what it was asked."""

    def __init__(self):
        self.answers, self.asked = [], []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append(urlsplit(self.path))
                status, text = outer.answers.pop(0)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()


@pytest.fixture
def geocoder(settings):
    cache.clear()
    one = Geocoder()
    settings.GEOCODER_URL = f"http://127.0.0.1:{one.server.server_port}/bzk/locatieserver/search/v3_1"
    yield one
    one.server.shutdown()
    one.server.server_close()


def test_an_address_is_found_with_its_place(geocoder):
    geocoder.answers = [(200, answer_of(TOWN_HALL))]
    assert geocode.find("  Raadhuislaan   2 Oss", municipality="GM0828") == [
        geocode.Found("Raadhuislaan 2, 5341GM Oss", 51.76581, 5.52741, "adres", "5341GM")
    ]
    asked = parse_qs(geocoder.asked[0].query)
    assert geocoder.asked[0].path == "/bzk/locatieserver/search/v3_1/free"
    assert asked["q"] == ["Raadhuislaan 2 Oss"]
    assert asked["fq"] == ["type:(adres OR weg OR postcode)", "gemeentecode:0828"]
    assert set(asked) == {"q", "rows", "fl", "fq"}  # what v3_1 does not know, it refuses


def test_the_same_question_is_asked_once(geocoder):
    geocoder.answers = [(200, answer_of(TOWN_HALL)), (200, answer_of())]
    assert geocode.find("Raadhuislaan 2") == geocode.find("raadhuislaan 2")
    assert geocode.find("Nergenslaan 1") == geocode.find("Nergenslaan 1") == []
    assert len(geocoder.asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        (500, "kapot"),
        (302, ""),
        (200, "<html>"),
        (200, "[]"),
        (200, '{"response": {}}'),
        (200, '{"response": {"docs": 3}}'),
        (200, '{"response": {"docs": [3]}}'),
        (200, " " * (geocode.LARGEST + 1)),
    ],
)
def test_an_answer_that_is_none_is_nobody_answering_and_is_asked_again(geocoder, answer):
    geocoder.answers = [answer, (200, answer_of(TOWN_HALL))]
    assert geocode.find("Raadhuislaan 2") is None
    assert len(geocode.find("Raadhuislaan 2")) == 1


@pytest.mark.parametrize("place", ["", "POINT(0 0)", "POINT(5.5)", "POINT(51.7 5.5)", "LINESTRING(5 51, 6 52)"])
def test_what_has_no_place_in_the_netherlands_is_left_out(geocoder, place):
    geocoder.answers = [(200, answer_of({**TOWN_HALL, "centroide_ll": place}, TOWN_HALL))]
    assert len(geocode.find("Raadhuislaan")) == 1


def test_nothing_is_asked_when_it_is_turned_off_or_empty(geocoder, settings):
    assert geocode.find("   ") == []
    settings.GEOCODER_URL = ""
    assert geocode.find("Raadhuislaan 2") is None
    assert not geocoder.asked


def test_a_server_that_is_away_is_told_without_the_question(settings, caplog):
    settings.GEOCODER_URL = "http://127.0.0.1:9"
    assert geocode.find("Raadhuislaan 2") is None
    assert "ConnectError" in caplog.text and "Raadhuislaan" not in caplog.text
