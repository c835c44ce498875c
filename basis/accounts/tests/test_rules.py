"""Who may what: the cast against the rules, and what a role allows where and when."""

import datetime

import pytest
from django.utils import timezone

from basis.accounts import rules
from basis.accounts.backend import allowed
from basis.accounts.models import Role
from basis.accounts.tests.makers import again, make_grant, make_person
from basis.areas.tests.makers import make_municipality

EDIT = "figures.record_reading"  # something that area directors may do in their area


@pytest.mark.parametrize(("who", "may"), [("nobody", False), ("noor", False), ("joris", False), ("beheer", True)])
def test_only_the_administrator_manages_roles(request, who, may, db):
    assert rules.may_manage_roles(request.getfixturevalue(who)) is may


def test_an_inactive_person_may_nothing(beheer):
    beheer.is_active = False
    assert not rules.may_manage_roles(beheer)


@pytest.fixture
def what_directors_may(monkeypatch):
    monkeypatch.setattr("basis.accounts.backend.allowed", lambda role: {EDIT} if role == "area_director" else set())


@pytest.mark.usefixtures("what_directors_may", "db")
@pytest.mark.parametrize(
    ("granted_in", "asked_in", "may"),
    [
        ("GM0828-ruwaard", "GM0828-ruwaard", True),
        ("GM0828-ruwaard", "GM0828-noordwest", False),
        ("GM0828-ruwaard", None, False),
        (None, "GM0828-ruwaard", True),
        (None, None, True),
    ],
)
def test_a_role_holds_in_its_area_or_everywhere(granted_in, asked_in, may):
    places = {area.code: area for area in make_municipality().values()}
    samira = make_person(role=Role.AREA_DIRECTOR, area=places.get(granted_in))
    assert samira.has_perm(EDIT, places.get(asked_in)) is may


@pytest.mark.usefixtures("what_directors_may", "db")
@pytest.mark.parametrize(
    ("begins", "ends", "may"),
    [(-10, None, True), (0, None, True), (1, None, False), (-10, 1, True), (-10, 0, False), (-10, -1, False)],
)
def test_a_role_holds_from_its_first_day_until_its_end(begins, ends, may):
    def day(distance):
        return None if distance is None else timezone.localdate() + datetime.timedelta(days=distance)

    samira = make_person()
    make_grant(samira, Role.AREA_DIRECTOR, begins_on=day(begins), ends_on=day(ends))
    assert again(samira).has_perm(EDIT) is may


def test_every_permission_belongs_to_a_role_there_is():
    from basis.modules import all_modules

    assert {role for module in all_modules() for role in module.grants} <= set(Role.values)
    assert "accounts.manage_roles" in allowed(Role.ADMINISTRATOR)
    assert "accounts.manage_roles" not in allowed(Role.POLICY_ADVISER)
