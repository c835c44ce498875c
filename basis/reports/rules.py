"""Who makes reports of a round. What is published everybody reads."""

from __future__ import annotations

from typing import Any

from basis.stories import rules as stories
from basis.stories.models import Round


def may_make(viewer: Any, one: Round) -> bool:
    """Whoever leads a round writes its report, makes it, and puts it on the website (vision 4.3)."""
    return bool(getattr(viewer, "is_authenticated", False)) and stories.may_lead(viewer, one)
