"""Say that entries are still right, that one is there no more or is again after all; and give it a picture.

These ask nobody and note nothing: who may (an editor, a keeper) is known to who calls them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis import pictures
from basis.socialmap import by_hand
from basis.socialmap.choices import Status
from basis.socialmap.entry_models import Entry
from basis.socialmap.models import Organisation, Place


@transaction.atomic
def leave(entry: Organisation | Place, *, on: datetime.date) -> None:
    """It is there no more: it leaves the lists, its page says so. Twice changes nothing.

    Refuses an organisation that still has places, or services that run: nobody would answer for them.
    """
    if isinstance(entry, Organisation):
        running = [*entry.places.filter(gone_on=None), *entry.services.exclude(status=Status.STOPPED)]
        if running:
            named = ", ".join(str(one) for one in running[:5])
            raise ValidationError(_("Dit hoort er nog bij: %(names)s. Stop dat eerst.") % {"names": named})
    if entry.gone_on is None:
        entry.gone_on = on
        entry.save(update_fields=["gone_on", "changed_at"])


@transaction.atomic
def come_back(entry: Organisation | Place) -> None:
    """It is there after all."""
    entry.gone_on = None
    entry.save(update_fields=["gone_on", "changed_at"])


@transaction.atomic
def still_right(entries: Iterable[Entry], *, on: datetime.date) -> None:
    """All of these are right on this day; one that was confirmed later stays as it is."""
    for entry in entries:
        if entry.confirmed_on < on:
            by_hand.note(entry, {"confirmed_on": entry.confirmed_on})
            entry.confirmed_on = on
            entry.save(update_fields=["confirmed_on", "by_hand", "changed_at"])


@transaction.atomic
def picture(entry: Organisation | Place, photo: IO[bytes] | None, alt: str) -> None:
    """Give it this picture in place of what it had; without `photo` only other words. Refuses one without words."""
    alt = " ".join(alt.split())
    if not alt:
        raise ValidationError({"photo_alt": _("Schrijf op wat er op de foto te zien is.")})
    if photo is None and not entry.photo:
        raise ValidationError({"photo": _("Kies een foto.")})
    if photo is not None:
        pictures.put(entry, photo, alt)
    entry.photo_alt = alt
    entry.full_clean(validate_unique=False, validate_constraints=False, exclude=_but("photo", "photo_alt"))
    entry.save(update_fields=["photo", "photo_alt", "photo_width", "photo_height", "changed_at"])


@transaction.atomic
def without_picture(entry: Organisation | Place) -> None:
    """Take its picture away. Twice changes nothing."""
    pictures.drop(entry)
    entry.save(update_fields=["photo", "photo_alt", "photo_width", "photo_height", "changed_at"])


def _but(*names: str) -> set[str]:
    return {field.name for kind in (Organisation, Place) for field in kind._meta.fields if field.name not in names}
