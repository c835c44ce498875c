"""Where an address is: asked of PDOK Locatieserver v3_1, or of another server that answers as it does.

Answers are kept for a month, that there is no such address for a day. Without an answer (turned off, away, too late)
one puts a pin on the map oneself. Source of the shape: api.pdok.nl/bzk/locatieserver/search/v3_1/ui/.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from dataclasses import asdict, dataclass
from typing import Any

import httpx
from django.conf import settings
from django.core.cache import cache

from basis.geo import WGS84, system_of

logger = logging.getLogger(__name__)

MOST = 5  # answers to choose from
LONGEST = 200  # characters of a question
LARGEST = 200_000  # bytes of an answer
TIMEOUT = httpx.Timeout(4, connect=2)  # seconds: somebody waits for it
FOUND_FOR, MISSED_FOR = 30 * 24 * 3600, 24 * 3600  # seconds
FIELDS = "weergavenaam,centroide_ll,type,postcode,woonplaatsnaam"
POINT = re.compile(r"POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")


@dataclass(frozen=True)
class Found:
    """One answer: its name in full, where it is in degrees, what it is ("adres", "weg", "postcode"), its postcode."""

    name: str
    lat: float
    lon: float
    kind: str
    postcode: str = ""


def find(question: str, *, municipality: str = "") -> list[Found] | None:
    """Addresses, streets and postcodes that fit best, best first; [] when there are none, None when nobody answers.

    `municipality` ("GM0828") leaves out what lies elsewhere. Only the question itself goes out, never who asks.
    """
    words = " ".join(question.split())[:LONGEST]
    if not settings.GEOCODER_URL or not words:
        return None if words else []
    told = hashlib.sha256(json.dumps([settings.GEOCODER_URL, words.casefold(), municipality]).encode()).hexdigest()
    key = f"geocode:{told}"
    if (kept := cache.get(key)) is not None:
        return [Found(**one) for one in kept]
    answer = _ask(words, municipality)
    if answer is None:
        return None
    cache.set(key, [asdict(one) for one in answer], FOUND_FOR if answer else MISSED_FOR)
    return answer


def _ask(words: str, municipality: str) -> list[Found] | None:
    kinds = ["type:(adres OR weg OR postcode)"] + ([f"gemeentecode:{municipality[2:]}"] if municipality else [])
    wanted: dict[str, str | int | list[str]] = {"q": words, "rows": MOST, "fl": FIELDS, "fq": kinds}
    try:
        with httpx.stream("GET", f"{settings.GEOCODER_URL}/free", params=wanted, timeout=TIMEOUT) as response:
            response.raise_for_status()
            content = bytearray()
            for part in response.iter_bytes():
                content += part
                if len(content) > LARGEST:
                    raise ValueError(f"more than {LARGEST} bytes")
        documents = json.loads(content)["response"]["docs"]
        return [found for one in documents if (found := _read(one))]
    except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
        logger.warning("geocoder: %s", type(error).__name__)  # the words of an error may hold the question
        return None


def _read(one: Any) -> Found | None:
    """One answer; None when it has no place, or one outside the Netherlands."""
    place = POINT.fullmatch(str(one.get("centroide_ll", "")))
    if not place:
        return None
    lon, lat = float(place[1]), float(place[2])
    if system_of(lon, lat) != WGS84:
        return None
    return Found(str(one["weergavenaam"])[:200], lat, lon, str(one["type"]), str(one.get("postcode", ""))[:7])
