"""Joining follows activities: when one is moved, called off or changed, who comes must hear of it."""

from typing import Any

from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "basis.joining"

    def ready(self) -> None:
        from basis.activities.events import occurrence_changed

        occurrence_changed.connect(_follow, dispatch_uid="joining")


def _follow(sender: Any, *, occurrence: Any, what: str, words: str, **_more: Any) -> None:
    from basis.joining.change_actions import note_change

    note_change(occurrence, what, words)
