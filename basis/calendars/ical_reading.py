"""Read a calendar in iCalendar (RFC 5545): each event by itself, so that a broken one leaves the others whole.

Who is invited and who organises it (ATTENDEE, ORGANIZER) are names of people, and are never read.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from basis.activities.recurrence import AMSTERDAM, Rule, aware, check, moments
from basis.calendars.told import LONGEST_TITLE, LONGEST_WHERE, Change, Event, Told, https_only, line, lines
from basis.files import File, Refused

MOST_EVENTS = 2_000
MOST_LINES, MOST_SIGNS = 2_000, 300_000  # of one event
MOST_DATES = 400  # beside a rule, or left out of it
LONGEST_UID = 255
LONGEST = dt.timedelta(days=14)
LONG_AGO, FAR = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.datetime(2200, 1, 1, tzinfo=dt.UTC)
AHEAD = dt.timedelta(days=366 * 5)  # what comes later than that is not looked for
UID = re.compile(r"(?im)^UID:([^\r\n]{1,255})\r?$")  # also of an event that is broken
AN_HOUR = 60  # minutes, of an event that does not say when it ends


class Wrong(Exception):
    """What is wrong with one event, in words."""


def is_calendar(file: File) -> bool:
    """Whether a file is meant as iCalendar."""
    return "BEGIN:VCALENDAR" in file.text[:2000].upper()


def read(file: File, *, now: dt.datetime) -> Told:
    """The events of a calendar that are not over. Refuses what is broken off, and what holds more than MOST_EVENTS."""
    if "END:VCALENDAR" not in file.text.rstrip()[-200:].upper():
        raise Refused(_("De agenda is halverwege afgebroken. Bewaar haar opnieuw en kies haar nog een keer."))
    told = Told()
    parts: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for number, (begun, block) in enumerate(_blocks(file.text)):
        if number == MOST_EVENTS:
            raise Refused(_("In deze agenda staat te veel. Wij lezen hooguit %(most)s keer.") % {"most": MOST_EVENTS})
        label = _("regel %(line)s") % {"line": begun}
        try:
            event = _parsed(block)
            uid = _uid(event)
            told.named.add(uid)
            parts[uid].append((label, event))
        except Wrong as wrong:
            told.wrong.append((label, str(wrong)))
            told.named |= set(UID.findall(block))
    for uid, found in parts.items():
        _take(told, uid, found, now)
    return told


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Each VEVENT with the line on which it begins; folded lines (RFC 5545 §3.1) are one line again."""
    unfolded: list[tuple[int, list[str]]] = []
    for number, written in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if written[:1] in (" ", "\t") and unfolded:
            unfolded[-1][1].append(written[1:])
        elif written.strip():
            unfolded.append((number, [written.rstrip()]))
    block: list[str] = []
    begun = 0
    for number, pieces in unfolded:
        joined = "".join(pieces)
        name = joined.strip().upper() if len(joined) < 40 else ""
        if name == "BEGIN:VEVENT":  # one that was not ended is broken; the next begins anew
            if block:
                yield begun, "\r\n".join(block)
            begun, block = number, [joined]
        elif block:
            block.append(joined)
            if name == "END:VEVENT":
                yield begun, "\r\n".join(block) + "\r\n"
                block = []
    if block:
        yield begun, "\r\n".join(block)


