"""What the pages of cards show."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.doors import SENTENCE_WORDS, Sentence
from basis.exchange import match_pages, meeting_queries, queries, rules
from basis.exchange.forms import CardForm, Speaker
from basis.exchange.given import code_of
from basis.exchange.kinds import COLOURS, HINTS
from basis.exchange.models import Card
from basis.exchange.queries import Wanted
from basis.exchange.step_forms import NarrowForm
from basis.exchange.words import when_in_words
from basis.initiatives.models import Initiative
from basis.moderation import queries as given
from basis.moderation.models import State as Seen
from basis.relay.models import Participant
from basis.relay.queries import others
from basis.socialmap.entry_models import LANGUAGES
from basis.themes import THEME_WORDS, Theme
from basis.upkeep import queries as upkeep

A_PAGE = 20
IN_A_HEADING = 40  # words


@dataclass(frozen=True)
class Tab:
    """A sentence to look at: what it is called (empty: all), its address, whether it is this one."""

    title: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Beginning:
    """One of the four sentences as a door to the form: how it begins, how it may go on, its colour, its address."""

    label: str
    hint: str
    colour: str
    address: str


def beginnings(area: Area | None, theme: str = "") -> list[Beginning]:
    """The four doors to the form, for an area and about a theme."""
    asked = {"gebied": area.slug if area else "", "onderwerp": THEME_WORDS[Theme(theme)] if theme else ""}
    told = {name: word for name, word in asked.items() if word}
    address = reverse("exchange:new")
    return [
        Beginning(
            str(one.label), str(HINTS[one]), COLOURS[one], f"{address}?{urlencode(told | {'zin': SENTENCE_WORDS[one]})}"
        )
        for one in Sentence
    ]


def words_of(wanted: Wanted) -> dict[str, str]:
    """What was asked, as it stands in an address."""
    asked = {
        "zin": SENTENCE_WORDS[Sentence(wanted.sentence)] if wanted.sentence else "",
        "onderwerp": THEME_WORDS[Theme(wanted.theme)] if wanted.theme else "",
        "vrijwilligerswerk": "ja" if wanted.is_vacancy else "",
    }
    return {name: word for name, word in asked.items() if word}


def listing(page: Page[Card], area: Area | None, wanted: Wanted, today: datetime.date) -> dict[str, Any]:
    """The list of cards, with all by which it can be made shorter, and the numbers of its area."""
    asked = words_of(wanted)
    tabs = [Tab("", _address(words_of(replace(wanted, sentence=""))), not wanted.sentence)]
    tabs += [
        Tab(str(one.label), _address(words_of(replace(wanted, sentence=one.value))), wanted.sentence == one)
        for one in Sentence
    ]
    return {
        "page": page,
        "area": area,
        "is_everywhere": area is None,
        "tabs": tabs,
        "narrow": NarrowForm(initial=asked),
        "is_narrow": bool(wanted.theme or wanted.is_vacancy),
        "asked": urlencode(asked),
        "numbers": queries.numbers(area, today),
        "beginnings": beginnings(area),
    }


def _address(asked: Mapping[str, str]) -> str:
    return f"?{urlencode(asked)}"


def one(card: Card, viewer: Any, today: datetime.date) -> dict[str, Any]:
    """A card, how to answer it, and where to meet first."""
    is_hers = bool(viewer.is_authenticated) and card.contribution.author_id == viewer.pk
    giver = given.giver_of(card.contribution)
    is_open = queries.is_open(card, today) and card.contribution.state == Seen.VISIBLE
    return {
        "card": card,
        "area": card.area,
        "when": when_in_words(card.when),
        "spoken": [LANGUAGES[code] for code in card.languages],
        "assurance": getattr(card, "assurance", None),
        "is_hers": is_hers,
        "is_long": len(card.text.split()) > IN_A_HEADING,
        "is_open": is_open,
        "may_write": is_open and giver is not None and not is_hers,
        "is_passed_on": bool(card.contribution.recorded_by_id) and not card.contribution.author_id,
        "places": meeting_queries.nearest(card, today) if is_open else [],
        "matches": match_pages.of_card(card, today) if is_open else [],
        "may_assure": rules.may_assure(viewer, card),
        "may_make_a_need": rules.may_make_a_need(viewer, card),
    }


def speakers_of(viewer: Any) -> dict[str, Speaker]:
    """For which organisations and initiatives somebody may speak: code → the thing itself."""
    if not viewer.is_authenticated:
        return {}
    mine: list[Speaker] = [*upkeep.organisations_of(viewer)]
    mine += Initiative.objects.filter(team__person=viewer, merged_into=None).order_by("title")
    return {code_of(one): one for one in mine}


def telling(form: CardForm, area: Area, viewer: Any) -> dict[str, Any]:
    """The form in which somebody puts up a card."""
    return {"form": form, "area": area, "may_record": rules.may_record(viewer, area)}


def talks(card: Card) -> list[tuple[Participant, str]]:
    """Her open conversations about her card, each with what to call the other."""
    return [(part, ", ".join(_name(one) for one in others(part))) for part in queries.parts_of_giver(card)]


def _name(other: Participant) -> str:
    return other.name or _("iemand uit de buurt")
