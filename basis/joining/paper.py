"""Who comes, on paper: A4, names with a box to tick, and empty lines for who just walks in; PDF/UA-1."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis import packs
from basis import paper as house
from basis.activities.models import Occurrence
from basis.joining import queries
from basis.joining.models import Party, State

LAYOUT = Path(__file__).with_name("wie-komt.typ")
EMPTY = 8  # lines


def attendance(occurrence: Occurrence, *, language: str = "nl") -> bytes:
    """The PDF in this language."""
    with translation.override(language):
        data = _data(occurrence, language)
    return house.pdf(LAYOUT, data)


def _data(occurrence: Occurrence, language: str) -> dict[str, Any]:
    found = queries.parties(occurrence)
    seats = queries.seats(occurrence)
    moment = ", ".join(one for one in (queries.when_of(occurrence.starts_at), queries.where_of(occurrence)) if one)
    room = _(" Er is plaats voor %(count)s.") % {"count": seats.capacity} if seats.capacity else ""
    return {
        "language": language,
        "title": _("Wie er komt: %(title)s") % {"title": occurrence.activity.title},
        "author": str(packs.site().name),
        "made_on": _("Gemaakt op %(date)s") % {"date": formats.date_format(timezone.localdate(), "DATE_FORMAT")},
        "moment": moment,
        "lead": ngettext("Er komt %(count)d mens.", "Er komen %(count)d mensen.", seats.taken) % {"count": seats.taken}
        + room,
        "groups": [
            {"title": title, "rows": [_row(one) for one in found if one.state == state]}
            for title, state in ((_("Zij komen"), State.IN), (_("Zij wachten op een plaats"), State.WAITING))
        ],
        "empty_title": _("Wie zo binnenloopt"),
        "empty": EMPTY,
        "note": _("Gooi deze lijst weg als de activiteit voorbij is. Er staan namen op."),
        "words": {
            "box": _("Er?"),
            "name": _("Naam"),
            "count": _("Mensen"),
            "asks": _("Wat de organisator moet weten"),
            "page": _("bladzijde"),
            "none": _("Niemand."),
        },
    }


def _row(one: Party) -> dict[str, Any]:
    asks = [
        _("lift") if one.needs_lift else "",
        _("liever niet alleen") if one.not_alone else "",
        _("voorgesteld aan %(name)s") % {"name": one.introduced_to.name} if one.introduced_to else "",
        _("wil wachten bij de deur") if one.is_buddy else "",
        one.word,
    ]
    return {"name": one.name, "count": str(one.size), "asks": ", ".join(text for text in asks if text)}
