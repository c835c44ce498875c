"""What becomes of activities when two initiatives go on as one."""

from __future__ import annotations

from basis.activities.models import Activity
from basis.initiatives.models import Initiative


def go_along(initiative: Initiative, into: Initiative) -> None:
    """Two initiatives went on as one, in this transaction: what one organised is organised by what came of it."""
    Activity.objects.filter(initiative=initiative).update(initiative=into)
