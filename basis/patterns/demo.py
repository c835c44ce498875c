"""The patterns of the invented rounds, made as the clock makes them, so that their pages are whole at once."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from basis.patterns import kept_actions, kept_queries


def build() -> None:
    """Make what was not made yet. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    for one in kept_queries.to_make(timezone.now()):
        if one.is_example:
            kept_actions.keep(one)
