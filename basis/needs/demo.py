"""Invented needs and bundles of the pack, each marked as an example, so that the first start has something to read."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.moderation.actions import Intake
from basis.needs import actions, bundle_actions
from basis.needs.actions import Said
from basis.needs.bundle_actions import Together
from basis.needs.examples import ExampleBundle, examples
from basis.needs.models import Bundle, Need


def build() -> None:
    """Make what is not there yet, as a worker of the area would. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    now, found = timezone.now(), examples()
    areas = {area.slug: area for area in [*Area.objects.own(), *Area.objects.outside_own()]}
    there = set(Need.objects.filter(is_example=True).values_list("area__slug", "text"))
    for one in found.needs:
        area = areas.get(one.area)
        if area and (by := _somebody(area)) and (one.area, one.text) not in there:
            said = Said(one.kind, one.text, one.theme, one.group, one.place, byline=one.byline)
            by_whom = {"by": None, "intake": Intake()} if one.waits else {"by": by, "intake": Intake(on_behalf=True)}
            actions.give_need(area, said, is_example=True, at=now - datetime.timedelta(days=one.days), **by_whom)
    for bundle in found.bundles:
        area = areas.get(bundle.area)
        if area and (by := _somebody(area)) and not Bundle.objects.filter(area=area, title=bundle.title).exists():
            _bundle(bundle, area, by, [one.text for one in found.needs if one.bundle == bundle.title], now)


def _bundle(told: ExampleBundle, area: Area, by: Person, texts: list[str], now: datetime.datetime) -> None:
    """One bundle of what was said, with its answers."""
    inside = Need.objects.filter(area=area, text__in=texts).values_list("pk", flat=True)
    together = Together(told.title, told.words, told.whose, told.role, by, tuple(inside))
    days = datetime.timedelta(days=told.days)
    made = bundle_actions.begin_bundle(area, together, by=by, is_example=True, at=now - days)
    for answer in told.answers:
        at = now - datetime.timedelta(days=answer.days)
        bundle_actions.answer(made, status=answer.status, text=answer.text, by=by, at=at)
        made.refresh_from_db()


def _somebody(area: Area) -> Person | None:
    """The community worker of this area in the demo, or else the policy adviser of all."""
    grants = RoleGrant.objects.filter(Q(role=Role.COMMUNITY_WORKER, area=area) | Q(role=Role.POLICY_ADVISER, area=None))
    ranked = sorted(grants.select_related("person"), key=lambda grant: grant.area_id is None)
    return ranked[0].person if ranked else None
