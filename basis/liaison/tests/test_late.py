"""What the clock does with barriers that are late or lost their owner, and what the database refuses."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from basis.audit.models import NeverChanged
from basis.liaison import barrier_actions, jobs
from basis.liaison.models import Barrier, BarrierStep
from basis.liaison.tests.makers import at, contact, on, report, settle
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db


def deeds(barrier):
    return list(BarrierStep.objects.filter(barrier=barrier).values_list("deed", flat=True))


class TestLate:
    def test_the_director_hears_once_and_ten_working_days_later_the_policy_adviser(self, world):
        contact(world)
        barrier = report(world)
        Message.objects.all().delete()
        late = Message.objects.filter(notice="liaison.late")
        for day, who in (
            ("2026-06-15", set()),
            ("2026-06-16", {world.samira.email}),
            ("2026-06-17", {world.samira.email}),
            ("2026-06-29", {world.samira.email}),
            ("2026-06-30", {world.samira.email, world.joris.email}),
            ("2026-07-30", {world.samira.email, world.joris.email}),
        ):
            jobs.look(at(day))
            assert set(late.values_list("address", flat=True)) == who, day
        assert late.count() == 2 and deeds(barrier) == ["reported", "told_director", "told_adviser"]

    def test_moved_and_late_again_the_director_hears_it_again(self, world):
        contact(world)
        barrier = report(world)
        jobs.look(at("2026-06-16"))
        barrier_actions.move_date(barrier, on("2026-06-22"), why="Ziek.", by=world.samira, at=at("2026-06-16"))
        jobs.look(at("2026-06-22"))
        jobs.look(at("2026-06-23"))
        assert deeds(barrier) == ["reported", "told_director", "moved", "told_director"]

    def test_where_nobody_is_director_the_adviser_hears_it_at_once(self, world):
        contact(world)
        world.samira.roles.all().delete()
        barrier = report(world)
        jobs.look(at("2026-06-16"))
        assert deeds(barrier) == ["reported", "told_adviser"]

    def test_what_is_answered_is_not_late(self, world):
        contact(world)
        barrier = settle(report(world), world.wietske)
        jobs.look(at("2026-08-01"))
        assert deeds(barrier) == ["reported", "answered"]

    def test_whose_owner_works_here_no_more_gets_another(self, world):
        contact(world)
        barrier = report(world)
        world.wietske.roles.all().delete()
        jobs.look(at("2026-06-02"))
        barrier.refresh_from_db()
        assert barrier.owner == world.samira and deeds(barrier) == ["reported", "handed"]


class TestDatabase:
    """What no code can get round."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"state": "taken_away", "outcome": "", "settled_on": on("2026-06-02")},
            {"state": "eased", "outcome": "Ja.", "settled_on": None},
            {"reply_due_on": on("2026-06-01")},
            {"kind": "weer"},
            {"state": "weg"},
            {"is_public": False},
            {"is_agreed": True},
        ],
    )
    def test_it_refuses(self, world, wrong):
        barrier = report(world)
        with pytest.raises(IntegrityError), transaction.atomic():
            Barrier.objects.filter(pk=barrier.pk).update(**wrong)

    def test_steps_are_never_changed(self, world):
        barrier = report(world)
        with pytest.raises(NeverChanged):
            BarrierStep.objects.filter(barrier=barrier).update(deed="agreed")
        with pytest.raises(NeverChanged):
            BarrierStep.objects.filter(barrier=barrier).update(words="Anders.")

    def test_a_step_that_answers_says_something(self, world):
        barrier = report(world)
        with pytest.raises(IntegrityError), transaction.atomic():
            BarrierStep.objects.create(
                barrier=barrier, deed="moved", state="reported", reply_due_on=datetime.date(2026, 6, 20)
            )
