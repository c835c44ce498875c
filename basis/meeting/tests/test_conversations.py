"""Area conversations: who holds them, what they say, and that what was public stays to be read."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.accounts.models import Role
from basis.audit.models import Act
from basis.meeting import actions, queries, rules
from basis.meeting.models import Agreement, AreaConversation, Joined
from basis.meeting.tests.makers import agreed, make_conversation, make_place_in, make_town, make_worker, told
from basis.socialmap.tests.makers import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    found = make_town()
    make_place_in(0, 0)
    return found


@pytest.fixture
def wietske(areas):
    return make_worker(areas["ruwaard"])


@pytest.mark.parametrize(
    ("role", "here", "elsewhere"),
    [
        (Role.COMMUNITY_WORKER, True, False),
        (Role.AREA_DIRECTOR, True, False),
        (Role.MODERATOR, False, False),
        (Role.POLICY_ADVISER, False, False),
    ],
)
def test_who_may_hold_a_conversation(areas, role, here, elsewhere):
    person = make_worker(areas["ruwaard"], role)
    assert rules.may_hold_conversation(person, areas["ruwaard"]) is here
    assert rules.may_hold_conversation(person, areas["noordwest"]) is elsewhere


def test_residents_and_who_is_not_signed_in_hold_none(areas, noor, nobody):
    assert not rules.may_hold_conversation(noor, areas["ruwaard"])
    assert not rules.may_hold_conversation(nobody, areas["ruwaard"])
    with pytest.raises(PermissionDenied):
        actions.hold_conversation(areas["ruwaard"], told(), by=noor)


def test_a_conversation_says_how_many_of_which_kind_joined_and_no_names(areas, wietske):
    one = actions.hold_conversation(areas["ruwaard"], told(), by=wietske)
    assert [(row.kind, row.number) for row in one.joined.all()] == [("residents", 12), ("older", 3)]
    assert one.by == "opbouwwerker"
    assert Act.objects.filter(action="meeting.conversation_written").count() == 1


def test_only_who_works_here_reads_it_before_it_is_published(areas, wietske, noor, nobody):
    one = make_conversation(areas["ruwaard"], wietske, published=False)
    for viewer in (nobody, noor, None):
        assert not queries.listed(areas["ruwaard"], viewer)
    assert list(queries.listed(areas["ruwaard"], wietske)) == [one]
    actions.publish_conversation(one, by=wietske)
    assert list(queries.listed(areas["ruwaard"], nobody)) == [one]
    assert not queries.listed(areas["noordwest"], nobody)


def test_the_newest_conversation_stands_first(areas, wietske):
    days = [datetime.date(2026, 11, day) for day in (4, 20, 11)]
    for day in days:
        make_conversation(areas["ruwaard"], wietske, held_on=day)
    assert [one.held_on for one in queries.listed(areas["ruwaard"])] == sorted(days, reverse=True)


def test_publishing_twice_changes_nothing(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    actions.publish_conversation(one, by=wietske)
    assert AreaConversation.objects.get().published_at == one.published_at
    assert Act.objects.filter(action="meeting.conversation_published").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": datetime.date(2999, 1, 1)},
        {"joined": {}},
        {"joined": {"residents": 0}},
        {"joined": {"burgers": 3}},
        {"joined": {"residents": -1}},
        {"heard": "  "},
        {"heard": "a" * 3001},
        {"role": "leidend"},
    ],
    ids=str,
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(areas, wietske, wrong):
    with pytest.raises(ValidationError), transaction.atomic():
        actions.hold_conversation(areas["ruwaard"], told(**wrong), by=wietske)
    assert not AreaConversation.objects.exists()


def test_a_draft_may_be_changed_without_a_trace(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske, published=False)
    actions.change_conversation(one, told(heard="Twee bankjes."), by=wietske)
    assert AreaConversation.objects.get().heard == "Twee bankjes."
    assert not one.amendments.exists()


def test_of_what_is_published_everybody_keeps_reading_what_it_said_and_why_it_changed(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    with pytest.raises(ValidationError), transaction.atomic():
        actions.change_conversation(one, told(heard="Iets anders."), why=" ", by=wietske)
    actions.change_conversation(one, told(heard="Twee bankjes."), why="Wij telden verkeerd.", by=wietske)
    kept = one.amendments.get()
    assert kept.was["Wat is er gezegd"] == "Wij willen een bankje."
    assert "Een bankje neerzetten." in kept.was["Afspraken"]
    assert (kept.why, kept.by) == ("Wij telden verkeerd.", "opbouwwerker")
    assert AreaConversation.objects.get().heard == "Twee bankjes."


def test_who_works_elsewhere_changes_nothing(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    other = make_worker(areas["noordwest"], name="Harm")
    for act in (
        lambda: actions.change_conversation(one, told(), why="Zomaar.", by=other),
        lambda: actions.publish_conversation(one, by=other),
        lambda: actions.agree(one, agreed(), by=other),
        lambda: actions.change_agreement(one.agreements.get(), agreed(), by=other),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_an_agreement_is_of_somebody_who_works_here_an_organisation_or_residents(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    club = make_organisation()
    actions.agree(one, agreed(wietske), by=wietske)
    actions.agree(one, agreed(club), by=wietske)
    assert {row.owner for row in one.agreements.all()} == {
        "opbouwwerker",
        "Stichting Welzijn",
        "de buren van het plein",
    }


def test_an_agreement_without_owner_or_of_a_stranger_is_refused(areas, wietske, noor):
    one = make_conversation(areas["ruwaard"], wietske)
    for owner in ("", noor, make_worker(areas["noordwest"], name="Harm")):
        with pytest.raises(ValidationError), transaction.atomic():
            actions.agree(one, agreed(owner), by=wietske)
    assert one.agreements.count() == 1


def test_an_agreement_ends_with_what_came_of_it_and_nothing_is_laid_aside(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    row = one.agreements.get()
    with pytest.raises(ValidationError), transaction.atomic():
        actions.change_agreement(row, agreed(state="done"), by=wietske)
    actions.change_agreement(row, agreed(state="done", outcome="Er staan er twee."), by=wietske)
    row.refresh_from_db()
    assert (row.state, row.stands.colour) == ("done", "green")
    assert not one.amendments.exists()


def test_of_a_promise_that_changed_what_it_said_is_kept(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    actions.change_agreement(one.agreements.get(), agreed(due_on=datetime.date(2027, 9, 1)), by=wietske)
    assert "1 maart 2027" in one.amendments.get().was["Afspraken"]


def test_when_somebody_is_gone_her_role_still_says_whose_it_was(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    actions.agree(one, agreed(wietske), by=wietske)
    Agreement.objects.filter(person=wietske).update(person=None)  # as deleting her does
    assert "opbouwwerker" in {row.owner for row in one.agreements.all()}


def test_the_database_refuses_what_no_action_would_write(areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    row = one.agreements.get()
    for write in (
        lambda: Agreement.objects.filter(pk=row.pk).update(person_role="opbouwwerker"),
        lambda: Agreement.objects.filter(pk=row.pk).update(residents=""),
        lambda: Agreement.objects.filter(pk=row.pk).update(state="done"),
        lambda: Joined.objects.filter(conversation=one).update(number=0),
        lambda: AreaConversation.objects.filter(pk=one.pk).update(heard=""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
