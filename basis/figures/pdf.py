"""The wijkfoto on paper: the same figures and words as the page, as PDF/UA-1, which a screen reader can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from basis import packs, paper
from basis.figures import cards, charts, pages
from basis.figures.queries import Photo

LAYOUT = Path(__file__).with_name("wijkfoto.typ")


def photo(found: Photo, *, language: str = "nl") -> bytes:
    """The PDF of a wijkfoto in this language."""
    with translation.override(language):
        data = _data(found, language)
    return paper.pdf(LAYOUT, data)


def _data(found: Photo, language: str) -> dict[str, Any]:
    """Everything that is on paper, as plain texts and numbers."""
    shown = pages.photo(found)
    area = str(found.areas[0])
    people = shown["inhabitants"]
    title = _("Wijkfoto van %(area)s") % {"area": area}
    if found.group and found.group != "everyone":
        title += f": {shown['group_title']}"
    return {
        "language": language,
        "title": title,
        "author": str(packs.site().name),
        "made_on": _("Gemaakt op %(date)s") % {"date": formats.date_format(timezone.localdate(), "DATE_FORMAT")},
        "inhabitants": _("%(number)s mensen wonen hier (1 januari %(year)s).") % people if people else "",
        "lead": _(
            "Cijfers zeggen pas iets als we er samen over praten. Daarom staat naast elk cijfer wat mensen erin lezen."
        ),
        "sum_title": _("Waarom de wijken samen iets anders geven"),
        "sum": shown["sum"],
        "talk_title": _("Om over te praten"),
        "talk": [{"title": one.title, "text": one.text} for one in (*shown["strengths"], *shown["questions"])],
        "words": {
            "no_figure": _("Geen cijfer"),
            "area": _("Gebied"),
            "figure": _("Cijfer"),
            "chart": _("Staven"),
            "example": _("voorbeeld"),
            "page": _("bladzijde"),
            "between": _("Tussen haakjes: daar ligt het cijfer waarschijnlijk tussen."),
        },
        "sections": [
            {
                "title": section.title,
                "introduction": section.introduction,
                "cards": [_card(one) for one in section.cards],
                "never": [{"title": str(one.title), "meaning": str(one.meaning)} for one in section.never_measured],
            }
            for section in shown["sections"]
            if section.cards or section.never_measured
        ],
    }


def _card(card: cards.Card) -> dict[str, Any]:
    return {
        "title": card.title,
        "value": f"{card.value} {card.unit}".strip() if card.value else "",
        "missing": card.missing,
        "note": card.note,
        "rows": [_row(row) for row in card.rows],
        "beside": card.beside,
        "notes": [text for text in ("" if _has_range(card) else card.interval, card.method) if text],
        "source": card.source,
        "meaning": card.meaning,
        "readings": [{"text": one.text, "byline": one.whose, "is_example": one.is_example} for one in card.readings],
    }


def _row(bar: charts.Bar) -> dict[str, str | float]:
    """A bar as parts of the whole width, 0 to 1; `low` and `high` are -1 without an interval."""
    return {
        "name": bar.name,
        "kind": bar.kind,
        "value": bar.value,
        "range": bar.brackets,
        "missing": bar.missing,
        "start": paper.part(bar.start),
        "width": paper.part(bar.width),
        "low": paper.part(bar.low) if bar.low else -1,
        "high": paper.part(bar.high) if bar.high else -1,
    }


def _has_range(card: cards.Card) -> bool:
    """Whether the interval stands beside the bars already."""
    return any(row.brackets for row in card.rows)
