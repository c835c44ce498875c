"""Which offers and organisations fit what somebody wishes: a page at a time, however many there are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Lower

from basis import languages
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.search import queries as search
from basis.socialmap.choices import Status
from basis.socialmap.codes import having
from basis.socialmap.distances import around, point_of
from basis.socialmap.entry_models import Entry
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace
from basis.socialmap.queries import ENOUGH, NEAR
from basis.socialmap.wishes import Wish

COUNTED = 1_000  # more than these are not counted: nobody looks through them
BY_NAME = (Lower("name"), "pk")

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Found(Generic[E]):
    """A page of what fits, each with why its words fit; and how many there are, at most COUNTED."""

    rows: tuple[tuple[E, tuple[str, ...]], ...]
    total: int
    page: int
    is_more: bool  # than COUNTED
    has_later: bool


def services(wish: Wish, page: int, *, today: datetime.date, language: str = languages.SOURCE) -> Found[Service]:
    """What is offered and fits: by the words, else by name; what has stopped or is too old is not there."""
    return _page(offered(wish, today), wish.words, "service", page, language)


def organisations(
    wish: Wish, page: int, *, today: datetime.date, language: str = languages.SOURCE
) -> Found[Organisation]:
    """The organisations that fit; a theme is also that of what they offer."""
    found = Organisation.objects.fresh(today)
    if wish.theme:
        theirs = offered(Wish(theme=wish.theme), today).filter(organisation=OuterRef("pk"))
        found = found.filter(having("themes", wish.theme) | Q(Exists(theirs)))
    return _page(found, wish.words, "organisation", page, language)


def offered(wish: Wish, today: datetime.date) -> QuerySet[Service]:
    """What can be had and fits all of a wish but its words."""
    found = Service.objects.fresh(today).exclude(status=Status.STOPPED)
    if wish.group:
        everyone = having("target_groups", "everyone") | Q(target_groups="")
        found = found.filter(having("target_groups", wish.group) | everyone)
    if wish.theme:
        found = found.filter(having("themes", wish.theme))
    if wish.language:
        found = found.filter(having("languages", wish.language))
    if wish.free:
        found = found.filter(cost_kind="free")
    return _bound(found).filter(offered_in(wish.area) | EVERYWHERE) if wish.area else found


def near_area(wish: Wish, *, today: datetime.date, language: str = languages.SOURCE) -> Found[Service] | None:
    """What fits just outside the area that was asked for: at a place about three kilometres from its middle at most."""
    middle = point_of(wish.area) if wish.area else None
    if wish.area is None or middle is None:
        return None
    rows = ServiceAtPlace.objects.filter(place__in=around(Place.objects.fresh(today), middle, NEAR))
    around_it = offered(wish.without("area"), today).filter(pk__in=rows.values("service"))
    return _page(_bound(around_it).exclude(offered_in(wish.area) | EVERYWHERE), wish.words, "service", 1, language)


def loosened(wish: Wish, *, today: datetime.date, language: str = languages.SOURCE) -> list[tuple[str, int]]:
    """Of each thing that was asked of an offer: how many fit when it does not matter; only where there are some."""
    less = [(name, wish.without(name)) for name in wish.asked]
    counts = [(name, services(one, 1, today=today, language=language).total) for name, one in less]
    return [(name, count) for name, count in counts if count]


def offered_in(area: Area | None) -> Q:
    """A filter on services: for who lives in an area, or to be had in it."""
    if area is None:
        return Q(pk__in=[])
    if area.kind == Area.Kind.MUNICIPALITY:
        return Q(pk__isnull=False)  # all; an empty filter beside another one would mean only the other
    inside = Area.objects.filter(areas.within(area)).values("pk")
    rows = ServiceAtPlace.objects.filter(place__in=Place.objects.in_area(area))
    return Q(area=area) | Q(area__in=inside) | Q(pk__in=rows.values("service"))


# For the whole municipality, and at no place: at home, or by phone.
EVERYWHERE = Q(bound=0) & ~Q(Exists(ServiceAtPlace.objects.filter(service=OuterRef("pk"))))


def _bound(found: QuerySet[Service]) -> QuerySet[Service]:
    """With the area that each is for, 0 for none. Not the column itself: SQLite would look up all without an area."""
    return found.alias(bound=Coalesce("area_id", 0))


def _page(found: QuerySet[E], words: str, kind: str, page: int, language: str) -> Found[E]:
    start, reasons = (page - 1) * ENOUGH, {}
    if words:
        hits = search.find(words, kind=kind, language=language, limit=search.MOST).hits
        reasons = {hit.entry.key: hit.reasons for hit in hits}
        ranks = {key: number for number, key in enumerate(reasons)}
        fits = sorted(found.filter(pk__in=list(reasons)), key=lambda one: ranks[str(one.pk)])
        shown, total = fits[start : start + ENOUGH + 1], len(fits)
    else:
        shown = list(found.order_by(*BY_NAME)[start : start + ENOUGH + 1])
        total = found.order_by().values("pk")[: COUNTED + 1].count()
    if not shown and page > 1:
        return _page(found, words, kind, 1, language)
    rows = tuple((one, reasons.get(str(one.pk), ())) for one in shown[:ENOUGH])
    return Found(rows, min(total, COUNTED), page, total > COUNTED, len(shown) > ENOUGH)
