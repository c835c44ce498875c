"""Calendars to test with, in the small municipality; the tests live at noon on 28 November 2026."""

import datetime as dt

from basis.accounts.models import Person, Role, RoleGrant
from basis.activities.models import Activity, Occurrence
from basis.activities.recurrence import AMSTERDAM
from basis.areas.tests.makers import make_municipality
from basis.calendars import actions
from basis.calendars.actions import Details
from basis.calendars.models import Calendar
from basis.upkeep.models import Keeper

NOW = dt.datetime(2026, 11, 28, 12, 0, tzinfo=AMSTERDAM)
URL = "https://agenda.voorbeeld.test/a.ics"


def make_world():
    """The areas by code."""
    return {area.code: area for area in make_municipality().values()}


def make_person(name, role="", area=None):
    """Somebody, with a role for an area or for all."""
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)
    if role:
        RoleGrant.objects.create(person=person, role=role, area=area, begins_on=dt.date(2020, 1, 1))
    return person


def make_worker(area, name="Samira"):
    """Who works for an area: what she puts in stands there at once."""
    return make_person(name, Role.COMMUNITY_WORKER, area)


def make_keeper(organisation, name="Els"):
    """Who keeps right what is said of an organisation."""
    person = make_person(name)
    Keeper.objects.create(person=person, organisation=organisation, since=NOW)
    return person


def event(uid="koffie", title="Koffie", starts="20261201T100000", *more, zone="Europe/Amsterdam"):
    """A VEVENT of an hour; `more` are further lines."""
    day = f"DTSTART;TZID={zone}:{starts}"
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", day, *more, "END:VEVENT"])


def calendar_of(*events):
    """A calendar as a file."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//voorbeeld//NL"
    return ("\r\n".join([head, *events, "END:VCALENDAR"]) + "\r\n").encode()


def make_calendar(area, by, content=None, *, at=NOW, name="Wijkcentrum", **details):
    """A calendar that was put in."""
    calendar = actions.add(Details(name=name, area=area, **details), by=by, at=at)
    put_in(calendar, content or calendar_of(event()), by, at=at)
    return calendar


def put_in(calendar, content, by, *, at=NOW):
    """Bring a file and put it in."""
    fresh = Calendar.objects.get(pk=calendar.pk)
    actions.bring(fresh, content, "agenda.ics", by=by, at=at)
    done = actions.begin(fresh, by=by, at=at)
    calendar.refresh_from_db()
    return done


def there():
    """The activities that stand here: title, local moments that go on."""
    found = {}
    for one in Activity.objects.exclude(uid="").order_by("title"):
        rows = one.occurrences.filter(status="planned").order_by("starts_at")
        found[one.title] = [f"{row.starts_at.astimezone(AMSTERDAM):%d-%m %H:%M}" for row in rows]
    return found


def everything():
    """All that is kept of activities, to compare before and after."""
    return list(Activity.objects.order_by("pk").values()), list(Occurrence.objects.order_by("pk").values())
