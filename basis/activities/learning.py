"""Learning: what one can learn, where, and that everybody has something to teach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from basis.activities import queries
from basis.activities.list_forms import ListForm
from basis.activities.pages import by_day
from basis.socialmap.entry_models import having
from basis.socialmap.models import Place, Service
from basis.themes import THEME_WORDS, Theme

MOST = 12
MOST_PLACES = 6
DIGITAL = ("digi", "computer", "internet", "telefoon", "tablet", "online")  # by which people name it


def page(asked: Mapping[str, Any], viewer: Any, *, now: datetime.datetime) -> dict[str, Any]:
    """What there is to learn soon, with digital skills apart, what is always there, and where."""
    form = ListForm(asked)
    area = form.area()
    found = queries.going_on(viewer, area, queries.Wanted(learning=True), now=now)
    rows = _once_each(found[: MOST * 6])
    today = timezone.localdate(now)
    learn = having("themes", Theme.LEARN)
    services = Service.objects.fresh(today).standing().filter(learn).select_related("organisation").order_by("name")
    places = Place.objects.fresh(today).filter(learn).select_related("area").order_by("name")
    here = places.in_area(area) if area else places
    digital = [
        row for row in rows if any(word in f"{row.activity.title} {row.activity.text}".lower() for word in DIGITAL)
    ]
    return {
        "form": form,
        "area": area,
        "days": by_day([row for row in rows if row not in digital][:MOST], queries.local(now).date()),
        "digital": digital[:MOST],
        "services": list(services[:MOST]),
        "places": list(here[:MOST_PLACES]),
        "all": (reverse("activities:of_area", args=[area.slug]) if area else reverse("activities:everywhere"))
        + "?leren=on",
        "all_services": f"{reverse('socialmap:services')}?onderwerp={THEME_WORDS[Theme.LEARN]}",
        "all_places": f"{reverse('socialmap:places')}?onderwerp={THEME_WORDS[Theme.LEARN]}",
        "teach": f"/ik-kan-voor-een-ander/?onderwerp={THEME_WORDS[Theme.LEARN]}",
    }


def _once_each(found: Any) -> list[Any]:
    """Of each activity its next occurrence."""
    seen: dict[int, Any] = {}
    for row in found:
        seen.setdefault(row.activity_id, row)
    return list(seen.values())
