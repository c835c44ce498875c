"""Invented rounds and stories of the pack, each marked as an example: one that is over, one that is open."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.moderation import actions as moderation
from basis.stories import build_actions, queries, round_actions, telling_actions
from basis.stories.examples import DAY, ExampleRound, ExampleStory, examples
from basis.stories.kinds import About, Stage
from basis.stories.models import Round, Story, Teller
from basis.stories.round_actions import RoundFacts
from basis.stories.telling_actions import Herself, Told


def build() -> None:
    """Make the rounds that are not there yet, with their stories. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    found = examples()
    areas = {area.slug: area for area in Area.objects.own()}
    for told in found.rounds:
        if not Round.objects.filter(title=told.title, is_example=True).exists() and (by := _adviser()):
            of_it = sorted((one for one in found.stories if one.round == told.key), key=lambda one: -one.days)
            _round(told, of_it, areas, by)


@transaction.atomic
def _round(told: ExampleRound, stories: list[ExampleStory], areas: dict[str, Area], by: Person) -> None:
    """Ask, let people tell, and close it when it is over."""
    now = timezone.now()
    facts = RoundFacts(told.title, told.why, told.who, told.use, told.contact, **told.on(timezone.localdate()))
    where = [areas[slug] for slug in told.areas if slug in areas]
    one = round_actions.make(facts, where, by=by, is_example=True, at=now + (told.begins - 7) * DAY)
    asked = [build_actions.of_library(key) for key in told.questions]
    round_actions.ask(one, asked, by=by)
    round_actions.go_to(one, Stage.OPEN, by=by)
    tellers: dict[str, Teller] = {}
    before = [each for each in stories if not told.later or each.days > told.later_from]
    for each in before:
        _story(one, each, areas, tellers, by, now)
    if told.later:
        round_actions.ask(one, [told.later.after(each) for each in asked], by=by)
    for each in stories[len(before) :]:
        _story(one, each, areas, tellers, by, now)
    if told.is_closed:
        round_actions.go_to(one, Stage.CLOSED, by=by)


def _story(
    one: Round,
    each: ExampleStory,
    areas: dict[str, Area],
    tellers: dict[str, Teller],
    by: Person,
    now: datetime.datetime,
) -> None:
    """Tell it as its teller did, and let it come to what became of it."""
    about: dict[str, dict[str, Any]] = defaultdict(dict)
    for question in queries.newest(one).questions.all():
        if question.key in each.answers:
            about[question.about][question.key] = each.answers[question.key]
        elif question.kind == "area":
            about[question.about][question.key] = areas[each.area].code
    told = Told(each.text, each.title, about[About.STORY], each.use, each.with_area, is_spoken=each.way == "door")
    herself = Herself(about[About.TELLER], each.way, is_under_16=each.child, parent_agrees=each.child)
    given = telling_actions.tell(
        one, told, by=None if each.waits else by, herself=herself, teller=tellers.get(each.teller), intake=each.intake,
        is_example=True, at=now - each.days * DAY,
    )  # fmt: skip
    story = Story.objects.select_related("teller", "round").get(contribution=given.contribution)
    if each.teller:
        tellers[each.teller] = story.teller
    if each.fate == "withdrawn":
        moderation.withdraw(given.contribution, at=now - each.days * DAY / 2)
    if each.fate == "talk":
        telling_actions.keep_to_talk(story, by=by, is_so=True)
    if each.black:
        telling_actions.redact(story, each.blacked, by=by)


def _adviser() -> Person | None:
    """The policy adviser of the whole municipality in the demo."""
    grant = RoleGrant.objects.filter(Q(role=Role.POLICY_ADVISER, area=None)).select_related("person").first()
    return grant.person if grant else None
