"""The initiatives of the pack, made as people would make them; what is invented is marked as an example."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from basis.accounts import actions as accounts
from basis.accounts import queries as people
from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.initiatives import actions, team_actions
from basis.initiatives.demo_steps import steps
from basis.initiatives.examples import Example, examples
from basis.initiatives.facts import Facts
from basis.initiatives.models import Initiative
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.needs import queries as needs
from basis.socialmap.models import Place


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
            for days, step in sorted(steps(told, one, worker, carriers.get(told.by)), key=lambda pair: -pair[0]):
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
