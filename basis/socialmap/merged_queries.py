"""What the pages show of two entries that are compared, and of what was put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Value, When

from basis.socialmap.entry_models import Entry
from basis.socialmap.merge_queries import KINDS, changed_since, count_of_what_moves
from basis.socialmap.models import Merge

A_PAGE = 20


@dataclass(frozen=True)
class Side:
    """One of two that are compared, with how many things hang on it."""

    entry: Entry
    hanging: int


def sides(*pair: Entry) -> list[Side]:
    """Both, for the page on which they are compared."""
    counts = count_of_what_moves(*pair)
    return [Side(one, counts[one.pk]) for one in pair]


@dataclass(frozen=True)
class Done:
    """A merge, with both entries; `may_leave` when it can be undone by leaving some of it as it is now."""

    merge: Merge
    gone: Entry
    kept: Entry
    may_leave: bool


def merges(page: object, *, first: int = 0) -> tuple[Page[Merge], list[Done]]:
    """A page of merges, the newest first; `first` comes before all, when that is asked about now."""
    order = Case(When(pk=first, then=Value(0)), default=Value(1))
    rows = Merge.objects.select_related("done_by", "undone_by").order_by(order, "-done_at", "-pk")
    found = Paginator(rows, A_PAGE).get_page(str(page))
    keys: dict[str, set[Any]] = defaultdict(set)
    for row in found:
        keys[row.kind] |= {row.gone, row.kept}
    there: dict[str, dict[Any, Any]] = {
        kind: KINDS[kind].every.select_related("merged_into").in_bulk(list(ids)) for kind, ids in keys.items()
    }
    done = []
    for row in found:
        gone, kept = there[row.kind][row.gone], there[row.kind][row.kept]
        may_leave = row.pk == first and kept.merged_into is None and bool(changed_since(row, kept))
        done.append(Done(row, gone, kept, may_leave))
    return found, done
