"""Who reports, who decides about what, and who may object to that."""

from __future__ import annotations

import datetime
from typing import Any

from basis.moderation.models import Contribution, Decision, Report, State, Verdict
from basis.moderation.rules import DECIDE, may_decide
from basis.modules import all_modules

OBJECT_WITHIN = datetime.timedelta(days=183)


def others_may_decide(viewer: Any, area: str) -> bool:
    """Whether somebody else looks after this area too."""
    holders = (module.holders(DECIDE, area) for module in all_modules() if module.holders)
    return any(person.pk != viewer.pk for found in holders for person in found)


def may_decide_on(viewer: Any, contribution: Contribution, decided_first: set[int | None]) -> bool:
    """Never on what one gave oneself; after an objection not who decided first, unless there is nobody else."""
    if not may_decide(viewer, contribution.area) or contribution.author_id == viewer.pk:
        return False
    return viewer.pk not in decided_first or not others_may_decide(viewer, contribution.area)


def may_report(viewer: Any, contribution: Contribution) -> bool:
    """Anyone, without account, reports what everyone sees; nobody reports her own."""
    return contribution.state == State.VISIBLE and (viewer is None or contribution.author_id != viewer.pk)


def may_object(decision: Decision, made: Report | None, last: Decision | None, at: datetime.datetime) -> bool:
    """Its giver against not being shown, its reporter against its staying; once, within six months (DSA art. 20)."""
    is_against_giver = decision.verdict != Verdict.PUBLISH
    of_this_report = made is None or made.decision_id == decision.pk
    said_before = decision.objections.filter(report=made).exists()
    return (
        decision == last
        and not decision.is_second_look
        and at - decision.decided_at <= OBJECT_WITHIN
        and is_against_giver is (made is None)
        and of_this_report
        and decision.contribution.state != State.WITHDRAWN
        and not said_before
    )
