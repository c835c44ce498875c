"""Change or call off one occurrence, or it and all after it; add a date, or leave one out."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import namecheck
from basis.activities import calendar_actions as calendar
from basis.activities import rules
from basis.activities.calendar_actions import utc
from basis.activities.events import CHANGED, MOVED
from basis.activities.facts import Difference
from basis.activities.models import Activity, Occurrence, Status
from basis.activities.queries import local, rule_of
from basis.activities.recurrence import Rule, also, ended_before, moments, rest_from, without
from basis.activities.recurrence_parts import aware
from basis.activities.repeating import on_another_day
from basis.audit import actions as audit
from basis.moderation.models import Contribution

LONGEST_NOTE = 200


@transaction.atomic
def change_occurrence(
    occurrence: Occurrence,
    difference: Difference,
    *,
    by: Any,
    opened: Contribution | None = None,
    and_later: bool = False,
    at: datetime.datetime | None = None,
) -> None:
    """This occurrence is otherwise from now on, or it and all after it; who joined is told.

    What was called off goes on again. All after it is a new beginning of the same activity (RFC 5545: THISANDFUTURE):
    its rule starts anew at this occurrence, on the clock and so right across summer time; what lies before it keeps
    its rows as they are. Refuses what is over, and another day for all when the rule names its days in its own way.
    """
    now = at or timezone.now()
    row = _mine(occurrence, by, opened, now)
    _check(difference, now)
    if and_later:
        _begin_anew(row, difference, now)
        row.refresh_from_db()
        _put(row, replace(difference, place=None, where=""))
    else:
        told = _put(row, difference)
        row.is_changed = True
        row.save(update_fields=["is_changed"])
        if told:
            calendar.tell(row, told, row.note, occurrence.starts_at)
    _touch(row.activity, now)
    audit.record("activities.occurrence_changed", row.activity, by=by, on=local(row.planned_at).date(), later=and_later)


@transaction.atomic
def cancel_occurrence(
    occurrence: Occurrence,
    *,
    words: str = "",
    by: Any,
    opened: Contribution | None = None,
    and_later: bool = False,
    at: datetime.datetime | None = None,
) -> None:
    """This occurrence is called off, or it and all after it; who joined is told. Doing it twice changes nothing.

    All after it is the end of its rule (UNTIL, or a smaller COUNT); when nothing would be left, it is called off whole.
    """
    now = at or timezone.now()
    row = _mine(occurrence, by, opened, now)
    note = _note(words)
    if not row.is_cancelled:
        calendar.call_off(row, note)
    if and_later:
        _end_before(row, note, now)
    _touch(row.activity, now)
    audit.record(
        "activities.occurrence_cancelled", row.activity, by=by, on=local(row.planned_at).date(), later=and_later
    )


@transaction.atomic
def add_date(
    activity: Activity,
    starts: datetime.datetime,
    *,
    by: Any,
    opened: Contribution | None = None,
    at: datetime.datetime | None = None,
) -> None:
    """It is on this moment too (local, without zone). Refuses what is over."""
    now = at or timezone.now()
    activity = _locked(activity, by, opened)
    if aware(starts) <= now:
        raise ValidationError(_("Deze dag is al voorbij."))
    _keep_rule(activity, also(rule_of(activity), aware(starts)))
    calendar.materialise(activity, now=now)
    _touch(activity, now)
    audit.record("activities.date_added", activity, by=by, on=starts.date())


@transaction.atomic
def leave_out(
    activity: Activity,
    day: datetime.date,
    *,
    by: Any,
    opened: Contribution | None = None,
    at: datetime.datetime | None = None,
) -> None:
    """It is not on this day. Refuses a day on which it is not, and one that is over; who joined is told."""
    now = at or timezone.now()
    activity = _locked(activity, by, opened)
    begin = aware(datetime.datetime.combine(day, datetime.time()))
    rule = rule_of(activity)
    found = moments(rule, max(now, begin), begin + datetime.timedelta(hours=24))
    if not found:
        raise ValidationError(_("Op deze dag is het er niet."))
    for moment in found:
        rule = without(rule, moment)
    _keep_rule(activity, rule)
    calendar.materialise(activity, now=now)
    _touch(activity, now)
    audit.record("activities.date_left_out", activity, by=by, on=day)


def _mine(occurrence: Occurrence, by: Any, opened: Contribution | None, now: datetime.datetime) -> Occurrence:
    """The row as it is now, ours until the transaction ends, when this may be done."""
    activity = _locked(occurrence.activity, by, opened)
    row = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    row.activity = activity
    if row.ends_at <= now:
        raise ValidationError(_("Dit is al geweest."))
    return row


def _locked(activity: Activity, by: Any, opened: Contribution | None) -> Activity:
    found = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_change(by, found, opened):
        raise PermissionDenied
    return found


def _check(difference: Difference, now: datetime.datetime) -> None:
    if aware(difference.starts) <= now:
        raise ValidationError({"starts": _("Kies een moment dat nog komt.")})
    if difference.minutes < 1:
        raise ValidationError({"minutes": _("Hoe lang duurt het?")})


def _note(words: str) -> str:
    """What everyone reads at once, also in a mail to who joined: without names, addresses and links."""
    note = " ".join(words.split())
    if len(note) > LONGEST_NOTE:
        raise ValidationError({"note": _("Schrijf het in hooguit %(count)s tekens.") % {"count": LONGEST_NOTE}})
    if "://" in note or "www." in note.lower() or namecheck.find(note):
        raise ValidationError({"note": _("Schrijf het op zonder namen, adressen en links.")})
    return note


def _put(row: Occurrence, difference: Difference) -> str:
    """This one is as was said; gives what is to be told about it, or '' when nothing is otherwise."""
    before = (row.ends_at, row.place_id, row.where, row.note, row.status)
    started, was_off = row.starts_at, row.is_cancelled
    row.starts_at = utc(aware(difference.starts))
    row.ends_at = row.starts_at + datetime.timedelta(minutes=difference.minutes)
    row.place, row.where, row.note = difference.place, " ".join(difference.where.split()), _note(difference.note)
    row.status = Status.PLANNED
    row.full_clean(exclude=["activity", "area"])
    row.save()
    if row.starts_at != started and not was_off:
        return MOVED
    is_same = (row.ends_at, row.place_id, row.where, row.note, row.status) == before and row.starts_at == started
    return "" if is_same else CHANGED


def _begin_anew(row: Occurrence, difference: Difference, now: datetime.datetime) -> None:
    """The rule of its activity starts at this occurrence, as far later or earlier as it goes, and as long and where."""
    activity = row.activity
    shift = difference.starts - local(row.planned_at)
    rest = rest_from(rule_of(activity), row.planned_at)
    rrule = on_another_day(rest.rrule, rest.starts.date(), (rest.starts + shift).date())
    if rrule is None:
        raise ValidationError(
            {"starts": _("Een andere dag voor alle keren kan hier niet. Verander de activiteit zelf.")}
        )
    moved = Rule(
        starts=rest.starts + shift,
        rrule=rrule,
        rdates=tuple(one + shift for one in rest.rdates),
        exdates=tuple(one + shift for one in rest.exdates),
    )
    horizon = now + calendar.AHEAD
    before, after = (moments(one, min(row.planned_at, aware(one.starts)), horizon) for one in (rest, moved))
    rows = {utc(one.planned_at): one.pk for one in activity.occurrences.filter(planned_at__gte=row.planned_at)}
    pairs = {rows[utc(old)]: new for old, new in zip(before, after, strict=False) if utc(old) in rows}
    earlier = activity.occurrences.filter(planned_at__lt=row.planned_at, starts_at__gt=now)
    was = (activity.minutes, activity.place_id, activity.where)
    if difference.place or difference.where:
        earlier.filter(place=None, where="").update(place=activity.place, where=activity.where)
        activity.place, activity.where = difference.place, difference.where
    earlier.update(is_changed=True)
    activity.minutes = difference.minutes
    _keep_rule(activity, moved)
    started = dict(activity.occurrences.filter(pk__in=pairs).values_list("pk", "starts_at"))
    calendar.remap(activity, pairs)
    calendar.materialise(activity, now=now)
    is_other = was != (activity.minutes, activity.place_id, activity.where)
    for one in activity.occurrences.filter(pk__in=started, status=Status.PLANNED):
        if one.starts_at != started[one.pk] or is_other:
            what = MOVED if one.starts_at != started[one.pk] else CHANGED
            calendar.tell(one, what, _note(difference.note), started[one.pk])


def _end_before(row: Occurrence, words: str, now: datetime.datetime) -> None:
    """Nothing of its rule is left from this occurrence on."""
    activity = row.activity
    try:
        rule = ended_before(rule_of(activity), row.planned_at)
        is_over = False
    except ValueError:
        rule, is_over = replace(rule_of(activity), rrule="", rdates=()), True
    if is_over:
        activity.status = Status.CANCELLED
        activity.save(update_fields=["status"])
        for later in activity.occurrences.filter(status=Status.PLANNED, starts_at__gt=now).select_for_update():
            later.activity = activity
            calendar.call_off(later, words)
        return
    _keep_rule(activity, rule)
    later_rows = activity.occurrences.filter(planned_at__gt=row.planned_at, starts_at__gt=now, status=Status.PLANNED)
    rows = list(later_rows.select_for_update())
    for later in rows:
        later.activity = activity
    calendar.drop(rows, words)
    calendar.materialise(activity, now=now, words=words)


def _keep_rule(activity: Activity, rule: Rule) -> None:
    activity.starts_at, activity.rrule = utc(aware(rule.starts)), rule.rrule
    activity.rdates = [one.isoformat() for one in rule.rdates]
    activity.exdates = [one.isoformat() for one in rule.exdates]
    activity.full_clean(exclude=["contribution", "slug"])
    activity.save()


def _touch(activity: Activity, now: datetime.datetime) -> None:
    """Its calendars are told that it changed (RFC 5545: SEQUENCE)."""
    activity.sequence, activity.changed_at = activity.sequence + 1, now
    activity.save(update_fields=["sequence", "changed_at"])
