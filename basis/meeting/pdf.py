"""Meeting in an area on paper: the same words and numbers as the page, as PDF/UA-1, which a screen reader can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from basis import packs, paper
from basis.meeting import pages, queries, words
from basis.meeting.models import AreaConversation
from basis.meeting.pages import Bar, Card
from basis.meeting.queries import Picture
from basis.meeting.supply_queries import Found, Sort
from basis.needs.models import Need

LAYOUT = Path(__file__).with_name("ontmoeten.typ")
SORTS = (Sort.FREE, Sort.EVENING, Sort.STEP_FREE)  # said of each place; indoors or outdoors stands before them


def meeting(found: Picture, *, language: str = "nl") -> bytes:
    """The PDF in this language."""
    with translation.override(language):
        data = _data(found, language)
    return paper.pdf(LAYOUT, data)


def _data(found: Picture, language: str) -> dict[str, Any]:
    """Everything that is on paper, as plain texts and numbers."""
    told, voices = pages.told(found), queries.voices(found.area)
    title = _("Ontmoeten in %(area)s") % {"area": found.area}
    if found.sort != Sort.ALL:
        title += f": {told['sort_title'].lower()}"
    return {
        "language": language,
        "title": title,
        "author": str(packs.site().name),
        "made_on": _("Gemaakt op %(date)s") % {"date": formats.date_format(timezone.localdate(), "DATE_FORMAT")},
        "lead": told["lead"],
        "voices": [
            {"title": _("Waar mensen blij mee zijn"), "said": [_said(one) for one in voices.glad]},
            {"title": _("Wat mensen wensen of missen"), "said": [_said(one) for one in voices.missing]},
        ],
        "places_title": _("Wat er is"),
        "places": [_place(one) for one in told["shown"]],
        "near_title": _("Hoe dichtbij het is"),
        "cards": [_card(one) for one in told["cards"]],
        "shared_title": told["shared_title"],
        "shared": told["shared"],
        "without_title": _("Waar niets dichtbij is"),
        "without": told["without"],
        "held_title": _("Gesprekken"),
        "held": [_conversation(one) for one in queries.conversations(found.area)],
        "method_title": _("Zo tellen wij"),
        "method": told["method"],
        "words": {
            "minutes": _("Lopen"),
            "part": _("Deel"),
            "chart": _("Staaf"),
            "example": _("voorbeeld"),
            "page": _("bladzijde"),
            "none": _("Zo’n plek kennen wij hier niet."),
            "agreed": _("Afgesproken"),
        },
    }


def _said(need: Need) -> dict[str, Any]:
    return {"text": need.text, "whose": need.whose, "is_example": need.is_example}


def _place(one: Found) -> dict[str, Any]:
    said = [
        str(one.place.get_setting_display()),
        *(str(words.SORTS[sort]).lower() for sort in SORTS if sort in one.sorts),
    ]
    return {"name": one.place.name, "said": ", ".join(said), "is_example": one.place.is_example}


def _card(card: Card) -> dict[str, Any]:
    notes = [text for text in (card.half, card.beside, card.silent) if text]
    return {
        "title": card.title,
        "people": f"{card.people} {card.unit}",
        "bars": [_bar(bar) for bar in card.bars],
        "notes": notes,
        "source": card.source,
    }


def _bar(bar: Bar) -> dict[str, str | float]:
    """A bar as parts of the whole width, 0 to 1; `low` and `high` are -1 where there is one number."""
    return {
        "name": bar.name,
        "value": bar.value,
        "width": paper.part(bar.width),
        "low": paper.part(bar.low) if bar.low else -1,
        "high": paper.part(bar.high) if bar.high else -1,
    }


def _conversation(one: AreaConversation) -> dict[str, Any]:
    joined = ", ".join(str(row) for row in one.joined.all())
    return {
        "title": str(one),
        "where": " · ".join(part for part in (str(one.place or ""), joined) if part),
        "heard": [part for part in one.heard.split("\n\n") if part.strip()],
        "agreed": [
            {
                "text": row.text,
                "owner": row.owner,
                "when": formats.date_format(row.due_on, "DATE_FORMAT"),
                "state": str(row.get_state_display()),
                "outcome": row.outcome,
            }
            for row in one.agreements.all()
        ],
        "is_example": one.is_example,
    }
