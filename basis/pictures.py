"""The picture of a thing, told in words too: its fields `photo`, `photo_alt`, `photo_width` and `photo_height`."""

from __future__ import annotations

from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis import uploads


def put(thing: Any, given: IO[bytes], words: str) -> None:
    """Give it this picture, made anew. Refuses one without words, and what is no good photo, at its field.

    Last of all checks: what is written here stays when the transaction fails, for a day.
    """
    thing.photo_alt = " ".join(words.split())
    if not thing.photo_alt:
        raise ValidationError({"photo_alt": _("Schrijf op wat er op de foto te zien is.")})
    try:
        kept = uploads.keep_photo(given)
    except ValidationError as fault:
        raise ValidationError({"photo": fault.messages}) from fault
    before = thing.photo
    thing.photo, thing.photo_width, thing.photo_height = kept.name, kept.width, kept.height
    _take_away(before)


def drop(thing: Any) -> None:
    """Take its picture away. Twice changes nothing."""
    _take_away(thing.photo)
    thing.photo = thing.photo_alt = ""
    thing.photo_width = thing.photo_height = 0


def _take_away(name: str) -> None:
    """The file goes when the transaction is done, and not before."""
    if name:
        transaction.on_commit(lambda: uploads.remove(name))
