"""This week and the next on paper for a notice board: of an area, a place, or all. Large letters, PDF/UA-1 on A4."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

from basis import packs, qr
from basis import paper as papers
from basis.activities import pages, queries
from basis.activities.models import Occurrence
from basis.areas.models import Area
from basis.languages import unmarked
from basis.socialmap.models import Place

LAYOUT = Path(__file__).with_name("board.typ")
MOST = 60  # on paper one leafs through no more
TWO_WEEKS = datetime.timedelta(days=13)


@dataclass(frozen=True)
class Board:
    """What the paper is of; nothing is the whole municipality."""

    area: Area | None = None
    place: Place | None = None


def pdf(board: Board, *, now: datetime.datetime, language: str) -> bytes:
    """The paper in this language; made once as long as nothing on it changes."""
    with translation.override(language):
        told = _data(board, now, language)
        return papers.kept(LAYOUT, told, lambda: _whole(told))


def _data(board: Board, now: datetime.datetime, language: str) -> dict[str, Any]:
    """Everything that is on paper but the pictures, as plain texts."""
    site, today = packs.site(), queries.local(now).date()
    monday = pages.monday_of(today)
    wanted = queries.Wanted(place=board.place, until=monday + TWO_WEEKS)
    rows = list(queries.upcoming(None, board.area, wanted, now=now)[: MOST + 1])
    where = board.place or board.area or site.municipality
    link = settings.ADDRESS + _address(board)
    next_monday = monday + datetime.timedelta(days=7)
    weeks: dict[str, list[dict[str, Any]]] = {_("Deze week"): [], _("Volgende week"): []}
    for day in pages.by_day(rows[:MOST], today):
        title = _("Deze week") if day.date < next_monday else _("Volgende week")
        weeks[title].append({"title": _day(day.date), "rows": [_row(one, board, today) for one in day.rows]})
    return {
        "language": language,
        "title": _("Wat is er te doen? %(where)s") % {"where": where},
        "head": _("Wat is er te doen?"),
        "where": str(where),
        "lead": _("Loop binnen. U bent welkom."),
        "author": _("gemeente %(municipality)s") % {"municipality": site.municipality},
        "made": _("Gemaakt op %(date)s. Kijk op internet of er iets is veranderd.")
        % {"date": formats.date_format(today, "DATE_FORMAT")},
        "weeks": [{"title": title, "days": days} for title, days in weeks.items() if days],
        "none": _("Voor deze twee weken is er nog niets bekend. Weet u iets? Zet het op de agenda."),
        "more": _("Er is nog meer. Kijk op internet.") if len(rows) > MOST else "",
        "link": link,
        "address": re.sub(r"^https?://", "", link).rstrip("/"),
        "words": {
            "scan": _("Alles wat komt, en zeggen dat u komt: scan dit vierkant met uw telefoon, of typ dit adres."),
            "call": _("Liever bellen? %(phone)s") % {"phone": site.phone},
            "off": _("Gaat niet door"),
            "page": _("bladzijde"),
        },
    }


def _address(board: Board) -> str:
    if board.place:
        return f"{reverse('activities:everywhere')}?plek={board.place.slug}"
    return reverse("activities:of_area", args=[board.area.slug]) if board.area else reverse("activities:everywhere")


def _day(date: datetime.date) -> str:
    words = formats.date_format(date, "l j F")
    return words[:1].upper() + words[1:]


def _row(one: Occurrence, board: Board, today: datetime.date) -> dict[str, Any]:
    activity, starts = one.activity, queries.local(one.starts_at)
    time = f"{starts:%H.%M}" if starts.date() >= today else _("nu bezig")
    place = one.at_place if one.at_place != board.place else None
    where = ", ".join(str(part) for part in (one.at_spot, place, place.address if place else "") if part)
    facts = [
        where or (_("online") if activity.online_url else ""),
        str(one.area) if board.area is None and board.place is None else "",
        _("gratis") if activity.cost_kind == "free" else "",
        _("zeg vooraf dat u komt") if activity.joining == "needed" else "",
        _("bellen: %(contact)s") % {"contact": activity.contact} if activity.contact else "",
        _("voorbeeld") if activity.is_example else "",
    ]
    return {
        "time": time,
        "until": f"{queries.local(one.ends_at):%H.%M}",
        "title": _line(activity.title),
        "facts": _line(" · ".join(fact for fact in facts if fact)),
        "note": _line(one.note),
        "off": one.is_cancelled,
    }


def _whole(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the pictures."""
    logo = packs.pack_path("logo.svg").read_text(encoding="utf-8")
    return {**told, "logo": logo, "qr": qr.svg(told["link"]), "qr_words": qr.title(told["address"])}


def _line(text: str) -> str:
    return " ".join(unmarked(text).split())
