"""Who prepares and holds conversations about stories. What was held and published everybody reads."""

from __future__ import annotations

from typing import Any

from basis.stories import rules as stories
from basis.stories.models import Round


def may_hold(viewer: Any, one: Round) -> bool:
    """Whoever leads a round holds its conversations, and gives back to its tellers (vision 4.3)."""
    return bool(getattr(viewer, "is_authenticated", False)) and stories.may_lead(viewer, one)
