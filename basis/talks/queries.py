"""What pages, paper and verbs ask of conversations: what lies on the table and may be read, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from basis.initiatives.models import Initiative
from basis.needs.models import Need
from basis.stories.models import Kind, Question, Round, Story, Use
from basis.stories.queries import newest
from basis.talks.models import ChosenPattern, ChosenStory, Handed, Talk, TalkOutcome


@dataclass(frozen=True)
class Card:
    """A story as it is read in a conversation: the number of its card, and its words, blacked out where staff did so.

    `area` is empty unless its teller lets it stand beside her story. `quote` is empty when it may not be used, or no
    longer stands in the story.
    """

    number: int
    story: Story
    title: str
    text: str
    area: str
    language: str
    quote: str = ""

    @property
    def is_redacted(self) -> bool:
        return bool(self.story.redacted)


def text_of(story: Story) -> str:
    """Its words as others read them."""
    return story.redacted or story.text


def may_quote(story: Story) -> bool:
    """Whether sentences of a story on the table may stand where others read them (`StoryQuerySet.quotable`)."""
    return story.use >= Use.QUOTE and not story.is_for_talk_only


def readable(one: Round) -> QuerySet[Story]:
    """The stories of a round that may be read in a conversation, newest first."""
    return Story.objects.filter(round=one).readable_in_talk().select_related("area", "contribution")


def chosen(talk: Talk) -> list[Card]:
    """What lies on the table, in order. What was withdrawn, or may no longer be read, is not there. One query.

    A card keeps its number when another one goes: people wrote it down.
    """
    rows = ChosenStory.objects.filter(talk=talk, story__in=Story.objects.readable_in_talk())
    return [_card(row) for row in rows.select_related("story__area", "story__contribution")]


def _card(row: ChosenStory) -> Card:
    story = row.story
    text = text_of(story)
    quote = row.quote if may_quote(story) and row.quote in text else ""
    title = "" if story.redacted else story.title  # a title cannot be blacked out, and may name somebody
    area = str(story.area) if story.with_area and story.area else ""
    return Card(row.place, story, title, text, area, story.contribution.language, quote)


def questions(one: Round) -> list[Question]:
    """The questions of a round that a figure can be made of, in order. Two queries."""
    return [question for question in newest(one).questions.all() if question.kind not in (Kind.SHORT, Kind.LONG)]


def pattern_words(talk: Talk, asked: Sequence[Question]) -> list[tuple[ChosenPattern, str]]:
    """The chosen patterns in words; one whose question is no longer asked is left out. One query."""
    language = get_language() or "nl"
    words = {question.key: question.say(language) for question in asked}
    found = []
    for one in talk.patterns.all():
        keys = [key for key in (one.first, one.second) if key]
        if all(key in words for key in keys):
            found.append((one, " × ".join(words[key] for key in keys)))
    return found


def talks(one: Round, *, leads: bool) -> QuerySet[Talk]:
    """The conversations of a round, newest first; for who does not lead it those that were published."""
    return Talk.objects.filter(round=one).seen(leads).select_related("round", "area")


def outcomes(one: Round) -> QuerySet[TalkOutcome]:
    """What was agreed in the conversations of a round that were held."""
    return TalkOutcome.objects.filter(talk__round=one, talk__state="held").select_related("talk__round", "need")


def public_outcomes() -> QuerySet[TalkOutcome]:
    """What everybody may read of what was agreed, newest first."""
    found = TalkOutcome.objects.filter(talk__published_at__isnull=False).select_related("talk__round")
    return found.order_by("-talk__held_on", "-pk")


def of_need(need: Need) -> QuerySet[TalkOutcome]:
    """The agreements that became this need."""
    return public_outcomes().filter(handed=Handed.NEED, need=need)


def of_initiative(one: Initiative) -> QuerySet[TalkOutcome]:
    """The agreements that were handed on to this initiative."""
    return public_outcomes().filter(handed=Handed.INITIATIVE, initiative=one)


def of_commitment(key: str) -> QuerySet[TalkOutcome]:
    """The agreements that were handed on to this commitment of the vision."""
    return public_outcomes().filter(handed=Handed.COMMITMENT, commitment=key)


def initiatives_near(talk: Talk, viewer: Any) -> QuerySet[Initiative]:
    """To which an agreement can be handed on: those that everybody reads, of its areas when it is of areas."""
    where = [talk.area] if talk.area else list(talk.round.areas.all())
    found = Initiative.objects.visible_to(None).order_by("title")
    return found.filter(Q(area__in=where)) if where else found
