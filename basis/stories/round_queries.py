"""What the pages of rounds ask: which rounds, how many told in them, and what of it may be read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from basis.activities.models import Activity
from basis.areas.models import Area
from basis.figures.models import Observation
from basis.figures.queries import INHABITANTS
from basis.initiatives.models import Initiative
from basis.moderation.models import State
from basis.stories import queries, rules
from basis.stories.kinds import FREE_TEXT, Stage, Use, Way
from basis.stories.models import COUNTED, Question, Round, RoundQuerySet, Story, StoryQuerySet

LEAST = 5  # stories, before it is said in public how many there are
OF_TELLERS = ("initiative__contribution", "activity__contribution", "given_back")
WAITS = (State.HELD, State.CHANGE_ASKED, State.UNCONFIRMED)
LATELY = datetime.timedelta(days=730)


def listed(viewer: Any, area: Area | None = None) -> RoundQuerySet:
    """The rounds this viewer sees here, with how many stories were told in each (`told`). One query, one for areas."""
    told = Count("stories", filter=Q(stories__contribution__state__in=COUNTED), distinct=True)
    found = queries.rounds(viewer, area).annotate(told=told)
    return found.select_related("given_back").prefetch_related("areas")


def called(slug: str) -> Round | None:
    """The round with this name in addresses, whether or not one may see it."""
    return Round.objects.filter(slug=slug).select_related(*OF_TELLERS).prefetch_related("areas").first()


def may_see(viewer: Any, one: Round) -> bool:
    """Everyone from the day it opened; before that who leads it."""
    return one.stage != Stage.DRAFT or rules.may_lead(viewer, one)


def published(viewer: Any = None, area: Area | None = None, one: Round | None = None) -> StoryQuerySet:
    """What this viewer reads whole, newest first: of a round, or of an area. One query.

    Of an area only what its teller lets it stand beside.
    """
    found = Story.objects.visible_to(viewer).exclude(text="").exclude(round__stage=Stage.DRAFT)
    if one is not None:
        found = found.filter(round=one)
    if area is not None and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=area, with_area=True)
    return found.select_related("round", "area", "contribution")


def how_many(one: Round) -> int | None:
    """How many stories were told, as everyone may know; None when there are fewer than five. One query."""
    number = Story.objects.counted().filter(round=one).count()
    return number if number >= LEAST else None


@dataclass(frozen=True)
class Standing:
    """How a round stands for who leads it, in numbers of stories."""

    ways: tuple[tuple[str, int], ...]  # how they came, in the words of `Way`
    told: int
    readable: int  # in a conversation
    public: int
    waits: int  # until somebody looked at the names in it


def standing(one: Round) -> Standing:
    """The numbers of a round. Two queries."""
    counted = Story.objects.counted().filter(round=one)
    by_way = dict(counted.order_by().values_list("teller__way").annotate(number=Count("pk")))
    seen = Q(contribution__state=State.VISIBLE)
    sums = counted.aggregate(
        told=Count("pk"),
        readable=Count("pk", filter=seen & Q(use__gte=Use.TALK)),
        public=Count("pk", filter=seen & Q(use=Use.PUBLISH, is_for_talk_only=False)),
        waits=Count("pk", filter=Q(contribution__state__in=WAITS, use__gte=Use.TALK)),
    )
    return Standing(ways=tuple((str(way.label), by_way[way]) for way in Way if way in by_way), **sums)


def to_read(one: Round) -> QuerySet[Story]:
    """What may be read in a conversation, newest first, for who leads the round."""
    found = Story.objects.readable_in_talk().filter(round=one).select_related("area", "contribution", "teller")
    return found.prefetch_related("questionnaire__questions")


def said_in(story: Story) -> list[tuple[Question, str]]:
    """Her answers in her own words, each with its question."""
    asked = [one for one in story.questionnaire.questions.all() if one.kind in FREE_TEXT]
    return [(one, str(story.answers[one.key])) for one in asked if story.answers.get(one.key)]


def inhabitants(areas: Iterable[Area]) -> dict[int, int]:
    """How many live in each of these areas (by pk), by the newest figure; what is not known is not there. One query."""
    rows = Observation.objects.filter(area__in=[one.pk for one in areas], indicator=INHABITANTS, value__isnull=False)
    return {pk: int(value or 0) for pk, value in rows.order_by("period").values_list("area_id", "value")}


def rounds_about(thing: Initiative | Activity) -> RoundQuerySet:
    """The rounds in which those of an initiative or activity ask what came of it, newest first. One query."""
    about = Q(initiative=thing) if isinstance(thing, Initiative) else Q(activity=thing)
    return Round.objects.filter(about).select_related(*OF_TELLERS)


@dataclass(frozen=True)
class Account:
    """A question of a round, with what was answered to it that others may read, newest first."""

    question: str
    answers: tuple[tuple[str, str], ...]  # the words, and their language


def account(one: Round, most: int) -> list[Account]:
    """What may be quoted of the answers in somebody's own words, by question. Three queries."""
    asked = [question for question in queries.newest(one).questions.all() if question.kind in FREE_TEXT]
    told = list(Story.objects.quotable().filter(round=one).select_related("contribution")[:100])
    found = []
    for question in asked:
        said = [(str(story.answers.get(question.key) or ""), story.contribution.language) for story in told]
        if answers := tuple(pair for pair in said if pair[0])[:most]:
            found.append(Account(question.words.get("nl", ""), answers))
    return found
