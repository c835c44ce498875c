"""A round is made by who works for its areas; what was asked once is frozen, and a change is a next version."""

import datetime
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.stories import answers, round_actions
from basis.stories.kinds import Stage
from basis.stories.models import Question, Round
from basis.stories.round_actions import Asked
from basis.stories.tests.makers import QUESTIONS, TODAY, ends, facts, make_round, make_story, options

pytestmark = pytest.mark.django_db


def test_who_works_for_the_area_makes_a_round_and_nobody_else(area, world, worker, noor, joris):
    for by, where in ((noor, [area]), (None, [area]), (worker, [world["GM0828-noordwest"]]), (worker, [])):
        with pytest.raises(PermissionDenied):
            round_actions.make(facts(), where, by=by)
    assert not Round.objects.exists()
    assert round_actions.make(facts(), [], by=joris).slug == "hoe-gaat-het-hier"
    assert round_actions.make(facts(), [area], by=worker).slug == "hoe-gaat-het-hier-2"


def test_a_draft_is_seen_by_who_made_it_only(area, worker, noor, nobody):
    one = make_round(area, worker, stage=Stage.DRAFT)
    assert list(Round.objects.visible_to(worker)) == [one]
    assert not Round.objects.visible_to(noor).exists() and not Round.objects.visible_to(nobody).exists()
    round_actions.go_to(one, Stage.OPEN, by=worker)
    assert list(Round.objects.visible_to(nobody)) == [one]


@pytest.mark.parametrize(
    "differences",
    [
        {"ends_on": TODAY - datetime.timedelta(days=8)},
        {"heard_by": TODAY},
        {"title": ""},
        {"why": ""},
    ],
)
def test_dates_follow_on_each_other_and_nothing_stays_unsaid(area, worker, differences):
    with pytest.raises(ValidationError):
        round_actions.make(facts(**differences), [area], by=worker)


def test_the_database_keeps_the_dates_too(round_):
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(heard_by=TODAY - datetime.timedelta(days=300))


def test_a_round_without_questions_does_not_open_and_a_closed_one_opens_again(area, worker):
    one = make_round(area, worker, questions=(), stage=Stage.DRAFT)
    with pytest.raises(ValidationError):
        round_actions.go_to(one, Stage.OPEN, by=worker)
    round_actions.ask(one, QUESTIONS, by=worker)
    for stage in (Stage.OPEN, Stage.OPEN, Stage.CLOSED, Stage.OPEN):
        round_actions.go_to(one, stage, by=worker)
        one.refresh_from_db()
        assert one.stage == stage
    with pytest.raises(ValidationError):  # only who returns what was heard does that
        round_actions.go_to(one, Stage.RETURNED, by=worker)


def test_while_nobody_told_the_questions_change_in_place(round_, worker):
    round_actions.ask(round_, QUESTIONS[:2], by=worker)
    assert [one.number for one in round_.questionnaires.all()] == [1]
    assert [one.key for one in round_.questionnaires.get().questions.all()] == ["waarover", "welkom"]


def test_once_somebody_told_a_change_is_a_next_version_and_what_was_told_stays(round_, worker):
    story = make_story(round_, answers={"waarover": "buren", "welkom": 80})
    changed = replace(QUESTIONS[0], parts=options("buurt", "straat"), was_options={"buren": "buurt"})
    round_actions.ask(round_, [changed, *QUESTIONS[1:]], by=worker)
    story.refresh_from_db()
    assert story.answers == {"waarover": "buren", "welkom": 80}
    first, second = round_.questionnaires.order_by("number")
    assert (first.frozen_at is not None, second.frozen_at) == (True, None)
    assert [one.options for one in first.questions.filter(key="waarover")] == [["buren", "straat"]]
    assert answers.since(second.questions.all(), story.answers) == {"waarover": "buurt", "welkom": 80}


@pytest.mark.parametrize(
    "changed",
    [
        replace(QUESTIONS[0], parts=options("buurt", "straat")),  # what became of 'buren'?
        replace(QUESTIONS[0], parts=options("buurt", "straat"), was_options={"buren": "park"}),
        replace(QUESTIONS[1], kind="long"),
        replace(QUESTIONS[2], parts={"corners": [{"key": key, "nl": key} for key in ("ik", "wij", "u")]}),
        replace(QUESTIONS[1], key="thuis", was="bestaat_niet"),
    ],
)
def test_a_next_version_that_loses_or_rereads_what_was_told_is_refused(round_, worker, changed):
    make_story(round_)
    with pytest.raises(ValidationError):
        round_actions.ask(round_, [changed], by=worker)
    assert round_.questionnaires.count() == 1 and Question.objects.count() == len(QUESTIONS)


@pytest.mark.parametrize(
    "question",
    [
        Asked("Hoofd Letter", "scale", {"nl": "Hoe?"}, parts={"ends": ends()}),
        Asked("hoe", "scale", {"nl": "Hoe?"}),
        Asked("hoe", "scale", {"nl": "Hoe?"}, parts={"ends": ends("", "veel")}),
        Asked("hoe", "scale", {"nl": " "}, parts={"ends": ends()}),
        Asked("hoe", "raadsel", {"nl": "Hoe?"}),
        Asked("hoe", "choice", {"nl": "Hoe?"}, parts=options("een")),
        Asked("hoe", "choice", {"nl": "Hoe?"}, parts=options("een", "een")),
        Asked("hoe", "triad", {"nl": "Hoe?"}, parts={"corners": [{"key": "a", "nl": "a"}]}),
        Asked("hoe", "stones", {"nl": "Hoe?"}, parts={"stones": [{"key": "a", "nl": "a"}], "axes": [ends()]}),
        Asked("hoe", "scale", {"nl": "Hoe?"}, parts={"ends": ends()}, only_if="later", only_when=("a",)),
        Asked("hoe", "scale", {"nl": "Hoe?"}, parts={"ends": ends()}, only_if="waarover"),
        Asked("hoe", "eliciting", {"nl": "Hoe?"}, parts=options("een", "twee")),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_question(area, worker, question):
    one = make_round(area, worker, questions=(), stage=Stage.DRAFT)
    with pytest.raises(ValidationError):
        round_actions.ask(one, [QUESTIONS[0], question], by=worker)
    assert not Question.objects.exists()


def test_what_is_done_with_stories_is_not_widened_when_people_told(round_, worker, noor):
    round_actions.change(round_, facts(use="Wij zetten alles in de krant."), by=worker)
    make_story(round_)
    with pytest.raises(ValidationError):
        round_actions.change(round_, facts(use="Wij verkopen het."), by=worker)
    with pytest.raises(PermissionDenied):
        round_actions.change(round_, facts(), by=noor)
