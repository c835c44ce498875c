"""Reports on commitments: who writes them, what they may say, and the state that follows."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from basis.audit.models import Act
from basis.vision import actions, queries, rules
from basis.vision.models import CommitmentUpdate, State
from basis.vision.pack import examples, vision

pytestmark = pytest.mark.django_db
KEY = "sociale-agenda"
TODAY = datetime.date(2026, 11, 24)


def write(by, **differences):
    fields = {"commitment": KEY, "state": "running", "text": "Twaalf buren deden mee.", "on": TODAY, "today": TODAY}
    return actions.write_update(by=by, **fields | differences)


def state():
    return queries.follow(KEY).state


@pytest.mark.parametrize(("who", "may"), [("nobody", False), ("noor", False), ("joris", True), ("beheer", True)])
def test_staff_who_follow_the_vision_report(request, who, may):
    viewer = request.getfixturevalue(who)
    assert rules.may_update_commitment(viewer) is may
    if may:
        assert write(viewer).author == viewer
    else:
        with pytest.raises(PermissionDenied):
            write(viewer)
        assert not CommitmentUpdate.objects.exists()


def test_a_report_is_written_down_in_the_log(joris):
    update = write(joris)
    act = Act.objects.get()
    assert (act.action, act.actor, act.target_key) == ("vision.update_written", joris, str(update.pk))
    assert act.detail == {"commitment": KEY, "state": "running"}


@pytest.mark.parametrize(
    ("differences", "message"),
    [
        ({"on": TODAY + datetime.timedelta(days=1)}, "moet nog komen"),
        ({"text": "  "}, "leeg"),
        ({"text": "x" * 2001}, "2000"),
        ({"state": "misschien"}, "misschien"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(joris, differences, message):
    with pytest.raises(ValidationError, match=message):
        write(joris, **differences)
    assert not CommitmentUpdate.objects.exists()
    assert not Act.objects.exists()


def test_a_commitment_that_the_vision_does_not_have_is_refused(joris):
    with pytest.raises(KeyError):
        write(joris, commitment="vliegende-autos")


def test_before_any_report_the_state_is_that_of_the_pack():
    assert vision().commitment(KEY).state == State.NOT_STARTED
    assert state() == State.NOT_STARTED


def test_the_state_is_that_of_the_newest_report(joris):
    write(joris, state="done", on=TODAY - datetime.timedelta(days=3))
    assert state() == State.DONE
    write(joris, state="running", on=TODAY - datetime.timedelta(days=9))  # told later, about an earlier day
    assert state() == State.DONE
    write(joris, state="stopped", on=TODAY - datetime.timedelta(days=3))  # the same day: the last written
    assert state() == State.STOPPED
    write(joris, commitment="inclusie", state="running")
    assert state() == State.STOPPED
    assert {thing.commitment.key: thing.state for thing in queries.followed()}[KEY] == State.STOPPED


def test_all_commitments_are_followed_with_one_query(joris, django_assert_num_queries):
    for commitment in vision().commitments:
        write(joris, commitment=commitment.key)
        write(joris, commitment=commitment.key)
    with django_assert_num_queries(1):
        assert all(thing.newest.author.name == "Joris" for thing in queries.followed())


def test_states_are_counted_the_empty_ones_too(joris):
    write(joris)
    counts = {found.word: found.count for found in queries.count_states(queries.followed())}
    assert counts == {"niet-begonnen": 12, "loopt": 1, "klaar": 0, "gestopt": 0}


def test_the_database_refuses_an_unknown_state_and_an_empty_text():
    for wrong in ({"state": "misschien"}, {"text": ""}):
        fields = {"commitment": KEY, "state": "running", "text": "Ja.", "on": TODAY} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            CommitmentUpdate.objects.create(**fields)


def test_the_examples_are_marked_and_never_in_the_future(joris):
    assert actions.write_examples(by=joris) == len(examples()) == CommitmentUpdate.objects.count()
    assert not CommitmentUpdate.objects.filter(is_example=False).exists()
    assert not CommitmentUpdate.objects.filter(on__gt=timezone.localdate()).exists()
