"""What reports notice of stories."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db import transaction


class ReportsConfig(AppConfig):
    """Follows stories that change, go, or may be used for less."""

    name = "basis.reports"

    def ready(self) -> None:
        """Listen to stories."""
        from basis.stories.events import changed

        changed.connect(_follow, dispatch_uid="reports")


def _follow(round: Any, **more: Any) -> None:
    """As soon as it is so: what was made of that story is erased. Until then each reading asks whether it stands."""
    from basis.reports import making_actions

    transaction.on_commit(partial(making_actions.outdate, round), robust=True)
