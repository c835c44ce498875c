"""Who gets a seat: people are counted with their guests, and nobody passes somebody who waits longer."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from basis.activities.models import Activity
from basis.joining import actions, jobs, queries
from basis.joining.actions import Coming
from basis.joining.models import Party
from basis.joining.tests.makers import NOW, join, make_activity, make_occurrence, rows, standing
from basis.notifications.models import Message


def test_who_joins_when_there_is_room_has_a_seat(area):
    occurrence = make_occurrence(area, capacity=2)
    join(occurrence, "Noor")
    assert standing(occurrence) == ("Noor", "")
    assert queries.seats(occurrence).left == 1


def test_guests_take_seats_too(area):
    occurrence = make_occurrence(area, capacity=3)
    join(occurrence, "Noor", guests=2)
    join(occurrence, "Bram")
    assert standing(occurrence) == ("Noor", "Bram")


def test_without_a_number_of_seats_everybody_comes(area):
    occurrence = make_occurrence(area)
    for name in ("Noor", "Bram", "Fatima"):
        join(occurrence, name, guests=5)
    assert queries.seats(occurrence).taken == 18
    assert queries.seats(occurrence).left is None


def test_who_leaves_gives_her_seat_to_who_waits_longest_and_she_hears_it(area):
    occurrence = make_occurrence(area, capacity=1)
    noor, _key = join(occurrence, "Noor")
    join(occurrence, "Bram", email="bram@voorbeeld.test")
    join(occurrence, "Fatima", email="fatima@voorbeeld.test")
    actions.cancel(noor, at=NOW)
    assert standing(occurrence) == ("Bram", "Fatima")
    told = Message.objects.filter(notice="joining.seat")
    assert [one.address for one in told] == ["bram@voorbeeld.test"]
    assert "/meedoen/mijn/" in told[0].url


def test_a_party_that_does_not_fit_is_not_passed(area):
    occurrence = make_occurrence(area, capacity=3)
    noor, _key = join(occurrence, "Noor")
    join(occurrence, "Bram", guests=1)
    join(occurrence, "Fatima", guests=2)
    join(occurrence, "Joris")
    actions.cancel(noor, at=NOW)
    assert standing(occurrence) == ("Bram", "Fatima Joris")
    assert queries.seats(occurrence).is_full


def test_who_comes_when_others_wait_for_more_seats_waits_too(area):
    occurrence = make_occurrence(area, capacity=3)
    join(occurrence, "Noor", guests=1)
    join(occurrence, "Bram", guests=1)
    join(occurrence, "Fatima")
    assert standing(occurrence) == ("Noor", "Bram Fatima")


def test_fewer_guests_make_room(area):
    occurrence = make_occurrence(area, capacity=3)
    noor, _key = join(occurrence, "Noor", guests=2)
    join(occurrence, "Bram", guests=1)
    actions.change(noor, Coming("Noor"), at=NOW)
    assert standing(occurrence) == ("Noor Bram", "")


def test_more_guests_do_not_pass_who_waits(area):
    occurrence = make_occurrence(area, capacity=3)
    noor, _key = join(occurrence, "Noor", guests=1)
    join(occurrence, "Bram", guests=1)
    with pytest.raises(ValidationError):
        actions.change(noor, Coming("Noor", guests=2), at=NOW)
    assert queries.seats(occurrence).taken == 2


def test_more_people_than_there_are_seats_at_all_are_refused(area):
    with pytest.raises(ValidationError):
        join(make_occurrence(area, capacity=3), guests=3)
    assert not Party.objects.exists()


def test_when_a_seat_is_added_who_waits_moves_up_by_itself(area):
    occurrence = make_occurrence(area, capacity=1)
    join(occurrence, "Noor")
    join(occurrence, "Bram", email="bram@voorbeeld.test")
    Activity.objects.update(capacity=2)
    assert jobs.move_up(NOW) == "1 van de wachtlijst"
    assert standing(occurrence) == ("Noor Bram", "")
    assert Message.objects.filter(notice="joining.seat").count() == 1
    assert jobs.move_up(NOW) == ""


def test_who_can_never_fit_does_not_hold_up_the_others(area):
    occurrence = make_occurrence(area, capacity=4)
    join(occurrence, "Noor", guests=1)
    join(occurrence, "Bram", guests=3)
    join(occurrence, "Fatima")
    Activity.objects.update(capacity=3)
    jobs.move_up(NOW)
    assert standing(occurrence) == ("Noor Fatima", "Bram")


def test_every_time_is_every_time_with_room(area):
    activity = make_activity(area, capacity=2, joining="needed", rrule="FREQ=WEEKLY;COUNT=4")
    times = rows(activity)
    join(times[1], "Bram", guests=1)
    joined = actions.join_all(activity, Coming("Noor"), at=NOW)
    assert [one.occurrence for one in joined.parties] == [times[0], times[2], times[3]]
    assert joined.full == [times[1]]
    assert all(one.state == "in" for one in Party.objects.filter(name="Noor"))


def test_who_joined_every_time_leaves_all_at_once(area):
    activity = make_activity(area, joining="needed", rrule="FREQ=WEEKLY;COUNT=4")
    joined = actions.join_all(activity, Coming("Noor"), at=NOW)
    assert actions.cancel_all(joined.parties[0], at=NOW + datetime.timedelta(days=4)) == 3
    assert Party.objects.filter(state="in").count() == 1  # what is over


@pytest.mark.parametrize(
    "differences", [{"joining": "no"}, {"state": "held"}, {"at": NOW - datetime.timedelta(days=60)}]
)
def test_what_cannot_be_joined_is_refused(area, differences):
    occurrence = make_occurrence(area, **differences)
    late = occurrence.starts_at if "at" in differences else NOW
    with pytest.raises(ValidationError):
        join(occurrence, at=late)


def test_somebody_with_an_account_comes_once(area, noor):
    occurrence = make_occurrence(area)
    join(occurrence, by=noor)
    with pytest.raises(ValidationError):
        join(occurrence, by=noor)
    actions.cancel(Party.objects.get(), at=NOW)
    join(occurrence, by=noor)
    assert standing(occurrence) == ("Noor", "")
