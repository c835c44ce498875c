"""Make the patterns of a round, or only those that a change has touched, and keep them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation

from basis.patterns import kept_queries, rules
from basis.patterns.changes import changed
from basis.patterns.method import Method
from basis.patterns.models import FORM, Kept
from basis.patterns.packing import packed, packed_results, unpacked, unpacked_results
from basis.patterns.results import Result
from basis.patterns.round_queries import told_of
from basis.patterns.told import Told
from basis.stories import queries
from basis.stories.models import Round

A_LOOK = 1.0  # seconds between two notes of how far it is


def keep(one: Round, *, workers: int = 2, at: datetime.datetime | None = None) -> bool:
    """Make of this round what has to be made, and keep it. False when somebody is at it already.

    Of stories that went, first the answers and the tests they were in are thrown away; then the tests of pairs of
    questions that a story which came, went or changed answered both of are made again, all others stay.
    """
    kept = _begun(one, at or timezone.now())
    if kept is None:
        return False
    try:
        _make(kept, one, workers)
    finally:
        Kept.objects.filter(pk=kept.pk).update(begun_at=None, done=0, total=0)
    return True


def make(one: Round, *, by: Any) -> bool:
    """Who leads the round does not wait for the clock. Refuses others; False when it is too much work for a page."""
    if not rules.leads(by, one):
        raise PermissionDenied
    return rules.may_make(by, one) and keep(one, workers=1)


@transaction.atomic
def _begun(one: Round, now: datetime.datetime) -> Kept | None:
    """What is kept of this round, as ours to make for a while."""
    kept, _is_new = Kept.objects.select_for_update().get_or_create(round=one)
    if kept_queries.is_being_made(kept, now):
        return None
    Kept.objects.filter(pk=kept.pk).update(begun_at=now, done=0, total=0)
    return kept


def _make(kept: Kept, one: Round, workers: int) -> None:
    from basis.patterns.pattern_list import (
        made,
        renewed,
    )  # half a second to load, and who looks at a page needs no test

    method, newest, read_at = Method(minimum=one.smallest), queries.newest(one), timezone.now()
    with translation.override("nl"):
        told = told_of(one)
    now = {"form": FORM, "questionnaire": newest, "smallest": one.smallest, "read_at": read_at}
    progress = _noting(kept)
    if kept.read_at is None or kept.made_at is None or not kept_queries.holds(kept, one, newest.pk):
        results: tuple[Result, ...] = ()
        what = None
    else:
        before, results = unpacked(bytes(kept.columns)), unpacked_results(bytes(kept.results))
        what = changed(before, told, kept_queries.changed_since(one, kept.read_at).tolist())
    if what is None or what.is_other or what.went:
        _put(kept, told, now, results=b"", made_at=None)
    if what is None or what.is_other:
        results = made(told, method, workers=workers, progress=progress)
    elif what.came or what.went:
        results = renewed(results, told, None, method, pairs=what.pairs, workers=workers, progress=progress)
    _put(kept, told, now, results=packed_results(results), made_at=timezone.now())


def _put(kept: Kept, told: Told, now: dict[str, object], *, results: bytes, made_at: datetime.datetime | None) -> None:
    Kept.objects.filter(pk=kept.pk).update(columns=packed(told), results=results, made_at=made_at, **now)


def _noting(kept: Kept) -> Callable[[int, int], None]:
    """Writes down how far it is, once a second."""
    last = monotonic()

    def note(done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last >= A_LOOK:
            last = monotonic()
            Kept.objects.filter(pk=kept.pk).update(done=done, total=total, begun_at=timezone.now())

    return note
