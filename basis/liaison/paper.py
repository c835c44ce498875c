"""A year of barriers on paper: the same words as the page, as PDF/UA-1, which a screen reader can read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from basis import packs, paper
from basis.liaison.models import Barrier

LAYOUT = Path(__file__).with_name("belemmeringen.typ")


def of_year(told: Mapping[str, Any], *, language: str = "nl") -> bytes:
    """The PDF of what `pages.year` gives, in this language."""
    with translation.override(language):
        return paper.pdf(LAYOUT, _data(told, language))


def _data(told: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": _("Wat er in %(year)s is weggenomen") % {"year": told["year"]},
        "author": str(packs.site().name),
        "made_on": _("Gemaakt op %(date)s") % {"date": formats.date_format(timezone.localdate(), "DATE_FORMAT")},
        "lead": _("Wat initiatieven van inwoners in de weg stond, en wat de gemeente eraan deed."),
        "columns": [_("Soort"), *(str(one) for one in told["outcomes"])],
        "rows": [[str(one["title"]), *map(str, one["counts"])] for one in told["kinds"]],
        "totals": [_("Samen"), *map(str, told["totals"])],
        "kinds": [
            {"title": str(one["title"]), "barriers": [_one(each) for each in one["barriers"] + one["not_possible"]]}
            for one in told["kinds"]
        ],
        "words": {"page": _("bladzijde"), "example": _("voorbeeld")},
    }


def _one(one: Barrier) -> dict[str, Any]:
    day = formats.date_format(one.settled_on, "DATE_FORMAT") if one.settled_on else ""
    return {
        "title": f"{one.initiative.title}, {one.initiative.area}",
        "text": one.text,
        "state": f"{str(one.get_state_display()).capitalize()}, {day}",
        "outcome": one.outcome,
        "ground": one.legal_ground,
        "is_example": one.is_example,
    }
