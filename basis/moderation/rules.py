"""Who may do what with contributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from basis.moderation.models import Contribution, State
from basis.modules import all_modules

DECIDE = "moderation.decide"
TRUSTED = "moderation.publish_at_once"


def may_publish_at_once(viewer: Any, area: str) -> bool:
    """Staff who work for this area are answerable for what they write (vision 4.1.2: the opbouwwerker among people)."""
    return bool(viewer.has_perm(TRUSTED, area))


def may_decide(viewer: Any, area: str) -> bool:
    """Moderators of the area, or of the whole municipality."""
    return bool(viewer.has_perm(DECIDE, area))


def is_moderator(viewer: Any) -> bool:
    """Whether somebody decides about contributions anywhere: in all areas, or in one that people work for."""
    codes = ("", *(code for module in all_modules() if module.area_names for code in module.area_names()))
    return any(may_decide(viewer, code) for code in codes)


@dataclass(frozen=True)
class OfGiver:
    """What the giver of a contribution may do with it now."""

    confirm: bool
    change: bool
    withdraw: bool
    claim: bool


def of_giver(viewer: Any, contribution: Contribution) -> OfGiver:
    """Who holds the link changes and withdraws (vision principle 2: it stays hers); what is closed stays closed.

    A worker who wrote down what somebody else said does not make it her own.
    """
    is_open = contribution.state not in {State.REMOVED, State.WITHDRAWN}
    signed_in = bool(getattr(viewer, "is_authenticated", False))
    return OfGiver(
        confirm=contribution.state == State.UNCONFIRMED
        or (is_open and bool(contribution.email) and not contribution.is_confirmed),
        change=is_open,
        withdraw=is_open,
        claim=is_open
        and contribution.author_id is None
        and not (signed_in and contribution.recorded_by_id == viewer.pk),
    )
