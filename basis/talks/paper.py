"""What is printed for a conversation: story cards of A6, four on a sheet, and large figures; PDF/UA-1."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from basis import packs
from basis import paper as house
from basis.patterns import large_queries as large
from basis.talks import queries
from basis.talks.models import Talk
from basis.talks.queries import Card

CARDS = Path(__file__).with_name("kaartjes.typ")
FIGURES = Path(__file__).with_name("patronen.typ")
LINES, A_LINE = 17, 48  # of a card, and signs on a line at 10 points
ON_A_SHEET = 4


def cards(talk: Talk, *, language: str = "nl") -> bytes:
    """The stories on the table as they may be read now, four cards on a sheet; a long one goes on on a next card."""
    with translation.override(language):
        return house.pdf(
            CARDS, _frame(talk, language) | {"cards": [row for one in queries.chosen(talk) for row in _of(one)]}
        )


def figures(talk: Talk, size: str = "a3", *, language: str = "nl") -> bytes:
    """The figures on the table, one on a sheet of this size ("a3" or "a4"); what may not be shown is left out."""
    with translation.override(language):
        chosen = queries.pattern_words(talk, queries.questions(talk.round))
        told = large.told(talk.round)
        drawn = [large.drawn(told, one.first, one.second) for one, _words in chosen]
        rows = [_figure(figure) for found in drawn for figure in found]
        return house.pdf(FIGURES, _frame(talk, language) | {"figures": rows, "size": size})


def _frame(talk: Talk, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": f"{talk.round.title}: {talk}",
        "author": str(packs.site().name),
        "made_on": _("Gemaakt op %(date)s") % {"date": formats.date_format(timezone.localdate(), "DATE_FORMAT")},
        "words": {
            "notes": _("Wat raakt u? Schrijf of teken het hier."),
            "redacted": _("Zwart gemaakt: dat noemt iemand."),
            "none": _("Er ligt nog niets op tafel."),
            "throw": _("Deze kaartjes zijn voor dit gesprek. Neem ze daarna weer in en gooi ze weg."),
            "few": _("te weinig om te tonen"),
            "number": _("verhalen"),
            "page": _("bladzijde"),
        },
    }


def _of(card: Card) -> Iterator[dict[str, Any]]:
    """The card or cards of a story."""
    parts = list(_parts(card.text))
    for place, part in enumerate(parts, 1):
        number = f"{card.number}" if len(parts) == 1 else f"{card.number} ({place}/{len(parts)})"
        yield {
            "number": _("Verhaal %(number)s") % {"number": number},
            "title": card.title if place == 1 else "",
            "area": card.area,
            "text": part,
            "language": card.language,
            "is_redacted": card.is_redacted,
        }


def _parts(text: str) -> Iterator[str]:
    """The text in parts that fit on a card, cut between words."""
    part, room = "", LINES
    for paragraph in [one for one in text.split("\n") if one.strip()] or [""]:
        words = re.findall(rf"\S{{1,{A_LINE}}}", paragraph)
        line = ""
        for word in words:
            longer = f"{line} {word}".strip()
            if math.ceil(len(longer) / A_LINE) + 1 > room and line:
                yield f"{part}\n{line}".strip()
                part, room, longer = "", LINES, word
            line = longer
        part, room = f"{part}\n{line}", room - math.ceil(len(line) / A_LINE) - 1
        if room < 2:
            yield part.strip()
            part, room = "", LINES
    if part.strip():
        yield part.strip()


def _figure(one: large.Large) -> dict[str, Any]:
    most = max((number or 0 for row in one.rows for number in row.numbers), default=0) or 1
    return {
        "title": one.words,
        "columns": one.columns,
        "rows": [
            {
                "words": row.words,
                "numbers": ["" if number is None else str(number) for number in row.numbers],
                "parts": [0 if number is None else number / most for number in row.numbers],
            }
            for row in one.rows
        ],
        "all": _("Samen %(count)s verhalen.") % {"count": one.total} if one.total else "",
    }
