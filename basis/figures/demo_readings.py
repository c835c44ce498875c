"""Invented readings beside the figures of the demo, each marked as an example; they are in the pack."""

from __future__ import annotations

from django.db.models import Q

from basis import packs
from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.figures import reading_actions, registry
from basis.figures.models import Reading
from basis.moderation.actions import Intake

FILE = "reading_examples.yaml"


class Example(packs.Part):
    """One invented reading: slug of the area, code of the indicator, what was said, and by whom as shown."""

    area: str
    indicator: str
    text: str
    byline: str


class Examples(packs.Part):
    """The whole file."""

    readings: tuple[Example, ...]


def examples() -> tuple[Example, ...]:
    """The invented readings of the pack, none when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples).readings if path.exists() else ()


def demo_readings() -> None:
    """Write the readings down as a worker of the area would; twice changes nothing.

    An area or indicator that is not there is passed over.
    """
    areas = {area.slug: area for area in Area.objects.here()}
    there = set(Reading.objects.filter(is_example=True).values_list("area__slug", "indicator", "text"))
    for one in examples():
        area = areas.get(one.area)
        if area is None or not registry.exists(one.indicator) or (one.area, one.indicator, one.text) in there:
            continue
        if by := _somebody(area):
            reading_actions.give_reading(
                area,
                one.indicator,
                text=one.text,
                byline=one.byline,
                by=by,
                intake=Intake(on_behalf=True),
                is_example=True,
            )


def _somebody(area: Area) -> Person | None:
    """The community worker of this area in the demo, or else who may write down readings everywhere."""
    worker = Q(role=Role.COMMUNITY_WORKER, area=area)
    grants = RoleGrant.objects.filter(worker | Q(role__in=[Role.POLICY_ADVISER, Role.ADMINISTRATOR], area=None))
    ranked = sorted(grants, key=lambda grant: (grant.area_id is None, grant.role != Role.POLICY_ADVISER))
    return ranked[0].person if ranked else None
