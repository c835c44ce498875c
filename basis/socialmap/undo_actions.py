"""Take apart again what was put together, exactly as it was."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.socialmap import rules
from basis.socialmap.entry_models import Entry
from basis.socialmap.findable_actions import tell_search
from basis.socialmap.merge_fields import field_of, from_json
from basis.socialmap.merge_queries import KINDS, built_on, changed_since, says
from basis.socialmap.models import Lookalike, Merge


@transaction.atomic
def unmerge(merge: Merge, *, by: Any, leaving: bool = False) -> None:
    """Take two entries apart again: what was chosen, what came along and what was taken away is as it was.

    What was moved or taken away since by somebody else stays as it is now. Refuses who is no editor; what was undone
    already; an entry that itself went into another since; and, by part, what was changed since the merge. With
    `leaving` those parts stay as they are now.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    done = Merge.objects.select_for_update().get(pk=merge.pk)
    kind = KINDS[done.kind]
    there = {one.pk: one for one in kind.every.select_for_update().filter(pk__in=[done.gone, done.kept]).order_by("pk")}
    gone, kept = there[done.gone], there[done.kept]
    _refuse_when_over(done, kept)
    later = changed_since(done, kept)
    if later and not leaving:
        raise ValidationError([one.why for one in later])
    _give_back(done, kept, {name for one in later for name in one.fields})
    gone.merged_into = None
    gone.save(update_fields=["merged_into", "changed_at"])
    _move_back(done)
    done.undone_at, done.undone_by = timezone.now(), by
    done.save(update_fields=["undone_at", "undone_by"])
    tell_search(gone, kept)
    audit.record("socialmap.unmerged", kept, by=by)


def _refuse_when_over(done: Merge, kept: Entry) -> None:
    if done.undone_at is not None:
        raise ValidationError(_("Dit is al uit elkaar gehaald."))
    if kept.merged_into is not None:
        names = {"name": kept, "other": kept.merged_into}
        raise ValidationError(
            _("‘%(name)s’ is daarna zelf samengevoegd met ‘%(other)s’. Haal die eerst uit elkaar.") % names
        )


def _give_back(done: Merge, kept: Entry, left: set[str]) -> None:
    """Let the one that stayed say what it said, but for what is left as it is now.

    Where a later merge changed it again, that one will give this back when it is undone.
    """
    back = []
    for name, (before, after) in done.changed.items():
        field = field_of(type(kept), name)
        if later := built_on(done, name):
            later.changed[name][0] = before
            later.save(update_fields=["changed"])
        elif name not in left and says(kept, field) == after:
            setattr(kept, name, from_json(field, before))
            back.append(name)
    kept.save(update_fields=[*back, "changed_at"])


def _move_back(done: Merge) -> None:
    """Let what came along hang where it hung, and put back what was taken away."""
    for label, key, name in done.moved:
        model = apps.get_model(label)
        rows = model._base_manager.filter(pk=key, **{name: done.kept})
        since = {"changed_at": timezone.now()} if any(one.name == "changed_at" for one in model._meta.fields) else {}
        with suppress(IntegrityError), transaction.atomic():  # there is such a row already
            rows.update(**{name: done.gone}, **since)
    for label, values in done.removed:
        model = apps.get_model(label)
        row = {name: from_json(field_of(model, name), value) for name, value in values.items()}
        with suppress(IntegrityError), transaction.atomic():
            model._base_manager.create(**row)


@transaction.atomic
def forget(person: Any) -> int:
    """Take her name off what she put together, took apart and said to be two; gives how many there were."""
    done = Merge.objects.filter(done_by=person).update(done_by=None)
    undone = Merge.objects.filter(undone_by=person).update(undone_by=None)
    return done + undone + Lookalike.objects.filter(set_aside_by=person).update(set_aside_by=None)
