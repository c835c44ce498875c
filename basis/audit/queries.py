"""What the page of the log needs."""

from __future__ import annotations

from basis.audit.models import Act, ActQuerySet


def acts(action: str = "") -> ActQuerySet:
    """The log, newest first, with who did it; all of it or of one action."""
    found = Act.objects.select_related("actor")
    return found.filter(action=action) if action else found


def actions_known() -> list[str]:
    """Every action that was ever written down, in alphabetical order."""
    return list(Act.objects.order_by("action").values_list("action", flat=True).distinct())
