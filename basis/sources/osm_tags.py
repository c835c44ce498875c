"""What the tags of OpenStreetMap say of a place, as facts. What they do not say is not known, never 'no'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from basis.modules import Words
from basis.socialmap.facts import PlaceFacts

Tags = Mapping[str, str]

# Tag → whether it is indoors or outdoors, its themes, and what people call it. The first that fits says what it is.
KINDS: dict[str, tuple[str, tuple[str, ...], Words]] = {
    "amenity=community_centre": ("indoor", ("meet",), _("buurthuis")),
    "amenity=social_centre": ("indoor", ("meet",), _("ontmoetingscentrum")),
    "amenity=library": ("indoor", ("learn", "meet"), _("bibliotheek")),
    "amenity=arts_centre": ("indoor", ("culture",), _("cultuurhuis")),
    "amenity=theatre": ("indoor", ("culture",), _("theater")),
    "amenity=place_of_worship": ("indoor", ("faith",), _("kerk, moskee of tempel")),
    "amenity=social_facility": ("indoor", ("help",), _("hulp en zorg")),
    "amenity=townhall": ("indoor", (), _("gemeentehuis")),
    "amenity=toy_library": ("indoor", ("young",), _("speelotheek")),
    "amenity=cafe": ("indoor", ("meet",), _("café")),
    "amenity=bench": ("outdoor", ("meet",), _("bank")),
    "amenity=shelter": ("outdoor", ("meet",), _("schuilplek")),
    "leisure=park": ("outdoor", ("nature", "meet"), _("park")),
    "leisure=garden": ("outdoor", ("nature",), _("tuin")),
    "leisure=playground": ("outdoor", ("young", "move"), _("speelplek")),
    "leisure=pitch": ("outdoor", ("move",), _("trapveld of speelveld")),
    "leisure=fitness_station": ("outdoor", ("move",), _("beweegplek")),
    "leisure=dog_park": ("outdoor", ("meet",), _("hondenveld")),
    "leisure=picnic_table": ("outdoor", ("meet",), _("picknicktafel")),
    "leisure=bandstand": ("outdoor", ("culture", "meet"), _("muziekkiosk")),
    "leisure=sports_centre": ("indoor", ("move",), _("sporthal")),
    "leisure=fitness_centre": ("indoor", ("move",), _("fitness")),
    "landuse=allotments": ("outdoor", ("nature",), _("volkstuinen")),
    "place=square": ("outdoor", ("meet",), _("plein")),
}
PUBLIC = {"leisure=park", "leisure=playground", "place=square", "amenity=bench", "leisure=fitness_station"}
CLOSED = {"private", "no"}  # of access: nobody can go there
YES = {"yes", "designated", "permissive"}
MOST_TAGS = 200


def kind_of(tags: Tags) -> str:
    """The tag by which this is a place to go to; '' when it is none, or nobody may come in."""
    if tags.get("access") in CLOSED or "disused" in tags or "abandoned" in tags:
        return ""
    return next((kind for kind in KINDS if tags.get(kind.partition("=")[0]) == kind.partition("=")[2]), "")


def word_of(kind: str) -> str:
    """What people call this kind of thing."""
    return str(KINDS[kind][2]) if kind in KINDS else kind


def facts_of(tags: Tags, *, key: str, lat: float, lon: float) -> dict[str, Any]:
    """What is told of it, as plain values of PlaceFacts without source and day; what we cannot read is left out.

    Raises ValidationError of pydantic when it has no usable name or no place on earth.
    """
    kind = kind_of(tags)
    setting, themes, _word = KINDS[kind]
    said = {
        "key": key,
        "name": tags.get("name", ""),
        "also_called": tags.get("alt_name") or tags.get("short_name"),
        "description": tags.get("description:nl") or tags.get("description"),
        "themes": themes,
        "phone": _first(tags, "phone", "contact:phone"),
        "email": _first(tags, "email", "contact:email"),
        "website": _web(_first(tags, "website", "contact:website", "url")),
        "run_by": tags.get("operator"),
        "address": " ".join(filter(None, (tags.get("addr:street"), tags.get("addr:housenumber")))),
        "postcode": _postcode(tags.get("addr:postcode", "")),
        "town": tags.get("addr:city"),
        "lat": round(lat, 6),
        "lon": round(lon, 6),
        "setting": setting,
        "openness": "public" if kind in PUBLIC else "members" if tags.get("access") == "members" else "open",
        "is_meeting_place": kind != "amenity=social_facility",
        "capacity": tags.get("capacity"),
        "opening_hours": tags.get("opening_hours"),
        "step_free": _yes_or_no(tags.get("wheelchair")),
        "wheelchair_toilet": _yes_or_no(tags.get("toilets:wheelchair")),
        "ring_line": _yes_or_no(tags.get("hearing_loop")),
        "cost_kind": "consumption"
        if kind == "amenity=cafe"
        else {"yes": "paid", "no": "free"}.get(tags.get("fee", "")),
    }
    return _readable({name: value for name, value in said.items() if value not in (None, "", ())})


def whole(facts: Mapping[str, Any], **more: Any) -> PlaceFacts:
    """The facts of a place, with the source and the day that it does not tell itself."""
    return PlaceFacts.model_validate({**facts, **more})


def _readable(said: dict[str, Any]) -> dict[str, Any]:
    """Only what our facts can hold."""
    more = {"source": "OpenStreetMap", "confirmed_on": "2000-01-01"}
    try:
        read = whole(said, **more)
    except ValidationError as error:
        odd = {str(fault["loc"][0]) if fault["loc"] else "" for fault in error.errors()}
        if odd & {"", "key", "name", "lat", "lon"}:
            raise
        return _readable({name: value for name, value in said.items() if name not in odd})
    told = read.model_dump(mode="json", exclude_defaults=True, exclude=set(more))
    return {name: value for name, value in told.items() if name in said}


def _first(tags: Tags, *names: str) -> str:
    return next((tags[name].split(";")[0].strip() for name in names if tags.get(name)), "")


def _web(address: str) -> str:
    return f"https://{address}" if address and "://" not in address else address


def _postcode(words: str) -> str:
    return re.sub(r"^(\d{4})\s*([a-zA-Z]{2})$", lambda m: f"{m[1]} {m[2].upper()}", words.strip())


def _yes_or_no(word: str | None) -> bool | None:
    """'limited' is neither."""
    return True if word in YES else False if word == "no" else None
