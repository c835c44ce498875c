"""Write down an act."""

from typing import Any

from django.db import models

from basis.audit.models import Act


def record(action: str, target: models.Model | None = None, *, by: Any = None, origin: str = "", **detail: Any) -> Act:
    """Write one line: `record("areas.imported", area, by=person, year=2024)`.

    `by` is a person, or None for a command or a job. `detail` holds counts and codes, never personal data.
    Call it inside the transaction of the act, so that both are there or neither.
    """
    known = by if getattr(by, "is_authenticated", False) else None
    return Act.objects.create(
        actor=known,
        action=action,
        target_kind=target._meta.label_lower if target else "",
        target_key=str(target.pk) if target else "",
        origin=origin or ("web" if known else "command"),
        detail=detail,
    )
