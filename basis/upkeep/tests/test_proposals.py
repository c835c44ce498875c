"""An editor decides about what a keeper proposed; what changed meanwhile is not lost; the keeper hears it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from basis.notifications.models import Message
from basis.socialmap.models import Place, Service
from basis.upkeep import actions, keeper_actions, keys, proposal_actions, queries
from basis.upkeep.models import Proposal
from basis.upkeep.tests.makers import make_keeper, propose, said

pytestmark = pytest.mark.django_db
LONGER = "Mo-Fr 09:00-17:00"


def seen(proposal):
    return keys.state(queries.would_be(proposal)[0])


def approve(proposal, by):
    proposal_actions.approve(proposal, seen=seen(proposal), by=by)


def test_an_approved_change_is_on_the_map_and_the_keeper_hears_it(world, keeper, editor):
    one = propose(world[1], keeper, opening_hours=LONGER)
    approve(one, editor)
    one.refresh_from_db()
    assert (Place.objects.get().opening_hours, one.state) == (LONGER, Proposal.State.APPROVED)
    mail = Message.objects.get()
    assert (mail.person, mail.subject) == (keeper, "Uw verandering van De Haard staat erop")
    approve(one, editor)  # twice changes nothing
    assert Message.objects.count() == 1


def test_a_declined_change_stays_off_and_the_keeper_reads_why(world, keeper, editor):
    one = propose(world[1], keeper, opening_hours=LONGER)
    with pytest.raises(ValidationError):
        proposal_actions.decline(one, reason="  ", by=editor)
    proposal_actions.decline(one, reason="Op de deur staat iets anders.", by=editor)
    assert Place.objects.get().opening_hours == "Mo-Fr 09:00-12:00"
    assert "Op de deur staat iets anders." in Message.objects.get().text


def test_something_new_is_added_when_it_is_approved(world, keeper, editor):
    one = actions.propose(said(world[2], key="thee", name="Thee"), organisation=world[0], by=keeper)
    approve(one, editor)
    one.refresh_from_db()
    assert one.service == Service.objects.get(name="Thee")


def test_what_changed_meanwhile_and_is_not_in_the_proposal_stays(world, keeper, editor):
    one = propose(world[1], keeper, opening_hours=LONGER)
    actions.put_down(said(world[1], phone="0412 000 999"), entry=world[1], by=editor)
    one.refresh_from_db()
    assert queries.would_be(one)[2] is False
    approve(one, editor)
    place = Place.objects.get()
    assert (place.opening_hours, place.phone) == (LONGER, "0412 000 999")


def test_when_both_changed_the_same_the_editor_is_told(world, keeper, editor):
    one = propose(world[1], keeper, opening_hours=LONGER)
    actions.put_down(said(world[1], opening_hours="We 09:00-12:00"), entry=world[1], by=editor)
    one.refresh_from_db()
    assert queries.would_be(one)[2] is True


def test_what_changed_after_the_editor_looked_is_not_overwritten(world, keeper, editor):
    one = propose(world[1], keeper, opening_hours=LONGER)
    looked = seen(one)
    actions.put_down(said(world[1], phone="0412 000 999"), entry=world[1], by=editor)
    with pytest.raises(ValidationError, match="Kijk nog eens"):
        proposal_actions.approve(one, seen=looked, by=editor)
    assert Proposal.objects.get().state == Proposal.State.WAITING


def test_who_may_not_decides_nothing(world, keeper, editor, noor):
    one = propose(world[1], keeper, opening_hours=LONGER)
    for who in (keeper, noor, make_keeper(world[0], "Jo")):
        with pytest.raises(PermissionDenied):
            approve(one, who)
        with pytest.raises(PermissionDenied):
            proposal_actions.decline(one, reason="nee", by=who)


def test_an_editor_looks_at_what_was_live_at_once(world, keeper, editor):
    keeper_actions.trust(world[0], by=editor)
    one = propose(world[1], keeper, name="De Haard en Tuin")
    assert list(queries.unseen()) == [one]
    proposal_actions.look_at(one, by=editor)
    assert not queries.unseen().exists()


def test_a_decided_proposal_goes_after_a_year_and_a_name_when_she_is_forgotten(world, keeper, editor):
    one = propose(world[1], keeper, name="De Haard en Tuin")
    approve(one, editor)
    assert proposal_actions.forget(keeper) == 1
    later = timezone.now() + datetime.timedelta(days=366)
    assert proposal_actions.expire(timezone.now(), False) == 0
    assert proposal_actions.expire(later, True) == 1
    assert proposal_actions.expire(later, False) == 1
    assert not Proposal.objects.exists()


def test_the_database_keeps_a_decision_whole(world, keeper):
    one = propose(world[1], keeper, name="De Haard en Tuin")
    for wrong in ({"state": "approved"}, {"state": "declined", "decided_at": timezone.now()}, {"service": world[2]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=one.pk).update(**wrong)
