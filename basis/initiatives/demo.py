"""The initiatives of the pack, made as people would make them; what is invented is marked as an example."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from basis.accounts import actions as accounts
from basis.accounts import queries as people
from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.initiatives import actions, ask_actions, join_actions, team_actions, telling_actions
from basis.initiatives.examples import Example, ExampleAsk, ExampleStance, examples
from basis.initiatives.facts import Facts, Told
from basis.initiatives.models import Initiative
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.needs import queries as needs
from basis.socialmap.models import Place
from basis.vision import stance_actions
from basis.vision.stance_actions import Chosen
from basis.vision.stance_models import Owner

Step = Callable[..., Any]  # takes the moment `at`

KIND = "initiatives.initiative"


def build() -> None:
    """Make what is not there yet. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    found, now = examples(), timezone.now()
    carriers = {one.key: _person(f"{one.key}@voorbeeld.test", one.name) for one in found.people}
    areas = {area.slug: area for area in [*Area.objects.own(), *Area.objects.outside_own()]}
    there = set(Initiative.objects.values_list("title", flat=True))
    for told in found.initiatives:
        place = Place.objects.filter(name=told.place).select_related("area").first() if told.place else None
        area = areas.get(told.area) or (needs.home_of(place.area) if place and place.area else None)
        worker = _worker(area) if area else None
        if area and worker and told.title not in there:
            one = _begin(told, area, place, worker, carriers.get(told.by), now)
            for days, step in sorted(_steps(told, one, worker, carriers.get(told.by)), key=lambda pair: -pair[0]):
                step(at=now - datetime.timedelta(days=days))


def _person(email: str, name: str) -> Person:
    return people.person_with(email) or accounts.add_person(email=email, name=name, by=None)


def _worker(area: Area) -> Person | None:
    """The community worker of this area in the demo, or else the policy adviser of all."""
    grants = RoleGrant.objects.filter(Q(role=Role.COMMUNITY_WORKER, area=area) | Q(role=Role.POLICY_ADVISER, area=None))
    ranked = sorted(grants.select_related("person"), key=lambda grant: grant.area_id is None)
    return ranked[0].person if ranked else None


def _begin(
    told: Example, area: Area, place: Place | None, worker: Person, by: Person | None, now: datetime.datetime
) -> Initiative:
    """Written down at the kitchen table, and claimed by who carries it."""
    at = now - datetime.timedelta(days=told.days)
    words = (told.title, told.text, told.theme, told.groups, place, told.where, told.byline)
    facts, intake = Facts(*words, stage=told.first_stage), Intake(on_behalf=True)
    is_example = not told.source
    given = actions.start(area, facts, by=worker, intake=intake, source=told.source, is_example=is_example, at=at)
    if by:
        moderation.claim(given.contribution, by=by)
    one = Initiative.objects.select_related("area", "contribution").get(contribution=given.contribution)
    for member in told.team:
        team_actions.name_other(one, by=by, name=member.name, role=member.role)
    return one


def _steps(told: Example, one: Initiative, worker: Person, by: Person | None) -> Iterator[tuple[int, Step]]:
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
