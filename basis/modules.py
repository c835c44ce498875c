"""What a module is: what it offers to the rest of the house, said once in its `module.py`.

Home, the page of an area, search, open data, the API, the demo world and the tests walk `all_modules()`,
so that a new module is in all of them without touching any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    On home `thing` is the area the visitor chose, or None.
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
class Module:
    """What one module gives to the others."""

    name: str
    title: Words
    nav: tuple[NavItem, ...] = ()
    home_panels: tuple[Panel, ...] = ()
    area_panels: tuple[Panel, ...] = ()
    search: Callable[[], Iterable[SearchEntry]] | None = None
    datasets: tuple[Dataset, ...] = ()
    api: str = ""  # dotted path of a ninja Router: "basis.areas.api.router"
    grants: Mapping[str, frozenset[str]] = field(default_factory=dict)  # role → permissions "figures.write_reading"
    demo: Callable[[], None] | None = None
    pack: Mapping[str, Callable[[], object]] = field(default_factory=dict)  # file → what reads it or raises PackError


@cache
def all_modules() -> tuple[Module, ...]:
    """The modules of this installation, lowest layer first (the order of INSTALLED_APPS)."""
    found = []
    for config in apps.get_app_configs():
        path = f"{config.name}.module"
        if config.name.startswith("basis.") and find_spec(path):
            found.append(import_module(path).MODULE)
    return tuple(found)
