"""What machines read on the page of an activity: an Event of schema.org as JSON-LD."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from basis.activities.models import Activity, Occurrence
from basis.activities.recurrence_parts import AMSTERDAM

ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
EVENT = "https://schema.org/Event"


def script(data: dict[str, Any]) -> SafeString:
    """The text of a script of type application/ld+json, in which no tag can be closed or opened."""
    said = {name: value for name, value in data.items() if value not in ("", None, [], {})}
    text = json.dumps({"@context": "https://schema.org"} | said, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308  # as Django's json_script does


def activity(one: Activity, row: Occurrence | None, root: str) -> dict[str, Any]:
    """The activity on its next occurrence; `root` is the address of this website."""
    lasts = datetime.timedelta(minutes=one.minutes)
    starts, ends = (row.starts_at, row.ends_at) if row else (one.starts_at, one.starts_at + lasts)
    is_off = one.is_cancelled or (row is not None and row.is_cancelled)
    place = row.at_place if row else one.place
    there = {"@type": "Place", "name": str(place) if place else one.where, "address": place.address if place else ""}
    online = {"@type": "VirtualLocation", "url": one.online_url}
    whose = one.organisation or one.initiative
    return {
        "@type": "Event",
        "@id": root + one.get_absolute_url(),
        "name": one.title,
        "description": one.text,
        "startDate": starts.astimezone(AMSTERDAM).isoformat(),
        "endDate": ends.astimezone(AMSTERDAM).isoformat(),
        "eventStatus": f"{EVENT}{'Cancelled' if is_off else 'Scheduled'}",
        "location": [*([there] if there["name"] else []), *([online] if one.online_url else [])],
        "organizer": {"@type": "Organization", "name": str(whose)} if whose else None,
        "isAccessibleForFree": True if one.cost_kind == "free" else None,
        "maximumAttendeeCapacity": one.capacity,
        "inLanguage": list(one.languages),
    }
