"""Occurrences keep to their rule, across summer time, and rows stay with who joined them."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from basis.activities import actions, calendar_actions, queries
from basis.activities.models import Occurrence
from basis.activities.recurrence import moments
from basis.activities.tests.makers import (
    NOW,
    TUESDAY,
    WEEK,
    clock,
    days,
    make_activity,
    make_facts,
    otherwise,
    rows,
)

pytestmark = pytest.mark.django_db


def _keeps_to_its_rule(activity):
    """What the rule says is what stands there."""
    activity.refresh_from_db()
    ruled = moments(queries.rule_of(activity), activity.starts_at, NOW + calendar_actions.AHEAD)
    stands = Occurrence.objects.filter(activity=activity, planned_at__gte=activity.starts_at, status="planned")
    return sorted(one.astimezone(datetime.UTC) for one in ruled) == sorted(stands.values_list("planned_at", flat=True))


def test_once_is_one_occurrence_and_a_rule_goes_on_to_the_horizon(area):
    once, forever = make_activity(area), make_activity(area, title="Wandelen", rrule="FREQ=WEEKLY")
    assert days(once) == ["12-01 14:00"]
    assert len(rows(forever)) == 57 and rows(forever)[-1].starts_at < NOW + calendar_actions.AHEAD


def test_the_clock_stays_the_same_across_summer_time(area):
    activity = make_activity(area, rrule="FREQ=WEEKLY;COUNT=30")
    assert {one.starts_at.hour for one in rows(activity)} == {13, 12}
    assert {moment[-5:] for moment in days(activity)} == {"14:00"}


def test_once_far_ahead_has_its_occurrence(area):
    assert len(rows(make_activity(area, starts=TUESDAY + 80 * WEEK))) == 1


def test_the_horizon_moves_once_a_week_and_doubles_nothing(area):
    activity = make_activity(area, rrule="FREQ=WEEKLY")
    assert calendar_actions.move_horizon(NOW + datetime.timedelta(days=3)) == ""
    assert "1" in calendar_actions.move_horizon(NOW + datetime.timedelta(days=15))
    assert len(rows(activity)) == 59 and calendar_actions.move_horizon(NOW + datetime.timedelta(days=15)) == ""


def test_one_is_moved_and_the_others_stay(weekly, noor, listener):
    second = rows(weekly)[1]
    moved = otherwise(second, starts=TUESDAY + WEEK + datetime.timedelta(days=1), note="De zaal is bezet.")
    actions.change_occurrence(second, moved, by=noor, at=NOW)
    assert days(weekly)[:3] == ["12-01 14:00", "12-09 14:00", "12-15 14:00"]
    second.refresh_from_db()
    assert second.is_moved and queries.local(second.planned_at) == TUESDAY + WEEK
    assert listener.heard == [("12-08 14:00", "moved", "De zaal is bezet.")]
    calendar_actions.materialise(weekly, now=NOW)
    assert days(weekly)[1] == "12-09 14:00"


def test_one_is_called_off_and_goes_on_after_all(weekly, noor, listener):
    second = rows(weekly)[1]
    for _twice in range(2):
        actions.cancel_occurrence(second, words="Sneeuw.", by=noor, at=NOW)
    assert days(weekly, "cancelled") == ["12-08 14:00"] and len(days(weekly)) == 5
    calendar_actions.materialise(weekly, now=NOW)
    assert len(days(weekly)) == 5
    second.refresh_from_db()
    actions.change_occurrence(second, otherwise(second, note=""), by=noor, at=NOW)
    assert len(days(weekly)) == 6
    assert [what for _before, what, _words in listener.heard] == ["cancelled", "changed"]


def test_it_and_all_after_it_go_to_another_day_and_hour(weekly, noor, listener):
    kept = [one.pk for one in rows(weekly)]
    third = rows(weekly)[2]
    new = clock("2026-12-16 10:00")
    actions.change_occurrence(third, otherwise(third, starts=new, minutes=60), by=noor, and_later=True, at=NOW)
    assert days(weekly) == ["12-01 14:00", "12-08 14:00", "12-16 10:00", "12-23 10:00", "12-30 10:00", "01-06 10:00"]
    assert [one.pk for one in rows(weekly)] == kept and _keeps_to_its_rule(weekly)
    assert [what for _before, what, _words in listener.heard] == ["moved"] * 4
    assert {one.ends_at - one.starts_at for one in rows(weekly)[2:]} == {datetime.timedelta(minutes=60)}


def test_all_after_it_by_the_month_keeps_who_joined_on_the_row_that_follows(area, noor):
    activity = make_activity(area, by=noor, rrule="FREQ=MONTHLY;BYDAY=1TU;COUNT=4")
    kept = [one.pk for one in rows(activity)]
    first = rows(activity)[0]
    actions.change_occurrence(
        first, otherwise(first, starts=clock("2026-12-09 14:00")), by=noor, and_later=True, at=NOW
    )
    assert days(activity) == ["12-09 14:00", "01-13 14:00", "02-10 14:00", "03-10 14:00"]
    assert [one.pk for one in rows(activity)] == kept


def test_another_day_for_all_is_refused_when_the_rule_names_its_days(area, noor):
    activity = make_activity(area, by=noor, rrule="FREQ=WEEKLY;BYDAY=TU,TH")
    first = rows(activity)[0]
    later = otherwise(first, starts=clock("2026-12-02 14:00"))
    with pytest.raises(ValidationError):
        actions.change_occurrence(first, later, by=noor, and_later=True, at=NOW)
    actions.change_occurrence(first, otherwise(first, starts=TUESDAY.replace(hour=15)), by=noor, and_later=True, at=NOW)
    assert days(activity)[:3] == ["12-01 15:00", "12-03 15:00", "12-08 15:00"]


def test_all_after_it_across_summer_time_keeps_the_clock(area, noor):
    activity = make_activity(area, by=noor, rrule="FREQ=WEEKLY")
    spring = next(one for one in rows(activity) if f"{one.starts_at:%m-%d}" == "03-23")
    actions.change_occurrence(
        spring,
        otherwise(spring, starts=clock("2027-03-23 19:30")),
        by=noor,
        and_later=True,
        at=NOW,
    )
    assert {one[-5:] for one in days(activity)} == {"14:00", "19:30"}
    assert _keeps_to_its_rule(activity)


def test_calling_off_it_and_all_after_it_ends_the_rule(weekly, noor, listener):
    actions.cancel_occurrence(rows(weekly)[3], words="Wij stoppen.", by=noor, and_later=True, at=NOW)
    assert len(days(weekly)) == 3 and days(weekly, "cancelled") == ["12-22 14:00"]
    assert _keeps_to_its_rule(weekly)
    assert listener.heard == [("12-22 14:00", "cancelled", "Wij stoppen.")]


def test_calling_off_from_the_first_one_is_calling_off_the_whole(weekly, noor, listener):
    actions.cancel_occurrence(rows(weekly)[0], by=noor, and_later=True, at=NOW)
    weekly.refresh_from_db()
    assert weekly.is_cancelled and not days(weekly) and len(listener.heard) == 6


def test_a_date_is_added_and_one_is_left_out(weekly, noor):
    actions.add_date(weekly, clock("2026-12-05 11:00"), by=noor, at=NOW)
    actions.leave_out(weekly, datetime.date(2026, 12, 22), by=noor, at=NOW)
    assert "12-05 11:00" in days(weekly) and "12-22 14:00" not in days(weekly) and _keeps_to_its_rule(weekly)
    with pytest.raises(ValidationError):
        actions.leave_out(weekly, datetime.date(2026, 12, 23), by=noor, at=NOW)
    with pytest.raises(ValidationError):
        actions.add_date(weekly, clock("2026-11-05 11:00"), by=noor, at=NOW)


def test_another_hour_for_the_whole_keeps_the_rows_and_another_weekday_does_not(weekly, noor, listener):
    kept = [one.pk for one in rows(weekly)]
    rule = "FREQ=WEEKLY;COUNT=6"
    actions.change(weekly, make_facts(starts=TUESDAY.replace(hour=16), rrule=rule), by=noor, at=NOW)
    assert [one.pk for one in rows(weekly)] == kept and days(weekly)[0] == "12-01 16:00"
    assert [what for _before, what, _words in listener.heard] == ["moved"] * 6
    actions.change(weekly, make_facts(starts=clock("2026-12-03 16:00"), rrule=rule), by=noor, at=NOW)
    assert days(weekly)[:2] == ["12-03 16:00", "12-10 16:00"] and len(rows(weekly)) == 6
