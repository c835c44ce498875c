"""Who may do what beside an initiative: its initiators write what is theirs, staff answer (vision 4.2.3)."""

from __future__ import annotations

from typing import Any

from basis.initiatives import rules as initiatives
from basis.initiatives.models import Initiative
from basis.liaison import barrier_queries, queries
from basis.liaison.models import Barrier

ASSIGN = "liaison.assign"  # says who the contact person is
FIRST_ASKED = "liaison.first_asked"  # is proposed as contact person before others
OWN = "liaison.own"  # can be a contact person, or own a barrier
OVERSEE = "liaison.oversee"  # the area director: answers for who is late
ESCALATE = "liaison.escalate"  # the policy adviser: when even that did not help


def is_of_team(viewer: Any, initiative: Initiative) -> bool:
    """One of the initiators; never staff for being staff."""
    return initiatives.may_change(viewer, initiative)


def may_assign(viewer: Any, initiative: Initiative) -> bool:
    """Who works for the area says who stands beside the initiative."""
    return _has(viewer, ASSIGN, initiative)


def may_be_contact(person: Any, initiative: Initiative) -> bool:
    """Whoever works for the area and can do something for an initiative."""
    return _has(person, OWN, initiative)


def may_answer(viewer: Any, initiative: Initiative) -> bool:
    """The contact person, as long as she works here; the area director when she does not get to it."""
    if _has(viewer, OVERSEE, initiative):
        return True
    return _has(viewer, OWN, initiative) and queries.is_contact(viewer, initiative)


def may_read_thread(viewer: Any, initiative: Initiative) -> bool:
    """The initiators and who answers them. Nobody else: it is between them."""
    return is_of_team(viewer, initiative) or may_answer(viewer, initiative)


def may_handle(viewer: Any, barrier: Barrier) -> bool:
    """Who owns it, as long as she works here, the contact person, the area director; late twice, the adviser too."""
    initiative = barrier.initiative
    if may_answer(viewer, initiative):
        return True
    if barrier.risen > 1 and _has(viewer, ESCALATE, initiative):
        return True
    return _has(viewer, OWN, initiative) and barrier.owner_id == viewer.pk


def may_read(viewer: Any, barrier: Barrier) -> bool:
    """Everyone reads what is public and looked at; the rest only the initiators and who handles it."""
    return barrier_queries.is_seen(barrier) or is_of_team(viewer, barrier.initiative) or may_handle(viewer, barrier)


def _has(viewer: Any, permission: str, initiative: Initiative) -> bool:
    return viewer is not None and bool(viewer.has_perm(permission, initiative.area))
