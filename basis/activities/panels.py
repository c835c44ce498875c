"""What activities put on the pages of other modules: a few that come soon, in one query each."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from basis.activities import activity_queries, pages, queries, rules
from basis.activities.queries import IN_A_PANEL, Wanted
from basis.areas.models import Area
from basis.doors import Door, Sentence
from basis.initiatives import rules as initiatives
from basis.initiatives.models import Initiative
from basis.search import queries as search
from basis.socialmap.models import Organisation, Place
from basis.themes import THEME_WORDS, Subject, Theme
from basis.upkeep.rules import may_keep

IN_A_DOOR = 4
MOST_OF_HERS = 20
TWO_WEEKS = datetime.timedelta(days=14)
DAYS_AHEAD = datetime.timedelta(days=6)


def of_area(viewer: Any, place: Area) -> dict[str, Any] | None:
    """On the page of an area: what there is to do in the coming week; None of a country. One query."""
    if place.kind == Area.Kind.COUNTRY:
        return None
    return _this_week(viewer, queries.home(place))


def of_home(viewer: Any, area: Area | None) -> dict[str, Any]:
    """On home: what there is to do in the coming week in the area somebody chose, or everywhere. One query."""
    return _this_week(viewer, area)


def _this_week(viewer: Any, area: Area | None) -> dict[str, Any]:
    now = timezone.now()
    wanted = Wanted(until=queries.local(now).date() + DAYS_AHEAD)
    give = reverse("activities:give") + (f"?gebied={area.slug}" if area else "")
    rows = list(queries.going_on(viewer, area, wanted, now=now)[:IN_A_PANEL])
    return {"area": area, "rows": rows, "all": _list(area), "give": give, "show_area": area is None}


def of_theme(viewer: Any, subject: Subject) -> dict[str, Any] | None:
    """On a theme page: what comes soon that fits it; None when there is nothing. One query."""
    fits = Q(activity__theme__in=subject.themes)
    for group in subject.groups:
        fits |= Q(activity__groups__contains=f" {group} ")
    now, area = timezone.now(), queries.home(subject.area)
    rows = _once_each(queries.going_on(viewer, area, now=now).filter(fits), IN_A_PANEL)
    return {"rows": rows, "all": _list(area, subject.theme)} if rows else None


def of_door(viewer: Any, door: Door) -> dict[str, Any] | None:
    """Behind 'ik wil' and 'ik heb nodig': what one can simply go to, with her words in it if there is."""
    if door.sentence not in {Sentence.WANT, Sentence.NEED}:
        return None
    area = queries.home(door.area)
    found = queries.going_on(viewer, area, Wanted(theme=door.theme), now=timezone.now())
    order = search.ranked(door.words, "activity", area.code if area else "") if door.words else {}
    said = _once_each(found.filter(activity__in=[int(key) for key in order]), IN_A_DOOR) if order else []
    rows = said or _once_each(found, IN_A_DOOR)
    return {"rows": rows, "all": _list(area, door.theme)} if rows else None


def of_entry(viewer: Any, entry: Any) -> dict[str, Any] | None:
    """Beneath a place or an organisation of the social map: what comes there, or what it organises."""
    if isinstance(entry, Place):
        told = _of(viewer, Wanted(place=entry), "plek", entry.slug)
        give = f"?{urlencode({'gebied': entry.area.slug, 'plek': entry.slug})}" if entry.area else ""
        paper = reverse("activities:paper_of_place", args=[entry.slug])
        return told | {"give": reverse("activities:give") + give, "paper": paper}
    if isinstance(entry, Organisation):
        told = _of(viewer, Wanted(organisation=entry), "organisatie", entry.slug)
        told["give"] = reverse("activities:give") if may_keep(viewer, entry) else ""
        return told if told["rows"] or told["give"] else None
    return None


def of_initiative(viewer: Any, initiative: Initiative) -> dict[str, Any] | None:
    """Beneath an initiative: what it organises; its initiators may add to it."""
    told = _of(viewer, Wanted(initiative=initiative), "initiatief", initiative.slug)
    if initiatives.may_change(viewer, initiative):
        told["give"] = f"{reverse('activities:give')}?gebied={initiative.area.slug}"
    return told if told["rows"] or told.get("give") else None


def _of(viewer: Any, wanted: Wanted, word: str, slug: str) -> dict[str, Any]:
    return {
        "rows": _once_each(queries.going_on(viewer, None, wanted, now=timezone.now()), IN_A_PANEL),
        "all": f"{reverse('activities:everywhere')}?{word}={slug}",
        "feed": pages.feed_of(None, wanted),
    }


def of_me(viewer: Any, person: Any) -> dict[str, Any]:
    """On one's own page: what she organises. One query."""
    return {"activities": list(activity_queries.organised_by(person)[:MOST_OF_HERS])}


def of_worker(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk of who works for an area: what was given in the last two weeks. One query."""
    if not rules.may_record(viewer, area):
        return None
    new = activity_queries.activities(None, queries.home(area)).filter(written_at__gte=timezone.now() - TWO_WEEKS)
    return {"activities": list(new.order_by("-written_at")[:10])}


def _once_each(found: Any, most: int) -> list[Any]:
    """Of each activity its next occurrence, soonest first; looks at ten times as many at most."""
    seen: dict[int, Any] = {}
    for row in found[: most * 10]:
        seen.setdefault(row.activity_id, row)
    return list(seen.values())[:most]


def _list(area: Area | None, theme: str = "") -> str:
    address = reverse("activities:of_area", args=[area.slug]) if area else reverse("activities:everywhere")
    return f"{address}?{urlencode({'onderwerp': THEME_WORDS[Theme(theme)]})}" if theme else address
