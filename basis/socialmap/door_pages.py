"""What the social map has behind one of the four sentences: where one can go, and who helps, which comes last."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from basis import languages
from basis.doors import Door
from basis.modules import Panel
from basis.socialmap import cards, list_queries, queries
from basis.socialmap.wishes import Wish
from basis.themes import THEME_WORDS, Theme

PLACES, SERVICES = 4, 4  # at most so many in sight


def places(viewer: Any, door: Door) -> dict[str, Any] | None:
    """Places near that fit the words, else the theme, else all; None when there are none."""
    at, near = timezone.now(), Wish(area=door.area)
    asks = [*wishes(door), near]
    found = next((one for wish in asks if (one := queries.places(wish, at=at, language=languages.complete()))), [])
    return {"cards": cards.cards(found[:PLACES], at=at), "asked": asked(door)} if found else None


def services(viewer: Any, door: Door) -> dict[str, Any] | None:
    """Services near that fit the words, else the theme; None when there are none, or when nothing was asked."""
    if not (door.words or door.theme):
        return None
    at, today = timezone.now(), timezone.localdate()
    rows = next(
        (
            found.rows
            for wish in wishes(door)
            if (found := list_queries.services(wish, 1, today=today, language=languages.complete())).rows
        ),
        (),
    )
    return {"cards": cards.offers(rows[:SERVICES], at=at), "asked": asked(door)} if rows else None


def wishes(door: Door) -> list[Wish]:
    """What to look for, the closest first: the words, or else the theme, near her."""
    by_words = [Wish(words=door.words, area=door.area)] if door.words else []
    return by_words + ([Wish(theme=door.theme, area=door.area)] if door.theme else [])


def asked(door: Door) -> str:
    """The same question to a whole list, for an address."""
    told = {
        "q": door.words,
        "onderwerp": THEME_WORDS[Theme(door.theme)] if door.theme and not door.words else "",
        "gebied": door.area.slug if door.area is not None else "",
    }
    return urlencode({name: word for name, word in told.items() if word})


DOORS = (  # where one can go before who helps: services come last
    Panel("socialmap/_door_places.html", places, order=40),
    Panel("socialmap/_door_services.html", services, order=50),
)
