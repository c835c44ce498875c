"""What the pages of the social map show."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.modules import panels_of
from basis.socialmap import cards, choices, hours, hours_words, queries, rules
from basis.socialmap.choices import Status
from basis.socialmap.entry_models import FADES_AFTER, Entry
from basis.socialmap.entry_queries import KINDS, kind_of
from basis.socialmap.models import Correction, Organisation, Place, Service
from basis.socialmap.wishes import Wish
from basis.themes import Group, Theme

IN_PANEL = 4
MOST_OLD = 50  # entries to look at


def of_entry(entry: Entry) -> dict[str, Any]:
    """What the page of every entry shows."""
    today = timezone.localdate()
    return {
        "entry": entry,
        "kind": kind_of(entry),
        "themes": [Theme(code).label for code in entry.themes],
        "fades": entry.fades(today),
        "has_left": entry.has_left(today),
    }


def desk(viewer: Any) -> list[tuple[str, Any]]:
    """What other modules put on the page of the editors."""
    return panels_of("desk_panels", viewer, None)


def panels(viewer: Any, entry: Entry) -> dict[str, Any]:
    """What other modules put beneath an entry."""
    return {"panels": panels_of("entry_panels", viewer, entry)}


def oldest(today: datetime.date) -> list[tuple[Entry, str]]:
    """What is there and nobody confirmed for a year, the oldest first, with the word for its kind; at most MOST_OLD."""
    found: list[tuple[Entry, str]] = []
    for word, kind in KINDS.items():
        rows = kind.objects.standing().filter(confirmed_on__lte=today - FADES_AFTER).order_by("confirmed_on")
        found += [(one, word) for one in rows[:MOST_OLD]]
    return sorted(found, key=lambda pair: pair[0].confirmed_on)[:MOST_OLD]


def place(one: Place, *, at: datetime.datetime) -> dict[str, Any]:
    """The page of a place."""
    offers = [
        (offer, hours_words.short(offer.opening_hours, at))
        for offer in one.offers.exclude(service__status=Status.STOPPED).select_related("service__organisation")
        if not offer.service.has_left(timezone.localdate())
    ]
    spots = [(one.lat, one.lon)] if one.lat is not None and one.lon is not None else []
    return of_entry(one) | {
        "place": one,
        "hours": hours_words.say(one.opening_hours, at) if one.opening_hours else None,
        "offers": offers,
        "access": [(choices.ACCESS[name][0 if there else 1], there) for name, there in one.access if there is not None],
        "access_unknown": not any(there is not None for _name, there in one.access),
        "groups": groups(one.target_groups),
        "spoken": [choices.LANGUAGES[code] for code in one.languages],
        "map": areas.map_of_municipality(one.area, spots),
        "spots_shown": json.dumps([(*point, one.name, one.get_absolute_url()) for point in spots], ensure_ascii=False),
    }


def groups(codes: tuple[str, ...]) -> list[str]:
    """For whom, in words; nothing when it is for everyone."""
    return [] if Group.EVERYONE in codes else [str(Group(code).label).lower() for code in codes]


def service(one: Service, *, at: datetime.datetime) -> dict[str, Any]:
    """The page of what an organisation offers."""
    rows = [
        (row, hours_words.short(row.opening_hours, at), hours.is_open(row.opening_hours, at))
        for row in one.at.filter(place__gone_on=None).select_related("place__area")
    ]
    return of_entry(one) | {
        "service": one,
        "at": rows,
        "groups": groups(one.target_groups),
        "spoken": [choices.LANGUAGES[code] for code in one.languages],
    }


def organisation(one: Organisation) -> dict[str, Any]:
    """The page of an organisation: what it does, and its places."""
    today = timezone.localdate()
    there = Prefetch("places", Place.objects.filter(gone_on=None))
    return of_entry(one) | {
        "organisation": one,
        "services": one.services.fresh(today).exclude(status=Status.STOPPED).prefetch_related(there),
        "places": one.places.fresh(today).select_related("area"),
    }


def panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the page of an area: some places in it, those that are open first; None when there are none."""
    at = timezone.now()
    found = queries.places(Wish(area=area), at=at)
    if not found or area.kind == Area.Kind.MUNICIPALITY:
        return None
    return {
        "area": area,
        "cards": cards.cards(found[:IN_PANEL], at=at),
        "total": len(found),
        "is_own": area.kind == Area.Kind.OWN,
    }


def editor_panel(viewer: Any, person: Any) -> dict[str, Any]:
    """On one's own page: for an editor the way to what is not right, with how much waits."""
    may = rules.may_edit(viewer)
    return {"may": may, "waiting": Correction.objects.filter(settled_at=None).count() if may else 0}
