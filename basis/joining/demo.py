"""Invented people who come to activities of the demo, one of them full with a waiting list; made by joining."""

from __future__ import annotations

import datetime
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from basis import packs
from basis.accounts.models import Role, RoleGrant
from basis.activities.models import Activity, Joining, Occurrence, Status
from basis.joining import actions, after_actions, queries
from basis.joining.actions import Coming
from basis.joining.models import Party, Worth
from basis.moderation.actions import Intake
from basis.moderation.models import State

FILE = "joining_examples.yaml"
A_DAY = datetime.timedelta(days=1)


class ExampleComing(packs.Part):
    """Somebody who comes; the names are invented."""

    name: str
    guests: int = 0
    needs_lift: bool = False
    not_alone: bool = False
    is_buddy: bool = False
    word: str = ""


class ExampleTelling(packs.Part):
    """What somebody tells who was there; said of the last time it was."""

    text: str
    byline: str = ""


class Examples(packs.Part):
    """The whole file: people who come, in order of arrival, and what people tell afterwards."""

    coming: tuple[ExampleComing, ...] = ()
    tellings: tuple[ExampleTelling, ...] = ()


def examples() -> Examples:
    """What is invented in the pack, nothing when it has no such file. Raises PackError when the file is wrong."""
    path = packs.pack_path(FILE)
    return packs.load(path, Examples) if path.exists() else Examples()


def build() -> None:
    """Let invented people join the example activities that count who comes. Twice changes nothing."""
    found, now = examples(), timezone.now()
    if not settings.DEMO or not found.coming or Party.objects.filter(is_example=True).exists():
        return
    asking = Activity.objects.filter(is_example=True, contribution__state=State.VISIBLE).exclude(joining=Joining.NO)
    activities = list(asking.select_related("area").order_by("pk"))
    small = min((one for one in activities if one.capacity), key=lambda one: (one.capacity or 0, one.pk), default=None)
    for number, activity in enumerate(activities):
        for nth, occurrence in enumerate(queries.joinable(activity, now)[:2]):
            is_full = small is not None and activity.pk == small.pk and nth == 0
            _come(occurrence, found, number + nth, len(found.coming) if is_full else 3 + (number * 5 + nth) % 6, now)
    past = Occurrence.objects.filter(activity__in=activities, ends_at__lt=now - A_DAY, status=Status.PLANNED)
    last = past.select_related("activity__area").order_by("starts_at").last()
    if last:
        _look_back(last, found, now)


def _come(occurrence: Occurrence, found: Examples, since: int, most: int, now: datetime.datetime) -> None:
    """So many of the invented people, beginning with another one each time."""
    for nth in range(most):
        one = found.coming[(since * 3 + nth) % len(found.coming)]
        with suppress(ValidationError):  # more people than there are seats at all
            at = now - datetime.timedelta(hours=most - nth)
            actions.join(occurrence, Coming(**one.model_dump()), is_example=True, at=at)


def _look_back(occurrence: Occurrence, found: Examples, now: datetime.datetime) -> None:
    """Of what is over: who came says whether it was worth it, and a few tell about it."""
    _come(occurrence, found, 0, 7, occurrence.starts_at - A_DAY)
    parties = queries.with_occurrence().filter(occurrence=occurrence, state="in")
    for party, worth in zip(parties, [Worth.YES] * 5 + [Worth.A_BIT] * 3, strict=False):
        after_actions.answer(party, worth, at=now)
    grants = RoleGrant.objects.filter(role=Role.POLICY_ADVISER, area=None).select_related("person")
    for grant in grants.order_by("pk")[:1]:
        for party, one in zip(parties, found.tellings, strict=False):
            intake = Intake(on_behalf=True)
            after_actions.tell(party, one.text, one.byline, by=grant.person, intake=intake, is_example=True, at=now)
