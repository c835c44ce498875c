"""Who may say what a figure means in an area. To read and to say it nobody needs an account (vision 4.2.5)."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area

RECORD = "figures.record_reading"


def may_record_reading(viewer: Any, area: Area) -> bool:
    """Staff who work for this area, or for the whole municipality, write down what somebody else said.

    A role for an own area also covers the buurten in it.
    """
    if viewer is None:
        return False
    if viewer.has_perm(RECORD, area):
        return True
    return bool(area.own_area_id) and viewer.has_perm(RECORD, Area(pk=area.own_area_id))


def looked_after_by(area: Area) -> str:
    """The code of the area whose moderators look after what is given here: the own area that a buurt lies in."""
    return area.own_area.code if area.own_area else area.code
