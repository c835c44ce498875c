"""Which open cards may go with a card: narrowed by the database, proposed by `matching`. Nothing of it is kept."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from basis.areas.models import Area
from basis.exchange import match_all, matching, queries
from basis.exchange.kinds import MOMENTS, NEAR, Reach
from basis.exchange.match_models import Pairing
from basis.exchange.match_table import VACANCY, sides_beside, themes_beside
from basis.exchange.matching import DUTCH, Proposal, Said
from basis.exchange.models import Card, CardQuerySet
from basis.search.queries import telling
from basis.socialmap.entry_models import having

MOST = 5  # proposals for one card
NEWEST = 60  # cards of an area that a community worker sees together
BITS = {moment: 1 << number for number, moment in enumerate(MOMENTS)}
_NAMES = (  # of the fields that count
    "pk sentence is_vacancy theme area_id reach written_at lat lon place_id when languages text organisation_id "
    "initiative_id contribution__author_id contribution__email"
)
NAMES = _NAMES.split()
GIVERS = ("contribution__author_id", "organisation_id", "initiative_id")
_DULL = (  # words on many cards that say nothing of what it is about
    "week weken keer dag dagen uur uurtje tijd maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ochtend "
    "ochtenden middag middagen avond avonden mensen mens man vrouw buurt wijk dorp huis thuis hulp helpen iemand"
)
DULL = frozenset(_DULL.split())


def said_on(rows: Iterable[dict[str, Any]]) -> list[Said]:
    """What these cards say, as far as it counts."""
    return [_said(row) for row in rows]


def _said(row: dict[str, Any]) -> Said:
    givers = [f"{name} {row[name]}" for name in GIVERS if row[name]]
    if email := row["contribution__email"]:
        givers.append(email.lower())
    return Said(
        pk=row["pk"],
        side=VACANCY if row["is_vacancy"] else row["sentence"],
        theme=row["theme"],
        area=row["area_id"],
        reach=row["reach"],
        written=row["written_at"].timestamp(),
        point=None if row["lat"] is None or row["lon"] is None else (row["lat"], row["lon"]),
        is_place=row["place_id"] is not None,
        times=sum(BITS.get(moment, 0) for moment in row["when"]),
        languages=frozenset(row["languages"]) or DUTCH,
        words=_words(row["text"]),
        givers=frozenset(givers),
    )


@lru_cache(maxsize=20_000)
def _words(text: str) -> dict[str, str]:
    """The words of a card that say what it is about, by their stem."""
    return {stem: word for stem, word in telling(text).items() if word not in DULL}


def open_cards(today: datetime.date) -> CardQuerySet:
    """The cards that everyone reads and that ask for an answer."""
    return Card.objects.visible_to(None).open_on(today)


def rows_of(cards: QuerySet[Card]) -> Any:
    """Of these cards the fields that count."""
    return cards.order_by().values(*NAMES)


def around(card: Said, today: datetime.date) -> CardQuerySet:
    """The cards among which those are that go with a card: by their sentence, theme and area or distance."""
    sides = sides_beside(card.side)
    fits = Q(sentence__in=sides - {VACANCY}, is_vacancy=False)
    if VACANCY in sides:
        fits |= Q(is_vacancy=True)
    suits = _any_of("when", [moment for moment, bit in BITS.items() if card.times & bit]) if card.times else Q()
    spoken = _any_of("languages", sorted(card.languages), or_empty=not card.languages.isdisjoint(DUTCH))
    found = open_cards(today).filter(fits, _within(card), suits, spoken, theme__in=themes_beside(card.theme))
    return found.exclude(pk=card.pk)


def _any_of(field: str, codes: Iterable[str], *, or_empty: bool = True) -> Q:
    """A filter: one of these codes is in the field, or nothing is."""
    found = Q(**{field: ""}) if or_empty else Q(pk__in=())
    for code in codes:
        found |= having(field, code)
    return found


def _within(card: Said) -> Q:
    here = Q(area=card.area)
    box = Q(pk__in=())
    if card.point is not None:
        north = NEAR / matching.DEGREE * 1.01
        east = north / math.cos(math.radians(card.point[0]))
        lat, lon = card.point
        box = Q(lat__range=(lat - north, lat + north), lon__range=(lon - east, lon + east))
    if card.reach == Reach.MUNICIPALITY:
        return here | Q(reach=Reach.MUNICIPALITY) | Q(box, reach=Reach.NEAR)
    if card.reach == Reach.NEAR and card.point is not None:
        return Q(here, lat=None) | box
    return here


def proposals(card: Card, today: datetime.date, most: int = MOST) -> list[Proposal]:
    """The cards that go with this one, now; without those of which its giver said that they do not fit. Two queries."""
    mine = said_on(rows_of(Card.objects.filter(pk=card.pk)))[0]
    declined = Pairing.objects.filter(card=card, declined_at__isnull=False).values("other")
    return matching.proposals(mine, said_on(rows_of(around(mine, today).exclude(pk__in=declined))), most)


def pairs_in(area: Area, today: datetime.date, most: int = MOST) -> list[tuple[int, Proposal]]:
    """Of the newest cards of an area the pairs that share most, each once, as card and proposal. Two queries."""
    newest = open_cards(today).filter(area=area).order_by("-written_at", "-pk")[:NEWEST]
    found = match_all.proposals_of_all(said_on(newest.values(*NAMES)), 1)
    declined = set(Pairing.objects.filter(card__in=found, declined_at__isnull=False).values_list("card", "other"))
    pairs = {
        (min(pk, one.pk), max(pk, one.pk)): one.shared
        for pk, fits in found.items()
        for one in fits
        if not {(pk, one.pk), (one.pk, pk)} & declined
    }
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1].facts, -pair[0][1], -pair[0][0]))
    return [(first, Proposal(second, both)) for (first, second), both in ordered[:most]]


def all_proposals(today: datetime.date, most: int = MOST) -> dict[int, list[Proposal]]:
    """For every open card what goes with it: for the clock. One query; invented cards are left out."""
    rows = rows_of(open_cards(today).filter(is_example=False))
    return match_all.proposals_of_all(said_on(rows.iterator(2000)), most)


def by_number(numbers: Iterable[int]) -> dict[int, Card]:
    """These cards with what is shown of them. One query."""
    return Card.objects.select_related(*queries.SHOWN).in_bulk(list(numbers))
