"""What a calendar says stands among the activities; the same again changes nothing; what disappeared is called off."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.activities.events import occurrence_changed
from basis.activities.models import Activity
from basis.activities.tests.makers import make_place
from basis.calendars import actions, reading
from basis.calendars.actions import Details
from basis.calendars.models import Calendar
from basis.calendars.tests.makers import (
    NOW,
    calendar_of,
    event,
    everything,
    make_calendar,
    make_keeper,
    make_person,
    make_worker,
    put_in,
    there,
)
from basis.moderation.models import Contribution, State
from basis.socialmap.tests.makers import make_organisation

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3"


@pytest.fixture
def told():
    """What those who joined are told."""
    heard = []

    def hear(sender, occurrence, what, words, **_rest):
        heard.append((occurrence.activity.title, what, words))

    occurrence_changed.connect(hear)
    yield heard
    occurrence_changed.disconnect(hear)


def plan_of(calendar, content):
    return reading.plan(calendar, reading.read(content, "a.ics", now=NOW), now=NOW)


def test_what_a_worker_puts_in_stands_there_at_once_with_where_it_comes_from(area, worker):
    url = "https://www.voorbeeld.nl/koffie"
    calendar = make_calendar(area, worker, calendar_of(event("k", "Koffie", "20261201T100000", WEEKLY, f"URL:{url}")))
    assert there() == {"Koffie": ["01-12 10:00", "08-12 10:00", "15-12 10:00"]}
    activity = Activity.objects.get()
    assert (activity.origin, activity.uid, activity.source_url) == ("Wijkcentrum", "k", url)
    assert (activity.organiser, activity.contribution.author) == ("Wijkcentrum", worker)
    assert activity.contribution.state == State.VISIBLE
    assert (calendar.is_begun, calendar.read_at, bytes(calendar.brought)) == (True, NOW, b"")


def test_a_place_that_the_calendar_names_is_that_of_the_social_map(area, worker):
    bank = make_place(area, "De Bank")
    moments = [("a", "LOCATION:de bank"), ("b", "LOCATION:De Bank\\, zaal 2"), ("c", "LOCATION:De Bankjes\\, zaal 2")]
    make_calendar(area, worker, calendar_of(*(event(uid, uid, "20261201T100000", said) for uid, said in moments)))
    found = {one.uid: (one.place, one.where) for one in Activity.objects.all()}
    assert found == {"a": (bank, ""), "b": (bank, "zaal 2"), "c": (None, "De Bankjes, zaal 2")}


def test_looking_changes_nothing_and_tells_what_would_happen(area, worker):
    first = calendar_of(event("a", "A"), event("b", "B"), event("c", "C"))
    calendar = make_calendar(area, worker, first)
    before = everything()
    second = calendar_of(event("a", "A"), event("b", "B anders"), event("d", "D"), event("e", "E", "geen"))
    plan = actions.bring(calendar, second, "a.ics", by=worker, at=NOW)
    assert [one.title for one in plan.new] == ["D"]
    assert [one.title for one in plan.changed] == ["B anders"]
    assert [one.title for one in plan.same] == ["A"]
    assert plan.gone == [("c", "C")]
    assert len(plan.told.wrong) == 1
    assert everything() == before
    done = actions.begin(Calendar.objects.get(pk=calendar.pk), by=worker, at=NOW)
    assert (done.new, done.changed, done.same, done.gone, len(done.wrong)) == (1, 1, 1, 1, 1)


def test_the_same_calendar_twice_changes_nothing(area, worker):
    moved = "RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000"
    content = calendar_of(event("a", "A", "20261201T100000", WEEKLY), event("a", "A", "20261208T140000", moved))
    calendar = make_calendar(area, worker, content)
    before = everything()
    done = put_in(calendar, content, worker)
    assert (done.new, done.changed, done.same, done.gone) == (0, 0, 1, 0)
    assert everything() == before
    assert plan_of(calendar, content).changes_nothing


def test_what_disappeared_and_lies_ahead_is_called_off_and_not_thrown_away(area, worker, told):
    calendar = make_calendar(area, worker, calendar_of(event("a", "A", "20261201T100000", WEEKLY), event("b", "B")))
    done = put_in(calendar, calendar_of(event("b", "B")), worker)
    assert done.gone == 1
    assert there() == {"A": [], "B": ["01-12 10:00"]}
    assert {what for title, what, _words in told if title == "A"} == {"cancelled"}
    assert Activity.objects.get(title="A").is_cancelled
    assert put_in(calendar, calendar_of(event("b", "B")), worker).gone == 0


def test_what_comes_back_goes_on_again(area, worker):
    both = calendar_of(event("a", "A", "20261201T100000", WEEKLY), event("b", "B"))
    calendar = make_calendar(area, worker, both)
    put_in(calendar, calendar_of(event("b", "B")), worker)
    assert put_in(calendar, both, worker).changed == 1
    assert there() == {"A": ["01-12 10:00", "08-12 10:00", "15-12 10:00"], "B": ["01-12 10:00"]}
    assert not Activity.objects.get(title="A").is_cancelled


def test_what_is_broken_this_time_stays_as_it_was(area, worker):
    calendar = make_calendar(area, worker, calendar_of(event("a", "A"), event("b", "B")))
    done = put_in(calendar, calendar_of(event("a", "A", "kapot"), event("b", "B")), worker)
    assert (done.gone, len(done.wrong)) == (0, 1)
    assert there() == {"A": ["01-12 10:00"], "B": ["01-12 10:00"]}
    assert calendar.wrong[0][0] == "A"


def test_what_is_called_off_or_made_private_in_the_calendar_does_not_go_on(area, worker):
    calendar = make_calendar(area, worker, calendar_of(event("a", "A"), event("b", "B"), event("c", "C")))
    off = event("a", "A", "20261201T100000", "STATUS:CANCELLED")
    private = event("b", "B", "20261201T100000", "CLASS:PRIVATE")
    assert put_in(calendar, calendar_of(off, private, event("c", "C")), worker).gone == 2
    assert there() == {"A": [], "B": [], "C": ["01-12 10:00"]}


def test_one_time_is_moved_called_off_and_put_back_as_the_calendar_says(area, worker, told):
    series = event("a", "A", "20261201T100000", WEEKLY)
    calendar = make_calendar(area, worker, calendar_of(series))
    moved = event("a", "A", "20261208T140000", "RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000", "LOCATION:Park")
    off = event("a", "A", "20261215T100000", "RECURRENCE-ID;TZID=Europe/Amsterdam:20261215T100000", "STATUS:CANCELLED")
    assert put_in(calendar, calendar_of(series, moved, off), worker).changed == 1
    assert there() == {"A": ["01-12 10:00", "08-12 14:00"]}
    assert Activity.objects.count() == 1
    assert Activity.objects.get().occurrences.get(planned_at__day=8).where == "Park"
    assert [what for _title, what, _words in told] == ["moved", "cancelled"]
    put_in(calendar, calendar_of(series), worker)
    assert there() == {"A": ["01-12 10:00", "08-12 10:00", "15-12 10:00"]}


def test_another_hour_in_the_calendar_moves_it_and_tells(area, worker, told):
    calendar = make_calendar(area, worker, calendar_of(event("a", "A")))
    put_in(calendar, calendar_of(event("a", "A", "20261201T193000")), worker)
    assert there() == {"A": ["01-12 19:30"]}
    assert [what for _title, what, _words in told] == ["moved"]


def test_what_a_moderator_removed_does_not_come_back(area, worker):
    calendar = make_calendar(area, worker, calendar_of(event("a", "A"), event("b", "B")))
    gone = Activity.objects.get(title="A").contribution
    Contribution.objects.filter(pk=gone.pk).update(state=State.REMOVED, closed_at=NOW)
    done = put_in(calendar, calendar_of(event("a", "A anders"), event("b", "B anders")), worker)
    assert done.changed == 1
    assert done.wrong == [("A anders", "Deze activiteit is hier weggehaald, of is van iemand anders.")]


def test_a_keeper_reads_in_the_calendar_of_her_own_organisation_only(area):
    organisation = make_organisation()
    keeper = make_keeper(organisation)
    with pytest.raises(PermissionDenied):
        actions.add(Details(name="Van een ander", area=area), by=keeper)
    make_calendar(area, keeper, organisation=organisation, name="De Kring")
    activity = Activity.objects.get()
    assert (activity.organisation, activity.organiser) == (organisation, "")
    assert activity.contribution.state == State.HELD  # nobody knows her yet: a moderator looks first


def test_who_works_for_another_area_or_for_none_reads_nothing_in(area, world):
    other = next(one for one in world.values() if one.kind == area.kind and one != area)
    for viewer in (make_worker(other, "Harm"), make_person("Noor"), None):
        with pytest.raises(PermissionDenied):
            actions.add(Details(name="X", area=area), by=viewer)


def test_without_who_added_it_nothing_is_put_in(area, worker):
    calendar = make_calendar(area, worker)
    Calendar.objects.filter(pk=calendar.pk).update(added_by=None)
    with pytest.raises(ValidationError) as refused:
        put_in(calendar, calendar_of(event("z", "Z")), worker)
    assert "opnieuw toe" in refused.value.messages[0]


def test_a_calendar_that_is_taken_away_leaves_its_activities_or_calls_them_off(area, worker):
    kept = make_calendar(area, worker, calendar_of(event("a", "A")), name="Een")
    ended = make_calendar(area, worker, calendar_of(event("b", "B")), name="Twee")
    assert actions.remove(kept, keeps=True, by=worker, at=NOW) == 0
    assert actions.remove(ended, keeps=False, by=worker, at=NOW) == 1
    assert there() == {"A": ["01-12 10:00"], "B": []}
    assert not Calendar.objects.exists()
