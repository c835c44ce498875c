"""What the four sentences show: what is near, people before services, and how to put up a card of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.doors import SENTENCE_WORDS, Door, Sentence
from basis.exchange import door_queries
from basis.exchange.door_forms import FIELDS, DoorForm
from basis.exchange.kinds import COLOURS, HINTS
from basis.exchange.pages import Beginning
from basis.modules import panels_of
from basis.themes import THEME_WORDS, THEMES, Theme


def doors(area: Area | None = None) -> list[Beginning]:
    """The four sentences as links to what is behind them."""
    asked = f"?{urlencode({'gebied': area.slug})}" if area else ""
    return [Beginning(str(one.label), str(HINTS[one]), COLOURS[one], address(one) + asked) for one in Sentence]


def address(sentence: Sentence) -> str:
    """Of the page of a sentence."""
    return reverse(f"exchange:door_{sentence.value}")


def home_panel(viewer: Any, area: Area | None) -> dict[str, Any]:
    """The front door of the product: the four sentences, for the area somebody chose. No query."""
    return {"beginnings": doors()}


def asked_door(sentence: Sentence, asked: Mapping[str, str], area: Area | None) -> tuple[Door, DoorForm]:
    """What somebody asks for, and the form filled in with it."""
    told = {name: asked.get(name, "").replace("\0", "") for name in FIELDS} | {"gebied": area.slug if area else ""}
    words = " ".join(told["tekst"].split())[:200]
    form = DoorForm(
        initial=told | {"tekst": words},
        areas=areas.own_choices(),
        begins=str(sentence.label),
        hint=str(HINTS[sentence]),
    )
    return Door(sentence, str(THEMES.get(told["onderwerp"], "")), area, words), form


def door(sentence: Sentence, asked: Mapping[str, str], area: Area | None, viewer: Any) -> dict[str, Any]:
    """The page of a sentence: to finish it, what each module has behind it, in order, and the form for a card."""
    found, form = asked_door(sentence, asked, area)
    return {
        "door": found,
        "label": sentence.label,
        "colour": COLOURS[sentence],
        "form": form,
        "area": area,
        "theme": Theme(found.theme).label if found.theme else "",
        "is_asked": bool(found.words or found.theme),
        "panels": panels_of("door_panels", viewer, found),
        "new": new_card(found),
        "others": [one for one in doors() if one.label != str(sentence.label)],
    }


def new_card(door: Door) -> str:
    """The address of the form for a card, with what is known already filled in."""
    asked = {
        "zin": SENTENCE_WORDS[door.sentence],
        "tekst": door.words,
        "onderwerp": THEME_WORDS[Theme(door.theme)] if door.theme else "",
        "gebied": door.area.slug if door.area else "",
    }
    return f"{reverse('exchange:new')}?{urlencode({name: word for name, word in asked.items() if word})}"


def panel(viewer: Any, door: Door) -> dict[str, Any]:
    """The people behind a sentence: the cards that answer it."""
    found = door_queries.answers(door, timezone.localdate())
    here = reverse("exchange:of_area", args=[found.area.slug]) if found.area else reverse("exchange:everywhere")
    return {
        "cards": found.cards,
        "near": found.near,
        "is_farther": door.area is not None and found.area is None,
        "others": here,
        "door": door,
    }
