"""What of the social map belongs to a subject, what is in the area somebody looks in first."""

from __future__ import annotations

import datetime

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from basis.socialmap import hours
from basis.socialmap.choices import Status
from basis.socialmap.codes import having
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace
from basis.socialmap.queries import Near
from basis.themes import Subject

CANDIDATES = 40  # places of which it is worked out whether they are open now


def offered(subject: Subject, today: datetime.date) -> QuerySet[Service]:
    """What can be had that has one of these themes, or is for one of these groups."""
    found = Service.objects.fresh(today).exclude(status=Status.STOPPED)
    return found.filter(_of(subject) | _for(subject))


def services(subject: Subject, most: int, *, today: datetime.date) -> list[Service]:
    """The first so many by name; those in the area before others. One query."""
    near = Q(pk__in=[])
    if subject.area is not None:
        inside = Place.objects.fresh(today).in_area(subject.area)
        here = ServiceAtPlace.objects.filter(place__in=inside)
        near = Q(pk__in=here.values("service")) | Q(area=subject.area)
    return list(offered(subject, today).annotate(is_near=_yes(near)).order_by("-is_near", Lower("name"), "pk")[:most])


def places(subject: Subject, most: int, *, at: datetime.datetime) -> list[Near]:
    """Places of this subject, or with something of it; those in the area first, then what is open now. One query."""
    today = at.astimezone(hours.HERE).date()
    held = ServiceAtPlace.objects.filter(service__in=offered(subject, today))
    found = Place.objects.fresh(today).filter(_of(subject) | _for(subject) | Q(pk__in=held.values("place")))
    near = Q(pk__in=[])
    if subject.area is not None:
        near = Q(pk__in=Place.objects.in_area(subject.area).values("pk"))
    ordered = found.annotate(is_near=_yes(near)).order_by("-is_near", "-is_meeting_place", Lower("name"), "pk")
    rows = ordered.values_list("pk", "opening_hours", "lat", "lon", "is_near")[:CANDIDATES]
    first = sorted(rows, key=lambda row: (not row[4], not hours.is_open(row[1], at)))[:most]
    return [Near(pk, None if lat is None or lon is None else (lat, lon)) for pk, _hours, lat, lon, _near in first]


def organisations(subject: Subject, most: int, *, today: datetime.date) -> list[Organisation]:
    """The first so many of these themes, by name. One query."""
    return list(Organisation.objects.fresh(today).filter(_of(subject)).order_by(Lower("name"), "pk")[:most])


def _yes(condition: Q) -> Case:
    """True or False, never NULL: PostgreSQL puts that before True."""
    return Case(When(condition, then=Value(True)), default=Value(False))


def _of(subject: Subject) -> Q:
    found = Q(pk__in=[])
    for theme in subject.themes:
        found |= having("themes", theme)
    return found


def _for(subject: Subject) -> Q:
    found = Q(pk__in=[])
    for group in subject.groups:
        found |= having("target_groups", group)
    return found
