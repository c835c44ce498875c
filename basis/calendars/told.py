"""What a calendar says, whatever it is written in: its events, what is wrong with it, and what is passed over."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

LONGEST_TITLE, LONGEST_TEXT, LONGEST_WHERE, LONGEST_URL = 100, 2000, 120, 300  # as an activity has them
MOST_SIGNS = 20_000  # of a text are looked at, tags and all
DOTS = "…"
APART = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"}  # begin on a line of their own
UNSEEN = {"script", "style", "head", "title", "template", "iframe", "object", "svg"}


@dataclass(frozen=True)
class Change:
    """One time of an event that is otherwise: planned for this moment, it begins at another, or is called off."""

    planned: datetime.datetime  # local, without zone, as all moments here
    starts: datetime.datetime
    minutes: int
    where: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True)
class Event:
    """One event, once or again and again; what of it is otherwise is in `changes`."""

    uid: str
    title: str
    starts: datetime.datetime
    minutes: int
    text: str = ""
    where: str = ""
    url: str = ""
    theme: str = ""
    rrule: str = ""
    rdates: tuple[datetime.datetime, ...] = ()
    exdates: tuple[datetime.datetime, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def digest(self) -> str:
        """The same as long as it says the same."""
        return hashlib.sha256(repr(dataclasses.astuple(self)).encode()).hexdigest()


@dataclass
class Told:
    """All of a calendar. `wrong` says of which event or line what is wrong; `withdrawn` are events called off there.

    `named` are all names of events, also of what is wrong: of these nothing may be called off.
    """

    events: list[Event] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    past: int = 0
    private: int = 0


def line(text: str, longest: int) -> str:
    """On one line, without signs that cannot be seen, and no longer than may be."""
    shown = " ".join("".join(sign if _is_seen(sign) else " " for sign in _plain(text)).split())
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + DOTS


def lines(text: str, longest: int = LONGEST_TEXT) -> str:
    """As text: of HTML only its words; on lines, an empty one at most between them."""
    found = [" ".join("".join(x if _is_seen(x) else " " for x in one).split()) for one in _plain(text).splitlines()]
    kept = [one for number, one in enumerate(found) if one or (number and found[number - 1])]
    shown = "\n".join(kept).strip()
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + DOTS


def https_only(url: str) -> str:
    """The address when it is one of a page that anybody may be sent to, else ''."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    is_right = parts.scheme == "https" and "." in host and "@" not in parts.netloc and len(url) <= LONGEST_URL
    return url.strip() if is_right and url.strip().isprintable() and not set(url.strip()) & set(' "<>\\') else ""


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cn", "Cs"}


def _plain(text: str) -> str:
    """Of HTML only the words; what holds no tags is left as it is."""
    text = text[:MOST_SIGNS]
    if "<" not in text or ">" not in text:
        return text
    words = _Words()
    words.feed(text)
    words.close()
    return "".join(words.found)


class _Words(HTMLParser):
    """The words of HTML; what is not shown is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        if tag in APART:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag in APART - {"br"}:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.found.append(data)
