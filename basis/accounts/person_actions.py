"""What somebody changes about herself."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from basis.accounts.models import Person
from basis.audit import actions as audit

HERS = ("name", "area", "language", "reach", "phone")


@transaction.atomic
def change_details(person: Person, **details: Any) -> None:
    """Write down what she says about herself: name, own area, language, how to be reached. Nobody else can."""
    for field in HERS:
        setattr(person, field, details[field])
    person.full_clean()
    person.save(update_fields=HERS)
    audit.record("accounts.details_changed", person, by=person)
