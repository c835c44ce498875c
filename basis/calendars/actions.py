"""Add a calendar of somebody else, look at what it would do, put it in, put it still and take it away."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import fetching
from basis.activities import actions as activities
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.calendars import put_actions, queries, reading, rules
from basis.calendars.models import EVERY, Calendar
from basis.calendars.put_actions import Put
from basis.socialmap.models import Organisation
from basis.themes import Theme

KEPT = datetime.timedelta(days=7)  # what was brought and nobody put in


@dataclass(frozen=True)
class Details:
    """What somebody says of a calendar: without `url` it comes as a file; `organiser` is who has no organisation."""

    name: str
    area: Area
    theme: str = Theme.MEET
    organisation: Organisation | None = None
    organiser: str = ""
    url: str = ""


@transaction.atomic
def add(details: Details, *, by: Any, is_example: bool = False, at: datetime.datetime | None = None) -> Calendar:
    """Take in a calendar. Nothing of it stands here until somebody looked at it and put it in.

    Refuses a name or address that is there already, and an address to which we do not go.
    """
    if not rules.may_add(by, details.area, details.organisation):
        raise PermissionDenied
    name = " ".join(details.name.split())
    if Calendar.objects.filter(name__iexact=name).exists():
        raise ValidationError({"name": _("Er is al een agenda met deze naam. Kies een andere.")})
    if details.url:
        _check_address(details.url)
    calendar = Calendar(
        name=name,
        area=details.area,
        theme=details.theme,
        organisation=details.organisation,
        organiser=" ".join(details.organiser.split()),
        url=details.url,
        added_by=by,
        added_at=at or timezone.now(),
        is_example=is_example,
    )
    calendar.full_clean(exclude=["added_by"])
    calendar.save()
    audit.record("calendars.added", calendar, by=by, area=details.area.code)
    return calendar


def _check_address(url: str) -> None:
    try:
        fetching.checked(url)
    except fetching.NotFetched as fault:
        raise ValidationError({"url": str(fault)}) from None
    if Calendar.objects.filter(url=url).exists():
        raise ValidationError({"url": _("Dit adres lezen wij al.")})


def bring(
    calendar: Calendar, content: bytes, name: str, *, by: Any, at: datetime.datetime | None = None
) -> reading.Plan:
    """Bring what is in it now, and hear what putting it in would do. Raises ValidationError when it cannot be read."""
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    now = at or timezone.now()
    found = reading.plan(calendar, reading.read(content, name, now=now), now=now)
    calendar.brought, calendar.brought_at = content, now
    calendar.brought_name = "".join(sign for sign in name if sign.isprintable())[-120:]
    calendar.save(update_fields=["brought", "brought_name", "brought_at"])
    return found


def begin(calendar: Calendar, *, by: Any, at: datetime.datetime | None = None) -> Put:
    """Put in what was looked at; one with an address is read by the clock from now on."""
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    if not calendar.brought:
        raise ValidationError(_("Dit is al gedaan, of het bestand is er niet meer."))
    now, content = at or timezone.now(), bytes(calendar.brought)
    told = reading.read(content, calendar.brought_name, now=now)
    done = put_actions.put(calendar, told, content=content, now=now, by=by)
    if calendar.url and calendar.next_at is None:
        Calendar.objects.filter(pk=calendar.pk).update(next_at=now + EVERY, failures=0, failing_since=None, fault="")
        calendar.refresh_from_db()
    return done


def throw_away(calendar: Calendar, *, by: Any) -> bool:
    """Do nothing with what was brought. Gives whether the calendar is gone too: one that was never put in."""
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    if not calendar.is_begun:
        calendar.delete()
        return True
    Calendar.objects.filter(pk=calendar.pk).update(brought=b"", brought_name="", brought_at=None)
    return False


@transaction.atomic
def pause(calendar: Calendar, *, is_paused: bool, by: Any, at: datetime.datetime | None = None) -> None:
    """The clock leaves it alone, or reads it again; one that had stopped begins anew."""
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    now = at or timezone.now()
    fresh: dict[str, Any] = {"is_paused": is_paused}
    if not is_paused and calendar.url and calendar.is_begun:
        fresh |= {"next_at": now, "failures": 0, "failing_since": None, "fault": ""}
    Calendar.objects.filter(pk=calendar.pk).update(**fresh)
    if is_paused:
        audit.record("calendars.paused", calendar, by=by)
    else:
        audit.record("calendars.resumed", calendar, by=by)


@transaction.atomic
def remove(calendar: Calendar, *, keeps: bool, by: Any, at: datetime.datetime | None = None) -> int:
    """Take a calendar away. With `keeps` its activities stay as they are; else what lies ahead is called off.

    Gives how many were called off. Who joined is told.
    """
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    now, called_off = at or timezone.now(), 0
    if not keeps:
        for item in list(queries.ahead(calendar, now)):
            try:
                with transaction.atomic():
                    activities.cancel(item.activity, by=calendar.added_by, at=now)
                called_off += 1
            except PermissionDenied:
                continue  # a moderator hid it, or its giver is gone: it is not ours to call off
    audit.record("calendars.removed", calendar, by=by, kept=keeps, called_off=called_off)
    calendar.delete()
    return called_off


def forget(person: Any) -> int:
    """Her name goes off the calendars she added: the clock can read those no more, and says so."""
    return Calendar.objects.filter(added_by=person).update(added_by=None)


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """Throw away what was brought and that nobody put in for a week."""
    old = Calendar.objects.filter(brought_at__lt=now - KEPT)
    if dry_run:
        return old.count()
    gone = old.filter(is_begun=False).delete()[0]
    return gone + old.update(brought=b"", brought_name="", brought_at=None)
