"""Which cards somebody finds behind a sentence: those that answer it, near her."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q

from basis.areas.models import Area
from basis.doors import Door
from basis.exchange import queries
from basis.exchange.match_table import ANSWERS, VACANCY
from basis.exchange.models import Card, CardQuerySet
from basis.exchange.queries import Wanted
from basis.search import queries as search

MOST, FEW = 6, 3  # cards behind a door; with fewer that have the words, what else hangs near is shown too


@dataclass(frozen=True)
class Answers:
    """The cards that answer a sentence: `cards` have its words, `near` hang there besides, in `area`."""

    cards: tuple[Card, ...] = ()
    near: tuple[Card, ...] = ()
    area: Area | None = None


def answers(door: Door, today: datetime.date) -> Answers:
    """The cards that answer this sentence: those with its words, near first, else farther.

    Without words, or with few cards that have them, also what hangs in her area about the theme; when nothing hangs
    there, in the whole municipality. As many queries however many cards there are.
    """
    places = [door.area, None] if door.area else [None]
    looked = (_by_words(door, place, today) for place in places) if door.words else ()
    cards = tuple(next((found for found in looked if found), ()))
    if len(cards) >= FEW:
        return Answers(cards, (), door.area)
    for place in places:
        found = _fitting(door, place, today).exclude(pk__in=[card.pk for card in cards])
        if near := tuple(found[: MOST - len(cards)]):
            return Answers(cards, near, place)
    return Answers(cards, (), door.area)


def _fitting(door: Door, area: Area | None, today: datetime.date) -> CardQuerySet:
    """The open cards whose sentence answers this one, newest first."""
    sides = ANSWERS[door.sentence]
    fits = Q(sentence__in=sides - {VACANCY}, is_vacancy=False) | (
        Q(is_vacancy=True) if VACANCY in sides else Q(pk__in=())
    )
    return queries.cards(None, area, Wanted(theme=door.theme), today).filter(fits)


def _by_words(door: Door, area: Area | None, today: datetime.date) -> list[Card]:
    """Those that search finds by these words, best first."""
    order = search.ranked(door.words, "card", area.code if area else "")
    fits = list(_fitting(door, area, today).filter(pk__in=[int(key) for key in order])) if order else []
    return sorted(fits, key=lambda card: order[str(card.pk)])[:MOST]
