"""Put two entries together that are the same thing: one stays, with what hung on the other."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.socialmap import rules
from basis.socialmap.entry_models import Entry
from basis.socialmap.findable_actions import tell_search
from basis.socialmap.merge_fields import as_json, parts
from basis.socialmap.merge_queries import KINDS, hanging_on
from basis.socialmap.models import Lookalike, Merge, ServiceAtPlace


@transaction.atomic
def merge(gone: Entry, into: Entry, *, by: Any, take: Collection[str] = ()) -> Merge:
    """Put an entry into another that is the same thing; it is nowhere to be seen then, and its addresses lead on.

    What is blank of the one that stays comes from the other; `take` names the parts (`merge_fields.parts`) of which
    the other is right. All that hangs on it comes along, of every module. Refuses who is no editor of the whole map,
    entries of two kinds, and what was put together already.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    kind = str(gone._meta.model_name)
    there = {
        one.pk: one for one in KINDS[kind].every.select_for_update().filter(pk__in=[gone.pk, into.pk]).order_by("pk")
    }
    if type(gone) is not type(into) or len(there) != 2:
        raise ValidationError(_("Kies twee verschillende dingen van dezelfde soort."))
    gone, into = there[gone.pk], there[into.pk]
    for one in (gone, into):
        if one.merged_into_id:
            raise ValidationError(_("‘%(name)s’ is al samengevoegd. Kijk opnieuw.") % {"name": one})
    done = Merge(kind=kind, gone=gone.pk, kept=into.pk, done_at=timezone.now(), done_by=by)
    done.changed = _take_over(gone, into, take)
    _move(gone, into, done)
    gone.merged_into = into
    gone.save(update_fields=["merged_into", "changed_at"])
    done.save()
    Lookalike.objects.filter(kind=kind, set_aside_at=None).filter(
        models.Q(one=gone.pk) | models.Q(other=gone.pk)
    ).delete()
    tell_search(gone, into)
    audit.record("socialmap.merged", into, by=by)
    return done


def _take_over(gone: Entry, into: Entry, take: Collection[str]) -> dict[str, list[Any]]:
    """Give the one that stays what is chosen or blank; gives by field what it said and says."""
    new: dict[str, Any] = {}
    for part in parts(type(into)):
        if not part.is_blank(gone) and (part.name in take or part.is_blank(into)):
            new |= part.values(gone)
    if gone.confirmed_on > into.confirmed_on:
        new["confirmed_on"] = gone.confirmed_on  # of the same thing somebody said later that it is right
    changed = {name: [as_json(getattr(into, name)), as_json(value)] for name, value in new.items()}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    for name in changed:
        setattr(into, name, new[name])
    into.save(update_fields=[*changed, "changed_at"])
    return changed


def _move(gone: Entry, into: Entry, done: Merge) -> None:
    """Let all that hangs on one hang on the other, as a foreign key says by `on_delete` what goes with its row.

    What the one that stays has already (by a unique constraint) stays behind; a service at a place is taken away.
    """
    for model, field in hanging_on(type(gone)):
        label = model._meta.label_lower
        since = {"changed_at": done.done_at} if any(one.name == "changed_at" for one in model._meta.fields) else {}
        for key in list(
            model._base_manager.filter(**{field.name: gone.pk}).values_list("pk", flat=True).order_by("pk")
        ):
            row = model._base_manager.filter(pk=key)
            try:
                with transaction.atomic():
                    row.update(**{field.name: into.pk}, **since)
            except IntegrityError:
                if model is ServiceAtPlace:
                    done.removed.append([label, {name: as_json(value) for name, value in row.values()[0].items()}])
                    row.delete()
            else:
                done.moved.append([label, as_json(key), field.attname])
