"""Who writes down what is seen and what it might mean. Everybody reads it once the round was given back."""

from __future__ import annotations

from typing import Any

from basis.stories import rules as stories
from basis.stories.models import Round, Stage


def may_write(viewer: Any, one: Round) -> bool:
    """Whoever leads a round writes down what people see in it; so does who writes down stories in all its areas."""
    if not getattr(viewer, "is_authenticated", False):
        return False
    return stories.may_lead(viewer, one) or all(stories.may_record(viewer, area) for area in one.areas.all() or [None])


def may_read(viewer: Any, one: Round) -> bool:
    """Everybody reads it after its tellers heard back; before, who writes it."""
    return one.stage == Stage.RETURNED or may_write(viewer, one)
