"""Who may type over what came on paper."""

from __future__ import annotations

from typing import Any

from basis.stories import queries, rules
from basis.stories.models import Round, Stage


def may_type_over(viewer: Any, one: Round) -> bool:
    """Staff who write down for one of its areas, once it opened; also when it closed, for paper comes later."""
    return one.stage != Stage.DRAFT and any(rules.may_record(viewer, area) for area in queries.areas_of(one))
