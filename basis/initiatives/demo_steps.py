"""What happened to an initiative of the demo after it began, each step made as people would make it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.utils import timezone

from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.initiatives import actions, ask_actions, join_actions, telling_actions
from basis.initiatives.examples import Example, ExampleAsk, ExampleStance
from basis.initiatives.facts import Told
from basis.initiatives.models import Initiative
from basis.vision import stance_actions
from basis.vision.stance_actions import Chosen
from basis.vision.stance_models import Owner

KIND = "initiatives.initiative"
Step = Callable[..., Any]  # takes the moment `at`


def steps(told: Example, one: Initiative, worker: Person, by: Person | None) -> Iterator[tuple[int, Step]]:
    """What happened afterwards, each with how many days ago."""
    for ask in told.asks:
        yield ask.days, partial(ask_actions.ask, one, ask.kind, ask.words, by=by or worker, on_behalf=by is None)
        if ask.found is not None and by:
            yield ask.found, partial(_found, one, ask, by)
    for update in told.updates:
        if update.stage:
            step = partial(telling_actions.move, one, update.stage, update.text, by=by, is_example=True)
        else:
            step = partial(telling_actions.tell, one, Told(update.text), by=by, is_example=True)
        yield update.days, step
    for stance in told.stances:
        yield stance.days, partial(_stance, one, stance, worker, not told.source)
    if told.joins and by:
        yield told.joined_days, partial(_join, one, told, by)
    if told.paused:
        yield told.updates[-1].days - 1, partial(actions.rest, one, by=by, is_paused=True)


def _found(one: Initiative, told: ExampleAsk, by: Person, *, at: datetime.datetime) -> None:
    asked = one.asks.select_related("initiative__contribution", "initiative__area").get(words=told.words)
    ask_actions.answered(asked, told.thanks, by=by, is_example=True, at=at)


def _stance(one: Initiative, told: ExampleStance, by: Person, is_example: bool, *, at: datetime.datetime) -> None:
    chosen = Chosen(KIND, str(one.pk), one.area.code, Owner.RESIDENTS, told.role, told.why)
    role = people.role_in(by, one.area)
    stance_actions.choose(chosen, by=by, as_role=role, begins_on=timezone.localdate(at), is_example=is_example)


def _join(one: Initiative, told: Example, by: Person, *, at: datetime.datetime) -> None:
    """Both teams want it; what it joins stands before it in the file."""
    into = Initiative.objects.select_related("area", "contribution__author").get(title=told.joins)
    made = join_actions.propose(one, into, told.join_words, by=by, at=at)
    join_actions.decide(made, accepts=True, by=into.contribution.author, at=at)
