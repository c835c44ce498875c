"""A report on paper: at most twenty pages, and one page for everybody; PDF/UA-1, in Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from basis import packs, qr
from basis import paper as house
from basis.meaning.kinds import Perspective, Strength
from basis.reports import words
from basis.reports.models import Report
from basis.reports.queries import Quote
from basis.talks.kinds import Went

FULL, SHORT = (Path(__file__).with_name(name) for name in ("verslag.typ", "kort.typ"))
MOST_PAGES = 20
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@dataclass(frozen=True)
class Papers:
    """The two papers of a report."""

    full: bytes
    short: bytes


def papers(report: Report, content: Mapping[str, Any], quotes: Mapping[int, Quote]) -> Papers:
    """Both papers of a report. Refuses, saying how many pages there are and what to do, when one is too long."""
    with translation.override("nl"):
        data = _frame(report) | _whole(content, quotes)
        full, short = house.pdf(FULL, data), house.pdf(SHORT, data)
    if (number := pages(full)) > MOST_PAGES:
        raise ValidationError(
            _(
                "Het verslag is %(number)s bladzijden. Er passen er %(most)s. Laat iets weg: haal bij wat u ziet het "
                "vinkje weg bij ‘komt in het verslag’, of maak teksten korter."
            )
            % {"number": number, "most": MOST_PAGES}
        )
    if (number := pages(short)) > 1:
        words = _("Het korte verslag is %(number)s bladzijden. Het moet er één zijn. Maak uw drie teksten korter.")
        raise ValidationError(words % {"number": number})
    return Papers(full, short)


def pages(pdf: bytes) -> int:
    """How many pages a PDF that we made has."""
    return len(PAGE.findall(pdf))


def _frame(report: Report) -> dict[str, Any]:
    one, site = report.round, packs.site()
    link = settings.ADDRESS + report.get_absolute_url()
    return {
        "language": "nl",
        "title": words.title(report),
        "round": one.title,
        "where": words.where(report),
        "author": str(site.name),
        "logo": packs.pack_path("logo.svg").read_text(encoding="utf-8"),
        "logo_words": _("gemeente %(municipality)s") % {"municipality": site.municipality},
        "example": _("Dit is een voorbeeld. Alles is verzonnen.") if one.is_example else "",
        "made_on": _("Gemaakt op %(date)s") % {"date": _day(timezone.localdate())},
        "period": _("%(first)s tot en met %(last)s") % {"first": _day(one.begins_on), "last": _day(one.ends_on)},
        "who": one.who,
        "why": one.why,
        "contact": one.contact,
        "heard": report.heard,
        "means": report.means,
        "done": report.done,
        "address": re.sub(r"^https?://", "", link).rstrip("/"),
        "qr": qr.svg(link),
        "qr_words": qr.title(link),
        "words": words.paper(),
        "cannot": words.cannot_say(report),
    }


def _day(day: date) -> str:
    return formats.date_format(day, "DATE_FORMAT")


def _whole(content: Mapping[str, Any], quotes: Mapping[int, Quote]) -> dict[str, Any]:
    """The same as on the page, with the words of stories in their places."""
    return {
        "told": words.told(content["told"]),
        "coverage": [_coverage(one) for one in content["coverage"]],
        "opening": _quote(quotes[content["opening"]["story"]]) if content["opening"] else None,
        "themes": [
            {"title": theme["title"], "seen": [_seen(one, quotes) for one in theme["seen"]]}
            for theme in content["themes"]
        ],
        "figures": [_figure(one) for one in content["figures"]],
        "outcomes": [_outcome(one) for one in content["outcomes"]],
        "back": content["back"],
    }


def _coverage(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": words.coverage_title(one["name"]),
        "rows": [
            {
                "words": part["words"],
                "told": "" if part["told"] is None else f"{part['told']} ({part['told_share']} %)",
                "live": f"{formats.number_format(part['live'], 0, force_grouping=True)} ({part['live_share']} %)",
            }
            for part in one["parts"]
        ],
        "source": words.coverage_source(one),
    }


def _quote(one: Quote) -> dict[str, Any]:
    return {
        "text": one.text + (" …" if one.is_cut else ""),
        "title": one.title,
        "behind": ", ".join(
            part for part in (one.area, _("namen zijn zwart gemaakt") if one.is_redacted else "") if part
        ),
        "language": one.language,
    }


def _seen(one: Mapping[str, Any], quotes: Mapping[int, Quote]) -> dict[str, Any]:
    return {
        "title": one["title"],
        "text": one["text"],
        "tags": ", ".join(part for part in (str(Strength(one["strength"]).label), one["area"]) if part),
        "sides": [
            {"title": str(Perspective(side["perspective"]).label), "readings": side["readings"]}
            for side in one["sides"]
        ],
        "quotes": [_quote(quotes[spot["story"]]) for spot in one["quotes"]],
        "patterns": [_pattern(each) for each in one["patterns"]],
        "figures": [_figure(each) for each in one["figures"]],
    }


def _pattern(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "words": one["words"],
        "columns": one["columns"],
        "rows": [
            {
                "words": row["words"],
                "numbers": ["" if number is None else str(number) for number in row["numbers"]],
                "part": row["percent"] / 100,
            }
            for row in one["rows"]
        ],
        "total": words.total(one["total"]),
    }


def _figure(one: Mapping[str, Any]) -> dict[str, Any]:
    rows = [row | {"start": house.part(row["start"]), "width": house.part(row["width"])} for row in one["rows"]]
    notes = [text for text in (one["note"], one["beside"], one["interval"], one["method"]) if text]
    return {**one, "rows": rows, "notes": notes}


def _outcome(one: Mapping[str, Any]) -> dict[str, str]:
    due = _("uiterlijk %(date)s") % {"date": _day(date.fromisoformat(one["due"]))} if one["due"] else ""
    behind = [one["whose"], due, str(Went(one["went"]).label)]
    return {"text": one["text"], "behind": " · ".join(part for part in behind if part), "came": one["came"]}
