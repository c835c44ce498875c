"""Who may give an activity, speak for whom, and change it. To give and to read it nobody needs an account."""

from __future__ import annotations

from typing import Any

from basis.activities.facts import ActivityFacts
from basis.activities.models import Activity
from basis.areas.models import Area
from basis.initiatives import rules as initiatives
from basis.moderation.models import Contribution, State
from basis.upkeep.rules import may_keep

RECORD = "activities.record"
CLOSED = frozenset({State.REMOVED, State.WITHDRAWN})


def may_record(viewer: Any, area: Area) -> bool:
    """Staff who work for this area write down what somebody else told (vision 4.1.2: the opbouwwerker among people)."""
    return viewer is not None and bool(viewer.has_perm(RECORD, area))


def may_speak_for(viewer: Any, facts: ActivityFacts, *, on_behalf: bool = False) -> bool:
    """In the name of an organisation its keepers, in that of an initiative its initiators; of oneself everybody.

    Who writes down what somebody else told may name the organisation, never an initiative: that speaks for itself.
    """
    organisation = facts.organisation is None or on_behalf or may_keep(viewer, facts.organisation)
    initiative = facts.initiative is None or initiatives.may_change(viewer, facts.initiative)
    return organisation and initiative


def may_change(viewer: Any, activity: Activity, opened: Contribution | None = None) -> bool:
    """Who gave it, also by her secret link; keepers of its organisation; initiators of its initiative. Never staff.

    `opened` is the contribution that the secret link of the visitor opens (`moderation.queries.with_key`).
    """
    if activity.contribution.state in CLOSED:
        return False
    if opened is not None and opened.pk == activity.contribution_id:
        return True
    if not getattr(viewer, "is_authenticated", False):
        return False
    return (
        activity.contribution.author_id == viewer.pk
        or may_keep(viewer, activity.organisation)
        or (activity.initiative is not None and initiatives.may_change(viewer, activity.initiative))
    )


def may_change_here(viewer: Any, activity: Activity) -> bool:
    """The same, on this website: what comes from a calendar is changed there, for here it would be written over."""
    return not activity.uid and may_change(viewer, activity)
