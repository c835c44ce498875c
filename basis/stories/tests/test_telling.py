"""A story is its teller's: she says what it may be used for, changes it, takes it away; nobody else changes a word."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.moderation import actions as moderation
from basis.moderation import keys
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution, State
from basis.notifications.models import Message
from basis.stories import round_actions, telling_actions
from basis.stories.kinds import Stage, Use, Way
from basis.stories.models import Story, Teller
from basis.stories.telling_actions import Herself, Told
from basis.stories.tests.makers import NOW, make_story

pytestmark = pytest.mark.django_db


def tell(one, text="De buren kwamen helpen.", *, by=None, email="", **told):
    return telling_actions.tell(one, Told(text, **told), by=by, intake=Intake(email=email), at=NOW)


def test_without_an_account_and_with_one_word_a_story_is_told_and_at_first_it_only_counts(round_, area):
    story = Story.objects.get(contribution=tell(round_).contribution)
    assert (story.use, story.with_area, story.area, story.contribution.state) == (Use.COUNT, False, area, "visible")
    assert list(Story.objects.counted()) == [story]
    assert not Story.objects.readable_in_talk().exists() and not Story.objects.quotable().exists()
    assert not Story.objects.visible_to(None).exists()


@pytest.mark.parametrize(
    ("use", "talk", "quote", "seen"),
    [(Use.COUNT, 0, 0, 0), (Use.TALK, 1, 0, 0), (Use.QUOTE, 1, 1, 0), (Use.PUBLISH, 1, 1, 1)],
)
def test_each_use_allows_what_comes_before_it_and_no_more(round_, use, talk, quote, seen):
    make_story(round_, use=use)
    found = Story.objects.readable_in_talk(), Story.objects.quotable(), Story.objects.visible_to(None)
    assert [one.count() for one in found] == [talk, quote, seen]


@pytest.mark.parametrize("use", [Use.TALK, Use.PUBLISH])
def test_what_others_read_is_looked_at_first_and_counts_meanwhile(round_, use):
    story = Story.objects.get(contribution=tell(round_, use=use).contribution)
    assert story.contribution.state == State.HELD
    assert Story.objects.counted().count() == 1 and not Story.objects.readable_in_talk().exists()


def test_an_address_is_asked_to_prove_itself_also_of_a_story_that_only_counts(round_):
    given = tell(round_, email="noor@voorbeeld.test")
    assert given.contribution.state == State.VISIBLE and not given.contribution.is_confirmed
    assert Message.objects.filter(notice="moderation.confirm").count() == 1
    after = moderation.confirm(given.contribution, proof=keys.to_confirm(given.contribution))
    assert (after.is_confirmed, after.state) == (True, State.VISIBLE)


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.REMOVED, State.HIDDEN])
def test_what_is_taken_away_is_in_nothing(round_, state):
    story = make_story(round_, use=Use.PUBLISH)
    closed = NOW if state != State.HIDDEN else None
    Contribution.objects.filter(pk=story.contribution_id).update(state=state, closed_at=closed)
    found = Story.objects.counted(), Story.objects.readable_in_talk(), Story.objects.quotable()
    assert [one.count() for one in (*found, Story.objects.visible_to(None))] == [0, 0, 0, 0]


def test_told_in_a_round_that_is_not_open_it_is_refused_and_paper_may_come_later(round_, worker):
    round_actions.go_to(round_, Stage.CLOSED, by=worker)
    round_.refresh_from_db()
    with pytest.raises(ValidationError):
        tell(round_)
    assert make_story(round_, by=worker, herself=Herself(way=Way.PAPER)).teller.entered_by == worker


def test_only_who_works_for_the_area_writes_down_what_others_told(round_, noor, worker):
    for by in (None, noor):
        with pytest.raises(PermissionDenied):
            make_story(round_, by=by, herself=Herself(way=Way.DOOR))
    assert not Story.objects.exists()
    assert make_story(round_, by=worker, herself=Herself(way=Way.DOOR)).teller.way == Way.DOOR


def test_a_child_tells_with_a_parent(round_):
    with pytest.raises(ValidationError):
        make_story(round_, herself=Herself(is_under_16=True))
    with pytest.raises(IntegrityError), transaction.atomic():
        Teller.objects.create(round=round_, is_under_16=True)
    assert make_story(round_, herself=Herself(is_under_16=True, parent_agrees=True)).teller.parent_agrees


@pytest.mark.parametrize("told", [{"text": "  "}, {"text": "", "answers": {"welkom": None}}, {"text": "x" * 10_001}])
def test_nothing_told_and_too_much_are_refused_and_nothing_is_kept(round_, told):
    with pytest.raises(ValidationError), transaction.atomic():
        tell(round_, **told)
    assert not Story.objects.exists() and not Teller.objects.exists() and not Contribution.objects.exists()


def test_answers_without_a_story_count_and_can_be_used_for_nothing_else(round_):
    story = make_story(round_, text="", answers={"welkom": 30}, use=Use.PUBLISH)
    assert story.use == Use.COUNT


def test_who_tells_more_than_once_says_who_she_is_once(round_, area, worker):
    first = make_story(round_, herself=Herself(answers={"rol": "vrijwilliger"}), answers={"waar": area.code})
    second = make_story(round_, "Nog een.", teller=first.teller)
    assert second.teller == first.teller and Teller.objects.get().answers == {"rol": "vrijwilliger"}


def test_her_own_changes_keep_her_answers_and_undo_what_was_blacked_out(round_, worker):
    story = make_story(round_, "Jan kwam helpen.", use=Use.QUOTE, answers={"welkom": 80})
    telling_actions.redact(story, "█ kwam helpen.", by=worker)
    moderation.change(
        story.contribution,
        lambda given: telling_actions.change_story(given, None, {"told": Told("Wij hielpen.", answers=story.answers)}),
    )
    story.refresh_from_db()
    assert (story.text, story.redacted, story.answers) == ("Wij hielpen.", "", {"welkom": 80})


@pytest.mark.parametrize("text", ["Piet kwam helpen.", "█ kwam ons helpen.", "█", "Jan kwam helpen.", "J█n kwam"])
def test_staff_black_out_and_change_nothing(round_, worker, noor, text):
    story = make_story(round_, "Jan kwam helpen.", use=Use.QUOTE)
    if text != "█":  # all of it may go
        with pytest.raises(ValidationError):
            telling_actions.redact(story, text, by=worker)
    with pytest.raises(PermissionDenied):
        telling_actions.redact(story, "█ kwam helpen.", by=noor)
    telling_actions.redact(story, "█ kwam helpen.", by=worker)
    story.refresh_from_db()
    assert (story.text, story.redacted) == ("Jan kwam helpen.", "█ kwam helpen.")


def test_less_use_holds_at_once_and_more_is_looked_at_first(round_):
    story = make_story(round_, use=Use.PUBLISH)
    telling_actions.use_for(story.contribution, Use.COUNT, with_area=False)
    assert Contribution.objects.get().state == State.VISIBLE and not Story.objects.visible_to(None).exists()
    telling_actions.use_for(story.contribution, Use.PUBLISH, with_area=True)
    assert Contribution.objects.get().state == State.HELD and not Story.objects.visible_to(None).exists()
    assert Story.objects.get().with_area


def test_what_tells_who_it_is_about_is_for_conversations_only(round_, worker, noor):
    story = make_story(round_, use=Use.PUBLISH)
    with pytest.raises(PermissionDenied):
        telling_actions.keep_to_talk(story, by=noor, is_so=True)
    telling_actions.keep_to_talk(story, by=worker, is_so=True)
    assert not Story.objects.visible_to(None).exists() and not Story.objects.quotable().exists()
    assert Story.objects.readable_in_talk().exists()
    with pytest.raises(ValidationError):
        telling_actions.keep_to_talk(make_story(round_, "Twee."), by=worker, is_so=True)


def test_her_words_go_and_who_she_is_goes_with_the_last_of_them(round_, area):
    first = make_story(round_, use=Use.QUOTE, herself=Herself(answers={"rol": "inwoner"}), answers={"waar": area.code})
    second = make_story(round_, "Nog een.", teller=first.teller)
    telling_actions.erase_story(first.contribution)
    Contribution.objects.filter(pk=first.contribution_id).update(erased_at=NOW)
    first.refresh_from_db()
    assert (first.text, first.answers, first.area, first.use) == ("", {}, None, Use.COUNT)
    assert Teller.objects.get().answers == {"rol": "inwoner"}
    telling_actions.erase_story(second.contribution)
    assert Teller.objects.get().answers == {}
