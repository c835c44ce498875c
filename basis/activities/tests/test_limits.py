"""What may not be done to an occurrence, and what happens to it when its activity is taken away."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.activities import actions, calendar_actions
from basis.activities.recurrence_parts import aware
from basis.activities.tests.makers import NOW, TUESDAY, clock, days, make_activity, make_facts, rows
from basis.moderation import actions as moderation

pytestmark = pytest.mark.django_db


def test_what_is_over_is_neither_changed_nor_called_off(weekly, noor):
    first, later = rows(weekly)[0], NOW + datetime.timedelta(days=10)
    with pytest.raises(ValidationError):
        actions.cancel_occurrence(first, by=noor, at=later)
    actions.change(weekly, make_facts(starts=TUESDAY.replace(hour=9), rrule="FREQ=WEEKLY;COUNT=6"), by=noor, at=later)
    assert days(weekly)[0] == "12-01 14:00" and days(weekly)[-1] == "01-05 09:00"


def test_a_stranger_changes_nothing(weekly, joris, nobody):
    for who in (joris, nobody, None):
        with pytest.raises(PermissionDenied):
            actions.cancel_occurrence(rows(weekly)[0], by=who, at=NOW)


def test_words_that_go_out_at_once_name_nobody_and_link_nowhere(weekly, noor):
    for words in ("Zie https://elders.test", "Bel 06-12345678", "x" * 201):
        with pytest.raises(ValidationError):
            actions.cancel_occurrence(rows(weekly)[0], words=words, by=noor, at=NOW)


def test_what_is_withdrawn_is_called_off_so_that_who_joined_hears(weekly, noor, listener):
    moderation.withdraw(weekly.contribution, by=noor)
    assert "6" in calendar_actions.call_off_withdrawn(NOW)
    assert len(listener.heard) == 6 and calendar_actions.call_off_withdrawn(NOW) == ""


def test_what_begins_at_a_second_begins_at_its_minute_so_that_it_has_an_address(area):
    activity = make_activity(area, starts=clock("2026-12-01 14:00:30"), rrule="FREQ=WEEKLY;COUNT=2")
    assert [one.starts_at.second for one in rows(activity)] == [0, 0]


def test_a_moment_in_the_hour_that_is_there_twice_is_one_occurrence(area):
    activity = make_activity(area, starts=clock("2027-10-31 02:30"), at=aware(clock("2027-10-01 00:00")))
    calendar_actions.materialise(activity, now=aware(clock("2027-10-02 00:00")))
    assert len(rows(activity)) == 1
