"""Which entries a question of HSDS is about. What is too old for a list is in none of these."""

from __future__ import annotations

import datetime
import math
import uuid
from typing import TypeVar

from django.db.models import Case, ExpressionWrapper, F, FloatField, Model, Prefetch, Q, QuerySet, Value, When

from basis.areas import queries as areas
from basis.search import queries as search
from basis.socialmap import distances, hsds_terms
from basis.socialmap.codes import having
from basis.socialmap.entry_models import LEAVES_AFTER
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace

M = TypeVar("M", bound=Model)


def services(today: datetime.date, *, full: bool) -> QuerySet[Service]:
    """All that is offered; in full with all that HSDS tells of it, in as many queries however many there are."""
    found = Service.objects.visible_to(None).fresh(today).select_related("organisation").order_by("pk")
    return with_all_of_services(found, today) if full else found


def with_all_of_services(found: QuerySet[Service], today: datetime.date | None = None) -> QuerySet[Service]:
    """With where each can be had; of a day, without places that are too old for a list by then."""
    rows = ServiceAtPlace.objects.fresh(today) if today else ServiceAtPlace.objects.filter(place__gone_on=None)
    there = Prefetch("at", rows.select_related("place__buurt", "place__area"))
    return found.select_related("organisation", "area").prefetch_related(there)


def organisations(today: datetime.date, *, full: bool) -> QuerySet[Organisation]:
    """All organisations; in full with their places."""
    found = Organisation.objects.visible_to(None).fresh(today).order_by("pk")
    return with_all_of_organisations(found, today) if full else found


def with_all_of_organisations(
    found: QuerySet[Organisation], today: datetime.date | None = None
) -> QuerySet[Organisation]:
    """With the places of each; of a day, without those that are too old for a list by then."""
    rows = Place.objects.filter(gone_on=None).select_related("buurt", "area")
    return found.prefetch_related(Prefetch("places", rows.fresh(today) if today else rows))


def places(today: datetime.date) -> QuerySet[Place]:
    """All places."""
    return Place.objects.visible_to(None).fresh(today).select_related("buurt", "area").order_by("pk")


def services_at_places(today: datetime.date) -> QuerySet[ServiceAtPlace]:
    """Every service at every place where it can be had."""
    found = ServiceAtPlace.objects.fresh(today).filter(service__confirmed_on__gt=today - LEAVES_AFTER)
    return found.select_related("place__buurt", "place__area").order_by("pk")


def in_words(found: QuerySet[M], words: str, kind: str) -> QuerySet[M]:
    """Those whose words fit, best first: at most `search.MOST`."""
    keys = keys_in_words(words, kind)
    if not keys:
        return found.none()
    order = Case(*(When(pk=uuid.UUID(key), then=Value(number)) for number, key in enumerate(keys)))
    return found.filter(pk__in=keys).order_by(order)


def keys_in_words(words: str, kind: str) -> list[str]:
    """The ids of what fits these words."""
    return [hit.entry.key for hit in search.find(words, kind=kind, limit=search.MOST).hits]


def of_term(pk: uuid.UUID, fields: tuple[str, ...], before: str = "") -> Q:
    """A filter: has this term. Matches nothing for a term that is not ours, or of a list that this kind has not."""
    term = hsds_terms.TERMS.get(pk)
    if term is None or term.of.field not in fields:
        return Q(pk__in=[])
    field = f"{before}{term.of.field}"
    return Q(**{field: term.code}) if term.of.field == "provision" else having(field, term.code)


def of_taxonomy(pk: uuid.UUID, fields: tuple[str, ...], before: str = "") -> Q:
    """A filter: has any term of this taxonomy."""
    found = hsds_terms.BY_ID.get(pk)
    return ~Q(**{f"{before}{found.field}": ""}) if found and found.field in fields else Q(pk__in=[])


def near(found: QuerySet[ServiceAtPlace], postcode: str, metres: float) -> QuerySet[ServiceAtPlace]:
    """At places of which it is known that they are so near, in a straight line, to the middle of a postcode."""
    point = distances.point_of_postcode(postcode)
    if point is None:
        return found.none()
    lat, lon = point
    north = (F("place__lat") - lat) * distances.DEGREE
    east = (F("place__lon") - lon) * (distances.DEGREE * math.cos(math.radians(lat)))
    squared = ExpressionWrapper(north * north + east * east, output_field=FloatField())
    return found.filter(place__position_is_of_area=False).alias(squared=squared).filter(squared__lte=metres * metres)


def for_residents_of(found: QuerySet[ServiceAtPlace], postcode: str) -> QuerySet[ServiceAtPlace]:
    """For who lives in this postcode: what is for everybody here, or for an area in which it lies."""
    around = areas.around_postcode(postcode[:4])
    return found.filter(Q(service__area=None) | Q(service__area__in=around)) if around else found.none()
