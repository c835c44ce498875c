"""What the moments must be, by somebody else: `recurring_ical_events`, which stands on dateutil and icalendar."""

import datetime as dt

import icalendar
import recurring_ical_events

from basis.activities.recurrence import Rule

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//NL\r\nBEGIN:VEVENT\r\nUID:a@voorbeeld.test\r\n"
TAIL = "DURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def _written(name: str, local: dt.datetime) -> str:
    return f"{name};TZID=Europe/Amsterdam:{local:%Y%m%dT%H%M%S}\r\n"


def expected(rule: Rule, since: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    """The same question, put to the oracle: in UTC, in order."""
    text = HEAD + _written("DTSTART", rule.starts)
    text += f"RRULE:{rule.rrule}\r\n" if rule.rrule else ""
    text += "".join(_written("RDATE", local) for local in rule.rdates)
    text += "".join(_written("EXDATE", local) for local in rule.exdates)
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text + TAIL)).between(since, until)
    starts = {event["DTSTART"].dt.astimezone(dt.UTC) for event in events}
    return sorted(moment for moment in starts if since <= moment < until)
