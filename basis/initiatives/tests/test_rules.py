"""Whose an initiative is."""

import pytest

from basis.accounts.models import Role
from basis.initiatives import rules
from basis.initiatives.models import Initiative, TeamMember
from basis.initiatives.tests.makers import make_initiative, make_worker


@pytest.mark.parametrize("role", Role.values)
def test_no_role_lets_anybody_change_an_initiative(area, table, role):
    staff = make_worker(area, name="Iemand", role=role)
    assert not rules.may_change(staff, table)


def test_who_began_it_and_her_team_change_it_and_nobody_else(table, noor, bram, nobody):
    assert rules.may_change(noor, table)
    assert (
        not rules.may_change(bram, table) and not rules.may_change(nobody, table) and not rules.may_change(None, table)
    )
    TeamMember.objects.create(initiative=table, person=bram)
    assert rules.may_change(bram, table)


def test_somebody_of_the_staff_who_carries_it_as_a_neighbour_changes_it(area, table):
    wietske = make_worker(area)
    TeamMember.objects.create(initiative=table, person=wietske)
    assert rules.may_change(wietske, table)


@pytest.mark.parametrize("state", ["removed", "withdrawn"])
def test_what_was_taken_away_is_changed_by_nobody(area, noor, state):
    one = make_initiative(area, by=noor)
    one.contribution.state = state
    assert not rules.may_change(noor, one)


def test_what_a_moderator_hid_is_still_hers(area, noor):
    assert rules.may_change(noor, make_initiative(area, by=noor, state="hidden"))


def test_what_is_kept_elsewhere_is_only_read_here(area, noor):
    one = make_initiative(area, by=noor, origin="mijnbuurtoss", external_id="12")
    assert not rules.may_change(noor, one)


def test_the_last_who_carries_it_leaves_only_when_it_stopped(table, noor, bram):
    assert not rules.may_leave(noor, table)
    TeamMember.objects.create(initiative=table, name="Truus")  # without account: nobody could go on with it
    assert not rules.may_leave(noor, table)
    Initiative.objects.filter(pk=table.pk).update(stage="stopped")
    table.refresh_from_db()
    assert rules.may_leave(noor, table)


def test_only_staff_of_the_area_write_one_down_for_somebody_else(area, world, noor, joris):
    elsewhere = make_worker(world["GM0828-lith"], name="Lies") if "GM0828-lith" in world else None
    assert rules.may_record(make_worker(area), area) and rules.may_record(joris, area)
    assert not rules.may_record(noor, area) and not rules.may_record(None, area)
    assert elsewhere is None or not rules.may_record(elsewhere, area)
