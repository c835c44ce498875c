"""What the pages of activities show."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from basis.activities import activity_queries, queries, recurrence, rules
from basis.activities.list_forms import ListForm
from basis.activities.models import Activity, Occurrence
from basis.areas.models import Area
from basis.modules import panels_of
from basis.socialmap.entry_models import ACCESS, LANGUAGES
from basis.themes import Group

A_PAGE = 25
MOST_A_WEEK = 200
A_WEEK = datetime.timedelta(days=7)
TOLD_APART = ("step_free", "wheelchair_toilet", "ring_line")


@dataclass(frozen=True)
class Day:
    """A day with what there is to do on it."""

    date: datetime.date
    rows: tuple[Occurrence, ...]
    is_today: bool
    more: str = ""  # where the rest of it is, when it is not all here


def by_day(found: Iterable[Occurrence], today: datetime.date) -> list[Day]:
    """The occurrences per local day; what began before today stands under today."""
    grouped = groupby(found, key=lambda one: max(queries.local(one.starts_at).date(), today))
    return [Day(date, tuple(rows), date == today) for date, rows in grouped]


def listing(asked: Mapping[str, Any], viewer: Any, area: Area | None, *, now: datetime.datetime) -> dict[str, Any]:
    """The list of what there is to do, by day or of a week, with all by which it can be made shorter."""
    form = ListForm(asked, area=area)
    here, wanted, today = area or form.area(), form.wanted(), queries.local(now).date()
    told = {
        "form": form,
        "area": area,
        "here": here,
        "wanted": wanted,
        "today": today,
        "is_week": asked.get("weergave") == "week",
        "is_narrow": bool(set(form.asked()) - {"gebied", "weergave"}),
        "views": [_address(form, weergave=""), _address(form, weergave="week")],
        "feed": feed_of(here, wanted),
        "site_address": settings.ADDRESS,
        "paper": paper_of(here, wanted),
        "give": reverse("activities:give") + (f"?gebied={here.slug}" if here else ""),
    }
    shown = _week if told["is_week"] else _days
    return told | shown(form, viewer, here, wanted, _page(asked), now)


def _days(
    form: ListForm, viewer: Any, area: Area | None, wanted: queries.Wanted, page: int, now: datetime.datetime
) -> dict[str, Any]:
    start = (page - 1) * A_PAGE
    found = queries.upcoming(viewer, area, wanted, now=now).defer(*queries.UNREAD)
    rows = list(found[start : start + A_PAGE + 1])
    return {
        "days": by_day(rows[:A_PAGE], max(queries.local(now).date(), wanted.since or datetime.date.min)),
        "number": page,
        "earlier": _address(form, pagina=page - 1 if page > 2 else "") if page > 1 else "",
        "later": _address(form, pagina=page + 1) if len(rows) > A_PAGE else "",
    }


def _week(
    form: ListForm, viewer: Any, area: Area | None, wanted: queries.Wanted, _number: int, now: datetime.datetime
) -> dict[str, Any]:
    today = queries.local(now).date()
    first = max(wanted.since or today, today)
    of_week = replace(wanted, since=first, until=first + datetime.timedelta(days=6))
    rows = list(queries.upcoming(viewer, area, of_week, now=now).defer(*queries.UNREAD)[: MOST_A_WEEK + 1])
    found = {day.date: day.rows for day in by_day(rows[:MOST_A_WEEK], first)}
    full = max(queries.local(rows[-1].starts_at).date(), first) if len(rows) > MOST_A_WEEK else datetime.date.max
    days = [first + datetime.timedelta(days=number) for number in range(7)]
    rest = {day: _address(form, weergave="", vanaf=day.isoformat()) for day in days if day >= full}
    return {
        "days": [Day(day, found.get(day, ()), day == today, rest.get(day, "")) for day in days],
        "first": first,
        "last": days[-1],
        "earlier": _address(form, vanaf=(first - A_WEEK).isoformat()) if first > today else "",
        "later": _address(form, vanaf=(first + A_WEEK).isoformat()),
    }


def monday_of(day: datetime.date) -> datetime.date:
    """The Monday of its week."""
    return day - datetime.timedelta(days=day.weekday())


def feed_of(area: Area | None, wanted: queries.Wanted) -> str:
    """The address of the calendar of what this list is of: a place, an organisation, an initiative, an area, or all."""
    for word, name in (("plek", "place"), ("organisatie", "organisation"), ("initiatief", "initiative")):
        if whose := getattr(wanted, name):
            return reverse("activities:feed_of", args=[word, whose.slug])
    return reverse("activities:feed_of_area", args=[area.slug]) if area else reverse("activities:feed")


def paper_of(area: Area | None, wanted: queries.Wanted) -> str:
    """The address of the paper for a notice board of a place, an area, or all."""
    if wanted.place:
        return reverse("activities:paper_of_place", args=[wanted.place.slug])
    return reverse("activities:paper_of_area", args=[area.slug]) if area else reverse("activities:paper")


def one(activity: Activity, viewer: Any, *, now: datetime.datetime) -> dict[str, Any]:
    """The page of an activity, with its next occurrences."""
    nexts = activity_queries.next_of(activity, now=now)
    first = next((row for row in nexts if not row.is_cancelled), None)
    return _about(activity, viewer) | {
        "nexts": nexts,
        "next": first,
        "panels": panels_of("activity_panels", viewer, first) if first else [],
        "often": recurrence.in_words(queries.rule_of(activity)),
    }


def occurrence(row: Occurrence, viewer: Any, *, now: datetime.datetime) -> dict[str, Any]:
    """The page of one occurrence."""
    return _about(row.activity, viewer) | {
        "one": row,
        "is_over": row.ends_at <= now,
        "often": recurrence.in_words(queries.rule_of(row.activity)),
        "panels": panels_of("activity_panels", viewer, row),
    }


def _about(activity: Activity, viewer: Any) -> dict[str, Any]:
    place = activity.place
    facts = [(name, getattr(activity, name)) for name in TOLD_APART]
    known = [(name, there if there is not None else getattr(place, name, None)) for name, there in facts]
    return {
        "activity": activity,
        "area": activity.area,
        "access": [ACCESS[name][0 if there else 1] for name, there in known if there is not None],
        "groups": [] if Group.EVERYONE in activity.groups else [Group(one).label for one in activity.groups],
        "spoken": [LANGUAGES[code] for code in activity.languages],
        "may_change": rules.may_change(viewer, activity),
        "may_change_here": rules.may_change_here(viewer, activity),
        "is_seen": activity.contribution.state == "visible",
    }


def _address(form: ListForm, **changes: Any) -> str:
    return f"?{urlencode(form.asked(**changes))}"


def _page(asked: Mapping[str, Any]) -> int:
    number = str(asked.get("pagina", ""))
    return max(1, int(number)) if number.isdecimal() and number.isascii() and len(number) < 4 else 1
