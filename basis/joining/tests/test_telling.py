"""What people are told: that it is moved or not done, the day before, and the question after it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.activities import actions as activities
from basis.activities.tests.makers import clock, otherwise
from basis.joining import after_actions, change_actions, given, jobs, queries
from basis.joining.actions import Coming, forget, join_all
from basis.joining.models import Outcome, Party, Telling
from basis.joining.tests.makers import NOW, join, make_activity, make_occurrence, now_of, rows
from basis.moderation.models import Contribution
from basis.notifications.models import Message

ADDRESS = "bram@voorbeeld.test"
EVENING = datetime.timedelta(hours=8)


def mails(notice):
    return list(Message.objects.filter(notice=f"joining.{notice}").order_by("pk"))


def moved(occurrence, by, to="2026-12-02 10:00", **more):
    difference = otherwise(occurrence, starts=clock(to), **more)
    activities.change_occurrence(occurrence, difference, by=by, at=NOW)
    change_actions.tell_changes(NOW)


def test_when_it_is_moved_everyone_who_comes_or_waits_hears_what_it_was_and_is(area, joris, noor):
    occurrence = make_occurrence(area, by=joris, capacity=1)
    join(occurrence, by=noor)
    join(occurrence, "Bram", email=ADDRESS)
    join(occurrence, "Fatima")
    moved(occurrence, joris, note="De zaal was bezet.")
    told = mails("changed")
    assert {one.address for one in told} == {noor.email, ADDRESS}
    for one in told:
        assert "Eerst: dinsdag 1 december 2026" in one.text and "Nu: woensdag 2 december 2026" in one.text
        assert "De zaal was bezet." in one.text and one.url.startswith("/meedoen/mijn/")


def test_it_is_told_in_her_own_language(area, joris):
    occurrence = make_occurrence(area, by=joris)
    join(occurrence, email=ADDRESS, language="en")
    moved(occurrence, joris)
    (told,) = mails("changed")
    assert "Tuesday 1 December 2026" in told.text and "Wednesday 2 December 2026" in told.text
    assert told.language == "en" and told.url.startswith("/en/")


def test_who_has_cancelled_hears_nothing(area, joris):
    from basis.joining.actions import cancel

    occurrence = make_occurrence(area, by=joris)
    party, _key = join(occurrence, email=ADDRESS)
    cancel(party, at=NOW)
    moved(occurrence, joris)
    assert not mails("changed")


def test_when_it_is_called_off_everyone_hears_it_once(area, joris):
    occurrence = make_occurrence(area, by=joris)
    join(occurrence, email=ADDRESS)
    activities.cancel_occurrence(occurrence, words="De vijver is bevroren.", by=joris, at=NOW)
    for _time in range(2):
        change_actions.tell_changes(NOW)
    (told,) = mails("changed")
    assert told.subject.startswith("Gaat niet door") and "De vijver is bevroren." in told.text
    assert change_actions.tell_changes(NOW) == ""


def test_another_place_is_told_with_the_old_one(area, joris):
    occurrence = make_occurrence(area, by=joris)
    join(occurrence, email=ADDRESS)
    moved(occurrence, joris, to="2026-12-01 14:00", where="in de tuin")
    (told,) = mails("changed")
    assert "bij de vijver" in told.text.partition("Nu:")[0] and "in de tuin" in told.text.partition("Nu:")[2]


def test_who_comes_every_time_gets_one_mail_when_all_times_are_called_off(area, joris):
    activity = make_activity(area, by=joris, joining="needed", rrule="FREQ=WEEKLY;COUNT=5")
    join_all(activity, Coming("Bram"), email=ADDRESS, at=NOW)
    activities.cancel_occurrence(rows(activity)[1], by=joris, and_later=True, at=NOW)
    change_actions.tell_changes(NOW)
    (told,) = mails("changed")
    assert told.text.count("Gaat niet door:") == 4


def test_the_day_before_she_hears_it_once(area, noor):
    occurrence = make_occurrence(area)
    join(occurrence, by=noor)
    join(occurrence, "Fatima")
    before = NOW + datetime.timedelta(days=2)
    assert jobs.remind(NOW) == ""
    assert jobs.remind(before) == "1 mensen weten dat het morgen is"
    assert jobs.remind(before + EVENING) == ""
    assert [one.address for one in mails("reminder")] == [noor.email]


def test_an_address_that_was_never_proven_gets_no_reminder_and_no_question(area):
    occurrence = make_occurrence(area)
    join(occurrence, email=ADDRESS)
    jobs.remind(NOW + datetime.timedelta(days=2))
    jobs.ask_worth(NOW + datetime.timedelta(days=4))
    assert not mails("reminder") and not mails("worth")


def test_nobody_is_reminded_of_what_was_called_off(area, joris, noor):
    occurrence = make_occurrence(area, by=joris)
    join(occurrence, by=noor)
    activities.cancel_occurrence(occurrence, by=joris, at=NOW)
    jobs.remind(NOW + datetime.timedelta(days=2))
    assert not mails("reminder")


def test_the_clock_writes_to_nobody_at_night(area, noor):
    join(make_occurrence(area), by=noor)
    night = NOW.replace(hour=3) + datetime.timedelta(days=2)
    assert jobs.remind(night) == "" and jobs.ask_worth(night) == ""


def test_the_question_comes_once_for_an_activity_however_often_she_came(area, noor):
    activity = make_activity(area, joining="needed", rrule="FREQ=WEEKLY;COUNT=3")
    join_all(activity, Coming("Noor"), by=noor, at=NOW)
    for days in (4, 11, 18):
        jobs.ask_worth(NOW + datetime.timedelta(days=days))
    (told,) = mails("worth")
    assert told.url.endswith("/hoe-was-het/")


AFTER = NOW + datetime.timedelta(days=4)


def test_answers_are_only_counted_and_shown_from_five_on(area):
    occurrence = make_occurrence(area)
    parties = [join(occurrence, f"P{number}")[0] for number in range(5)]
    for number, party in enumerate(parties):
        assert not queries.verdict(occurrence.activity).is_enough
        after_actions.answer(party, "yes" if number else "no", at=AFTER)
    verdict = queries.verdict(occurrence.activity)
    assert (verdict.yes, verdict.no, verdict.is_enough) == (4, 1, True)
    fields = {field.name for field in Outcome._meta.get_fields()}
    assert fields == {"id", "occurrence", "yes", "a_bit", "no"}, "nothing says whose answer it was"


def test_she_answers_once_and_not_before_it_was(area):
    party, _key = join(make_occurrence(area))
    with pytest.raises(PermissionDenied):
        after_actions.answer(party, "yes", at=NOW)
    after_actions.answer(party, "yes", at=AFTER)
    with pytest.raises(ValidationError):
        after_actions.answer(party, "no", at=AFTER)
    assert Outcome.objects.get().no == 0


def test_what_she_tells_waits_for_a_moderator(area):
    party, _key = join(make_occurrence(area))
    after_actions.tell(party, "Er stond een stoel klaar.", by=None, at=AFTER)
    activity = party.occurrence.activity
    assert not queries.tellings(None, activity)
    Contribution.objects.filter(kind="joining.telling").update(state="visible")
    assert [one.text for one in queries.tellings(None, activity)] == ["Er stond een stoel klaar."]


def test_a_month_after_it_who_came_is_forgotten_and_how_many_stays(area, noor):
    occurrence = make_occurrence(area)
    join(occurrence, by=noor, guests=2, word="Ik ben doof aan één kant.", needs_lift=True)
    soon, late = occurrence.ends_at + datetime.timedelta(days=29), occurrence.ends_at + datetime.timedelta(days=31)
    assert given.expire(soon, False) == 0
    assert given.expire(late, True) == 1
    assert given.expire(late, False) == 1
    party = Party.objects.get()
    assert (party.name, party.word, party.person, party.needs_lift) == ("", "", None, False)
    assert queries.seats(occurrence).taken == 3
    assert given.expire(late, False) == 0


def test_who_leaves_the_website_gives_her_seat_away_and_takes_her_name_along(area, noor):
    occurrence = make_occurrence(area)
    party, _key = join(occurrence, by=noor, word="Tot dan!")
    assert given.export(noor)[0]["words"] == "Tot dan!"
    Party.objects.update(told_at=party.told_at)
    assert forget(noor) == 1
    assert given.export(noor) == []
    assert (now_of(party).name, Telling.objects.count()) == ("", 0)
