"""Read activities from a table (CSV) with Dutch columns: docs/activities-import.md."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from basis import files
from basis.activities.recurrence import Rule, check, moments
from basis.calendars.told import LONGEST_TITLE, LONGEST_WHERE, Event, Told, https_only, line, lines
from basis.files import File, Refused
from basis.themes import THEME_WORDS

MOST_ROWS = 2_000
NEEDED = ("titel", "datum")
COLUMNS = (*NEEDED, "begin", "einde", "omschrijving", "waar", "herhaal", "tot", "thema", "website", "sleutel")
DAYS = {"maandag": "MO", "dinsdag": "TU", "woensdag": "WE", "donderdag": "TH"} | {
    "vrijdag": "FR",
    "zaterdag": "SA",
    "zondag": "SU",
}
WHICH = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1}
EVERY = re.compile(r"(?:elke|elk|om de|iedere|ieder) (?:(\d{1,2}) )?(dag|week|maand|jaar|dagen|weken|maanden)")
NTH = re.compile(rf"(?:elke|iedere) ({'|'.join(WHICH)}) ({'|'.join(DAYS)}) van de maand")
FREQ = {"dag": "DAILY", "week": "WEEKLY", "maand": "MONTHLY", "jaar": "YEARLY"} | {
    "dagen": "DAILY",
    "weken": "WEEKLY",
    "maanden": "MONTHLY",
}
AHEAD = dt.timedelta(days=366 * 5)


class Wrong(Exception):
    """What is wrong with one row, in words."""


def read(file: File, *, now: dt.datetime) -> Told:
    """The activities of a table that are not over. Refuses a table without the columns it needs, or with odd ones."""
    columns, rows = files.rows(file)
    named = {column.lower(): column for column in columns}
    if missing := [one for one in NEEDED if one not in named]:
        raise Refused(_("Deze kolom staat er niet in: %(columns)s.") % {"columns": ", ".join(missing)})
    if odd := [column for low, column in named.items() if low not in COLUMNS]:
        words = _("Deze kolom kennen wij niet: %(columns)s. Wij lezen: %(known)s.")
        raise Refused(words % {"columns": ", ".join(odd)[:200], "known": ", ".join(COLUMNS)})
    if len(rows) > MOST_ROWS:
        raise Refused(_("Er staan te veel rijen in. Wij lezen er hooguit %(most)s.") % {"most": MOST_ROWS})
    told = Told()
    for row in rows:
        label = _("regel %(line)s") % {"line": row.line}
        cells = {low: row.cells[column] for low, column in named.items()}
        try:
            event = _event(cells)
        except Wrong as wrong:
            told.wrong.append((label, str(wrong)))
            told.named.add(cells.get("sleutel", ""))
            continue
        if event.uid in told.named:
            told.wrong.append((label, _("Deze activiteit staat er twee keer in.")))
            continue
        told.named.add(event.uid)
        if moments(_rule(event), now - dt.timedelta(minutes=event.minutes), now + AHEAD):
            told.events.append(event)
        else:
            told.past += 1
    return told


def _rule(event: Event) -> Rule:
    return Rule(event.starts, event.rrule)


def _event(cells: dict[str, str]) -> Event:
    title = line(cells["titel"], LONGEST_TITLE)
    if not title:
        raise Wrong(_("Er staat geen titel."))
    day = _day(cells["datum"])
    begin, end = _time(cells.get("begin", "")), _time(cells.get("einde", ""))
    if end is not None and begin is None:
        raise Wrong(_("Er staat wel een einde, maar geen begin."))
    if begin is not None and end is not None and end <= begin:
        raise Wrong(_("Het einde ligt voor het begin."))
    starts = dt.datetime.combine(day, begin or dt.time())
    minutes = 24 * 60 if begin is None else 60
    if end is not None:
        minutes = int((dt.datetime.combine(day, end) - starts).total_seconds() // 60)
    website = cells.get("website", "")
    if website and not https_only(website):
        raise Wrong(_("De website moet met https:// beginnen."))
    return Event(
        uid=_key(cells.get("sleutel", ""), title, starts),
        title=title,
        starts=starts,
        minutes=minutes,
        text=lines(cells.get("omschrijving", "")),
        where=line(cells.get("waar", ""), LONGEST_WHERE),
        url=https_only(website),
        theme=_theme(cells.get("thema", "")),
        rrule=_rrule(cells.get("herhaal", ""), cells.get("tot", "")),
    )


def _key(key: str, title: str, starts: dt.datetime) -> str:
    """Its own key, or else one of what it is called and when it begins."""
    if len(key) > 200 or not key.isprintable():
        raise Wrong(_("De sleutel is te lang."))
    return key or "rij-" + hashlib.sha256(f"{title.casefold()} {starts.isoformat()}".encode()).hexdigest()[:32]


def _day(text: str) -> dt.date:
    """ "2026-12-01" or "1-12-2026"."""
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            day = dt.datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
        if 1970 <= day.year < 2200:
            return day
    raise Wrong(_("De datum begrijpen wij niet: ‘%(text)s’. Schrijf haar als 31-12-2027.") % {"text": text[:20]})


def _time(text: str) -> dt.time | None:
    """ "9:30" or "09.30"; None when there is none."""
    if not text:
        return None
    try:
        return dt.datetime.strptime(text.replace(".", ":").removesuffix(" uur"), "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        raise Wrong(
            _("De tijd begrijpen wij niet: ‘%(text)s’. Schrijf haar als 14:30.") % {"text": text[:20]}
        ) from None


def _theme(text: str) -> str:
    by_word = {word: str(theme) for theme, word in THEME_WORDS.items()}
    if text and text.lower() not in by_word:
        words = _("Het thema ‘%(text)s’ kennen wij niet. Kies uit: %(known)s.")
        raise Wrong(words % {"text": text[:30], "known": ", ".join(by_word)})
    return by_word[text.lower()] if text else ""


def _rrule(text: str, until: str) -> str:
    """How it comes again: "elke week", "elke 2 weken", "elke tweede woensdag van de maand", or a rule of RFC 5545."""
    said = " ".join(text.lower().split())
    if not said:
        if until:
            raise Wrong(_("Er staat wel tot wanneer, maar niet hoe vaak."))
        return ""
    if nth := NTH.fullmatch(said):
        rule = f"FREQ=MONTHLY;BYDAY={WHICH[nth[1]]}{DAYS[nth[2]]}"
    elif every := EVERY.fullmatch(said):
        rule = f"FREQ={FREQ[every[2]]}" + (f";INTERVAL={int(every[1])}" if every[1] else "")
    elif said.startswith(("freq=", "rrule:")):
        rule = said.upper()
    else:
        raise Wrong(
            _("Hoe vaak begrijpen wij niet: ‘%(text)s’. Schrijf bijvoorbeeld ‘elke week’.") % {"text": text[:40]}
        )
    if until:
        rule += f";UNTIL={_day(until):%Y%m%d}"
    try:
        check(rule)
    except ValidationError as fault:
        raise Wrong(fault.messages[0]) from None
    return rule
