"""Making accounts, giving and ending roles."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from basis.accounts import actions
from basis.accounts.models import Person, Role, RoleGrant
from basis.accounts.tests.makers import again, make_grant, make_person
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act

pytestmark = pytest.mark.django_db
RIGHT = "vision.update_commitment"
TODAY = timezone.localdate


def grant(person, by, **differences):
    fields = {"role": Role.POLICY_ADVISER, "area": None, "begins_on": TODAY()} | differences
    return actions.grant_role(person=person, by=by, **fields)


def test_a_role_gives_its_rights_and_is_written_down(noor, beheer):
    grant(noor, beheer)
    assert again(noor).has_perm(RIGHT)
    act = Act.objects.get(action="accounts.role_granted")
    assert (act.actor, act.detail) == (beheer, {"role": "policy_adviser", "area": ""})


def test_a_role_that_ends_takes_its_rights_at_once(joris, beheer):
    assert joris.has_perm(RIGHT)
    ended = actions.end_role(joris.roles.get(), by=beheer)
    assert not again(joris).has_perm(RIGHT)
    assert (ended.ends_on, ended.ended_by) == (TODAY(), beheer)
    assert Act.objects.filter(action="accounts.role_ended", actor=beheer).count() == 1


def test_a_role_that_was_given_by_mistake_can_end_on_the_same_day(noor, beheer):
    actions.end_role(grant(noor, beheer), by=beheer)
    assert not again(noor).has_perm(RIGHT)
    grant(noor, beheer)
    assert again(noor).has_perm(RIGHT)


def test_a_role_that_is_still_to_begin_never_begins_once_ended(noor, beheer):
    later = TODAY() + datetime.timedelta(days=30)
    ended = actions.end_role(grant(noor, beheer, begins_on=later), by=beheer)
    assert ended.ends_on == later
    assert not RoleGrant.objects.on(later).filter(person=noor).exists()


def test_ending_a_role_twice_changes_nothing(joris, beheer):
    first = actions.end_role(joris.roles.get(), by=beheer)
    assert actions.end_role(first, by=beheer).ends_on == first.ends_on
    assert Act.objects.filter(action="accounts.role_ended").count() == 1


@pytest.mark.parametrize("who", ["nobody", "noor", "joris"])
def test_only_the_administrator_gives_and_ends_roles_or_makes_accounts(request, who, beheer):
    viewer = request.getfixturevalue(who)
    target = make_person(role=Role.AREA_DIRECTOR)
    with pytest.raises(PermissionDenied):
        grant(target, viewer)
    with pytest.raises(PermissionDenied):
        actions.end_role(target.roles.get(), by=viewer)
    with pytest.raises(PermissionDenied):
        actions.add_person(email="x@voorbeeld.test", name="X", by=viewer)
    assert target.roles.get().ends_on is None
    assert not Person.objects.filter(email="x@voorbeeld.test").exists()


def test_the_last_administrator_stays(beheer):
    with pytest.raises(ValidationError, match="laatste beheerder"):
        actions.end_role(beheer.roles.get(), by=beheer)
    assert beheer.roles.get().ends_on is None
    make_person("Tweede", role=Role.ADMINISTRATOR)
    actions.end_role(beheer.roles.get(), by=beheer)
    assert not again(beheer).has_perm("accounts.manage_roles")


def test_a_role_is_not_given_twice_for_the_same_time(joris, beheer):
    with pytest.raises(ValidationError, match="al in die tijd"):
        grant(joris, beheer)
    before = datetime.date(2019, 1, 1)
    grant(joris, beheer, begins_on=before, ends_on=datetime.date(2020, 1, 1))  # ends where the other begins
    with pytest.raises(ValidationError, match="al in die tijd"):
        grant(joris, beheer, begins_on=before, ends_on=datetime.date(2020, 1, 2))


def test_an_administrator_is_there_for_the_whole_municipality(noor, beheer):
    with pytest.raises(ValidationError, match="hele gemeente"):
        grant(noor, beheer, role=Role.ADMINISTRATOR, area=make_municipality()["ruwaard"])


def test_a_role_ends_after_it_begins(noor, beheer):
    with pytest.raises(ValidationError, match="na de begindatum"):
        grant(noor, beheer, ends_on=TODAY())


def test_the_database_refuses_an_unknown_role_and_a_second_open_one(noor):
    for fields in ({"role": "koning"}, {"role": Role.POLICY_ADVISER}):
        make_grant(noor, Role.POLICY_ADVISER) if fields["role"] != "koning" else None
        with pytest.raises(IntegrityError), transaction.atomic():
            make_grant(noor, **fields)


def test_two_accounts_do_not_share_an_address(noor):
    with pytest.raises(ValidationError, match="al iemand"):
        actions.add_person(email="NOOR@voorbeeld.test", name="N", by=None)
