"""A poster of one page of this website, A4, to put up where people come: PDF/UA-1, in the look of the municipality."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from basis import packs, paper, qr
from basis.languages import unmarked

LAYOUT = Path(__file__).with_name("poster.typ")
COLOURS = ("paper", "ink", "ink-soft", "maas", "on-maas", "ochre", "brick")


class Said(HTMLParser):
    """What a page says of itself: its title and its description, as a search engine would read them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = self.sentence = ""
        self._in_title = False
        self.feed(html)
        self.title = " ".join(self.title.rpartition(" · ")[0].split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "title" and not self.title:
            self._in_title = True
        elif tag == "meta" and told.get("name") == "description":
            self.sentence = " ".join((told.get("content") or "").split())

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"


def pdf(said: Said, address: str, *, language: str) -> bytes:
    """The poster of what a page says of itself, with the way to that page: a QR code, and its address in letters."""
    with translation.override(language):
        data = _data(said, address, language)
    return paper.pdf(LAYOUT, data)


def _data(said: Said, address: str, language: str) -> dict[str, Any]:
    site = packs.site()
    shown = re.sub(r"^https?://", "", address).rstrip("/")
    return {
        "language": language,
        "title": said.title,
        "document": _("Poster: %(title)s") % {"title": said.title},
        "sentence": said.sentence,
        "site": unmarked(str(site.name)),
        "municipality": _("Gemeente %(municipality)s") % {"municipality": site.municipality},
        "scan": _("Scan dit vierkant met de camera van uw telefoon."),
        "type": _("Of typ dit adres:"),
        "address": shown,
        "call": _("Bel %(phone)s. U hoeft geen computer te hebben.") % {"phone": site.phone},
        "qr": qr.svg(address),
        "qr_words": qr.title(shown),
        "logo": packs.pack_path("logo.svg").read_text(encoding="utf-8"),
        "colours": _colours(),
    }


def _colours() -> dict[str, str]:
    """The light palette of the municipality; paper is light."""
    theme = packs.pack_path("theme.css").read_text(encoding="utf-8")
    light = re.search(r":root \{([^}]*)\}", theme)
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b", light[1] if light else ""))
    return {name: found[name] for name in COLOURS}
