"""What search may find on the social map."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils import timezone, translation

from basis import languages
from basis.modules import SearchEntry
from basis.socialmap.choices import LANGUAGES, Cost, Status
from basis.socialmap.entry_models import Costing, Entry
from basis.socialmap.models import Organisation, Place, Service
from basis.themes import Group, Theme

# What people look for a place by, when it has this; the facts themselves stand on its page.
ACCESS_WORDS = {
    "step_free": "drempelvrij toegankelijk rolstoeltoegankelijk",
    "wheelchair_toilet": "invalidentoilet",
    "ring_line": "ringleiding slechthorend",
    "quiet_hours": "prikkelarm",
    "parking": "parkeren",
    "guide_dog": "hulphond",
}


def entries(**only: Any) -> Iterator[SearchEntry]:
    """Every place, service and organisation that still stands in lists, in each complete language; or `only` some."""
    today = timezone.localdate()
    for language in languages.COMPLETE:
        with translation.override(language):
            yield from _all(today, language, only)


def _all(today: datetime.date, language: str, only: dict[str, Any]) -> Iterator[SearchEntry]:
    places = Place.objects.fresh(today).filter(**only).select_related("area")
    for place in places.prefetch_related("services").iterator(2000):
        offered = " ".join(f"{service.name} {service.also_called}" for service in place.services.all())
        where = f"{place.address} {place.postcode} {_where(place)}"
        getting_in = " ".join(ACCESS_WORDS[name] for name, there in place.access if there and name in ACCESS_WORDS)
        words = " ".join((place.can_do, offered, where, _tongues(place.languages), getting_in))
        code = place.area.code if place.area else ""
        yield _entry("place", place, place.description or place.can_do, words, code, language, place.target_groups)
    services = Service.objects.fresh(today).filter(**only).exclude(status=Status.STOPPED)
    for service in services.select_related("organisation", "area").prefetch_related("places__area").iterator(2000):
        at = " ".join(f"{place.name} {_where(place)}" for place in service.places.all())
        words = " ".join((service.organisation.name, service.eligibility, at, _tongues(service.languages)))
        codes = {place.area.code for place in service.places.all() if place.area}
        code = service.area.code if service.area else codes.pop() if len(codes) == 1 else ""
        yield _entry("service", service, service.description, words, code, language, service.target_groups)
    for organisation in Organisation.objects.fresh(today).filter(**only).iterator(2000):
        yield _entry("organisation", organisation, organisation.description, "", "", language)


def _entry(
    kind: str,
    entry: Entry,
    summary: str,
    words: str,
    area: str,
    language: str,
    groups: tuple[str, ...] = (),
) -> SearchEntry:
    themes = [str(Theme(code).label) for code in entry.themes]
    wanted = [str(Group(code).label) for code in groups if code != Group.EVERYONE]
    return SearchEntry(
        kind=kind,
        key=str(entry.pk),
        title=entry.name,
        summary=summary,
        url=entry.get_absolute_url(),
        words=" ".join((entry.also_called, *themes, *wanted, _cost(entry), words)),
        area=area,
        language=language,
    )


def _where(place: Place) -> str:
    """The names of the town and the area by which people know where it is."""
    return f"{place.town} {place.area or ''}"


def _cost(entry: Entry) -> str:
    return str(Cost.FREE.label) if isinstance(entry, Costing) and entry.cost_kind == Cost.FREE else ""


def _tongues(codes: tuple[str, ...]) -> str:
    return " ".join(str(LANGUAGES[code]) for code in codes if code != languages.SOURCE)
