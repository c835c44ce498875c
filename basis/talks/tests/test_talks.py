"""Conversations about stories: who holds them, what may lie on the table, and what everybody reads of them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis.audit.models import Act
from basis.meaning.models import Observation
from basis.moderation.models import Contribution, State
from basis.stories import telling_actions
from basis.stories.models import Use
from basis.talks import actions, forgetting_actions, queries
from basis.talks.models import ChosenStory, Form, Talk
from basis.talks.tests.makers import TOMORROW, held, make_held, make_talk, make_told, plan

pytestmark = pytest.mark.django_db


def numbers(talk):
    return [(card.number, card.story.pk) for card in queries.chosen(talk)]


def test_only_who_leads_the_round_prepares_and_holds_a_conversation(round_, worker, noor, nobody):
    for somebody in (noor, nobody, None):
        with pytest.raises(PermissionDenied):
            make_talk(round_, somebody)
    talk = make_talk(round_, worker)
    assert talk.state == "prepared"
    assert Act.objects.filter(action="talks.prepared").count() == 1
    for act, more in ((actions.hold, [held()]), (actions.change, [plan()]), (actions.publish, [])):
        with pytest.raises(PermissionDenied):
            act(talk, *more, by=noor)


def test_only_stories_that_may_be_read_in_a_conversation_come_on_the_table(talk, round_, worker):
    only_counts, waits = make_told(round_, use=Use.COUNT), make_told(round_, state=State.HELD)
    for story in (only_counts, waits):
        with pytest.raises(ValidationError):
            actions.choose(talk, story, by=worker)
    may = make_told(round_)
    actions.choose(talk, may, by=worker)
    actions.choose(talk, may, by=worker)
    assert numbers(talk) == [(1, may.pk)]


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.HIDDEN, State.REMOVED, State.CHANGE_ASKED])
def test_what_is_taken_away_leaves_the_table_at_once_and_the_others_keep_their_number(talk, round_, worker, state):
    first, second = make_told(round_), make_told(round_, "Wij eten samen.")
    for story in (first, second):
        actions.choose(talk, story, by=worker)
    closed = timezone.now() if state in (State.WITHDRAWN, State.REMOVED) else None
    Contribution.objects.filter(pk=first.contribution_id).update(state=state, closed_at=closed)
    assert numbers(talk) == [(2, second.pk)]


def test_what_its_teller_lets_be_used_for_less_leaves_the_table_at_once(talk, round_, worker):
    story = make_told(round_)
    actions.choose(talk, story, by=worker)
    telling_actions.use_for(story.contribution, Use.COUNT, with_area=False)
    assert numbers(talk) == []


def test_an_erased_story_is_on_no_table_any_more(talk, round_, worker):
    story, now = make_told(round_), timezone.now()
    actions.choose(talk, story, by=worker)
    Contribution.objects.filter(pk=story.contribution_id).update(erased_at=now)
    assert forgetting_actions.forget_withdrawn(now, dry_run=True) == 1
    assert ChosenStory.objects.exists()
    assert forgetting_actions.forget_withdrawn(now, dry_run=False) == 1
    assert not ChosenStory.objects.exists()


def test_a_story_is_read_earlier_until_the_conversation_was_held(talk, round_, worker):
    first, second = make_told(round_), make_told(round_, "Wij eten samen.")
    for story in (first, second):
        actions.choose(talk, story, by=worker)
    actions.move_up(talk, second, by=worker)
    assert numbers(talk) == [(1, second.pk), (2, first.pk)]
    actions.move_up(talk, second, by=worker)
    assert numbers(talk) == [(1, second.pk), (2, first.pk)]
    actions.hold(talk, held(), by=worker)
    with pytest.raises(ValidationError):
        actions.move_up(talk, first, by=worker)


def test_a_sentence_is_quoted_word_for_word_and_only_where_that_may(talk, round_, worker):
    may, may_not = make_told(round_, "Zij belde aan. Ik was blij.", use=Use.QUOTE), make_told(round_, "Ik was blij.")
    for story in (may, may_not):
        actions.choose(talk, story, by=worker)
    actions.quote(talk, may, "Ik was blij.", by=worker)
    assert [card.quote for card in queries.chosen(talk)] == ["Ik was blij.", ""]
    for story, words in ((may, "Ik was heel blij."), (may_not, "Ik was blij.")):
        with pytest.raises(ValidationError):
            actions.quote(talk, story, words, by=worker)
    telling_actions.use_for(may.contribution, Use.TALK, with_area=False)
    assert [card.quote for card in queries.chosen(talk)] == ["", ""]


def test_what_staff_blacked_out_is_read_blacked_out_and_no_longer_quoted(talk, round_, worker):
    story = make_told(round_, "Fatima belde aan.", use=Use.QUOTE, title="Fatima", with_area=False)
    actions.choose(talk, story, by=worker)
    actions.quote(talk, story, "Fatima belde aan.", by=worker)
    telling_actions.redact(story, "██████ belde aan.", by=worker)
    card = queries.chosen(talk)[0]
    assert (card.title, card.text, card.quote, card.area) == ("", "██████ belde aan.", "", "")


def test_patterns_are_questions_of_the_round(talk, round_, worker):
    actions.choose_pattern(talk, "welkom", by=worker)
    actions.choose_pattern(talk, "waarover", "rol", by=worker)
    actions.choose_pattern(talk, "welkom", by=worker)
    for first, second in (("weer", ""), ("welkom", "weer"), ("welkom", "welkom"), ("", "")):
        with pytest.raises(ValidationError):
            actions.choose_pattern(talk, first, second, by=worker)
    words = queries.pattern_words(talk, queries.questions(round_))
    assert [text for _one, text in words] == ["Hoe welkom voelde u zich?", "Waarover vertelt u? × Wie bent u?"]
    actions.drop_pattern(talk, words[0][0].pk, by=worker)
    assert talk.patterns.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": timezone.localdate() + TOMORROW},
        {"present": {}},
        {"present": {"residents": 0}},
        {"present": {"burgers": 3}},
        {"moved": "  "},
    ],
    ids=str,
)
def test_how_it_was_says_who_joined_and_what_moved_them(talk, worker, wrong):
    with pytest.raises(ValidationError):
        actions.hold(talk, held(**wrong), by=worker)
    assert Talk.objects.get().state == "prepared"
    assert not talk.present.exists()


def test_it_is_public_once_held_and_published_and_not_before(talk, round_, worker):
    assert not queries.talks(round_, leads=False)
    assert list(queries.talks(round_, leads=True)) == [talk]
    with pytest.raises(ValidationError):
        actions.publish(talk, by=worker)
    actions.hold(talk, held(present={"residents": 7, "council": 1}), by=worker)
    assert [str(one) for one in talk.present.all()][:1] == ["7 bewoners"]
    actions.publish(talk, by=worker)
    before = Talk.objects.get().published_at
    actions.publish(talk, by=worker)
    assert Talk.objects.get().published_at == before
    assert list(queries.talks(round_, leads=False)) == [talk]


def test_subjects_of_change_belong_to_that_form_only(round_, worker):
    assert make_talk(round_, worker, domains=["Wonen"]).domains == []
    assert make_talk(round_, worker, form=Form.CHANGE, domains=["Wonen", " ", "Wonen"]).domains == ["Wonen"]
    with pytest.raises(ValidationError):
        make_talk(round_, worker, form=Form.CHANGE, domains=[str(n) for n in range(7)])


def test_a_conversation_is_called_by_its_day(round_, worker):
    assert str(make_held(round_, worker)).startswith("Verhaalgesprek van ")


def test_an_observation_lays_its_stories_and_its_figure_on_the_table(talk, round_, worker):
    may, secret = make_told(round_, "De buren belden aan."), make_told(round_, "Alleen geteld.", use=Use.COUNT)
    seen = Observation.objects.create(round=round_, title="Buren bellen aan", pattern=["welkom", "waarover"])
    seen.stories.set([may, secret])
    actions.lay(talk, seen, by=worker)
    assert [card.story for card in queries.chosen(talk)] == [may]
    assert [(one.first, one.second) for one in talk.patterns.all()] == [("welkom", "waarover")]
