"""A small house whose one module hands in what a test wants to be found."""

from basis.modules import Module, SearchEntry
from basis.search import actions


def entry(title: str, summary: str = "", **more) -> SearchEntry:
    """Something that can be found, in Dutch unless said otherwise; its key is its title."""
    given = {"kind": "thing", "key": title[:80], "url": "/", "language": "nl"} | more
    return SearchEntry(title=title, summary=summary, **given)


def module(*entries: SearchEntry, name: str = "areas") -> Module:
    return Module(name=name, title="Dingen", search=lambda: entries)


def index(*entries: SearchEntry) -> actions.Refreshed:
    """Make the index of exactly these."""
    return actions.refresh([module(*entries)])
