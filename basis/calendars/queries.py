"""What the pages of calendars need: which there are, and how many activities of each lie ahead."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from basis.activities.models import Activity, Occurrence, Status
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.calendars.models import Calendar, Item
from basis.socialmap.models import Organisation, Place
from basis.upkeep import queries as upkeep

IN_A_PANEL = 5


def choices() -> list[Area]:
    """Where an activity may be: the own areas, and the wijken that are in none."""
    return [*areas.own_choices(), *Area.objects.outside_own()]


def organisations_of(viewer: Any) -> list[Organisation]:
    """The organisations whose calendar somebody may add as their keeper."""
    return upkeep.organisations_of(viewer) if getattr(viewer, "is_authenticated", False) else []


def calendars_of(areas_of: list[Area], organisations: list[Organisation]) -> QuerySet[Calendar]:
    """The calendars in these areas or of these organisations, by name, with how many activities came of each."""
    hers = Q(area__in=areas_of) | Q(organisation__in=organisations)
    counted = Count("items", filter=Q(items__is_gone=False))
    found = Calendar.objects.filter(hers).select_related("area", "organisation", "added_by").defer("brought")
    return found.annotate(taken=counted).order_by("name")


def failing_in(area: Area) -> QuerySet[Calendar]:
    """The calendars of an area that do not come, longest first."""
    found = Calendar.objects.filter(area=area, is_begun=True, is_paused=False, failures__gt=0).defer("brought")
    return found.select_related("organisation").order_by("failing_since")[:IN_A_PANEL]


def due(now: datetime.datetime) -> QuerySet[Calendar]:
    """The calendars that the clock reads now, longest waiting first."""
    return Calendar.objects.filter(next_at__lte=now, is_begun=True, is_paused=False).exclude(url="").order_by("next_at")


def known(calendar: Calendar) -> dict[str, tuple[str, bool]]:
    """Of each event that was read before: what it said (its digest), and whether it is gone."""
    return {uid: (digest, gone) for uid, digest, gone in calendar.items.values_list("uid", "digest", "is_gone")}


def ahead(calendar: Calendar, now: datetime.datetime) -> QuerySet[Item]:
    """What of this calendar goes on and is not over."""
    later = Occurrence.objects.filter(activity=OuterRef("activity"), ends_at__gt=now, status=Status.PLANNED)
    return calendar.items.filter(Exists(later), is_gone=False).select_related("activity__contribution")


def titles(calendar: Calendar, uids: set[str]) -> dict[str, str]:
    """What these events are called here."""
    found = calendar.items.filter(is_gone=False).values_list("uid", "activity__title")
    return {uid: title for uid, title in found if uid in uids}


def spot_of(area: Area, where: str) -> tuple[Place | None, str]:
    """The place of the social map in this area that a calendar names before its first comma, and what it says after.

    No such place: none, and all of it. "Wijkcentrum De Bank, zaal 2" gives that place and "zaal 2". One query.
    """
    name, _comma, rest = (part.strip() for part in where.partition(","))
    named = Q(name__iexact=name) | Q(also_called__iexact=name)
    place = Place.objects.in_area(area).fresh(timezone.localdate()).filter(named).first() if name else None
    return (place, rest) if place else (None, where)


def activities_of(calendar: Calendar) -> QuerySet[Activity]:
    """The activities that came of it."""
    return Activity.objects.filter(origin=calendar.name).exclude(uid="")
