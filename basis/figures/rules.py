"""Who may say what a figure means in an area. To read figures and readings nobody needs an account (vision 4.2.5)."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area
from basis.figures.models import Reading

WRITE = "figures.write_reading"


def may_write_reading(viewer: Any, area: Area) -> bool:
    """Staff who work for this area, or for the whole municipality, write down what people read in a figure.

    A role for an own area also covers the buurten in it.
    """
    if viewer.has_perm(WRITE, area):
        return True
    return bool(area.own_area_id) and viewer.has_perm(WRITE, Area(pk=area.own_area_id))


def may_withdraw_reading(viewer: Any, reading: Reading) -> bool:
    """Whoever may write readings for the area takes one away too: its author may have left."""
    return reading.withdrawn_at is None and may_write_reading(viewer, reading.area)
