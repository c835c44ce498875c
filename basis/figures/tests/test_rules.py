"""Who may write down what somebody else reads in a figure; to say it oneself everybody may."""

import datetime

import pytest

from basis.accounts.models import Person, Role, RoleGrant
from basis.figures import rules
from basis.figures.tests.makers import make_world

pytestmark = pytest.mark.django_db
RECORDERS = [Role.ADMINISTRATOR, Role.POLICY_ADVISER, Role.AREA_DIRECTOR, Role.COMMUNITY_WORKER]


def _with_role(role, area=None, ends_on=None):
    person = Person.objects.create_user(f"{role}@voorbeeld.test", name=role)
    RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1), ends_on=ends_on)
    return person


@pytest.mark.parametrize("role", Role.values)
def test_who_works_among_people_writes_down_what_they_say_in_the_whole_municipality(role):
    area = make_world()["GM0828-ruwaard"]
    assert rules.may_record_reading(_with_role(role), area) == (role in RECORDERS)


def test_a_resident_and_nobody_only_speak_for_themselves(noor, nobody):
    area = make_world()["GM0828-ruwaard"]
    assert not rules.may_record_reading(noor, area)
    assert not rules.may_record_reading(nobody, area)


def test_a_role_for_one_area_holds_there_and_in_its_buurten_and_nowhere_else():
    areas = make_world()
    worker = _with_role(Role.COMMUNITY_WORKER, areas["GM0828-ruwaard"])
    assert rules.may_record_reading(worker, areas["GM0828-ruwaard"])
    assert rules.may_record_reading(worker, areas["BU08280600"])
    assert not rules.may_record_reading(worker, areas["GM0828-noordwest"])
    assert not rules.may_record_reading(worker, areas["BU08280200"])


def test_a_role_that_has_ended_holds_no_longer():
    area = make_world()["GM0828-ruwaard"]
    assert not rules.may_record_reading(_with_role(Role.AREA_DIRECTOR, ends_on=datetime.date(2025, 1, 1)), area)


def test_a_buurt_is_looked_after_by_the_moderators_of_its_own_area():
    areas = make_world()
    assert rules.looked_after_by(areas["BU08280600"]) == "GM0828-ruwaard"
    assert rules.looked_after_by(areas["GM0828"]) == "GM0828"
