"""Invented conversations about the round that is over, and what its tellers heard back: each marked as an example."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from basis.areas.models import Area
from basis.stories import return_actions
from basis.stories.models import Round, Stage
from basis.talks import actions, outcome_actions, queries
from basis.talks.actions import HeldAs, Plan
from basis.talks.examples import ExampleOutcome, ExampleTalk, examples
from basis.talks.models import Talk
from basis.talks.outcome_actions import Agreed

DAY = datetime.timedelta(days=1)
ON_TABLE = 6  # stories


def build() -> None:
    """Hold what was not held yet, as who made the round would, and give back. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    found = examples()
    rounds = {one.title: one for one in Round.objects.filter(is_example=True).select_related("made_by")}
    for told in found.talks:
        if (one := rounds.get(told.round)) and not Talk.objects.filter(round=one, is_example=True).exists():
            _talk(one, told, one.made_by)
    for back in found.returns:
        if (one := rounds.get(back.round)) and one.stage == Stage.CLOSED:
            at = timezone.now() - back.days * DAY
            return_actions.give_back(one, heard=back.heard, done=back.done, by=one.made_by, at=at)


def _talk(one: Round, told: ExampleTalk, by: Any) -> None:
    """Lay stories and patterns on the table, hold it, agree, and let everybody read it."""
    day = timezone.localdate() - told.days * DAY
    talk = actions.prepare(one, Plan(day, told.where, told.led_by), by=by, is_example=True)
    for story in queries.readable(one).order_by("pk")[:ON_TABLE]:
        actions.choose(talk, story, by=by)
    for first, second in told.patterns:
        actions.choose_pattern(talk, first, second, by=by)
    present = {kind.value: number for kind, number in told.present.items()}
    actions.hold(talk, HeldAs(day, present, told.moved, told.surprised), by=by)
    talk.refresh_from_db()
    areas = {area.slug: area for area in Area.objects.own()}
    for each in told.outcomes:
        outcome_actions.agree(talk, _agreed(each, areas), by=by)
    actions.publish(talk, by=by)


def _agreed(told: ExampleOutcome, areas: dict[str, Area]) -> Agreed:
    due = timezone.localdate() + told.due * DAY
    area = areas.get(told.area)
    return Agreed(told.text, told.whose, due, told.handed, area=area, commitment=told.commitment)
