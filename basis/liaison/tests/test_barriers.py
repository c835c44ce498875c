"""What stands in the way: reported, owned, answered by a date, and said to be so or not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.liaison import barrier_actions, barrier_queries, jobs
from basis.liaison.barrier_actions import Outcome, Reported
from basis.liaison.models import Barrier, BarrierStep
from basis.liaison.tests.makers import WORDS, at, contact, on, report, settle
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db


def told():
    return sorted(Message.objects.values_list("address", flat=True))


def deeds(barrier):
    return list(BarrierStep.objects.filter(barrier=barrier).values_list("deed", flat=True))


def test_the_contact_person_owns_it_from_the_start_and_replies_within_ten_working_days(world):
    contact(world)
    Message.objects.all().delete()
    barrier = report(world)
    assert (barrier.owner, barrier.reply_due_on, barrier.state) == (world.wietske, on("2026-06-15"), "reported")
    assert told() == sorted([world.wietske.email, world.mina.email])
    assert WORDS in Message.objects.get(address=world.wietske.email).text


def test_without_contact_person_who_is_asked_first_owns_it_and_it_goes_along(world):
    barrier = report(world)
    assert barrier.owner == world.wietske
    contact(world, world.joris)
    barrier.refresh_from_db()
    assert barrier.owner == world.joris and deeds(barrier) == ["reported", "handed"]


def test_what_was_given_to_a_colleague_stays_with_her_when_the_contact_person_changes(world):
    contact(world)
    barrier = report(world)
    barrier_actions.hand_over(barrier, world.petra, by=world.wietske, words="Zij gaat over subsidies.")
    contact(world, world.joris)
    barrier.refresh_from_db()
    assert barrier.owner == world.petra and barrier.reply_due_on == on("2026-06-15")


@pytest.mark.parametrize("who", ["bram", "wietske", "samira", "joris"])
def test_only_initiators_report(world, who):
    with pytest.raises(PermissionDenied):
        barrier_actions.report(world.initiative, Reported("rule", WORDS), by=getattr(world, who))
    assert not Barrier.objects.exists()


def test_what_a_moderator_looks_at_first_is_read_by_its_owner_at_once(world):
    contact(world)
    intake = Intake(signs=("links",))
    barrier = barrier_actions.report(world.initiative, Reported("permit", WORDS), by=world.els, intake=intake)
    assert barrier.contribution.state == "held" and not barrier_queries.public().exists()
    settle(barrier, world.wietske)
    assert barrier.state == "taken_away"


def test_what_is_between_us_is_no_contribution_and_stands_in_no_list(world):
    barrier = report(world, is_public=False)
    assert barrier.contribution is None and not barrier_queries.public().exists()


def test_the_date_is_moved_once_with_a_reason_that_all_read(world):
    contact(world)
    barrier = report(world)
    Message.objects.all().delete()
    move = {"by": world.wietske, "at": at("2026-06-10")}
    for until, why in (("2026-06-15", "Later."), ("2026-09-01", "Veel later."), ("2026-06-22", " ")):
        with pytest.raises(ValidationError):
            barrier_actions.move_date(barrier, on(until), why=why, **move)
    barrier_actions.move_date(barrier, on("2026-06-22"), why="De jurist is ziek.", **move)
    barrier.refresh_from_db()
    assert (barrier.reply_due_on, barrier.is_moved) == (on("2026-06-22"), True)
    assert told() == sorted([world.els.email, world.mina.email])
    assert "De jurist is ziek." in Message.objects.first().text
    with pytest.raises(ValidationError):
        barrier_actions.move_date(barrier, on("2026-06-29"), why="Nog later.", **move)


@pytest.mark.parametrize("state", ["taken_away", "eased", "not_possible"])
def test_an_outcome_has_words_and_the_initiators_hear_it_and_are_asked(world, state):
    contact(world)
    barrier = report(world)
    Message.objects.all().delete()
    with pytest.raises(ValidationError):
        barrier_actions.settle(barrier, Outcome(state, " "), by=world.wietske)
    settle(barrier, world.wietske, state, "Artikel 5 geldt hier niet.", legal_ground=" artikel  5 ")
    assert (barrier.state, barrier.legal_ground, barrier.settled_on) == (state, "artikel 5", on("2026-06-01"))
    mail = Message.objects.get(address=world.els.email)
    assert "Artikel 5 geldt hier niet." in mail.text and "Klopt dit voor u?" in mail.text


@pytest.mark.parametrize("state", ["reported", "reopened", "dropped", "weg"])
def test_what_is_no_outcome_is_refused(world, state):
    barrier = report(world)
    with pytest.raises(ValidationError):
        barrier_actions.settle(barrier, Outcome(state, "Woorden."), by=world.wietske)


@pytest.mark.parametrize("who", ["els", "bram", "teun", "joris", "petra"])
def test_who_has_no_part_in_it_does_nothing_with_it(world, who):
    contact(world)
    barrier, by = report(world), getattr(world, who)
    for act in (
        lambda: barrier_actions.settle(barrier, Outcome("eased", "Ja."), by=by),
        lambda: barrier_actions.hand_over(barrier, world.samira, by=by),
        lambda: barrier_actions.move_date(barrier, on("2026-06-22"), why="Later.", by=by, at=at("2026-06-02")),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert deeds(barrier) == ["reported"]


@pytest.mark.parametrize("who", ["bram", "wietske", "samira", "joris"])
def test_only_initiators_say_whether_it_is_so(world, who):
    contact(world)
    barrier, by = settle(report(world), world.wietske), getattr(world, who)
    for act in (
        lambda: barrier_actions.agree(barrier, by=by),
        lambda: barrier_actions.not_yet(barrier, words="Nee.", by=by),
        lambda: barrier_actions.drop(barrier, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_they_say_that_it_is_so_and_then_it_stays_closed(world):
    contact(world)
    barrier = settle(report(world), world.wietske)
    Message.objects.all().delete()
    barrier_actions.agree(barrier, by=world.mina)
    barrier_actions.agree(barrier, by=world.els)
    barrier.refresh_from_db()
    assert barrier.is_agreed and deeds(barrier) == ["reported", "answered", "agreed"]
    assert told() == [world.wietske.email]
    with pytest.raises(ValidationError):
        barrier_actions.not_yet(barrier, words="Toch niet.", by=world.els)


def test_not_yet_opens_it_once_with_a_new_date(world):
    contact(world)
    barrier = settle(report(world), world.wietske)
    with pytest.raises(ValidationError):
        barrier_actions.not_yet(barrier, words=" ", by=world.els)
    barrier_actions.not_yet(barrier, words="Het hek staat er nog.", by=world.els, at=at("2026-07-01"))
    barrier.refresh_from_db()
    assert (barrier.state, barrier.reply_due_on, barrier.settled_on) == ("reopened", on("2026-07-15"), None)
    settle(barrier, world.wietske, "not_possible", "Het hek is van een ander.", at("2026-07-02"))
    with pytest.raises(ValidationError):
        barrier_actions.not_yet(barrier, words="Nog eens.", by=world.els)


def test_what_is_not_needed_any_more_waits_for_nobody(world):
    barrier = report(world)
    barrier_actions.drop(barrier, by=world.els)
    assert not Barrier.objects.open().exists()
    with pytest.raises(ValidationError):
        settle(barrier, world.wietske)


def test_what_is_withdrawn_waits_for_nobody_and_later_loses_its_words(world):
    barrier = report(world)
    moderation.withdraw(barrier.contribution, by=world.els)
    assert not Barrier.objects.open().exists() and not barrier_queries.public().exists()
    jobs.look(at("2026-08-01"))
    assert deeds(barrier) == ["reported"]
    barrier_actions.erase(barrier.contribution)
    barrier.refresh_from_db()
    assert (barrier.text, barrier.organisation) == ("", "")
