"""Figures follow our areas: when these change, what is computed from parts is computed again."""

from typing import Any

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "basis.figures"

    def ready(self) -> None:
        from basis.areas.events import areas_changed

        areas_changed.connect(_follow, dispatch_uid="figures")


def _follow(sender: Any, **news: Any) -> None:
    from basis.figures.actions import recompute

    recompute()
