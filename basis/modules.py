"""What a module is: what it offers to the rest of the house, said once in its `module.py`.

Home, the page of an area, search, open data, the API, the demo world and the tests walk `all_modules()`,
so that a new module is in all of them without touching any other.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

Words = str | Promise  # a text, perhaps translated when it is shown

Context = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """A block on a page that another module composes (the page of an area, home).

    `context(viewer, thing)` gives what the template needs, or None when there is nothing to show.
    On home `thing` is the area the visitor chose, or None; on a theme page its Subject.
    """

    template: str
    context: Callable[[Any, Any], Context | None]
    order: int = 50


@dataclass(frozen=True)
class NavItem:
    """A line in the main navigation and the footer."""

    title: Words
    url_name: str
    order: int = 50


@dataclass(frozen=True)
class SearchEntry:
    """Something that can be found: what it is called, what it says, where it is.

    `key` is unique within its `kind`; `words` are further words by which people look for it.
    `area` is the code of the area it belongs to, or empty.
    """

    kind: str
    key: str
    title: str
    summary: str
    url: str
    words: str = ""
    area: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class Dataset:
    """Open data that the module gives: shown on /open-data/ and in the catalogue."""

    identifier: str
    title: Words
    description: Words
    url_name: str  # of the API operation, or of a page
    formats: tuple[str, ...] = ("JSON",)
    licence: str = "CC BY 4.0"


@dataclass(frozen=True)
class Shown:
    """A contribution as others show it: in the queue of a moderator, to its giver, in a mail.

    `texts` are its own words, label → text; `url` is the page on which it stands, or would. `photo` is the name of a
    photo of it (`basis.uploads`), with its description in `photo_alt`.
    """

    title: str
    texts: Mapping[str, str]
    url: str
    photo: str = ""
    photo_alt: str = ""


@dataclass(frozen=True)
class ContributionKind:
    """A kind of thing that people give to be published. The thing has a field `contribution`, one to one.

    `show` gives the things behind these contributions, by primary key of the contribution, in one query.
    `form(contribution, data)` is the form with which its giver changes it, filled in with what it says now;
    `change(contribution, by, cleaned_data)` puts what was filled in in its place.
    `erase` takes away its words, when it is removed or its time is over; what stays is that it was there.
    """

    name: str  # "figures.reading"
    title: Words  # "lezing"
    show: Callable[[Sequence[int]], Mapping[int, Shown]]
    form: Callable[..., Any]
    change: Callable[[Any, Any, Mapping[str, Any]], None]
    erase: Callable[[Any], None]
    is_public: bool = True  # False: between people; only they report it, and only then a moderator sees it
    steps: Callable[[Any, str], Sequence[tuple[Words, str]]] | None = None  # (contribution, key) → what else its giver
    # can do with it: words and the address of a page


@dataclass(frozen=True)
class Personal:
    """Personal data that a module keeps, said once: for the register, for the person herself, and for the clock.

    `export(person)` gives all of hers as plain values. `forget(person)` takes her out of it and gives how many things
    that touched. `expire(now, dry_run)` removes what has been kept long enough and gives how many; None when the
    data go with something else, as `kept` says.
    """

    name: str  # "figures.reading"
    title: Words  # what it is
    purpose: Words  # what it is for
    ground: Words  # why the law allows it (AVG art. 6)
    seen_by: Words  # who sees it
    kept: Words  # how long
    export: Callable[[Any], Sequence[Mapping[str, Any]]]
    forget: Callable[[Any], int]
    expire: Callable[[datetime.datetime, bool], int] | None = None
    holds: tuple[str, ...] = ()  # the fields it is in: "figures.Reading.byline"; a test asks for all of them


@dataclass(frozen=True)
class News:
    """Something new in an area, for the weekly letter; `text` is the whole of it, so that nobody has to click."""

    title: str
    text: str
    url: str  # path on this website
    at: datetime.datetime


@dataclass(frozen=True)
class Notice:
    """A kind of message somebody may get, and whether she can choose when: at once, weekly or never."""

    name: str  # "relay.message"
    title: Words
    is_optional: bool = True  # False: needed for what she herself asked (a code, a decision)
    default: str = "at_once"  # or "weekly", "never"
    is_secret: bool = False  # True: its text opens something (a code, a link), so it is erased as soon as it is sent
    has_weekly: bool = True  # False: it is no use in the weekly letter, or it is that letter
    for_whom: Callable[[Any], bool] | None = None  # whether it concerns somebody; without it, it concerns everybody


@dataclass(frozen=True)
class Subscriber:
    """Somebody who follows an area, so that she gets its weekly letter: the area she lives in, or asked for."""

    person: Any
    area: str  # code
    area_name: str
    language: str = "nl"


@dataclass(frozen=True)
class Job:
    """Work the clock does. `do(now)` says in counts what it did, or nothing when there was nothing to do."""

    name: str  # "accounts.retention"
    every: datetime.timedelta
    do: Callable[[datetime.datetime], str]


@dataclass(frozen=True)
class Awaiting:
    """Something that waits for somebody: what, where she does it, and by which day when that was promised.

    `area` is the code of the area when she does it as one who works for it.
    """

    title: str
    url: str
    until: datetime.date | None = None
    area: str = ""


@dataclass(frozen=True)
class Module:
    """What one module gives to the others."""

    name: str
    title: Words
    nav: tuple[NavItem, ...] = ()
    home_panels: tuple[Panel, ...] = ()
    area_panels: tuple[Panel, ...] = ()
    theme_panels: tuple[Panel, ...] = ()  # on a theme page; `thing` is the Subject (basis/themes.py) it is about
    search_kinds: Mapping[str, Words] = field(default_factory=dict)  # kind of what it hands in → "plek"
    search_last: bool = False  # figures and policy: after what one can go to, unless they are called just that
    search: Callable[[], Iterable[SearchEntry]] | None = None
    external_ids: Callable[[Collection[str]], Mapping[str, str]] | None = None  # key of a find → in its own list
    datasets: tuple[Dataset, ...] = ()
    api: str = ""  # dotted path of a ninja Router: "basis.areas.api.router"
    grants: Mapping[str, frozenset[str]] = field(default_factory=dict)  # role → permissions "figures.record_reading"
    demo: Callable[[], None] | None = None
    pack: Mapping[str, Callable[[], object]] = field(default_factory=dict)  # file → what reads it or raises PackError
    contributions: tuple[ContributionKind, ...] = ()
    personal: tuple[Personal, ...] = ()
    news: Callable[[str, datetime.datetime, datetime.datetime], Iterable[News]] | None = None  # area code, from, until
    subscribers: Callable[[], Iterable[Subscriber]] | None = None  # who follows which area
    entry_panels: tuple[Panel, ...] = ()  # beneath an entry of the social map; `thing` is the entry
    desk_panels: tuple[Panel, ...] = ()  # on the page of the editors of the social map; `thing` is None
    initiative_panels: tuple[Panel, ...] = ()  # beneath an initiative; `thing` is the initiative
    activity_panels: tuple[Panel, ...] = ()  # beneath an occurrence; `thing` is the occurrence
    round_panels: tuple[Panel, ...] = ()  # beneath a story round; `thing` is the round
    round_desk_panels: tuple[Panel, ...] = ()  # on the desk of who leads a story round; `thing` is the round
    own_story_panels: tuple[Panel, ...] = ()  # on the page of who told a story; `thing` is her story
    need_panels: tuple[Panel, ...] = ()  # beneath a need; `thing` is the need
    commitment_panels: tuple[Panel, ...] = ()  # beneath a commitment of the vision; `thing` is its key
    door_panels: tuple[Panel, ...] = ()  # behind one of the four sentences; `thing` is a Door (basis/doors.py)
    worker_panels: tuple[Panel, ...] = ()  # on the desk of who works for an area; `thing` is the area
    my_panels: tuple[Panel, ...] = ()  # on the page of who is signed in; `thing` is she herself
    awaiting: Callable[[Any], Iterable[Awaiting]] | None = None  # what waits for this person
    holders: Callable[[str, str], Sequence[Any]] | None = None  # who has this permission in the area with this code
    staff_names: Callable[[Collection[int]], Mapping[int, str]] | None = (
        None  # of these people, who works or worked here
    )
    area_names: Callable[[], Mapping[str, str]] | None = None  # code → name of the areas people work for
    files: Callable[[], Iterable[str]] | None = None  # names of the photos and documents that it still needs
    may_see_file: Callable[[Any, str], bool] | None = None  # (viewer, name): no for one of what is no longer shown
    notices: tuple[Notice, ...] = ()
    jobs: tuple[Job, ...] = ()
    acts: Mapping[str, Words] = field(default_factory=dict)  # "figures.reading_written" → "schreef een lezing"


@cache
def all_modules() -> tuple[Module, ...]:
    """The modules of this installation, lowest layer first (the order of INSTALLED_APPS)."""
    found = []
    for config in apps.get_app_configs():
        path = f"{config.name}.module"
        if config.name.startswith("basis.") and find_spec(path):
            found.append(import_module(path).MODULE)
    return tuple(found)


def panels_of(place: str, viewer: Any, thing: Any) -> list[tuple[str, Context]]:
    """What modules put in one place, as `area_panels`, in order: template and what it shows."""
    offered = sorted((one for module in all_modules() for one in getattr(module, place)), key=lambda one: one.order)
    shown = [(one.template, one.context(viewer, thing)) for one in offered]
    return [(template, told) for template, told in shown if told is not None]


def awaiting(person: Any) -> list[Awaiting]:
    """All that waits for somebody, what was promised for a day first."""
    found = [one for module in all_modules() if module.awaiting for one in module.awaiting(person)]
    return sorted(found, key=lambda one: one.until or datetime.date.max)
