"""Verbs about the vision: report on a commitment."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.vision import pack, rules
from basis.vision.models import CommitmentUpdate


@transaction.atomic
def write_update(
    *,
    commitment: str,
    state: str,
    text: str,
    on: datetime.date,
    by: Any,
    today: datetime.date | None = None,
    is_example: bool = False,
) -> CommitmentUpdate:
    """Report what happened with a commitment on a day; the newest report gives its state.

    `commitment` is its key in the pack: one that is not there raises KeyError. Raises PermissionDenied for who may
    not, ValidationError for a day that is still to come, an empty text or an unknown state.
    """
    if not rules.may_update_commitment(by):
        raise PermissionDenied
    promised = pack.vision().commitment(commitment)
    if on > (today or timezone.localdate()):
        raise ValidationError({"on": _("Deze datum moet nog komen. Kies vandaag of eerder.")})
    update = CommitmentUpdate(
        commitment=promised.key, state=state, text=text.strip(), on=on, author=by, is_example=is_example
    )
    update.full_clean()
    update.save()
    audit.record("vision.update_written", update, by=by, commitment=promised.key, state=state)
    return update


@transaction.atomic
def write_examples(*, by: Any, today: datetime.date | None = None) -> int:
    """The invented reports of the demo world, marked as such; gives how many."""
    today = today or timezone.localdate()
    for told in pack.examples():
        on = today - datetime.timedelta(days=told.days_ago)
        write_update(
            commitment=told.commitment, state=told.state, text=told.text, on=on, by=by, today=today, is_example=True
        )
    return len(pack.examples())


def forget(person: Any) -> int:
    """The reports that somebody wrote stay, without her name; gives how many."""
    return CommitmentUpdate.objects.filter(author=person).update(author=None)
