"""Keepers are asked by mail, take it up with the link, stop or are stopped, and are asked whether it is still right."""

import datetime
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis.invitations import HOLDS
from basis.notifications.models import Message
from basis.socialmap.models import Organisation, Place
from basis.upkeep import freshness_actions, given, keeper_actions, keys, rules
from basis.upkeep.models import Invitation, Keeper
from basis.upkeep.tests.makers import make_keeper

pytestmark = pytest.mark.django_db


def link(invitation):
    return keys.of(invitation)


def test_who_has_the_link_and_signed_in_is_a_keeper_from_then_on(world, editor, noor):
    asked = keeper_actions.invite(world[0], "Noor@Voorbeeld.test ", by=editor)
    mail = Message.objects.get()
    token = unquote(mail.url).rstrip("/").rpartition("/")[2]
    assert (mail.address, keys.invitation_of(token)) == ("noor@voorbeeld.test", asked)
    kept = keeper_actions.accept(token, by=noor)
    assert (kept.organisation, kept.invited_by) == (world[0], editor)
    assert rules.may_keep(noor, world[0])


def test_a_link_works_once_two_weeks_and_for_the_last_invitation(world, editor, noor, joris):
    first = keeper_actions.invite(world[0], "jo@voorbeeld.test", by=editor)
    old = link(first)
    again = keeper_actions.invite(world[0], "jo@voorbeeld.test", by=editor)
    assert keys.invitation_of(old) is None
    token = link(again)
    keeper_actions.accept(token, by=noor)
    with pytest.raises(PermissionDenied):
        keeper_actions.accept(token, by=joris)
    late = timezone.now() + HOLDS + datetime.timedelta(hours=1)
    third = link(keeper_actions.invite(world[0], "els@voorbeeld.test", by=editor))
    assert keys.invitation_of(third)
    with patch("django.core.signing.time.time", return_value=late.timestamp()):
        assert keys.invitation_of(third) is None
    assert keys.invitation_of("onzin") is None


def test_who_may_ask_and_whom(world, editor, keeper, noor):
    keeper_actions.invite(world[0], "collega@voorbeeld.test", by=keeper)
    with pytest.raises(PermissionDenied):
        keeper_actions.invite(world[0], "collega@voorbeeld.test", by=noor)
    with pytest.raises(ValidationError):
        keeper_actions.invite(world[0], "geen adres", by=editor)
    with pytest.raises(ValidationError, match="houdt dit al bij"):
        keeper_actions.invite(world[0], keeper.email.upper(), by=editor)
    keeper_actions.withdraw(Invitation.objects.get(), by=keeper)
    assert not Invitation.objects.exists()


def test_no_more_than_ten_invitations_wait(world, editor):
    for number in range(keeper_actions.MOST):
        keeper_actions.invite(world[0], f"n{number}@voorbeeld.test", by=editor)
    with pytest.raises(ValidationError, match="Er wachten al"):
        keeper_actions.invite(world[0], "nog@voorbeeld.test", by=editor)


def test_a_keeper_stops_herself_and_hears_it_when_an_editor_ends_it(world, editor, keeper, noor):
    other = make_keeper(world[0], "Jo")
    with pytest.raises(PermissionDenied):
        keeper_actions.end(Keeper.objects.get(person=other), by=keeper)
    keeper_actions.end(Keeper.objects.get(person=keeper), by=keeper)
    assert not Message.objects.exists()
    keeper_actions.end(Keeper.objects.get(person=other), by=editor)
    assert Message.objects.get().person == other
    assert not Keeper.objects.exists()


def test_keepers_are_asked_once_whether_it_is_still_right(world, keeper):
    now = timezone.now()
    assert freshness_actions.ask(now) == ""
    Place.objects.update(confirmed_on=timezone.localdate() - datetime.timedelta(days=190))
    assert freshness_actions.ask(now) == "1 asked"
    assert freshness_actions.ask(now) == ""
    assert Message.objects.get().url.endswith("/mijn/organisatie/stichting-welzijn/")
    assert freshness_actions.ask(now + datetime.timedelta(days=100)) == "1 asked"
    Place.objects.update(confirmed_on=datetime.date(2020, 1, 1), gone_on=timezone.localdate())
    assert freshness_actions.ask(now) == ""
    Place.objects.update(gone_on=None)
    Organisation.objects.update(is_example=True)
    assert freshness_actions.ask(now) == ""


def test_who_is_forgotten_keeps_nothing_and_an_old_invitation_goes(world, editor, keeper):
    keeper_actions.invite(world[0], "jo@voorbeeld.test", by=keeper)
    assert [row["about"] for row in given.export_keeping(keeper)] == ["Stichting Welzijn"]
    assert keeper_actions.forget(keeper) == 2
    assert Invitation.objects.get().invited_by is None
    later = timezone.now() + HOLDS + datetime.timedelta(hours=1)
    assert keeper_actions.expire_invitations(timezone.now(), False) == 0
    assert keeper_actions.expire_invitations(later, True) == 1
    assert keeper_actions.expire_invitations(later, False) == 1
