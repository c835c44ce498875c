"""Put what a calendar says among the activities: by the verbs of activities, so that who joined is told."""

from __future__ import annotations

import datetime
import hashlib
import logging
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from basis.activities import actions as activities
from basis.activities import return_actions
from basis.activities.facts import ActivityFacts, Difference
from basis.activities.models import Activity, Occurrence, Status
from basis.activities.recurrence import aware
from basis.audit import actions as audit
from basis.calendars import queries, reading
from basis.calendars.models import Calendar, Item
from basis.calendars.told import Change, Event, Told
from basis.moderation.actions import NotNow
from basis.upkeep.rules import may_keep

MOST_WRONG = 500  # kept to be read
ENOUGH_TO_DOUBT = 3  # activities ahead: then a calendar that is empty at once is rather broken

log = logging.getLogger(__name__)


@dataclass
class Put:
    """What reading a calendar in did."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)


def put(calendar: Calendar, told: Told, *, content: bytes, now: datetime.datetime, by: Any = None) -> Put:
    """Have the activities say what the calendar says; each event is a transaction, what cannot be is named.

    What is no longer in it and lies ahead is called off, so that who joined is told; nothing is thrown away. The same
    calendar again changes nothing. All is given by who added the calendar: refuses when she is gone or may no more.
    """
    giver = calendar.added_by
    if giver is None or not giver.is_active:
        raise ValidationError(
            _("Wie deze agenda liet lezen, heeft hier geen account meer. Voeg de agenda opnieuw toe.")
        )
    done = Put(wrong=list(told.wrong))
    with translation.override(settings.LANGUAGE_CODE):
        known = queries.known(calendar)
        for event in told.events:
            _try(calendar, event, known, done, now)
        for item in list(queries.ahead(calendar, now)):
            if item.uid not in told.named or item.uid in told.withdrawn:
                _call_off(item, done, giver, now)
    _remember(calendar, done, content, by, now)
    return done


def refuse_empty(calendar: Calendar, told: Told, *, now: datetime.datetime) -> None:
    """A calendar that the clock reads and that is empty all at once is taken for broken: nothing is called off."""
    if not told.named and queries.ahead(calendar, now)[:ENOUGH_TO_DOUBT].count() >= ENOUGH_TO_DOUBT:
        raise ValidationError(_("De agenda is ineens leeg. Wij laten staan wat er stond."))


def _try(
    calendar: Calendar, event: Event, known: dict[str, tuple[str, bool]], done: Put, now: datetime.datetime
) -> None:
    """One event, whole or not at all."""
    digest, is_gone = known.get(event.uid, ("", False))
    if digest == event.digest and not is_gone and not event.changes:
        done.same += 1
        return
    try:
        with transaction.atomic():
            outcome = _put_one(calendar, event, now)
            setattr(done, outcome, getattr(done, outcome) + 1)
    except OperationalError:
        raise  # the database is away or busy: all of it another time
    except (PermissionDenied, NotNow):
        done.wrong.append((event.title, _("Deze activiteit is hier weggehaald, of is van iemand anders.")))
    except ValidationError as fault:
        done.wrong.append((event.title, " ".join(fault.messages)))
    except DatabaseError:
        log.exception("calendar %s", calendar.pk)
        done.wrong.append((event.title, _("Dit kan hier niet staan.")))


def _put_one(calendar: Calendar, event: Event, now: datetime.datetime) -> str:
    giver = calendar.added_by
    item = calendar.items.filter(uid=event.uid).select_related("activity").first()
    outcome = activities.SAME
    if item is None or item.is_gone or item.digest != event.digest:
        facts = facts_of(calendar, event)
        if calendar.is_example and item is None:
            activities.give(calendar.area, facts, by=giver, is_example=True, at=now)
        activity, outcome = activities.put(calendar.area, facts, by=giver, at=now)
        kept = {"digest": event.digest, "activity": activity, "is_gone": False}
        Item.objects.update_or_create(calendar=calendar, uid=event.uid, defaults=kept)
        outcome = activities.NEW if item is None else outcome
        if item is not None and item.is_gone:
            return_actions.go_on(activity, by=giver, at=now)
            outcome = activities.CHANGED
    else:
        activity = item.activity
    moved = _put_changes(activity, event, by=giver, now=now)
    return activities.CHANGED if moved and outcome == activities.SAME else outcome


def facts_of(calendar: Calendar, event: Event) -> ActivityFacts:
    """What an event says, as an activity."""
    organisation = calendar.organisation if may_keep(calendar.added_by, calendar.organisation) else None
    place, where = queries.spot_of(calendar.area, event.where)
    return ActivityFacts(
        title=event.title,
        text=event.text or event.title,
        starts=event.starts,
        minutes=event.minutes,
        rrule=event.rrule,
        rdates=event.rdates,
        exdates=event.exdates,
        theme=event.theme or calendar.theme,
        place=place,
        where=where,
        organisation=organisation,
        organiser="" if organisation else calendar.whose,
        origin=calendar.name,
        uid=event.uid,
        source_url=event.url,
    )


def _put_changes(activity: Activity, event: Event, *, by: Any, now: datetime.datetime) -> int:
    """The times that are otherwise, and those that were and are no longer; gives how many were changed by this."""
    wanted = {aware(change.planned).astimezone(datetime.UTC): change for change in event.changes}
    otherwise = Q(planned_at__in=wanted) | Q(is_changed=True) | Q(status=Status.CANCELLED)
    moved = 0
    for row in activity.occurrences.filter(otherwise, ends_at__gt=now).select_related("activity__contribution"):
        change = wanted.get(row.planned_at.astimezone(datetime.UTC)) or _as_planned(row, event)
        moved += _put_change(row, change, by, now)
    return moved


def _as_planned(row: Occurrence, event: Event) -> Change:
    local = row.planned_at.astimezone(aware(event.starts).tzinfo).replace(tzinfo=None, fold=0)
    return Change(local, local, event.minutes)


def _put_change(row: Occurrence, change: Change, by: Any, now: datetime.datetime) -> bool:
    """One time as it is in the calendar; False when it was so already."""
    starts = aware(change.starts)
    if change.is_cancelled:
        if row.is_cancelled:
            return False
        activities.cancel_occurrence(row, by=by, at=now)
        return True
    ends = starts + datetime.timedelta(minutes=change.minutes)
    is_so = (row.starts_at, row.ends_at, row.where) == (starts, ends, change.where) and not row.is_cancelled
    if is_so or starts <= now:
        return False
    activities.change_occurrence(row, Difference(change.starts, change.minutes, where=change.where), by=by, at=now)
    return True


def _call_off(item: Item, done: Put, by: Any, now: datetime.datetime) -> None:
    """What is no longer in the calendar does not go on."""
    try:
        with transaction.atomic():
            activities.cancel(item.activity, words=_("Dit staat niet meer in de agenda."), by=by, at=now)
            Item.objects.filter(pk=item.pk).update(is_gone=True, digest="")
        done.gone += 1
    except PermissionDenied:
        done.wrong.append((item.activity.title, _("Deze activiteit is hier weggehaald, of is van iemand anders.")))


@transaction.atomic
def _remember(calendar: Calendar, done: Put, content: bytes, by: Any, now: datetime.datetime) -> None:
    """When it was read and what was not right; what was looked at is thrown away."""
    calendar.read_at = calendar.put_at = now
    calendar.is_begun, calendar.sha256 = True, hashlib.sha256(content).hexdigest()
    calendar.wrong = [list(one) for one in done.wrong[:MOST_WRONG]]
    calendar.brought, calendar.brought_name, calendar.brought_at = b"", "", None
    fields = ("read_at", "put_at", "is_begun", "sha256", "wrong", "brought", "brought_name", "brought_at")
    calendar.save(update_fields=fields)
    new, changed, gone, bad = done.new, done.changed, done.gone, len(done.wrong)
    if by is not None or new or changed or gone:
        audit.record("calendars.read", calendar, by=by, new=new, changed=changed, gone=gone, bad=bad)


def foreseen(calendar: Calendar, *, now: datetime.datetime) -> reading.Plan:
    """What putting in what was brought would do. Raises ValidationError when it cannot be read."""
    return reading.plan(calendar, reading.read(bytes(calendar.brought), calendar.brought_name, now=now), now=now)
