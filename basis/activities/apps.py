"""What activities notices of initiatives."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Follows initiatives that go on as one."""

    name = "basis.activities"

    def ready(self) -> None:
        """Listen to initiatives."""
        from basis.initiatives.events import joined

        joined.connect(_follow, dispatch_uid="activities")


def _follow(initiative: Any, into: Any, **more: Any) -> None:
    from basis.activities import joined_actions

    joined_actions.go_along(initiative, into)
