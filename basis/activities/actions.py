"""Give an activity, change it, call it off, and take one in from a calendar of somebody else."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.activities import calendar_actions as calendar
from basis.activities import queries, recurrence, rules
from basis.activities.facts import ActivityFacts
from basis.activities.models import Activity, Status
from basis.activities.occurrence_actions import add_date as add_date
from basis.activities.occurrence_actions import cancel_occurrence as cancel_occurrence
from basis.activities.occurrence_actions import change_occurrence as change_occurrence
from basis.activities.occurrence_actions import leave_out as leave_out
from basis.activities.recurrence_parts import aware
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution

KIND = "activities.activity"
NEW, CHANGED, SAME = "new", "changed", "same"
AS_THEY_ARE = (
    *("minutes", "rrule", "kind", "theme", "groups", "languages", "cost_kind", "amount", "step_free"),
    *("wheelchair_toilet", "ring_line", "place", "online_url", "organisation", "initiative", "capacity", "joining"),
    *("origin", "uid", "source_url"),
)
LINES = ("title", "cost", "access", "where", "organiser", "contact")


@transaction.atomic
def give(
    area: Area,
    facts: ActivityFacts,
    *,
    by: Any,
    intake: Intake | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Given:
    """Say what there is to do together (vision 4.2.2: people find activities near home). Anyone may, without account.

    Writing down for somebody else (`intake.on_behalf`) is for who works for the area. Refuses an area in which nothing
    is done, to speak for others, and what stands here already under the same title at the same moment.
    """
    intake, now = intake or Intake(), at or timezone.now()
    if intake.on_behalf and not rules.may_record(by, area):
        raise PermissionDenied
    if not rules.may_speak_for(by, facts, on_behalf=intake.on_behalf):
        raise PermissionDenied
    activity = Activity(is_example=is_example, written_at=now, changed_at=now)
    _put(activity, area, facts)
    there = Activity.objects.visible_to(None).filter(area=area, title=activity.title, starts_at=activity.starts_at)
    if there.exists() and not facts.uid:
        raise ValidationError(_("Deze activiteit staat hier al."))
    given = moderation.give(KIND, area=area.code, by=by, intake=intake, at=now)
    activity.contribution, activity.slug = given.contribution, _slug(activity.title)
    if intake.on_behalf:
        activity.recorded_as = people.role_in(by, area)
    activity.save()
    calendar.materialise(activity, now=now)
    audit.record("activities.given", activity, by=by, area=area.code, kind=activity.kind)
    return given


@transaction.atomic
def put(area: Area, facts: ActivityFacts, *, by: Any, at: datetime.datetime | None = None) -> tuple[Activity, str]:
    """Take in an activity of a calendar, known by its `origin` and `uid`: NEW, CHANGED or the SAME as it was.

    `by` is who has this calendar read. Refuses one without a name there, and to change what somebody else gave.
    """
    if not facts.uid:
        raise ValidationError(_("Deze activiteit heeft geen eigen naam in haar agenda."))
    found = Activity.objects.select_for_update().filter(origin=facts.origin, uid=facts.uid).first()
    if found is None:
        given = give(area, facts, by=by, at=at)
        return Activity.objects.get(contribution=given.contribution), NEW
    if not rules.may_change(by, found):
        raise PermissionDenied
    before = _as_is(found)
    _put(found, area, facts)
    if _as_is(found) == before:
        return found, SAME
    return change(found, facts, area=area, by=by, at=at), CHANGED


@transaction.atomic
def change(
    activity: Activity,
    facts: ActivityFacts,
    *,
    area: Area | None = None,
    by: Any,
    opened: Contribution | None = None,
    signs: tuple[str, ...] = (),
    at: datetime.datetime | None = None,
) -> Activity:
    """Say it otherwise, or for other times. What people joined stays when its moment or its day stays.

    For whom `rules.may_change` says so; who is not known here yet waits for a moderator again.
    """
    now = at or timezone.now()
    found = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_change(by, found, opened):
        raise PermissionDenied
    is_new = (facts.organisation, facts.initiative) != (found.organisation, found.initiative)
    if is_new and not rules.may_speak_for(by, facts):
        raise PermissionDenied

    def put_in(_contribution: Contribution) -> None:
        _put(found, area or found.area, facts)
        found.changed_at, found.sequence = now, found.sequence + 1
        found.save()
        calendar.materialise(found, now=now)

    moderation.change(found.contribution, put_in, by=by, signs=signs)
    audit.record("activities.changed", found, by=by)
    return found


def change_given(contribution: Contribution, by: Any, said: Mapping[str, Any]) -> None:
    """What `moderation.actions.change` calls when its giver changed it; `said` is what the form cleaned."""
    found = Activity.objects.select_for_update().get(contribution=contribution)
    facts, now = said["facts"], timezone.now()
    is_new = (facts.organisation, facts.initiative) != (found.organisation, found.initiative)
    if is_new and not rules.may_speak_for(by, facts):
        raise PermissionDenied
    _put(found, said.get("area") or found.area, facts)
    found.changed_at, found.sequence = now, found.sequence + 1
    found.save()
    calendar.materialise(found, now=now)


@transaction.atomic
def cancel(
    activity: Activity,
    *,
    words: str = "",
    by: Any,
    opened: Contribution | None = None,
    at: datetime.datetime | None = None,
) -> None:
    """Call it off as a whole; it stays readable as called off, and who joined is told. Twice changes nothing."""
    now = at or timezone.now()
    first = activity.occurrences.filter(ends_at__gt=now).order_by("planned_at").first()
    if first is not None:
        cancel_occurrence(first, words=words, by=by, opened=opened, and_later=True, at=now)
    found = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_change(by, found, opened):
        raise PermissionDenied
    if found.status == Status.CANCELLED:
        return
    found.status = Status.CANCELLED
    found.save(update_fields=["status"])
    audit.record("activities.cancelled", found, by=by)


def erase(contribution: Contribution) -> None:
    """Its words are gone; that there was something on these moments stays."""
    for one in Activity.objects.select_for_update().filter(contribution=contribution):
        for name in ("title", "text", "cost", "access", "where", "organiser", "contact", "online_url", "source_url"):
            setattr(one, name, "")
        one.slug = f"{one.pk}"
        one.save()
        one.occurrences.update(note="", where="")


def without_names(person: Any) -> int:
    """Who organises it and how to reach her is taken off what somebody gave; gives how many there were."""
    hers = Activity.objects.filter(contribution__author=person).exclude(organiser="", contact="")
    return hers.update(organiser="", contact="")


def _put(activity: Activity, area: Area, facts: ActivityFacts) -> None:
    if queries.home(area) != area:
        raise ValidationError(_("Kies een wijk of dorp."))
    recurrence.check(facts.rrule)
    activity.area, activity.starts_at = area, calendar.utc(aware(_minute(facts.starts)))
    for name in AS_THEY_ARE:
        setattr(activity, name, getattr(facts, name))
    for name in LINES:
        setattr(activity, name, " ".join(getattr(facts, name).split()))
    activity.text = "\n".join(" ".join(line.split()) for line in facts.text.strip().splitlines())
    activity.rdates = [_minute(one).isoformat() for one in facts.rdates]
    activity.exdates = [_minute(one).isoformat() for one in facts.exdates]
    activity.full_clean(exclude=["contribution", "slug"])


def _minute(moment: datetime.datetime) -> datetime.datetime:
    """Nothing begins at a second; and an address says no seconds."""
    return moment.replace(second=0, microsecond=0)


def _as_is(activity: Activity) -> tuple[Any, ...]:
    names = [one.attname for one in Activity._meta.concrete_fields]
    return tuple(_plain(getattr(activity, name)) for name in names)


def _plain(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, tuple | list) else value


def _slug(title: str) -> str:
    """Its name in an address; with a few letters more when that is taken."""
    name = slugify(title)[:100] or "activiteit"
    return f"{name}-{secrets.token_hex(3)}" if Activity.objects.filter(slug=name).exists() else name
