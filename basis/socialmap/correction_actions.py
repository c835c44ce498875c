"""Say that something on the social map is not right, and settle that."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from basis.audit import actions as audit
from basis.notifications import actions as notifications
from basis.socialmap import rules
from basis.socialmap.correction_models import Correction
from basis.socialmap.entry_models import Entry

NOTICE = "socialmap.settled"
KEPT = datetime.timedelta(days=365)  # after it was settled


@transaction.atomic
def say_wrong(entry: Entry, *, text: str, email: str = "", language: str = "nl", by: Any = None) -> Correction:
    """Anyone says what is not right; it goes to the editors and is shown to nobody else. `email` is for an answer."""
    about = {str(entry._meta.model_name): entry}
    said = Correction(text=text.strip(), email=email.strip().lower(), language=language[:5], **about)
    said.clean_fields(exclude=["organisation", "place", "service", "settled_at", "settled_by"])
    said.save()
    audit.record("socialmap.said_wrong", entry, by=by)
    return said


@transaction.atomic
def settle(correction: Correction, *, by: Any, at: datetime.datetime | None = None) -> None:
    """An editor looked at it and did what was needed: who said it hears so, and her address is thrown away.

    Refuses who is no editor. Twice changes nothing.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    one = Correction.objects.select_for_update().get(pk=correction.pk)
    if one.settled_at is not None:
        return
    if one.email:
        _thank(one)
    one.settled_at, one.settled_by, one.email = at or timezone.now(), by, ""
    one.save(update_fields=["settled_at", "settled_by", "email"])
    audit.record("socialmap.settled", one, by=by)


def _thank(one: Correction) -> None:
    with override(one.language):
        notifications.tell(
            one.email,
            NOTICE,
            subject=_("Wij keken na wat u schreef over %(name)s") % {"name": one.about},
            text=_("U schreef ons dat er iets niet klopte. Dank u wel. Wij hebben het nagekeken."),
            url=one.about.get_absolute_url(),
            button=_("Kijk hoe het er nu staat"),
        )


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """Throw away what was settled a year ago; gives how many."""
    old = Correction.objects.filter(settled_at__lt=now - KEPT)
    return old.count() if dry_run else old.delete()[0]


def forget(person: Any) -> int:
    """Take her address off what she said, and her name off what she settled; gives how many there were."""
    said = Correction.objects.filter(email=person.email.lower()).exclude(email="").update(email="")
    return said + Correction.objects.filter(settled_by=person).update(settled_by=None)
