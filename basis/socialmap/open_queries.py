"""What of the social map fits the keys of our API: places as their page finds them, and services by their places."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from basis.areas.models import Area
from basis.socialmap import hours, queries
from basis.socialmap.choices import Status
from basis.socialmap.codes import having
from basis.socialmap.list_queries import offered_in
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace
from basis.socialmap.wishes import Wish


@dataclass(frozen=True)
class Asked:
    """What is asked for; what is empty does not matter. `area` is a code; when no area has it, nothing fits."""

    area: str = ""
    theme: str = ""
    group: str = ""
    free: bool = False
    setting: str = ""  # "indoor", "outdoor"
    step_free: bool = False
    now: bool = False
    organisation: Any = None
    with_stopped: bool = False

    @property
    def where(self) -> Area | None:
        """The area with this code."""
        return Area.objects.here().filter(code=self.area).first() if self.area else None

    @property
    def is_about_places(self) -> bool:
        """Whether it asks something of where a service can be had."""
        return bool(self.setting or self.step_free or self.now)


class _Places(Sequence[Place]):
    """Places in this order, fetched a slice at a time: what they are asked for may be more than a query can name."""

    def __init__(self, found: Sequence[Any]) -> None:
        self.found = found

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, wanted: Any) -> Any:
        keys = self.found[wanted]
        there = Place.objects.select_related("area", "buurt").in_bulk(keys)
        return [there[key] for key in keys]


def places(asked: Asked, *, at: datetime.datetime) -> Sequence[Place]:
    """The places that fit, by name."""
    area = asked.where
    if asked.area and area is None:
        return []
    wish = Wish(
        area=area,
        theme=asked.theme,
        group=asked.group,
        free=asked.free,
        setting=asked.setting,
        step_free=asked.step_free,
        now=asked.now,
    )
    found = {near.pk for near in queries.places(wish, at=at)}
    named = Place.objects.order_by("name", "pk").values_list("pk", flat=True)
    return _Places([pk for pk in named if pk in found])


def services(asked: Asked, *, at: datetime.datetime) -> QuerySet[Service]:
    """The services that fit; what is asked of a place must be so at one and the same place.

    What has stopped only when that is asked too.
    """
    today = at.astimezone(hours.HERE).date()
    found = _with_places(Service.objects.visible_to(None).fresh(today).order_by("name", "pk"), today)
    if not asked.with_stopped:
        found = found.exclude(status=Status.STOPPED)
    if asked.area:
        found = found.filter(offered_in(asked.where))
    if asked.theme:
        found = found.filter(having("themes", asked.theme))
    if asked.group:
        everyone = having("target_groups", "everyone") | Q(target_groups="")
        found = found.filter(having("target_groups", asked.group) | everyone)
    if asked.free:
        found = found.filter(cost_kind="free")
    if asked.organisation:
        found = found.filter(organisation=asked.organisation)
    return found.filter(pk__in=_at_such_a_place(asked, at)) if asked.is_about_places else found


def service(pk: Any) -> Service | None:
    """One service, also one that is too old for a list."""
    return _with_places(Service.objects.visible_to(None).filter(pk=pk), timezone.localdate()).first()


def organisations(asked: Asked, *, today: datetime.date) -> QuerySet[Organisation]:
    """The organisations that fit; in an area are those with a place or a service there."""
    found = Organisation.objects.visible_to(None).fresh(today).order_by("name", "pk")
    if asked.theme:
        found = found.filter(having("themes", asked.theme))
    if not asked.area:
        return found
    area = asked.where
    if area is None:
        return found.none()
    there = Service.objects.filter(offered_in(area)).values("organisation")
    return found.filter(Q(pk__in=Place.objects.in_area(area).values("organisation")) | Q(pk__in=there))


def external_ids(keys: Collection[str]) -> dict[str, str]:
    """How what search found is called in the list it comes from, by its key."""
    return {
        str(pk): called
        for kind in (Place, Service, Organisation)
        for pk, called in kind.objects.filter(pk__in=keys).values_list("pk", "external_id")
    }


def _with_places(found: QuerySet[Service], today: datetime.date) -> QuerySet[Service]:
    there = Prefetch("at", ServiceAtPlace.objects.fresh(today).select_related("place"))
    return found.select_related("area").prefetch_related(there)


def _at_such_a_place(asked: Asked, at: datetime.datetime) -> Any:
    rows = ServiceAtPlace.objects.fresh(at.astimezone(hours.HERE).date())
    if asked.setting:
        rows = rows.filter(place__setting__in=[asked.setting, "both"])
    if asked.step_free:
        rows = rows.filter(place__step_free=True)
    if not asked.now:
        return rows.values("service")
    lines = set(rows.exclude(opening_hours="").values_list("opening_hours", flat=True))
    return rows.filter(opening_hours__in=[line for line in lines if hours.is_open(line, at)]).values("service")
