"""Find what is likely there twice, and put a pair aside that is not."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.socialmap import rules
from basis.socialmap.duplicate_queries import lookalikes
from basis.socialmap.entry_models import Entry
from basis.socialmap.hours import HERE
from basis.socialmap.merge_queries import KINDS
from basis.socialmap.models import Lookalike

CHUNK = 1000


def find(now: datetime.datetime) -> str:
    """Look through all of the map for what is likely there twice; what was put aside stays so. Twice changes nothing.

    Gives how many pairs there are to judge.
    """
    total = sum(_find(kind, now) for kind in KINDS)
    return f"{total} pairs" if total else ""


def _find(kind: str, now: datetime.datetime) -> int:
    """The looking is outside of the transaction, for it takes long and holds nobody up."""
    found = {(one, other): grounds for one, other, grounds in lookalikes(kind, now.astimezone(HERE).date())}
    with transaction.atomic():
        known = {(row.one, row.other): row for row in Lookalike.objects.select_for_update().filter(kind=kind)}
        over = [row.pk for pair, row in known.items() if row.set_aside_at is None and _differs(row, found.get(pair))]
        for start in range(0, len(over), CHUNK):
            Lookalike.objects.filter(pk__in=over[start : start + CHUNK]).delete()
        kept = {pair for pair, row in known.items() if row.pk not in set(over)}
        new = [
            Lookalike(kind=kind, one=pair[0], other=pair[1], grounds=" ".join(grounds), found_at=now)
            for pair, grounds in found.items()
            if pair not in kept
        ]
        Lookalike.objects.bulk_create(new, batch_size=CHUNK, ignore_conflicts=True)
        return Lookalike.objects.filter(kind=kind, set_aside_at=None).count()


def _differs(row: Lookalike, grounds: tuple[str, ...] | None) -> bool:
    return grounds is None or row.grounds != " ".join(grounds)


@transaction.atomic
def are_two(one: Entry, other: Entry, *, by: Any) -> None:
    """Say that two entries are not the same thing: they are not shown as a pair again. Twice changes nothing.

    Refuses who is no editor of the whole map, and what is no pair of one kind.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    if type(one) is not type(other) or one.pk == other.pk:
        raise ValidationError(_("Kies twee verschillende dingen van dezelfde soort."))
    first, second = sorted((one.pk, other.pk))
    now = timezone.now()
    aside = {"set_aside_at": now, "set_aside_by": by}
    pair = {"kind": str(one._meta.model_name), "one": first, "other": second}
    row, made = Lookalike.objects.select_for_update().get_or_create(**pair, defaults={"found_at": now} | aside)
    if not made and row.set_aside_at is not None:
        return
    row.set_aside_at, row.set_aside_by = now, by
    row.save(update_fields=["set_aside_at", "set_aside_by"])
    audit.record("socialmap.are_two", one, by=by)
