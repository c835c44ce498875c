"""What liaison notices of initiatives."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class LiaisonConfig(AppConfig):
    """Follows initiatives that go on as one."""

    name = "basis.liaison"

    def ready(self) -> None:
        """Listen to initiatives."""
        from basis.initiatives.events import joined

        joined.connect(_follow, dispatch_uid="liaison")


def _follow(initiative: Any, into: Any, **more: Any) -> None:
    from basis.liaison import leaving_actions

    leaving_actions.go_along(initiative, into)
