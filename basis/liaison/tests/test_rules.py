"""Who may do what beside an initiative: everybody around it, in every state."""

import pytest
from django.contrib.auth.models import AnonymousUser

from basis.liaison import rules
from basis.liaison.models import Barrier
from basis.liaison.tests.makers import contact, make_worker, report, settle

pytestmark = pytest.mark.django_db
CAST = ("els", "mina", "bram", "wietske", "samira", "joris", "teun", "petra", "nobody")
TEAM = {"els", "mina"}
ASSIGN = {"wietske", "samira", "joris"}
DIRECTOR = {"samira"}


def of(world, who):
    return AnonymousUser() if who == "nobody" else getattr(world, who)


@pytest.mark.parametrize("who", CAST)
def test_who_may_do_what_before_somebody_stands_beside_it(world, who):
    viewer, one = of(world, who), world.initiative
    assert rules.is_of_team(viewer, one) == (who in TEAM)
    assert rules.may_assign(viewer, one) == (who in ASSIGN)
    assert rules.may_answer(viewer, one) == (who in DIRECTOR)
    assert rules.may_read_thread(viewer, one) == (who in TEAM | DIRECTOR)


@pytest.mark.parametrize("who", CAST)
def test_who_stands_beside_it_answers_and_reads(world, who):
    contact(world)
    viewer, one = of(world, who), world.initiative
    assert rules.may_answer(viewer, one) == (who in DIRECTOR | {"wietske"})
    assert rules.may_read_thread(viewer, one) == (who in TEAM | DIRECTOR | {"wietske"})
    assert rules.is_of_team(viewer, one) == (who in TEAM), "who works here never becomes an initiator by it"


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("case", ["public", "held", "between us"])
@pytest.mark.parametrize("risen", [0, 1, 2])
@pytest.mark.parametrize("state", ["reported", "eased"])
def test_who_reads_and_handles_a_barrier(world, who, case, risen, state):
    contact(world)
    barrier = report(world, is_public=case != "between us")
    if case == "held":
        barrier.contribution.state = "held"
        barrier.contribution.save()
    if state == "eased":
        settle(barrier, world.wietske, "eased")
    Barrier.objects.filter(pk=barrier.pk).update(risen=risen, owner=world.petra)
    barrier = Barrier.objects.select_related("initiative__area").get(pk=barrier.pk)
    handles = {"wietske", "samira", "petra"} | ({"joris"} if risen == 2 else set())
    viewer = of(world, who)
    assert rules.may_handle(viewer, barrier) == (who in handles)
    assert rules.may_read(viewer, barrier) == (case == "public" or who in handles | TEAM)


def test_whose_role_ended_neither_reads_nor_answers(world):
    contact(world)
    barrier = report(world, is_public=False)
    world.wietske.roles.all().delete()
    again = type(world.wietske).objects.get(pk=world.wietske.pk)
    assert not rules.may_answer(again, world.initiative)
    assert not rules.may_read_thread(again, world.initiative)
    assert not rules.may_handle(again, barrier) and not rules.may_read(again, barrier)


def test_a_public_barrier_of_an_initiative_that_is_hidden_is_not_read(world):
    barrier = report(world)
    world.initiative.contribution.state = "hidden"
    world.initiative.contribution.save()
    barrier.refresh_from_db()
    assert not rules.may_read(world.bram, Barrier.objects.get(pk=barrier.pk))
    assert rules.may_read(world.els, Barrier.objects.get(pk=barrier.pk))


@pytest.mark.parametrize("role", ["moderator", "administrator", "assessor", "map_editor", "council_clerk"])
def test_other_roles_have_no_part_in_it(world, role):
    other = make_worker("Ander", role)
    barrier = report(world, is_public=False)
    assert not rules.may_assign(other, world.initiative) and not rules.may_be_contact(other, world.initiative)
    assert not rules.may_read(other, barrier)
