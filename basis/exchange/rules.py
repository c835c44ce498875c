"""Who may do what with cards. To put one up, to read and to answer nobody needs an account."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area
from basis.exchange.models import Card
from basis.initiatives import rules as initiatives
from basis.initiatives.models import Initiative
from basis.needs import rules as needs
from basis.socialmap.models import Organisation
from basis.upkeep.rules import may_keep

RECORD = "exchange.record"


def may_record(viewer: Any, area: Area) -> bool:
    """Staff who work for this area write down what somebody else said (vision 4.1.2: the opbouwwerker among people)."""
    return viewer is not None and bool(viewer.has_perm(RECORD, area))


def may_speak_for(viewer: Any, speaker: Organisation | Initiative | None) -> bool:
    """A keeper speaks for her organisation (vision 4.2.3), the team of an initiative for that (4.2.3, principle 2)."""
    if isinstance(speaker, Initiative):
        return initiatives.may_change(viewer, speaker)
    return may_keep(viewer, speaker)


def may_assure(viewer: Any, card: Card) -> bool:
    """A keeper of the organisation that accompanies this help at home says that it saw the VOG (vision 4.2.2)."""
    return card.at_home and may_keep(viewer, card.coordinator)


def may_make_a_need(viewer: Any, card: Card) -> bool:
    """Who works for the area takes what stays unanswered to the agenda of that area (vision 4.2.5)."""
    return may_record(viewer, card.area) and needs.may_record(viewer, card.area)
