"""Roles: nine of them, for an area or for all, gone at the moment they end, and looked at by name only where given."""

import ast
import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from basis.accounts import actions
from basis.accounts.models import Role
from basis.accounts.tests.makers import again, make_grant, make_person
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.modules import all_modules

HOUSE = Path(__file__).resolve().parents[2]
ROLES = "/beheer/rollen/"
BY_NAME = {"module.py", "demo.py", "demo_readings.py"}  # what goes with a role, and who is in the demo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role.values)
def test_every_role_is_given_for_an_area_or_for_all_by_its_nature(role, beheer):
    ruwaard = make_municipality()["ruwaard"]
    someone, today = make_person(), timezone.localdate()
    if role != Role.ADMINISTRATOR:
        assert actions.grant_role(person=someone, role=role, area=ruwaard, begins_on=today, by=beheer).area == ruwaard
    assert actions.grant_role(person=someone, role=role, area=None, begins_on=today, by=beheer).granted_by == beheer


def test_a_role_that_ends_takes_its_rights_at_once_within_one_session(client, beheer):
    other = make_person("Ander", Role.ADMINISTRATOR)
    client.force_login(other)
    assert client.get(ROLES).status_code == 200
    actions.end_role(other.roles.get(), by=beheer)
    assert client.get(ROLES).status_code == 403


def test_a_role_whose_day_has_come_is_gone_within_one_session_too(client, beheer):
    other = make_person("Ander")
    grant = make_grant(other, Role.ADMINISTRATOR, ends_on=timezone.localdate() + datetime.timedelta(days=1))
    client.force_login(other)
    assert client.get(ROLES).status_code == 200
    type(grant).objects.filter(pk=grant.pk).update(ends_on=timezone.localdate())
    assert client.get(ROLES).status_code == 403


def test_who_looks_at_the_list_of_roles_stands_in_the_log(client, beheer):
    client.force_login(beheer)
    client.get(f"{ROLES}?alle")
    act = Act.objects.get(action="accounts.roles_seen")
    assert (act.actor, act.detail) == (beheer, {"past": True})


def test_who_gave_a_role_may_be_forgotten_and_the_role_stays(client, beheer, noor):
    grant = make_grant(noor, Role.MODERATOR, granted_by=make_person("Weg"))
    grant.granted_by.delete()
    client.force_login(beheer)
    assert "door iemand die hier niet meer is" in client.get(ROLES).content.decode()
    assert again(noor).roles.get().role == Role.MODERATOR


def test_every_permission_that_a_module_grants_goes_with_a_role_there_is():
    named = {role for module in all_modules() for role in module.grants}
    assert named <= set(Role.values)


def test_a_rule_never_asks_for_the_name_of_a_role():
    """What somebody may is asked as `has_perm("figures.record_reading", area)`; only `module.py` says who has it."""
    wrong = []
    for path in sorted(HOUSE.rglob("*.py")):
        if {"tests", "migrations", "accounts"} & set(path.parts) or path.name in BY_NAME:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Role" and node.attr.isupper():
                wrong.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            if any(isinstance(side, ast.Attribute) and side.attr == "role" for side in sides):
                wrong.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
    assert not wrong, "\n".join(wrong)
