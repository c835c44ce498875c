"""Who may have calendars of others read in (vision 4.2.4: nobody keys in again what a calendar already says)."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area
from basis.calendars import queries
from basis.calendars.models import Calendar
from basis.socialmap.models import Organisation
from basis.upkeep.rules import may_keep

READ_IN = "calendars.read_in"


def may_read_in(viewer: Any, area: Area) -> bool:
    """Editors of the social map, community workers and the administrator, for the areas they work for."""
    return viewer is not None and bool(viewer.has_perm(READ_IN, area))


def may_add(viewer: Any, area: Area, organisation: Organisation | None) -> bool:
    """Who works for the area any calendar in it; a keeper that of her own organisation, wherever it is."""
    return may_read_in(viewer, area) or may_keep(viewer, organisation)


def may_run(viewer: Any, calendar: Calendar) -> bool:
    """Read it again, put it still, take it away: who could add it."""
    return may_add(viewer, calendar.area, calendar.organisation)


def areas_of(viewer: Any) -> list[Area]:
    """The areas for which somebody may read in: own areas, and wijken outside them."""
    return [area for area in queries.choices() if may_read_in(viewer, area)]
