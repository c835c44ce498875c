"""Invented cards of the pack, each marked as an example, put up by invented neighbours and by a community worker."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from basis.accounts import actions as accounts
from basis.accounts import queries as people
from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.exchange import actions, life_actions, writing_actions
from basis.exchange.actions import Listed, Told
from basis.exchange.examples import Example, examples
from basis.exchange.kinds import Speaks
from basis.exchange.models import Card
from basis.moderation import decision_actions as decisions
from basis.moderation.actions import Intake
from basis.moderation.models import State, Verdict
from basis.relay.actions import Side
from basis.socialmap.models import Organisation, Place


@dataclass(frozen=True)
class World:
    """What the cards are put up with: areas by their slug, who puts up, and who lets through what is new."""

    areas: dict[str, Area]
    neighbours: Sequence[Person]
    moderator: Person
    now: datetime.datetime


def build() -> None:
    """Make what is not there yet. Does nothing outside the demo: these are no people."""
    found, moderator = examples(), people.person_with("beheer@voorbeeld.test")
    if not settings.DEMO or moderator is None or not found.cards:
        return
    areas = {area.slug: area for area in [*Area.objects.own(), *Area.objects.outside_own()]}
    neighbours = [_neighbour(name) for name in found.neighbours]
    world = World(areas, neighbours, moderator, timezone.now())
    there = set(Card.objects.filter(is_example=True).values_list("area__slug", "text"))
    for number, one in enumerate(found.cards):
        is_known = not one.organisation or _organisation(one.organisation) is not None
        if one.area in areas and is_known and (one.area, one.text) not in there:
            _card(one, number, world)


def _neighbour(name: str) -> Person:
    """Somebody invented, with an account of her own."""
    email = f"{name.lower()}@voorbeeld.test"
    return people.person_with(email) or accounts.add_person(email=email, name=name, by=None)


def _card(one: Example, number: int, world: World) -> None:
    """One card with what was written about it and what became of it."""
    area, giver = world.areas[one.area], world.neighbours[number % len(world.neighbours)]
    at = world.now - datetime.timedelta(days=one.days)
    worker = _worker(area) if one.by_worker else None
    by, intake = worker or giver, Intake(on_behalf=worker is not None)
    listed = Listed("pack", f"{number}") if one.organisation else None
    given = actions.put_up(area, _told(one), by=by, intake=intake, listed=listed, is_example=True, at=at)
    if given.contribution.state == State.HELD:
        decisions.decide(given.contribution, verdict=Verdict.PUBLISH, by=world.moderator, at=at)
    card = Card.objects.select_related("contribution", "area").get(contribution=given.contribution)
    if one.asked:
        asker = world.neighbours[(number + 5) % len(world.neighbours)]
        side = Side(person=asker, name=asker.name)
        writing_actions.write(card, asker=side, text=one.asked, at=at + datetime.timedelta(days=1))
    if one.outcome:
        life_actions.close(card, one.outcome, by=by, at=at + datetime.timedelta(days=3))


def _told(one: Example) -> Told:
    return Told(
        **{name: getattr(one, name) for name in ("sentence", "text", "theme", "when", "reach", "languages", "byline")},
        often=one.often or "",
        place=Place.objects.filter(name=one.place).first() if one.place else None,
        speaks=Speaks.GROUP if one.we else Speaks.PERSON,
        organisation=_organisation(one.organisation),
        is_vacancy=one.vacancy,
        at_home=one.at_home,
        coordinator=_organisation(one.coordinator),
    )


def _organisation(name: str) -> Organisation | None:
    return Organisation.objects.filter(name=name).first() if name else None


def _worker(area: Area) -> Person | None:
    """The community worker of this area in the demo, or else the policy adviser of all."""
    grants = RoleGrant.objects.filter(Q(role=Role.COMMUNITY_WORKER, area=area) | Q(role=Role.POLICY_ADVISER, area=None))
    ranked = sorted(grants.select_related("person"), key=lambda grant: grant.area_id is None)
    return ranked[0].person if ranked else None
