"""What was called off as a whole goes on again."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from basis.activities import rules
from basis.activities.models import Activity, Status
from basis.audit import actions as audit


@transaction.atomic
def go_on(activity: Activity, *, by: Any, at: datetime.datetime) -> None:
    """It goes on; its moments that were called off are put back one by one after it."""
    found = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_change(by, found):
        raise PermissionDenied
    if found.status == Status.PLANNED:
        return
    found.status, found.sequence, found.changed_at = Status.PLANNED, found.sequence + 1, at
    found.save(update_fields=["status", "sequence", "changed_at"])
    audit.record("activities.resumed", found, by=by)
