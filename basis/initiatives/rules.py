"""Whose an initiative is: its initiators change it, staff never do. To read or begin one nobody needs an account."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area
from basis.initiatives.models import Initiative, Stage
from basis.moderation.models import State

RECORD = "initiatives.record"
CLOSED = frozenset({State.REMOVED, State.WITHDRAWN})


def may_record(viewer: Any, area: Area) -> bool:
    """Staff who work for this area write down what somebody else began (vision 4.1.2: the opbouwwerker)."""
    return viewer is not None and bool(viewer.has_perm(RECORD, area))


def may_change(viewer: Any, initiative: Initiative) -> bool:
    """Its initiators only: who claimed it, and its team (vision 3.2, figure 1: residents own it). No role gives this.

    What is kept on another platform, went on in another initiative, or was taken away, is changed by nobody here.
    """
    if not getattr(viewer, "is_authenticated", False) or initiative.is_imported or initiative.merged_into_id:
        return False
    if initiative.contribution.state in CLOSED:
        return False
    if initiative.contribution.author_id == viewer.pk:
        return True
    return any(member.person_id == viewer.pk for member in initiative.team.all())


def may_leave(viewer: Any, initiative: Initiative) -> bool:
    """Whoever carries it may stop doing so; the last one only when it stopped, so that it is always somebody's."""
    if not may_change(viewer, initiative):
        return False
    others = initiative.team.exclude(person=viewer.pk).filter(person__isnull=False)
    return initiative.stage == Stage.STOPPED or others.exists()


def may_join(viewer: Any, initiative: Initiative, into: Initiative) -> bool:
    """Who carries an initiative may propose to go on with another that is still there; its team decides."""
    is_there = into.contribution.state == State.VISIBLE and not into.is_imported and into.merged_into_id is None
    return initiative.pk != into.pk and is_there and may_change(viewer, initiative)
