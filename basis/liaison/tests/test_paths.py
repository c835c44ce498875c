"""Whatever people do, in whatever order: a barrier that waits has somebody who owns it and a day."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.liaison import actions, barrier_actions, jobs
from basis.liaison.barrier_actions import REPLY_WITHIN, Outcome
from basis.liaison.kinds import NEXT, OPEN, OUTCOMES, State
from basis.liaison.models import Barrier, BarrierStep
from basis.liaison.rules import may_be_contact
from basis.liaison.tests.makers import MONDAY, contact, report
from basis.working_days import after

PEOPLE = ("els", "mina", "bram", "wietske", "samira", "joris", "teun", "petra")
ACTS = ("settle", "hand", "move", "agree", "not_yet", "drop", "assign", "leave", "clock")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
        st.sampled_from(sorted(State.values)),
        st.integers(0, 20),
    ),
    max_size=12,
)


def test_every_state_has_a_row_and_what_is_open_can_always_be_answered():
    assert set(NEXT) == set(State)
    assert all(set(OUTCOMES) <= NEXT[state] for state in OPEN)
    assert all(NEXT[state] <= {State.REOPENED} for state in OUTCOMES)


def act(world, barrier, what, by, other, state, days, now):
    """Try one thing; a refusal is fine."""
    by, other = getattr(world, by), getattr(world, other)
    verbs = {
        "settle": lambda: barrier_actions.settle(barrier, Outcome(state, "Zo is het."), by=by, at=now),
        "hand": lambda: barrier_actions.hand_over(barrier, other, by=by, at=now),
        "move": lambda: barrier_actions.move_date(
            barrier, now.date() + datetime.timedelta(days=days), why="Later.", by=by, at=now
        ),
        "agree": lambda: barrier_actions.agree(barrier, by=by, at=now),
        "not_yet": lambda: barrier_actions.not_yet(barrier, words="Nog niet.", by=by, at=now),
        "drop": lambda: barrier_actions.drop(barrier, by=by, at=now),
        "assign": lambda: actions.assign(world.initiative, other, by=by, at=now),
        "leave": lambda: other.roles.all().delete() if other != world.joris else None,
        "clock": lambda: jobs.look(now),
    }
    try:
        with transaction.atomic():
            verbs[what]()
    except (PermissionDenied, ValidationError):
        pass


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_path_leaves_a_barrier_that_waits_without_owner_or_date(world, steps):
    with transaction.atomic():
        contact(world)
        barrier, now = report(world), MONDAY
        for what, by, other, state, days in steps:
            now += datetime.timedelta(days=days)
            was = Barrier.objects.get(pk=barrier.pk)
            act(world, was, what, by, other, state, days, now)
            found = Barrier.objects.select_related("initiative__area", "owner").get(pk=barrier.pk)
            assert found.state == was.state or found.state in NEXT[was.state]
            last = BarrierStep.objects.filter(barrier=barrier).last()
            assert (last.state, last.owner, last.reply_due_on) == (found.state, found.owner, found.reply_due_on)
        jobs.look(now)
        found = Barrier.objects.select_related("initiative__area").get(pk=barrier.pk)
        if found.is_open:
            owner = type(found.owner).objects.get(pk=found.owner_id)  # with the roles of now
            assert may_be_contact(owner, found.initiative)
            assert found.reply_due_on > found.reported_on
            assert found.reply_due_on <= after(after(now.date(), REPLY_WITHIN), barrier_actions.MOST_MOVED)
        else:
            assert found.settled_on and (found.outcome or found.state == State.DROPPED)
        transaction.set_rollback(True)
