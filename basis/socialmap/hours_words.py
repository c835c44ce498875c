"""Opening hours as people say them: 'Nu open, tot 17.00 uur', a week, and what holds on holidays."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import dates, formats
from django.utils.translation import gettext as _

from basis.socialmap import hours
from basis.socialmap.hours import DAY, HERE, Span

SOON = 14  # days ahead in which we say that a day is otherwise


@dataclass(frozen=True)
class Row:
    """A line of the table: the day, what is open ('9.00 tot 17.00 uur', 'dicht'), and whether it is today."""

    day: str
    times: str
    is_today: bool = False


@dataclass(frozen=True)
class Said:
    """All a page says about opening hours."""

    now: str
    is_open: bool
    rows: tuple[Row, ...]  # of a week, or of the next times when weeks differ
    is_week: bool
    notes: tuple[str, ...]


def say(line: str, at: datetime.datetime) -> Said:
    """What a line means for somebody who reads it at this moment."""
    today = at.astimezone(HERE).date()
    is_open = hours.is_open(line, at)
    week = hours.week(line, today)
    if week:
        rows = tuple(Row(str(dates.WEEKDAYS[n]), times(open_), n == today.weekday()) for n, open_ in week.days)
    else:
        rows = tuple(Row(_day(span[0].date()), times((span,))) for span in hours.coming(line, at))
    notes = [
        _("Let op: %(day)s %(times)s.") % {"day": _day(day), "times": times(open_)}
        for day, open_ in (week.otherwise if week else ())
        if day - today <= SOON * DAY
    ]
    if on_holidays := _on_holidays(hours.holidays(line, today)):
        notes.append(on_holidays)
    return Said(now(line, at), is_open, rows, week is not None, tuple(notes))


def when(line: str, at: datetime.datetime, weekday: int | None) -> str:
    """What it says of now, or of the coming such day that is no holiday: 'woensdag 9.00 tot 16.00 uur'."""
    if weekday is None or not line:
        return now(line, at)
    day = hours.ordinary(weekday, at.astimezone(HERE).date())
    return f"{dates.WEEKDAYS[weekday]} {times(hours.on_day(line, day))}"


def now(line: str, at: datetime.datetime) -> str:
    """In one sentence: whether it is open, until when, or when it opens; '' when nothing is known."""
    if not line:
        return ""
    if hours.is_open(line, at):
        until = hours.closes_at(line, at)
        return _("Nu open, %(until)s") % {"until": _until(until, at)} if until else _("Altijd open")
    opens = hours.next_opening(line, at)
    if opens is None:
        return _("Nu dicht")
    if opens.date() == at.astimezone(HERE).date():
        return _("Nu dicht, vandaag open vanaf %(time)s uur") % {"time": clock(opens)}
    return _("Nu dicht, %(day)s open om %(time)s uur") % {"day": _near(opens.date(), at), "time": clock(opens)}


def short(line: str, at: datetime.datetime) -> str:
    """In one line: the days of an ordinary week on which it is open, or the next time; '' when nothing is known."""
    if not line:
        return ""
    week = hours.week(line, at.astimezone(HERE).date())
    if week is None:
        following = hours.coming(line, at, 1)
        return (
            _("de volgende keer: %(when)s") % {"when": f"{_day(following[0][0].date())}, {times(following)}"}
            if following
            else ""
        )
    said: dict[str, list[int]] = {}
    for weekday, open_ in week.days:
        if open_:
            said.setdefault(times(open_), []).append(weekday)
    return "; ".join(f"{_and(days)} {hours_}" for hours_, days in said.items())


def _and(weekdays: list[int]) -> str:
    """'maandag, dinsdag en vrijdag', 'maandag tot en met vrijdag', 'elke dag'."""
    days = [str(dates.WEEKDAYS[weekday]) for weekday in weekdays]
    if len(days) == 7:
        return _("elke dag")
    if len(days) > 2 and weekdays[-1] - weekdays[0] == len(days) - 1:
        return _("%(first)s tot en met %(last)s") % {"first": days[0], "last": days[-1]}
    return _("%(first)s en %(last)s") % {"first": ", ".join(days[:-1]), "last": days[-1]} if days[1:] else days[0]


def times(spans: tuple[Span, ...]) -> str:
    """'9.00 tot 12.00 en 13.00 tot 17.00 uur', 'hele dag', 'dicht'."""
    if not spans:
        return _("dicht")
    if spans[0][1] - spans[0][0] >= DAY:
        return _("hele dag open")
    said = [_("%(from)s tot %(until)s") % {"from": clock(start), "until": clock(stop)} for start, stop in spans]
    return _("%(times)s uur") % {"times": _(" en ").join(said)}


def clock(moment: datetime.datetime) -> str:
    """A time of the day as it is written here: 9.00; midnight at the end of a day is 24.00."""
    return _("%(hour)s.%(minute)s") % {"hour": moment.hour or 24, "minute": f"{moment.minute:02d}"}


def _until(moment: datetime.datetime, at: datetime.datetime) -> str:
    here = at.astimezone(HERE)
    if moment - here < DAY / 2 or moment.date() == here.date():
        return _("tot %(time)s uur") % {"time": clock(moment)}
    return _("tot %(day)s %(time)s uur") % {"day": _near(moment.date(), at), "time": clock(moment)}


def _near(day: datetime.date, at: datetime.datetime) -> str:
    """'morgen', 'woensdag', or farther off 'woensdag 6 januari'."""
    ahead = (day - at.astimezone(HERE).date()).days
    if ahead == 1:
        return _("morgen")
    return str(dates.WEEKDAYS[day.weekday()]) if ahead < 7 else _day(day)


def _day(day: datetime.date) -> str:
    return formats.date_format(day, "l j F")


def _on_holidays(what: str) -> str:
    return {
        "closed": _("Op feestdagen dicht."),
        "open": _("Op feestdagen ook open."),
        "some": _("Op sommige feestdagen dicht."),
    }.get(what, "")