def _parsed(block: str) -> Any:
    if not block.rstrip().upper().endswith("END:VEVENT"):
        raise Wrong(_("Deze activiteit heeft geen einde."))
    if block.count("\n") > MOST_LINES or len(block) > MOST_SIGNS:
        raise Wrong(_("Deze activiteit is te lang."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it guesses zones of Outlook and Mozilla, and says so
            return icalendar.Event.from_ical(block)
    except (ValueError, KeyError, IndexError, TypeError):
        raise Wrong(_("Deze activiteit is niet geschreven zoals het hoort.")) from None


def _uid(event: Any) -> str:
    uid = _text(event, "UID").strip()
    if not uid:
        raise Wrong(_("Deze activiteit heeft geen eigen code. Zonder die code herkennen wij haar niet."))
    if len(uid) > LONGEST_UID or not uid.isprintable():
        raise Wrong(_("De code van deze activiteit is te lang of niet te lezen."))
    return uid


def _take(told: Told, uid: str, found: list[tuple[str, Any]], now: dt.datetime) -> None:
    """One event, with those times of it that are otherwise (RECURRENCE-ID, §3.8.4.4)."""
    series = [one for one in found if "RECURRENCE-ID" not in one[1]]
    label, whole = max(series or found, key=lambda one: _number(one[1], "SEQUENCE"))
    shown = line(_text(whole, "SUMMARY"), 60) or label
    try:
        if not series:
            raise Wrong(_("Deze keer hoort bij een reeks die niet in de agenda staat."))
        if _text(whole, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
            told.private += 1
            told.withdrawn.add(uid)
            return
        if _text(whole, "STATUS").upper() == "CANCELLED":
            told.withdrawn.add(uid)
            return
        event = _event(uid, whole)
    except Wrong as wrong:
        told.wrong.append((shown, str(wrong)))
        return
    latest: dict[dt.datetime, Change] = {}
    rest = sorted((one for one in found if "RECURRENCE-ID" in one[1]), key=lambda one: _number(one[1], "SEQUENCE"))
    for where, part in rest:
        try:
            change = _change(part, event)
            latest[change.planned] = change
        except Wrong as wrong:
            told.wrong.append((f"{shown} ({where})", str(wrong)))
    event = replace(event, changes=tuple(latest[planned] for planned in sorted(latest)))
    if _is_over(event, now):
        told.past += 1
    else:
        told.events.append(event)


def _event(uid: str, part: Any) -> Event:
    starts, minutes = _when(part)
    title = line(_text(part, "SUMMARY"), LONGEST_TITLE)
    if not title:
        raise Wrong(_("Deze activiteit heeft geen titel."))
    rrule = _rrule(part)
    if rrule and not _is_on_our_clock(_moment(part, "DTSTART")):
        raise Wrong(_("Zij komt terug op de klok van een ander land. Dat kunnen wij niet inlezen."))
    return Event(
        uid=uid,
        title=title,
        starts=starts,
        minutes=minutes,
        text=lines(_text(part, "DESCRIPTION")),
        where=line(_text(part, "LOCATION"), LONGEST_WHERE),
        url=https_only(_text(part, "URL")),
        rrule=rrule,
        rdates=_dates(part, "RDATE", starts),
        exdates=_dates(part, "EXDATE", starts),
    )


def _change(part: Any, of: Event) -> Change:
    """One time of a series, as it is now."""
    if part["RECURRENCE-ID"].params.get("RANGE"):
        raise Wrong(_("Een verandering van alle keren daarna (RANGE) kunnen wij niet inlezen."))
    planned = _on_our_clock(_moment(part, "RECURRENCE-ID"), of.starts.time())
    is_cancelled = _text(part, "STATUS").upper() == "CANCELLED"
    starts, minutes = (planned, of.minutes) if is_cancelled and "DTSTART" not in part else _when(part)
    where = line(_text(part, "LOCATION"), LONGEST_WHERE)
    return Change(planned, starts, minutes, "" if where == of.where else where, is_cancelled)


def _when(part: Any) -> tuple[dt.datetime, int]:
    """When it begins, on our clock, and how many minutes it lasts."""
    begin = _moment(part, "DTSTART")
    if begin is None:
        raise Wrong(_("Er staat niet bij wanneer zij begint."))
    whole_day = not isinstance(begin, dt.datetime)
    end, lasts = _moment(part, "DTEND"), dt.timedelta(days=1) if whole_day else dt.timedelta(minutes=AN_HOUR)
    if end is not None:
        if isinstance(end, dt.datetime) == whole_day:
            raise Wrong(_("Het begin is een dag en het einde een tijd, of andersom."))
        lasts = end - begin if whole_day else _instant(end) - _instant(begin)
        if lasts < dt.timedelta(0):
            raise Wrong(_("Het einde ligt voor het begin."))
    elif "DURATION" in part:
        lasts = _duration(part)
    if lasts > LONGEST:
        raise Wrong(_("Zij duurt langer dan twee weken."))
    if not LONG_AGO < _instant(begin) < FAR:
        raise Wrong(_("De datum klopt niet."))
    return _on_our_clock(begin, dt.time()), max(1, int(lasts.total_seconds() // 60)) if lasts else AN_HOUR


def _duration(part: Any) -> dt.timedelta:
    try:
        lasts = part["DURATION"].dt
    except (ValueError, AttributeError):
        raise Wrong(_("Hoe lang zij duurt, begrijpen wij niet.")) from None
    if not isinstance(lasts, dt.timedelta) or lasts < dt.timedelta(0):
        raise Wrong(_("Hoe lang zij duurt, begrijpen wij niet."))
    return lasts


def _moment(part: Any, name: str) -> dt.date | None:
    """What stands under this name: a day, or a moment with its zone (ours when it says none: §3.3.5, form 1)."""
    if name not in part:
        return None
    written = part[name]
    try:
        moment = written.dt
    except (ValueError, AttributeError):
        raise Wrong(_("De datum bij %(name)s begrijpen wij niet.") % {"name": name}) from None
    zone = str(written.params.get("TZID", ""))
    return _zoned(moment, zone)


def _zoned(moment: Any, zone: str) -> dt.date:
    if isinstance(moment, tuple):  # a period: it begins then
        moment = moment[0]
    if not isinstance(moment, dt.date):
        raise Wrong(_("De datum begrijpen wij niet."))
    if isinstance(moment, dt.datetime) and moment.tzinfo is None:
        if zone:
            raise Wrong(_("De tijdzone ‘%(zone)s’ kennen wij niet.") % {"zone": line(zone, 40)})
        return moment.replace(tzinfo=AMSTERDAM)
    return moment


def _instant(moment: dt.date) -> dt.datetime:
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(), AMSTERDAM)
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        raise Wrong(_("De datum klopt niet.")) from None


def _on_our_clock(moment: dt.date | None, at: dt.time) -> dt.datetime:
    """Local, without zone; a day alone is that day `at` this hour."""
    if moment is None:
        raise Wrong(_("De datum begrijpen wij niet."))
    if not isinstance(moment, dt.datetime):
        return dt.datetime.combine(moment, at)
    if moment.tzinfo is AMSTERDAM:
        return moment.replace(tzinfo=None, fold=0)
    return _instant(moment).astimezone(AMSTERDAM).replace(tzinfo=None, fold=0)


def _is_on_our_clock(moment: dt.date | None) -> bool:
    """Whether its zone keeps the same time as ours, in winter and in summer: as that of Berlin and Brussels does."""
    if not isinstance(moment, dt.datetime):
        return True
    around = [dt.datetime(moment.year, month, 15, 12) for month in (1, 4, 7, 10)]  # noqa: DTZ001  (two zones follow)
    zone = moment.tzinfo if isinstance(moment.tzinfo, ZoneInfo) else dt.UTC
    return all(one.replace(tzinfo=zone).utcoffset() == one.replace(tzinfo=AMSTERDAM).utcoffset() for one in around)


def _rrule(part: Any) -> str:
    """The rule as it is written, when we can repeat so."""
    if "RRULE" not in part:
        return ""
    if isinstance(part["RRULE"], list):
        raise Wrong(_("Zij komt op twee manieren terug. Dat kunnen wij niet inlezen."))
    try:
        rrule = str(part["RRULE"].to_ical().decode())
        if not rrule:
            raise ValueError
        check(rrule)
    except ValidationError as fault:
        raise Wrong(fault.messages[0]) from None
    except (ValueError, AttributeError, UnicodeError):
        raise Wrong(_("Hoe zij terugkomt, begrijpen wij niet.")) from None
    return rrule


def _dates(part: Any, name: str, starts: dt.datetime) -> tuple[dt.datetime, ...]:
    """The moments under RDATE or EXDATE."""
    written = part.get(name, [])
    found = set()
    try:
        for listed in written if isinstance(written, list) else [written]:
            zone = str(listed.params.get("TZID", ""))
            found |= {_on_our_clock(_zoned(one.dt, zone), starts.time()) for one in listed.dts}
    except (ValueError, AttributeError):
        raise Wrong(_("De datums bij %(name)s begrijpen wij niet.") % {"name": name}) from None
    if len(found) > MOST_DATES:
        raise Wrong(_("Er staan te veel losse datums bij: hooguit %(most)s.") % {"most": MOST_DATES})
    return tuple(sorted(found))


def _is_over(event: Event, now: dt.datetime) -> bool:
    """Whether nothing of it lies ahead."""
    rule = Rule(event.starts, event.rrule, event.rdates, event.exdates)
    since = now - dt.timedelta(minutes=event.minutes)
    begin = aware(event.starts)
    if begin > since or any(aware(one.starts) > since for one in event.changes):
        return False
    return not moments(rule, since, now + AHEAD)


def _text(part: Any, name: str) -> str:
    """What stands under this name; of more than one the first."""
    try:
        found = part.get(name, "")
        return str(found[0] if isinstance(found, list) else found)
    except (ValueError, IndexError):
        return ""


def _number(part: Any, name: str) -> int:
    try:
        return int(part.get(name, 0))
    except (ValueError, TypeError):
        return 0
