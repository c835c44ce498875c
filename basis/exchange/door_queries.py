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

MOST = 6  # cards behind a door


@dataclass(frozen=True)
class Answers:
    """The cards that answer a sentence; `area` is where they are, None for the whole municipality."""

    cards: tuple[Card, ...]
    area: Area | None
    is_by_words: bool  # they have the words; otherwise they are what hangs there


def answers(door: Door, today: datetime.date, language: str = "nl") -> Answers:
    """The cards that answer this sentence: by its words, else by its theme; near first, else farther.

    Words that are on no card leave what hangs in the area. As many queries however many cards there are.
    """
    places = [door.area, None] if door.area else [None]
    if door.words:
        for place in places:
            if found := _by_words(door, place, today, language):
                return Answers(tuple(found), place, True)
    for place in places:
        if found := list(_fitting(door, place, today)[:MOST]):
            return Answers(tuple(found), place, False)
    return Answers((), door.area, False)


def _fitting(door: Door, area: Area | None, today: datetime.date) -> CardQuerySet:
    """The open cards whose sentence answers this one, newest first."""
    sides = ANSWERS[door.sentence]
    fits = Q(sentence__in=sides - {VACANCY}, is_vacancy=False) | (
        Q(is_vacancy=True) if VACANCY in sides else Q(pk__in=())
    )
    return queries.cards(None, area, Wanted(theme=door.theme), today).filter(fits)


def _by_words(door: Door, area: Area | None, today: datetime.date, language: str) -> list[Card]:
    """Those that search finds by these words, best first."""
    hits = search.find(
        door.words, kind="card", area=area.code if area else "", language=language, limit=search.MOST
    ).hits
    order = {int(hit.entry.key): number for number, hit in enumerate(hits)}
    fits = list(_fitting(door, area, today).filter(pk__in=list(order))) if order else []
    return sorted(fits, key=lambda card: order[card.pk])[:MOST]
