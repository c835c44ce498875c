"""Whatever happens to a story, who made something of it before can tell."""

import pytest

from basis.moderation import actions as moderation
from basis.moderation.models import Contribution
from basis.stories import events, telling_actions
from basis.stories.kinds import Use
from basis.stories.models import Story
from basis.stories.standing_queries import standing, still_stands
from basis.stories.tests.makers import NOW, make_round, make_story

pytestmark = pytest.mark.django_db


def lower(story, worker):
    telling_actions.use_for(story.contribution, Use.QUOTE, with_area=story.with_area)


def take_area_away(story, worker):
    telling_actions.use_for(story.contribution, story.use, with_area=False)


def withdraw(story, worker):
    moderation.withdraw(story.contribution, at=NOW)


def hide(story, worker):
    Contribution.objects.filter(pk=story.contribution_id).update(state="hidden")


def black_out(story, worker):
    telling_actions.redact(story, story.text.replace("buren", "█████"), by=worker)


def black_out_otherwise(story, worker):
    Story.objects.filter(pk=story.pk).update(redacted=story.text.replace("helpen", "██████"))


def keep_to_talk(story, worker):
    telling_actions.keep_to_talk(story, by=worker, is_so=True)


def change(story, worker):
    Contribution.objects.filter(pk=story.contribution_id).update(changed_at=NOW)


@pytest.mark.parametrize(
    "happens", [lower, take_area_away, withdraw, hide, black_out, black_out_otherwise, keep_to_talk, change]
)
def test_what_happens_to_a_story_shows_in_how_its_round_stands(round_, worker, happens):
    story = make_story(round_, use=Use.PUBLISH, with_area=True)
    make_story(round_)
    before = standing(round_)
    assert still_stands(round_, before) and standing(round_) == before
    happens(story, worker)
    assert not still_stands(round_, before) and standing(round_) != before


def test_a_story_told_later_is_seen_and_what_was_made_before_it_still_stands(round_, area, worker):
    empty = standing(round_)
    first = make_story(round_)
    before = standing(round_)
    make_story(round_)
    make_story(make_round(area, worker, title="Een andere"))
    assert before.startswith(f"{first.pk}.") and standing(round_) != before
    assert still_stands(round_, before) and still_stands(round_, empty)


def test_it_takes_one_query(round_, django_assert_num_queries):
    make_story(round_)
    with django_assert_num_queries(1):
        before = standing(round_)
    with django_assert_num_queries(1):
        assert still_stands(round_, before)


def test_whatever_happens_to_a_story_is_noticed(round_, worker):
    heard = []
    story = make_story(round_, use=Use.PUBLISH)
    events.changed.connect(listen := lambda round, **more: heard.append(round.pk))
    try:
        for act in (
            lambda: telling_actions.redact(story, "De █ kwamen helpen.", by=worker),
            lambda: telling_actions.keep_to_talk(story, by=worker, is_so=True),
            lambda: telling_actions.use_for(story.contribution, Use.TALK, with_area=False),
            lambda: moderation.change(story.contribution, lambda now: None),
            lambda: moderation.withdraw(story.contribution),
        ):
            before = len(heard)
            act()
            assert len(heard) > before and set(heard) == {round_.pk}
    finally:
        events.changed.disconnect(listen)
