"""Lists that read of what is related only what a line of them shows."""

from __future__ import annotations

from django.db.models import Model


def unread(path: str, model: type[Model], shown: str) -> list[str]:
    """For `defer`: all fields of a related model but its key and those that are shown, by their names with spaces.

    `unread("place", Place, "name step_free")` gives `place__slug`, `place__town` and so on.
    """
    kept = {model._meta.pk.name if model._meta.pk else "", *shown.split()}
    return [f"{path}__{field.name}" for field in model._meta.concrete_fields if field.name not in kept]
