"""Invented activities of the pack, each marked as an example, so that the first start has an agenda."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.activities import actions
from basis.activities.examples import ExampleActivity, examples
from basis.activities.facts import ActivityFacts
from basis.activities.models import Activity
from basis.activities.repeating import rrule_of
from basis.areas.models import Area
from basis.moderation.actions import Intake
from basis.socialmap.entry_models import PACK
from basis.socialmap.models import Organisation, Place

DAYS_AGO = 20  # that the newest of them was given; one a day before that


def build() -> None:
    """Make what is not there yet, as a worker of the area would. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    now = timezone.now()
    areas = {area.slug: area for area in [*Area.objects.own(), *Area.objects.outside_own()]}
    there = set(Activity.objects.filter(is_example=True).values_list("area__slug", "title"))
    places = {one.external_id: one for one in Place.objects.filter(origin=PACK)}
    organisations = {one.external_id: one for one in Organisation.objects.filter(origin=PACK)}
    for number, one in enumerate(examples().activities):
        area = areas.get(one.area)
        if area and (by := _somebody(area)) and (one.area, one.title) not in there:
            facts = _facts(one, timezone.localdate(now), places.get(one.place), organisations.get(one.organisation))
            at = now - datetime.timedelta(days=number % DAYS_AGO)
            actions.give(area, facts, by=by, intake=Intake(on_behalf=True), is_example=True, at=at)


def _facts(
    one: ExampleActivity, today: datetime.date, place: Place | None, organisation: Organisation | None
) -> ActivityFacts:
    monday = today - datetime.timedelta(days=today.weekday())
    day = monday + datetime.timedelta(weeks=one.week, days=one.weekday)
    names = ("title", "text", "minutes", "kind", "theme", "languages", "cost_kind", "cost", "where", "online_url")
    told = {name: getattr(one, name) for name in (*names, "organiser", "contact", "step_free", "access", "joining")}
    return ActivityFacts(
        **told,
        starts=datetime.datetime.combine(day, one.time),
        rrule=rrule_of(one.repeat, day),
        groups=tuple(one.groups),
        amount=Decimal(str(one.amount)) if one.amount else None,
        place=place,
        organisation=organisation,
        capacity=one.capacity,
    )


def _somebody(area: Area) -> Person | None:
    """The community worker of this area in the demo, or else the policy adviser of all."""
    grants = RoleGrant.objects.filter(Q(role=Role.COMMUNITY_WORKER, area=area) | Q(role=Role.POLICY_ADVISER, area=None))
    ranked = sorted(grants.select_related("person"), key=lambda grant: grant.area_id is None)
    return ranked[0].person if ranked else None
