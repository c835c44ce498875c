"""Carrying it together, and handing it over."""

import datetime
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis.initiatives import keys, queries, rules, team_actions
from basis.initiatives.models import Invitation
from basis.initiatives.tests.makers import make_initiative
from basis.moderation import queries as moderation
from basis.notifications.models import Message


def link_of(made):
    """The token in the mail."""
    mail = Message.objects.filter(address=made.email, notice="initiatives.invited").order_by("-pk").first()
    return re.search(r"/uitnodiging/([^/]+)/", mail.url)[1]


def test_somebody_is_asked_by_mail_and_comes_in_once(table, noor, bram):
    token = link_of(team_actions.invite(table, " Bram@voorbeeld.test", by=noor))
    team_actions.accept(token, by=bram, name="Bram")
    assert [member.name for member in queries.team(table)] == ["Noor", "Bram"] and rules.may_change(bram, table)
    with pytest.raises(PermissionDenied):
        team_actions.accept(token, by=bram)
    assert keys.invitation_of(token) is None and keys.number_of(token)


def test_a_link_works_two_weeks_and_the_earlier_one_no_more(table, noor, bram, monkeypatch):
    first = link_of(team_actions.invite(table, "bram@voorbeeld.test", by=noor))
    second = link_of(team_actions.invite(table, "bram@voorbeeld.test", by=noor))
    assert keys.invitation_of(first) is None and keys.invitation_of(second)
    assert team_actions.expire_invitations(timezone.now() + datetime.timedelta(days=13), True) == 0
    assert team_actions.expire_invitations(timezone.now() + datetime.timedelta(days=15), False) == 1
    assert keys.invitation_of(second) is None and keys.invitation_of("onzin") is None and not keys.number_of("onzin")


def test_only_the_team_asks_and_nobody_twice(table, noor, bram, joris):
    for stranger in (bram, joris):
        with pytest.raises(PermissionDenied):
            team_actions.invite(table, "x@voorbeeld.test", by=stranger)
    with pytest.raises(ValidationError):
        team_actions.invite(table, noor.email, by=noor)
    with pytest.raises(ValidationError):
        team_actions.invite(table, "geen adres", by=noor)


def test_an_invitation_is_taken_back(table, noor, bram):
    made = team_actions.invite(table, "bram@voorbeeld.test", by=noor)
    token = link_of(made)
    with pytest.raises(PermissionDenied):
        team_actions.withdraw(made, by=bram)
    team_actions.withdraw(made, by=noor)
    assert keys.invitation_of(token) is None and not Invitation.objects.exists()


def test_who_claimed_it_is_in_the_team_once_somebody_comes_in(area, noor, bram):
    one = make_initiative(area, recorded_by=None)
    one.contribution.author = noor
    one.contribution.save()
    team_actions.accept(link_of(team_actions.invite(one, "bram@voorbeeld.test", by=noor)), by=bram)
    assert {member.person for member in queries.team(one)} == {noor, bram}


def test_she_hands_it_over_and_her_secret_link_stops(table, noor, bram):
    team_actions.accept(link_of(team_actions.invite(table, "bram@voorbeeld.test", by=noor)), by=bram)
    before = table.contribution.key_hash
    team_actions.leave(table, by=noor)
    table.contribution.refresh_from_db()
    assert not rules.may_change(noor, table) and rules.may_change(bram, table)
    assert table.contribution.author == bram and table.contribution.key_hash != before
    assert moderation.with_key(str(table.contribution.pk), noor) is None
    with pytest.raises(PermissionDenied):
        team_actions.leave(table, by=bram)  # the last one


def test_one_chooses_oneself_what_others_see(client, table, noor):
    team_actions.call(table, by=noor, name="", role="kookt")
    assert "Noor" not in client.get(table.get_absolute_url()).content.decode().split("<main")[1]
    team_actions.call(table, by=noor, name="Noor", role="kookt")
    assert "<b>Noor</b> (kookt)" in client.get(table.get_absolute_url()).content.decode()


def test_somebody_without_account_is_named_by_the_team_and_taken_away(table, noor, bram):
    member = team_actions.name_other(table, by=noor, name="Truus", role="kookt")
    with pytest.raises(PermissionDenied):
        team_actions.no_longer_name(member, by=bram)
    with pytest.raises(PermissionDenied):
        team_actions.no_longer_name(table.team.get(person=noor), by=noor)  # who has an account leaves herself
    team_actions.no_longer_name(member, by=noor)
    assert [one.name for one in queries.team(table)] == ["Noor"]
    with pytest.raises(ValidationError):
        team_actions.name_other(table, by=noor, name=" ", role="")
