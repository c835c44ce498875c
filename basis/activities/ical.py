"""Activities as a calendar (RFC 5545): one event per activity, with its rule, and what is otherwise on one day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from basis import packs
from basis.activities.models import Activity, Occurrence
from basis.activities.queries import rule_of
from basis.activities.recurrence import moments
from basis.activities.recurrence_parts import AMSTERDAM, aware

MEDIA_TYPE = "text/calendar; charset=utf-8"
LOOK_AGAIN = datetime.timedelta(hours=6)  # so often a calendar comes to look again (RFC 7986)
SECOND = datetime.timedelta(seconds=1)
# Not what the library makes: that begins summer time an hour late (RFC 5545, 3.6.5: on the clock before it).
AMSTERDAM_IN_WORDS = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def calendar(name: str, activities: Iterable[Activity], rows: Iterable[Occurrence]) -> bytes:
    """The calendar of these activities; `rows` are what their rules do not tell (`apart_from_rules`)."""
    of_activity: dict[int, list[Occurrence]] = defaultdict(list)
    for row in rows:
        of_activity[row.activity_id].append(row)
    whole = _empty(name)
    for activity in activities:
        for event in _events(activity, of_activity[activity.pk]):
            whole.add_component(event)
    return bytes(whole.to_ical())


def of_one(row: Occurrence) -> bytes:
    """The file of one occurrence: an event by itself, for who comes this time only."""
    whole = _empty(row.activity.title)
    whole.add_component(_alone(row))
    return bytes(whole.to_ical())


def _events(activity: Activity, rows: list[Occurrence]) -> list[icalendar.Event]:
    """Its rule as one event with its exceptions; an occurrence that is not of the rule is an event of its own."""
    if not (activity.rrule or activity.rdates):
        return [_once(row) if row.planned_at == activity.starts_at else _alone(row) for row in rows]
    made = [_series(activity)]
    rule = rule_of(activity)
    for row in rows:
        row.activity = activity
        if moments(rule, row.planned_at, row.planned_at + SECOND):
            made += [] if _is_plain(row, activity) else [_exception(row)]
        else:
            made.append(_alone(row))
    return made


def _is_plain(row: Occurrence, activity: Activity) -> bool:
    lasts = datetime.timedelta(minutes=activity.minutes)
    is_elsewhere = bool(row.place_id or row.where or row.note)
    is_at_its_time = row.starts_at == row.planned_at and row.ends_at - row.starts_at == lasts
    return is_at_its_time and not is_elsewhere and row.status == activity.status


def _series(activity: Activity) -> icalendar.Event:
    """All that its rule says, in one event."""
    event, rule = _event(activity, None), rule_of(activity)
    _when(event, activity.starts_at, activity.starts_at + datetime.timedelta(minutes=activity.minutes))
    if activity.rrule:
        event.add("rrule", icalendar.vRecur.from_ical(activity.rrule))
    for name, dates in (("rdate", rule.rdates), ("exdate", rule.exdates)):
        if dates:
            event.add(name, [aware(one) for one in dates])
    return event


def _once(row: Occurrence) -> icalendar.Event:
    event = _event(row.activity, row)
    _when(event, row.starts_at, row.ends_at)
    return event


def _exception(row: Occurrence) -> icalendar.Event:
    event = _event(row.activity, row)
    _when(event, row.starts_at, row.ends_at)
    event.add("recurrence-id", row.planned_at.astimezone(AMSTERDAM))
    return event


def _alone(row: Occurrence) -> icalendar.Event:
    event = _event(row.activity, row)
    event["uid"] = f"{row.activity_id}-{row.planned_at:%Y%m%dT%H%M}Z@{_host()}"
    _when(event, row.starts_at, row.ends_at)
    return event


def _event(activity: Activity, row: Occurrence | None) -> icalendar.Event:
    """All of an event but when it is."""
    event = icalendar.Event()
    event.add("uid", f"{activity.pk}@{_host()}")
    event.add("dtstamp", activity.changed_at.astimezone(datetime.UTC))
    event.add("last-modified", activity.changed_at.astimezone(datetime.UTC))
    event.add("sequence", activity.sequence)
    event.add("summary", activity.title)
    event.add("description", "\n\n".join(part for part in (row.note if row else "", activity.text) if part))
    if where := _where(activity, row):
        event.add("location", where)
    event.add("url", settings.ADDRESS + (row or activity).get_absolute_url())
    event.add("status", "CANCELLED" if (row or activity).is_cancelled else "CONFIRMED")
    event.add("categories", [str(activity.get_theme_display())])
    return event


def _when(event: icalendar.Event, starts: datetime.datetime, ends: datetime.datetime) -> None:
    event.add("dtstart", starts.astimezone(AMSTERDAM))
    event.add("dtend", ends.astimezone(AMSTERDAM))


def _where(activity: Activity, row: Occurrence | None) -> str:
    place = row.at_place if row else activity.place
    spot = row.at_spot if row else activity.where
    address = ", ".join(part for part in (place.address, place.town) if part) if place else ""
    return ", ".join(part for part in (spot, str(place) if place else "", address, activity.online_url) if part)


def _empty(name: str) -> icalendar.Calendar:
    whole = icalendar.Calendar()
    whole.add("prodid", f"-//{packs.site().name}//Activiteiten//NL")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    whole.add("x-wr-timezone", "Europe/Amsterdam")
    whole.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT6H")
    whole.add_component(_zone())
    return whole


@cache
def _zone() -> icalendar.Timezone:
    found = icalendar.Timezone.from_ical(AMSTERDAM_IN_WORDS)
    assert isinstance(found, icalendar.Timezone)
    return found


def name_of(what: str) -> str:
    """What a calendar of an area, a place or an organiser is called."""
    return _("Activiteiten: %(what)s") % {"what": what} if what else _("Activiteiten")


def _host() -> str:
    return settings.ADDRESS.partition("://")[2].split("/")[0].split(":")[0]
