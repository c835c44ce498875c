"""Who told hears what was heard and what is done with it: once, in her language, and then her address goes."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.moderation import actions as moderation
from basis.notifications.models import Message
from basis.stories import return_actions, round_actions
from basis.stories.models import Return, ReturnAddress, Stage
from basis.stories.queries import is_late
from basis.stories.tests.makers import NOW, make_story

pytestmark = pytest.mark.django_db

SAID = {"heard": "Mensen groeten elkaar weer.", "done": "Er komt een bankje."}


@pytest.fixture
def closed(round_):
    return round_and_closed(round_)


def round_and_closed(one):
    one.stage = Stage.CLOSED
    one.save()
    return one


def gone(story):
    """Its teller took it away."""
    moderation.withdraw(story.contribution)
    return story


def give_back(one, by, at=NOW):
    """After its day: it is closed, and then given back."""
    return return_actions.give_back(round_and_closed(one), **SAID, by=by, at=at)


def address(story, email="teller@voorbeeld.test", **more):
    return ReturnAddress.objects.create(teller=story.teller, email="" if "person" in more else email, **more)


def test_everyone_who_left_an_address_hears_it_once_in_her_own_language(round_, worker, noor):
    noor.language = "en"
    noor.save()
    dutch, english = make_story(round_), make_story(round_, "Nog een.")
    address(dutch)
    address(english, person=noor)
    given = give_back(round_, worker)
    round_.refresh_from_db()
    assert (round_.stage, given.heard) == (Stage.RETURNED, SAID["heard"])
    mails = {one.address: one for one in Message.objects.filter(notice=return_actions.NOTICE)}
    assert set(mails) == {"teller@voorbeeld.test", noor.email}
    assert {one.language for one in mails.values()} == {"nl", "en"}
    for one in mails.values():
        assert SAID["heard"] in one.text
        assert SAID["done"] in one.text
    assert mails[noor.email].url.startswith("/en/")
    assert not ReturnAddress.objects.filter(told_at=None).exists()


def test_one_address_is_told_once_however_often_she_told(round_, worker):
    for _n in range(2):
        address(make_story(round_), "Teller@voorbeeld.test")
    give_back(round_, worker)
    assert Message.objects.filter(notice=return_actions.NOTICE).count() == 1
    assert ReturnAddress.objects.filter(told_at=NOW).count() == 2


@pytest.mark.parametrize(("left", "hears"), [([], 0), (["visible"], 1)])
def test_who_withdrew_all_she_told_is_told_nothing_and_who_left_one_story_is(round_, worker, left, hears):
    story = gone(make_story(round_))
    for state in left:
        make_story(round_, "Nog een verhaal.", teller=story.teller, state=state)
    address(story)
    give_back(round_, worker)
    assert Message.objects.filter(notice=return_actions.NOTICE).count() == hears
    return_actions.forget_addresses(NOW, dry_run=False)
    assert ReturnAddress.objects.count() == hears


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.OPEN, Stage.RETURNED])
def test_only_a_closed_round_is_given_back_and_only_once(round_, worker, stage):
    round_.stage = stage
    round_.save()
    with pytest.raises(ValidationError):
        return_actions.give_back(round_, **SAID, by=worker)
    assert not Return.objects.exists()


def test_only_who_leads_the_round_gives_back_and_corrects(closed, worker, noor, nobody):
    for somebody in (noor, nobody):
        with pytest.raises(PermissionDenied):
            return_actions.give_back(closed, **SAID, by=somebody)
    given = return_actions.give_back(closed, **SAID, by=worker)
    with pytest.raises(PermissionDenied):
        return_actions.correct(given, heard="Iets anders.", done="Niets.", by=noor)


@pytest.mark.parametrize("said", [{"heard": " ", "done": "Iets."}, {"heard": "Iets.", "done": ""}], ids=str)
def test_it_says_both_what_was_heard_and_what_is_done(closed, worker, said):
    with pytest.raises(ValidationError):
        return_actions.give_back(closed, **said, by=worker)
    closed.refresh_from_db()
    assert closed.stage == Stage.CLOSED


def test_a_correction_mails_nobody_again(round_, worker):
    address(make_story(round_))
    given = give_back(round_, worker)
    return_actions.correct(given, heard="Mensen groeten elkaar.", done="Er komen twee bankjes.", by=worker)
    assert Return.objects.get().done == "Er komen twee bankjes."
    assert Message.objects.filter(notice=return_actions.NOTICE).count() == 1


def test_an_address_goes_a_month_after_she_heard_and_not_before(round_, worker):
    address(make_story(round_))
    assert return_actions.forget_addresses(NOW, dry_run=False) == 0
    give_back(round_, worker)
    almost, month = (NOW + datetime.timedelta(days=days) for days in (29, 31))
    assert return_actions.forget_addresses(almost, dry_run=False) == 0
    assert return_actions.forget_addresses(month, dry_run=True) == 1
    assert ReturnAddress.objects.count() == 1
    assert return_actions.forget_addresses(month, dry_run=False) == 1
    assert not ReturnAddress.objects.exists()


def test_a_round_is_late_from_the_day_after_the_one_that_was_promised(round_, worker):
    promised = round_.heard_by
    assert not is_late(round_, promised)
    assert is_late(round_, promised + datetime.timedelta(days=1))
    round_actions.go_to(round_, Stage.CLOSED, by=worker)
    round_.refresh_from_db()
    assert is_late(round_, promised + datetime.timedelta(days=1))
    return_actions.give_back(round_, **SAID, by=worker)
    round_.refresh_from_db()
    assert not is_late(round_, promised + datetime.timedelta(days=1))


def test_who_is_unknown_in_the_round_keeps_no_address_of_it(round_):
    story = make_story(round_)
    address(story)
    gone(story)
    assert return_actions.forget_addresses(NOW, dry_run=False) == 1
