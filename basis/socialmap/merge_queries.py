"""What was put together: where an entry went, what that answered of the lists, and what hangs on an entry."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Field, ForeignKey, Model, OuterRef, Subquery
from django.utils.translation import gettext as _

from basis.socialmap.entry_models import Entry
from basis.socialmap.merge_fields import as_json, field_of, from_json, parts
from basis.socialmap.models import Merge, Organisation, Place, Service, ServiceAtPlace

KINDS: dict[str, type[Organisation] | type[Place] | type[Service]] = {
    "organisation": Organisation,
    "place": Place,
    "service": Service,
}


def went_to(kind: str, slug: str) -> Entry | None:
    """The entry into which the one with this name in its address went; None when it did not."""
    return _into(kind, slug=slug)


def went_to_id(text: str) -> Entry | None:
    """The entry into which the one with this id went, of whichever kind; None when it did not."""
    try:
        key = uuid.UUID(text)
    except ValueError:
        return None
    return next((stays for kind in KINDS if (stays := _into(kind, pk=key))), None)


def _into(kind: str, **named: Any) -> Entry | None:
    one = KINDS[kind].every.exclude(merged_into=None).select_related("merged_into").filter(**named).first()
    return one.merged_into if one else None


@dataclass(frozen=True)
class Answered:
    """What lists said when an editor put their entries together: said again, it changes nothing."""

    said: Mapping[tuple[uuid.UUID, str], list[Any]]  # entry and field → what its list said of it then
    rows: frozenset[uuid.UUID]  # services at places that came along from another list

    def leaves(self, entry: Entry, field: str, value: Any) -> bool:
        """Whether this is what the list said already when an editor chose something else."""
        return any(_same(value, one) for one in self.said.get((entry.pk, field), ()))


NOTHING = Answered({}, frozenset())


def _same(one: Any, other: Any) -> bool:
    return bool((sorted(set(one)) == sorted(set(other))) if isinstance(one, tuple | list) and other else one == other)


def answered() -> Answered:
    """All that was answered by putting entries together that still are."""
    said: dict[tuple[uuid.UUID, str], list[Any]] = defaultdict(list)
    rows: set[uuid.UUID] = set()
    for merge in Merge.objects.filter(undone_at=None):
        for name, (before, _after) in merge.changed.items():
            said[merge.kept, name].append(from_json(field_of(KINDS[merge.kind], name), before))
        rows |= {uuid.UUID(key) for label, key, _field in merge.moved if label == ServiceAtPlace._meta.label_lower}
    return Answered(said, frozenset(rows))


HARMLESS = {"confirmed_on"}  # somebody said again that it is right: that stays so


@dataclass(frozen=True)
class Changed:
    """A part of the entry that stayed, changed since by somebody else: its fields, and why that is in the way."""

    fields: tuple[str, ...]
    why: str


def changed_since(merge: Merge, kept: Entry) -> list[Changed]:
    """By part what says something else now than the merge made of it, and not what it said before either."""
    found = []
    for part in parts(type(kept)):
        names = tuple(
            name
            for name in part.values(kept)
            if name in merge.changed
            and says(kept, field_of(type(kept), name)) not in merge.changed[name]
            and not built_on(merge, name)
        )
        if names:
            words = {"part": part.label, "name": kept, "now": part.says(kept) or _("leeg")}
            found.append(
                Changed(names, _("‘%(name)s’ is daarna veranderd bij ‘%(part)s’. Nu staat daar: %(now)s.") % words)
            )
    return found


def says(entry: Entry, field: Field[Any, Any]) -> Any:
    """What an entry says in a field, as it is kept with a merge."""
    return as_json(getattr(entry, field.attname))


def built_on(merge: Merge, name: str) -> Merge | None:
    """The first later merge into the same entry that changed this field again from what this one made of it."""
    later = Merge.objects.filter(kind=merge.kind, kept=merge.kept, undone_at=None, pk__gt=merge.pk).order_by("pk")
    one = next((one for one in later if name in one.changed), None)
    return one if one and one.changed[name][0] == merge.changed[name][1] else None


def hanging_on(kind: type[Entry]) -> Iterator[tuple[type[Model], ForeignKey[Any, Any]]]:
    """Everything in the house that points to this kind of entry: the model, and the field that points."""
    for relation in kind._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            field = relation.field  # type: ignore[union-attr]
            yield relation.related_model, field  # type: ignore[misc]


def count_of_what_moves(*entries: Entry) -> dict[Any, int]:
    """How many things hang on each of these entries of one kind, of whichever module. One query."""
    kind = type(entries[0])
    counts = {
        f"n{number}": Subquery(
            model._base_manager.filter(**{field.name: OuterRef("pk")})
            .order_by()
            .values(field.attname)
            .annotate(n=Count("pk"))
            .values("n")
        )
        for number, (model, field) in enumerate(hanging_on(kind))
    }
    rows = kind.every.filter(pk__in=[one.pk for one in entries]).order_by().annotate(**counts).values("pk", *counts)
    return {row["pk"]: sum(row[name] or 0 for name in counts) for row in rows}
