"""Contact persons, questions and barriers of the invented initiatives, made as people would."""

from __future__ import annotations

from django.conf import settings


def build() -> None:
    """Make what is not there yet. Does nothing outside the demo."""
    if not settings.DEMO:
        return
