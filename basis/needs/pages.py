"""What the pages of needs show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils.http import urlencode

from basis.accounts import queries as people
from basis.accounts.models import in_role
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.modules import panels_of
from basis.needs import queries
from basis.needs.about_queries import KIND_WORDS, about_in, doors
from basis.needs.forms import NeedForm
from basis.needs.list_forms import NarrowForm
from basis.needs.models import Bundle, Kind, Need
from basis.needs.queries import Wanted
from basis.themes import GROUP_WORDS, THEME_WORDS
from basis.vision import queries as vision

A_PAGE = 20
IN_A_HEADING = 40  # words
IN_A_LIST = 6  # bundles above the list of needs


@dataclass(frozen=True)
class Tab:
    """A kind to look at: what it is called (empty: all), its address, whether it is this one."""

    title: str
    address: str
    is_chosen: bool


def words_of(wanted: Wanted) -> dict[str, str]:
    """What was asked, as it stands in an address."""
    words: dict[str, Mapping[Any, str]] = {"kind": KIND_WORDS, "theme": THEME_WORDS, "group": GROUP_WORDS}
    names = {"kind": "soort", "theme": "onderwerp", "group": "groep"}
    return {names[name]: words[name][value] for name, value in asdict(wanted).items() if value}


def listing(page: Page[Need], area: Area | None, wanted: Wanted) -> dict[str, Any]:
    """The list of needs with all by which it can be made shorter, and the bundles of its area above it."""
    asked = words_of(wanted)
    is_first = not asked and page.number == 1
    return {
        "page": page,
        "area": area,
        "is_everywhere": area is None,
        "tabs": _tabs(wanted),
        "narrow": NarrowForm(initial=asked),
        "is_narrow": bool(wanted.theme or wanted.group),
        "asked": urlencode(asked),
        "bundles": list(queries.bundles(area)[:IN_A_LIST]) if is_first else [],
        "doors": doors(area),
    }


def _tabs(wanted: Wanted) -> list[Tab]:
    every = Tab("", _address(words_of(replace(wanted, kind=""))), not wanted.kind)
    return [every] + [
        Tab(str(kind.label), _address(words_of(replace(wanted, kind=kind.value))), wanted.kind == kind) for kind in Kind
    ]


def _address(asked: Mapping[str, str]) -> str:
    return f"?{urlencode(asked)}"


def one(need: Need, viewer: Any) -> dict[str, Any]:
    """One thing that somebody said, and what became of it; `is_hers` for its author."""
    is_long = len(need.text.split()) > IN_A_HEADING
    is_hers = bool(viewer.is_authenticated) and need.contribution.author_id == viewer.pk
    return {
        "need": need,
        "area": need.area,
        "answers": queries.answers(need.bundle),
        "is_hers": is_hers,
        "is_long": is_long,
        "panels": panels_of("need_panels", viewer, need),
        **_map(need),
    }


def _map(need: Need) -> dict[str, Any]:
    """Where it is, when that is known better than by its area."""
    if need.lat is None or need.lon is None:
        return {}
    spot = (need.lat, need.lon, need.place or need.about_title or str(need.area), need.get_absolute_url())
    return {"map": areas.map_of_municipality(need.area, [spot[:2]]), "spots_shown": json.dumps([spot])}


def bundle(found: Bundle) -> dict[str, Any]:
    """A bundle with what people said in it, its answers, and whose it is, in the words of the vision."""
    parts = vision.whole()
    return {
        "bundle": found,
        "area": found.area,
        "answers": queries.answers(found),
        "needs": list(queries.needs(None, found.area).filter(bundle=found)),
        "ownership": next((part for part in parts.ownership if part.owner == found.whose), None),
        "role": vision.government_role(found.role),
        "contact_role": in_role(people.role_in(found.contact, found.area)) if found.contact else "",
    }


def telling(form: NeedForm, area: Area) -> dict[str, Any]:
    """The form in which somebody says something; with a map to point on, unless a thing says where it is."""
    about = about_in(form["over"].value() or "")
    has_place = about is not None and about.lat is not None
    return {"form": form, "area": area, "about": about, "map": None if has_place else areas.map_of_municipality(area)}


def choosing(asked: Mapping[str, str]) -> dict[str, Any]:
    """The page on which somebody chooses for which area she says something; what the address asked comes along."""
    kept = {name: asked[name] for name in ("soort", "onderwerp", "over") if asked.get(name)}
    return {"rest": urlencode(kept), "outside": queries.areas_outside()}
