"""Tells Django of the check that mail can go."""

from django.apps import AppConfig


class Notifications(AppConfig):
    """Registers the check when Django starts."""

    name = "basis.notifications"

    def ready(self) -> None:
        from basis.notifications import checks  # noqa: F401 (registers itself)
