"""What the three lists of the social map show: places, what is offered, and organisations."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis import languages
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.needs.about_queries import address_to_tell
from basis.needs.models import Kind
from basis.socialmap import cards, distances, hours, list_queries, queries
from basis.socialmap.find_forms import FindForm, OfferForm, OrganisationForm
from basis.socialmap.queries import ENOUGH
from basis.socialmap.wishes import Wish

FEW = 4  # in an area; with fewer we also show what is near it
KEPT = ("q", "gebied", "onderwerp")  # of a question, from one list to the other
FIELDS = {"words": "q", "area": "gebied", "part": "dagdeel", "weekday": "dag", "now": "dag", "free": "gratis"} | {
    "step_free": "drempelvrij",
    "setting": "waar",
    "group": "voor",
    "theme": "onderwerp",
    "language": "taal",
    "postcode": "postcode",
}
WHAT = {"places": "plekken", "services": "aanbod"}  # on another website
AT_ONCE = {"words", "area", "postcode", "now", "weekday", "part"}  # of a wish: asked above 'more wishes'


def places(asked: Mapping[str, Any], *, at: datetime.datetime) -> dict[str, Any]:
    """The list of places, filtered; with too little in it also what is near, or fits when something does not matter."""
    form = FindForm(asked)
    wish, language = form.wish(), languages.complete()
    found = queries.places(wish, at=at, language=language)
    page = min(_page(asked), max(1, -(-len(found) // ENOUGH)))
    shown = cards.cards(found[(page - 1) * ENOUGH : page * ENOUGH], at=at, weekday=wish.weekday)
    near = queries.near_area(wish, at=at, language=language)[:ENOUGH] if len(found) < FEW else []
    nearby = cards.cards(near, at=at, weekday=wish.weekday)
    loosened = queries.loosened(wish, at=at, language=language) if not found else []
    told = [(name, count, ngettext("%(count)s plek", "%(count)s plekken", count)) for name, count in loosened]
    return (
        _list("places", form, wish, asked)
        | _turned(asked, page, page * ENOUGH < len(found))
        | _on_map(wish.area, [*shown, *nearby])
        | {
            "is_unknown_postcode": bool(wish.postcode) and distances.point_of_postcode(wish.postcode) is None,
            "total": len(found),
            "cards": shown,
            "nearby": nearby,
            "loosened": _loosened(form, told),
        }
    )


def services(asked: Mapping[str, Any], *, at: datetime.datetime) -> dict[str, Any]:
    """The list of what is offered, filtered; with too little in it also what is near, as with places."""
    form = OfferForm(asked)
    wish, language, today = form.wish(), languages.complete(), at.astimezone(hours.HERE).date()
    found = list_queries.services(wish, _page(asked), today=today, language=language)
    near = list_queries.near_area(wish, today=today, language=language) if found.total < FEW else None
    loosened = list_queries.loosened(wish, today=today, language=language) if not found.total else []
    told = [(name, count, ngettext("%(count)s keer", "%(count)s keer", count)) for name, count in loosened]
    return (
        _list("services", form, wish, asked)
        | _turned(asked, found.page, found.has_later)
        | {
            "found": found,
            "cards": cards.offers(found.rows, at=at),
            "nearby": cards.offers(near.rows, at=at) if near else [],
            "loosened": _loosened(form, told),
        }
    )


def organisations(asked: Mapping[str, Any], *, at: datetime.datetime) -> dict[str, Any]:
    """The list of organisations by name, filtered."""
    form = OrganisationForm(asked)
    wish, today = form.wish(), at.astimezone(hours.HERE).date()
    found = list_queries.organisations(wish, _page(asked), today=today, language=languages.complete())
    turned = _turned(asked, found.page, found.has_later)
    return _list("organisations", form, wish, asked) | turned | {"found": found, "loosened": []}


def _list(name: str, form: OrganisationForm, wish: Wish, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What every list has: its form, what was asked, the way to the other lists and to say what is missed."""
    titles = {"places": _("Plekken"), "services": _("Aanbod"), "organisations": _("Organisaties")}
    kept = {key: asked[key] for key in KEPT if asked.get(key)}
    return {
        "form": form,
        "wish": wish,
        "here": reverse(f"socialmap:{name}"),
        "lists": [(_address(reverse(f"socialmap:{one}"), kept), told, one == name) for one, told in titles.items()],
        "is_narrowed": bool(set(wish.asked) - AT_ONCE),
        "tell": address_to_tell(area=wish.area, kind=Kind.NEED),
        "embed": _address(reverse("socialmap:embed_maker"), {"wat": WHAT.get(name, "")} | kept),
        "paper": wish.area or Area.objects.here().filter(kind=Area.Kind.MUNICIPALITY).first(),
    }


def _turned(asked: Mapping[str, Any], page: int, has_later: bool) -> dict[str, Any]:
    return {
        "earlier": _address("", {**asked, "pagina": page - 1}) if page > 1 else "",
        "later": _address("", {**asked, "pagina": page + 1}) if has_later else "",
    }


def _on_map(area: Area | None, shown: Iterable[cards.Card]) -> dict[str, Any]:
    spots = cards.spots(shown)
    return {
        "map": areas.map_of_municipality(area, [(lat, lon) for lat, lon, _name, _url in spots]),
        "spots_shown": json.dumps(spots, ensure_ascii=False),
    }


def _loosened(form: OrganisationForm, told: Iterable[tuple[str, int, str]]) -> list[tuple[str, str]]:
    """What one may let go of, in words with how many there are then, and the address of that."""
    asked = {name: value for name, value in form.data.items() if value and name != "pagina"}
    return [
        (
            _("Laat ‘%(name)s’ los: %(count)s") % {"name": form[FIELDS[name]].label, "count": words % {"count": count}},
            _address("", {key: value for key, value in asked.items() if key != FIELDS[name]}),
        )
        for name, count, words in told
    ]


def _page(asked: Mapping[str, Any]) -> int:
    number = str(asked.get("pagina", ""))
    return max(1, int(number)) if number.isdecimal() and number.isascii() and len(number) < 6 else 1


def _address(path: str, asked: Mapping[str, Any]) -> str:
    kept = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{kept}" if kept or not path else path
