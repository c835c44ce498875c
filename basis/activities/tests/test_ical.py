"""Calendars of activities: read by two other programs, they say what stands in ours."""

import datetime

import icalendar
import pytest
import recurring_ical_events
import vobject
from django.urls import reverse
from django.utils import timezone

from basis.activities import actions, queries
from basis.activities.models import Occurrence
from basis.activities.tests.makers import clock, make_activity, make_organisation, make_place, otherwise, rows

pytestmark = pytest.mark.django_db
DAYS = datetime.timedelta(days=399)


@pytest.fixture
def year(area, noor):
    """Once; every week with all that can happen to it; by the month with an end; and what was called off whole."""
    monday = queries.local(timezone.now()).replace(hour=14, minute=0, second=0, microsecond=0)
    first = monday + datetime.timedelta(days=7 - monday.weekday())
    given = {"by": noor, "at": timezone.now()}
    make_activity(
        area, title="Eén keer, “komma, punt; \\ ” en een heel lange naam die over de regel loopt", **given, starts=first
    )
    weekly = make_activity(area, title="Elke week", rrule="FREQ=WEEKLY", starts=first, **given)
    moved, off, elsewhere = rows(weekly)[1:4]
    later = clock(f"{first + datetime.timedelta(days=8):%Y-%m-%d} 19:00")
    actions.change_occurrence(moved, otherwise(moved, starts=later, note="Later."), by=noor)
    actions.cancel_occurrence(off, words="Ziek.", by=noor)
    actions.change_occurrence(elsewhere, otherwise(elsewhere, place=make_place(area)), by=noor)
    actions.leave_out(weekly, rows(weekly)[5].starts_at.date(), by=noor)
    actions.add_date(weekly, first + datetime.timedelta(days=3), by=noor)
    turn = rows(weekly)[9]
    new = queries.local(turn.starts_at) + datetime.timedelta(days=1, hours=2)
    actions.change_occurrence(turn, otherwise(turn, starts=new), by=noor, and_later=True)
    make_activity(area, title="Maand", rrule="FREQ=MONTHLY;COUNT=5", starts=first, **given)
    ended = make_activity(area, title="Stopt", rrule="FREQ=WEEKLY", starts=first, **given)
    actions.cancel_occurrence(rows(ended)[3], by=noor, and_later=True)
    return make_activity(area, title="Helemaal niet", starts=first + datetime.timedelta(days=2), **given)


def _ours(since, until):
    return sorted(
        (
            row.starts_at.astimezone(datetime.UTC),
            row.ends_at.astimezone(datetime.UTC),
            row.activity.title,
            row.is_cancelled,
        )
        for row in Occurrence.objects.select_related("activity").filter(starts_at__gte=since, starts_at__lt=until)
    )


def _theirs(content, since, until):
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(since, until)
    return sorted(
        (one["dtstart"].dt.astimezone(datetime.UTC), one["dtend"].dt.astimezone(datetime.UTC), str(one["summary"]),
         one["status"] == "CANCELLED")
        for one in found if since <= one["dtstart"].dt < until
    )  # fmt: skip


def test_who_reads_our_calendar_finds_every_occurrence_as_it_stands_here(client, area, year, noor):
    actions.cancel(year, by=noor)
    answer = client.get(reverse("activities:feed_of_area", args=[area.slug]))
    since = timezone.now()
    until = since + DAYS
    assert answer["Content-Type"].startswith("text/calendar")
    ours = _ours(since, until)
    assert _theirs(answer.content, since, until) == ours and len(ours) > 60


def test_another_program_reads_the_same_file_and_its_lines_are_folded(client, area, year):
    content = client.get(reverse("activities:feed_of_area", args=[area.slug])).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    whole = vobject.readOne(content.decode())
    whole.validate(raiseException=True)
    assert whole.vtimezone.tzid.value == "Europe/Amsterdam"
    uids = [
        (event.uid.value, getattr(event, "recurrence_id", None) and event.recurrence_id.value)
        for event in whole.vevent_list
    ]
    assert len(set(uids)) == len(uids)
    assert all(event.url.value.startswith("http") for event in whole.vevent_list)


def test_summer_time_begins_in_our_calendar_when_it_does(area, client):
    make_activity(area, at=timezone.now(), starts=clock("2027-03-27 02:30"), rrule="FREQ=DAILY;COUNT=3")
    content = client.get(reverse("activities:feed")).content
    event = vobject.readOne(content.decode()).vevent
    found = [one.astimezone(datetime.UTC).hour for one in event.getrruleset(addRDate=True)]
    assert len(found) == 3 and "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in content.decode()


def test_nothing_is_sent_when_nothing_changed(client, area, noor):
    activity = make_activity(area, by=noor, at=timezone.now(), starts=clock("2027-03-01 14:00"))
    address = reverse("activities:feed_of_area", args=[area.slug])
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    actions.cancel(activity, by=noor)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200 and b"CANCELLED" in again.content and b"SEQUENCE:1" in again.content


def test_a_place_and_an_organisation_have_a_calendar_of_their_own(client, area, joris):
    place, organisation = make_place(area), make_organisation()
    make_activity(area, at=timezone.now(), starts=clock("2027-03-01 14:00"), title="Hier", place=place)
    make_activity(area, at=timezone.now(), starts=clock("2027-03-01 14:00"), title="Elders")
    for word, whose, is_there in (("plek", place, True), ("organisatie", organisation, False)):
        content = client.get(reverse("activities:feed_of", args=[word, whose.slug])).content
        assert (b"Hier" in content, b"Elders" in content) == (is_there, False)
    assert client.get("/activiteiten/plek/bestaat-niet.ics").status_code == 404


def test_one_activity_and_one_occurrence_go_in_ones_own_calendar(client, area):
    activity = make_activity(area, at=timezone.now(), starts=clock("2027-03-01 14:00"), rrule="FREQ=WEEKLY;COUNT=4")
    whole = vobject.readOne(client.get(reverse("activities:file", args=[activity.slug])).content.decode())
    assert len(list(whole.vevent.getrruleset(addRDate=True))) == 4
    row = rows(activity)[2]
    alone = vobject.readOne(client.get(f"{row.get_absolute_url()[:-1]}.ics").content.decode())
    assert alone.vevent.dtstart.value.astimezone(datetime.UTC) == row.starts_at


def test_what_is_not_seen_is_in_no_calendar(client, area, noor):
    make_activity(area, by=noor, state="held", at=timezone.now(), starts=clock("2027-03-01 14:00"))
    assert b"BEGIN:VEVENT" not in client.get(reverse("activities:feed")).content


def test_a_calendar_takes_as_many_queries_whatever_is_in_it(client, area, django_assert_max_num_queries):
    for round_ in range(2):
        for number in range(4):
            make_activity(area, title=f"{round_} {number}", at=timezone.now(), rrule="FREQ=WEEKLY")
        with django_assert_max_num_queries(8):
            client.get(reverse("activities:feed_of_area", args=[area.slug]))
