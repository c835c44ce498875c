"""Walks a website by its own links, and keeps of each page what the tests ask about."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

from basis.languages import COMPLETE, PREPARED, SOURCE

MOST_PAGES = 20_000  # a walk that gets here goes round in circles


class Page(HTMLParser):
    """What one HTML document says: its title, headings, language, ids and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.language = self.direction = ""
        self.h1 = 0
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.languages: dict[str, str] = {}  # hreflang → address
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language, self.direction = told.get("lang", ""), told.get("dir", "ltr")
        elif tag == "h1":
            self.h1 += 1
        elif tag == "title":
            self._in_title = not self.title
        if "id" in told:
            self.ids[told["id"]] += 1
        link = told.get("href") if tag in {"a", "area", "link"} else told.get("src")
        if link:
            self.links.append(link)
        if "hreflang" in told and "href" in told:
            self.languages[told["hreflang"]] = told["href"]

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
            self.title = " ".join(self.title.split())


@dataclass(frozen=True)
class Answer:
    """What the website gave for one address."""

    status: int
    kind: str  # content type
    text: str = ""  # of a page
    moved_to: str = ""
    queries: list[str] = field(default_factory=list)


@dataclass
class Visit:
    """One address that was asked for, what came, and the page that pointed to it."""

    address: str
    answer: Answer
    source: str
    page: Page | None = None

    @property
    def view(self) -> str:
        """The name of the view behind the address, with its language: `nl:areas:detail`."""
        return view_of(self.address)


def view_of(address: str) -> str:
    """The name of the view behind an address, with its language; the path itself when none answers."""
    path = urlsplit(address).path
    language = language_of(address)
    try:
        found = resolve(path if language == SOURCE else path.removeprefix(f"/{language}"))
    except Resolver404:
        return path
    return f"{language}:{found.view_name}"


def language_of(address: str) -> str:
    """The language that an address names; Dutch has none."""
    first = urlsplit(address).path.split("/")[1]
    return first if first in {*COMPLETE, *PREPARED} else SOURCE


def walk(
    fetch: Callable[[str], Answer],
    starts: tuple[str, ...] = ("/", "/en/"),
    *,
    languages: tuple[str, ...] = COMPLETE,
    a_view: int | None = None,
    variants: int = 12,
) -> dict[str, Visit]:
    """Follow every internal link from the starts on, nearest first, to pages in these languages.

    `a_view` is the most addresses to see of one view in one language (None: all of them); `variants` the most query
    strings of one path. `fetch` gives the answer for an address such as `/gebieden/?soort=wijk`.
    """
    visits: dict[str, Visit] = {}
    waiting = deque((start, "") for start in starts)
    seen_views: Counter[str] = Counter()
    seen_paths: Counter[str] = Counter()
    known = set(starts)
    while waiting:
        address, source = waiting.popleft()
        path = urlsplit(address).path
        seen_views[view_of(address)] += 1
        seen_paths[path] += 1
        if (a_view and seen_views[view_of(address)] > a_view) or seen_paths[path] > variants:
            continue
        answer = fetch(address)
        visit = visits[address] = Visit(address, answer, source)
        assert len(visits) <= MOST_PAGES, f"the walk does not end; last seen: {address}"
        found = [answer.moved_to] if answer.moved_to else []
        if answer.kind.startswith("text/html") and answer.status < 300:
            visit.page = Page(answer.text)
            found = visit.page.links
        for link in found:
            target = internal(address, link)
            if target and target not in known and language_of(target) in languages:
                known.add(target)
                waiting.append((target, address))
    return visits


def internal(address: str, link: str) -> str:
    """The address that a link on a page leads to within the website, without its fragment; empty for any other."""
    target = urldefrag(urljoin(f"http://here{address}", link)).url
    parts = urlsplit(target)
    if parts.scheme != "http" or parts.netloc != "here":
        return ""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def dead_anchors(visits: dict[str, Visit]) -> list[str]:
    """Links to a place on a page that is not there."""
    dead = []
    for visit in visits.values():
        for link in visit.page.links if visit.page else []:
            fragment = urldefrag(link).fragment
            target = visits.get(internal(visit.address, link))
            if fragment and target and target.page and fragment not in target.page.ids:
                dead.append(f"{visit.address} → {link}")
    return dead
