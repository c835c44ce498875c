"""Who may write down what people read in a figure."""

import datetime

import pytest

from basis.accounts.models import Person, Role, RoleGrant
from basis.figures import rules
from basis.figures.tests.makers import make_reading, make_world

pytestmark = pytest.mark.django_db


def _with_role(role, area=None, ends_on=None):
    person = Person.objects.create_user(f"{role}@voorbeeld.test", "een-lang-wachtwoord-7", name=role)
    RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1), ends_on=ends_on)
    return person


@pytest.mark.parametrize("role", Role.values)
def test_every_role_of_staff_writes_in_the_whole_municipality(role):
    areas = make_world()
    assert all(rules.may_write_reading(_with_role(f"{role}"), areas[code]) for code in ("GM0828-ruwaard",))


def test_a_resident_and_nobody_only_read(noor, nobody):
    area = make_world()["GM0828-ruwaard"]
    assert not rules.may_write_reading(noor, area)
    assert not rules.may_write_reading(nobody, area)


def test_a_role_for_one_area_holds_there_and_in_its_buurten_and_nowhere_else():
    areas = make_world()
    worker = _with_role(Role.COMMUNITY_WORKER, areas["GM0828-ruwaard"])
    assert rules.may_write_reading(worker, areas["GM0828-ruwaard"])
    assert rules.may_write_reading(worker, areas["BU08280600"])
    assert not rules.may_write_reading(worker, areas["GM0828-noordwest"])
    assert not rules.may_write_reading(worker, areas["BU08280200"])


def test_a_role_that_has_ended_holds_no_longer():
    area = make_world()["GM0828-ruwaard"]
    assert not rules.may_write_reading(_with_role(Role.AREA_DIRECTOR, ends_on=datetime.date(2025, 1, 1)), area)


def test_what_is_withdrawn_cannot_be_withdrawn_again(joris):
    reading = make_reading(make_world()["GM0828-ruwaard"])
    assert rules.may_withdraw_reading(joris, reading)
    reading.withdrawn_at = reading.written_at
    assert not rules.may_withdraw_reading(joris, reading)
