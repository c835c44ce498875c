"""The desk of who works for an area: all that came in and waits there, in one screen."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.modules import awaiting, panels_of

WORK = "site.work"


def may_work(viewer: Any, area: Area) -> bool:
    """Who works for this area, among its people (vision 4.1.2), or for all areas."""
    return bool(viewer.has_perm(WORK, area))


def desk(viewer: Any, area: Area) -> dict[str, Any]:
    """What waits for her in this area, and what each module has of it."""
    return {
        "area": area,
        "today": timezone.localdate(),
        "waiting": [one for one in awaiting(viewer) if one.area in {area.code, ""}],
        "panels": panels_of("worker_panels", viewer, area),
    }


def my_panel(viewer: Any, person: Any) -> dict[str, Any] | None:
    """On one's own page: the way to the desk of each area she works for; None of who works for none."""
    hers = [area for area in areas.own_choices() if may_work(person, area)]
    return {"areas": hers} if hers else None
