"""Fetching a division from PDOK: OGC API Features, page after page, from the one host that was asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from basis.areas import divisions
from basis.areas.divisions import Division
from basis.areas.geojson import Feature, Reader, fold
from basis.files import File, Refused

COLLECTIONS = ("gemeenten", "wijken", "buurten")
PAGE = 1000  # features a page; PDOK allows no more
MOST_PAGES = 60  # there are some 15,000 buurten; more pages than this means going round in circles
TIMEOUT = httpx.Timeout(60, connect=10)


@dataclass(frozen=True)
class Fetched:
    """A division as PDOK gave it, where, and the hash of what was taken from it."""

    division: Division
    url: str
    sha256: str


def fetch(year: int, municipality: str, tell: Callable[[str], object]) -> Fetched:
    """The gemeente, its wijken and buurten of a year, in WGS84.

    PDOK ignores a filter by code without a word, so everything is read and what lies elsewhere is left out here.
    Refuses, with the address: no answer in time, an answer that is no 200 or no GeoJSON, a next page at another host,
    more than MOST_PAGES pages, more than settings.MAX_IMPORT_MB, nothing of this municipality.
    """
    base = f"{settings.PDOK_URL.rstrip('/')}/cbs/wijken-en-buurten-{year}/ogc/v1"
    digest = hashlib.sha256()
    with httpx.Client(timeout=TIMEOUT, follow_redirects=False, headers={"Accept": "application/geo+json"}) as client:
        features = (
            feature
            for collection in COLLECTIONS
            for feature in _features(client, f"{base}/collections/{collection}/items?f=json&limit={PAGE}", tell)
        )
        ours = list(_ours(features, municipality, digest.update))
    if not ours:
        raise Refused(_("%(url)s: niets van %(code)s.") % {"url": base, "code": municipality})
    return Fetched(divisions.read_features(ours, municipality, base), base, digest.hexdigest())


def _ours(features: Iterator[Feature], municipality: str, note: Callable[[bytes], object]) -> Iterator[Feature]:
    for feature in features:
        if divisions.code_in(feature, "PDOK")[2:6] == municipality[2:]:
            note(json.dumps([dict(feature.properties), feature.geometry], sort_keys=True).encode())
            yield feature


def _features(client: httpx.Client, url: str, tell: Callable[[str], object]) -> Iterator[Feature]:
    """All features of a collection. The next page must be at the same host, over the same scheme."""
    home = urlsplit(url)
    for number in range(1, MOST_PAGES + 1):
        tell(_("PDOK: %(collection)s, bladzijde %(number)s") % {"collection": url.split("/")[-2], "number": number})
        text = _get(client, url)
        yield from Reader(File(url, text, "")).features()
        following = _next(text)
        if not following:
            return
        there = _address(url, following)
        if (there.scheme, there.netloc) != (home.scheme, home.netloc):
            raise Refused(
                _("%(url)s verwijst naar een andere plek (%(there)s); dat volgen wij niet.")
                % {"url": url, "there": there.netloc}
            )
        url = there.geturl()
    raise Refused(_("%(url)s: meer dan %(most)s bladzijden.") % {"url": url, "most": MOST_PAGES})


def _get(client: httpx.Client, url: str) -> str:
    limit = settings.MAX_IMPORT_MB * 1024 * 1024
    try:
        with client.stream("GET", url) as response:
            if response.status_code != 200:
                raise Refused(_("%(url)s antwoordt met %(code)s.") % {"url": url, "code": response.status_code})
            content = bytearray()
            for part in response.iter_bytes():
                content += part
                if len(content) > limit:
                    raise Refused(
                        _("%(url)s: groter dan %(limit)s MB.") % {"url": url, "limit": settings.MAX_IMPORT_MB}
                    )
        return content.decode("utf-8")
    except httpx.TimeoutException as error:
        raise Refused(_("%s antwoordt niet op tijd. Probeer het later nog eens.") % url) from error
    except httpx.HTTPError as error:
        raise Refused(_("%(url)s is niet te bereiken (%(cause)s).") % {"url": url, "cause": error}) from error
    except UnicodeDecodeError as error:
        raise Refused(_("%s: het antwoord is geen UTF-8.") % url) from error


def _address(url: str, following: str) -> SplitResult:
    try:
        return urlsplit(urljoin(url, following))
    except ValueError as error:
        raise Refused(
            _("%(url)s: de verwijzing naar de volgende bladzijde (%(there)s) is geen adres.")
            % {"url": url, "there": following}
        ) from error


def _next(text: str) -> str:
    links: Any = json.loads(text).get("links")
    known = [link for link in links if isinstance(link, dict)] if isinstance(links, list) else []
    return next((str(link.get("href", "")) for link in known if fold(str(link.get("rel"))) == "next"), "")
