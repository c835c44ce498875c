"""Make the occurrences of an activity what its rule says, and keep them so: rows stay with who joined them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F, ProtectedError, Q

from basis.activities.events import CANCELLED, MOVED, occurrence_changed
from basis.activities.models import Activity, Occurrence, Status
from basis.activities.queries import local, rule_of
from basis.activities.recurrence import moments
from basis.moderation.models import State

AHEAD = datetime.timedelta(days=400)  # so far ahead every occurrence has its row
BACK = datetime.timedelta(days=30)
A_WEEK = datetime.timedelta(days=7)  # the horizon moves on once in so long
SECOND = datetime.timedelta(seconds=1)


@transaction.atomic
def materialise(activity: Activity, *, now: datetime.datetime, words: str = "") -> None:
    """Give each moment of its rule a row, from a month ago up to AHEAD; what is over or was changed by hand stays.

    A row whose moment is gone goes to the new moment on the same day, if there is one; else it goes away, or is called
    off when somebody hangs on it. Who must know is told by the signal.
    """
    until = max(now + AHEAD, activity.starts_at + SECOND if not activity.rrule else now)
    planned = {utc(one) for one in moments(rule_of(activity), max(activity.starts_at, now - BACK), until)}
    rows = {utc(row.planned_at): row for row in _rows(activity, now)}
    is_first = activity.materialised_until is None  # later on nothing is put in what is over
    missing = sorted(one for one in planned - rows.keys() if is_first or one > now)
    gone = [row for moment, row in rows.items() if moment not in planned and _is_of_rule(row, activity, now)]
    for row, moment in _paired(gone, missing, is_once=not activity.rrule):
        before = row.starts_at
        move_row(row, moment, activity.minutes)
        if row.starts_at != before:
            tell(row, MOVED, words, before)
        gone.remove(row)
        missing.remove(moment)
    drop(gone, words)
    lasts = datetime.timedelta(minutes=activity.minutes)
    Occurrence.objects.bulk_create(
        Occurrence(activity=activity, area_id=activity.area_id, planned_at=one, starts_at=one, ends_at=one + lasts)
        for one in missing
    )
    kept = activity.occurrences.filter(is_changed=False, starts_at__gt=now)
    kept.exclude(ends_at=F("starts_at") + lasts).update(ends_at=F("starts_at") + lasts)
    activity.occurrences.exclude(area=activity.area_id).update(area=activity.area_id)
    activity.materialised_until = until
    activity.save(update_fields=["materialised_until"])


def _rows(activity: Activity, now: datetime.datetime) -> Iterable[Occurrence]:
    """The rows that its rule may be about, ours until the transaction ends; each with this very activity."""
    since = min(max(activity.starts_at, now - BACK), now)
    for row in activity.occurrences.select_for_update().filter(planned_at__gte=since).order_by("planned_at"):
        row.activity = activity
        yield row


def _is_of_rule(row: Occurrence, activity: Activity, now: datetime.datetime) -> bool:
    """Whether the rule may take it away: not what is over or called off, nor what an earlier rule made that stays."""
    is_earlier = row.is_changed and row.planned_at < activity.starts_at
    return row.starts_at > now and not row.is_cancelled and not is_earlier


def _paired(
    gone: list[Occurrence], missing: list[datetime.datetime], *, is_once: bool
) -> list[tuple[Occurrence, datetime.datetime]]:
    """Which row goes to which moment: the only one to the only one, else to that of the same day."""
    if is_once and len(gone) == 1 and len(missing) == 1:
        return [(gone[0], missing[0])]
    on_day: dict[datetime.date, list[datetime.datetime]] = {}
    for moment in missing:
        on_day.setdefault(local(moment).date(), []).append(moment)
    return [(row, free.pop(0)) for row in gone if (free := on_day.get(local(row.planned_at).date()))]


def move_row(row: Occurrence, planned_at: datetime.datetime, minutes: int) -> None:
    """Its planned moment is another one; it begins then, unless somebody gave just this one a time of its own."""
    row.planned_at = planned_at
    if not row.is_changed:
        row.starts_at = planned_at
        row.ends_at = planned_at + datetime.timedelta(minutes=minutes)
    row.save(update_fields=["planned_at", "starts_at", "ends_at"])


def drop(rows: list[Occurrence], words: str = "") -> None:
    """They go; those on which somebody hangs are called off."""
    try:
        with transaction.atomic():
            Occurrence.objects.filter(pk__in=[row.pk for row in rows]).delete()
    except ProtectedError:
        for row in rows:
            try:
                with transaction.atomic():
                    row.delete()
            except ProtectedError:
                call_off(row, words)


def call_off(row: Occurrence, words: str = "") -> None:
    """It is not done; who joined is told."""
    row.status, row.note = Status.CANCELLED, words
    row.save(update_fields=["status", "note"])
    tell(row, CANCELLED, words, row.starts_at)


def tell(row: Occurrence, what: str, words: str, before: datetime.datetime) -> None:
    """Say it to the modules above that want to know."""
    occurrence_changed.send(sender=Occurrence, occurrence=row, what=what, words=words, before=before)


def remap(activity: Activity, pairs: Mapping[int, datetime.datetime]) -> None:
    """Each row (by primary key) to its new moment; who calls tells what happened.

    Those that go later are moved from the end and the others from the beginning, so that no two meet on the way; a
    moment at which another row stands is left to `materialise`.
    """
    rows = list(activity.occurrences.select_for_update().filter(pk__in=pairs).order_by("planned_at"))
    taken = {utc(one) for one in activity.occurrences.exclude(pk__in=pairs).values_list("planned_at", flat=True)}
    later = [row for row in reversed(rows) if pairs[row.pk] > row.planned_at]
    for row in [*later, *(row for row in rows if pairs[row.pk] < row.planned_at)]:
        row.activity = activity
        if utc(pairs[row.pk]) not in taken:
            move_row(row, utc(pairs[row.pk]), activity.minutes)


def utc(moment: datetime.datetime) -> datetime.datetime:
    """The same moment; in one zone moments can be compared also in the hour that is there twice."""
    return moment.astimezone(datetime.UTC)


def move_horizon(now: datetime.datetime) -> str:
    """What the clock does each day: rows for what comes within AHEAD, a week at a time. Says how many it looked at."""
    due = Activity.objects.filter(~Q(rrule="") | ~Q(rdates=[]), status=Status.PLANNED)
    due = due.filter(materialised_until__lt=now + AHEAD - A_WEEK)
    due = due.exclude(contribution__state__in=[State.WITHDRAWN, State.REMOVED])
    for activity in (found := list(due)):
        materialise(activity, now=now)
    return f"{len(found)} activiteiten verder vooruit" if found else ""


@transaction.atomic
def call_off_withdrawn(now: datetime.datetime) -> str:
    """What was withdrawn or removed is not done: who joined is told. Says how many occurrences that were."""
    gone = Occurrence.objects.select_related("activity").filter(
        activity__contribution__state__in=[State.WITHDRAWN, State.REMOVED], status=Status.PLANNED, starts_at__gt=now
    )
    for row in (found := list(gone)):
        call_off(row)
    return f"{len(found)} keer gaat niet door" if found else ""
