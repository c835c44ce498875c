"""What pages show of cards that may go together, always with the reasons; a person decides."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from basis.areas.models import Area
from basis.exchange import match_queries, rules
from basis.exchange.match_words import reasons
from basis.exchange.matching import Proposal
from basis.exchange.models import Card


@dataclass(frozen=True)
class Match:
    """Another card that may go with a card, and why."""

    card: Card
    reasons: Sequence[str]


def of_card(card: Card, today: datetime.date, most: int = match_queries.MOST) -> list[Match]:
    """What may go with this card. Three queries, and two when there is nothing."""
    return matches(card, match_queries.proposals(card, today, most))


def matches(card: Card, found: Sequence[Proposal]) -> list[Match]:
    """These proposals for a card with all that is shown of them, in this order. One query."""
    there = match_queries.by_number(one.pk for one in found) if found else {}
    return [Match(there[one.pk], reasons(one.shared, str(card.area))) for one in found if one.pk in there]


@dataclass(frozen=True)
class Pair:
    """Two cards of an area that a community worker may bring together, and why."""

    one: Card
    other: Card
    reasons: Sequence[str]


def worker_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk of an area: which cards may go together. Three queries at most."""
    if not rules.may_record(viewer, area):
        return None
    pairs = match_queries.pairs_in(area, timezone.localdate())
    there = match_queries.by_number(pk for first, second in pairs for pk in (first, second.pk)) if pairs else {}
    return {
        "pairs": [
            Pair(there[first], there[second.pk], reasons(second.shared, str(area)))
            for first, second in pairs
            if first in there and second.pk in there
        ]
    }
