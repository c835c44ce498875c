"""Who sees patterns: who leads a round always, everybody once it is closed, for half a round misleads."""

from __future__ import annotations

from typing import Any

from basis.stories import rules as stories
from basis.stories.models import Round, Stage

OVER = frozenset({Stage.CLOSED, Stage.RETURNED})
SMALL = 400  # stories: of so few all patterns are made while a page waits for it


def may_see(viewer: Any, one: Round) -> bool:
    """Whether this viewer sees the patterns of a round (docs/policy.md, S16)."""
    return one.stage in OVER or leads(viewer, one)


def leads(viewer: Any, one: Round) -> bool:
    """Whether she sees to the round, and so reads what tellers gave for a conversation."""
    return bool(getattr(viewer, "is_authenticated", False)) and stories.may_lead(viewer, one)


def may_make(viewer: Any, one: Round) -> bool:
    """Whether she can have the patterns made at once: who leads a small round. Of a large one the clock does it."""
    return leads(viewer, one) and one.stories.count() <= SMALL
