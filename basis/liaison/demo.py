"""Contact persons, questions and barriers of the invented initiatives, marked as examples, made as people would."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from basis.accounts.models import Person
from basis.initiatives import queries as initiatives
from basis.initiatives.models import Initiative
from basis.liaison import actions, barrier_actions, desk_queries, queries
from basis.liaison.barrier_actions import Outcome, Reported
from basis.liaison.examples import ExampleBarrier, ExampleStep, ExampleThread, examples
from basis.liaison.models import Barrier, Line

DAY = datetime.timedelta(days=1)


def build() -> None:
    """Make what is not there yet, as initiators and workers of the area would. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    now, found = timezone.now(), examples()
    for missing in desk_queries.without_contact():
        one = missing.initiative
        if one.title not in found.without_contact and (somebody := queries.owner_for(one)):
            actions.assign(one, somebody, by=somebody, at=min(one.written_at + 2 * DAY, now))
    by_title = {one.title: one for one in initiatives.visible(None)}
    for thread in found.threads:
        of_thread = by_title.get(thread.initiative)
        if of_thread and not Line.objects.filter(initiative=of_thread).exists():
            _thread(of_thread, thread, now)
    for told in found.barriers:
        if of_barrier := by_title.get(told.initiative):
            _barrier(of_barrier, told, now)


def _thread(one: Initiative, thread: ExampleThread, now: datetime.datetime) -> None:
    """What both said, as who carries it and who stands beside it."""
    carriers, contact = initiatives.carriers(one), queries.contact_of(one)
    for line in thread.lines:
        at = now - line.days * DAY
        if not line.is_answer and carriers:
            actions.ask(one, line.text, by=carriers[0], at=at)
        elif line.is_answer and contact and carriers:
            actions.answer(one, line.text, by=contact.person, at=at)


def _barrier(one: Initiative, told: ExampleBarrier, now: datetime.datetime) -> None:
    """One barrier with what was done with it."""
    carriers = initiatives.carriers(one)
    if not carriers or Barrier.objects.filter(initiative=one, text=told.text).exists():
        return
    said = Reported(told.kind, told.text, told.organisation, told.is_public)
    made = barrier_actions.report(one, said, by=carriers[0], is_example=True, at=now - told.days * DAY)
    for step in told.steps:
        made.refresh_from_db()
        _step(made, step, carriers[0], now)


def _step(one: Barrier, step: ExampleStep, initiator: Person, now: datetime.datetime) -> None:
    worker, at = one.owner, now - step.days * DAY
    if step.deed == "klopt":
        barrier_actions.agree(one, by=initiator, at=at)
    elif step.deed == "nog-niet":
        barrier_actions.not_yet(one, words=step.words, by=initiator, at=at)
    elif step.deed == "niet-nodig":
        barrier_actions.drop(one, by=initiator, at=at)
    elif step.deed == "antwoord" and step.state:
        barrier_actions.settle(one, Outcome(step.state, step.words, step.legal_ground), by=worker, at=at)
    elif step.deed == "later":
        until = one.reply_due_on + step.until * DAY
        barrier_actions.move_date(one, until, why=step.words, by=worker, at=at)
    elif others := [they for they in queries.colleagues(one.initiative.area) if they.person != worker]:
        barrier_actions.hand_over(one, others[0].person, words=step.words, by=worker, at=at)
