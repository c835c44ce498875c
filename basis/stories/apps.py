"""What stories notices of moderation."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Follows what happens to a story that was given."""

    name = "basis.stories"

    def ready(self) -> None:
        """Listen to moderation."""
        from basis.moderation.events import changed

        changed.connect(_follow, dispatch_uid="stories")


def _follow(contribution: Any, **more: Any) -> None:
    from basis.stories import telling_actions

    telling_actions.notice(contribution)
