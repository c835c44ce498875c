"""Fetch the calendars that have an address: once when somebody adds one, and by the clock."""

from __future__ import annotations

import datetime
import hashlib
import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from basis import packs
from basis.audit import actions as audit
from basis.calendars import actions, put_actions, queries, reading, rules
from basis.calendars.models import EVERY, STOPS_AFTER, Calendar
from basis.fetching import INTERNET, Fetched, NotFetched, Reach, fetch
from basis.notifications import actions as notifications

AT_ONCE = 20  # calendars in one go of the clock
FIRST_WAIT, LONGEST_WAIT = datetime.timedelta(hours=1), datetime.timedelta(hours=24)  # after a failure
ALL_AGAIN = datetime.timedelta(days=7)  # then also what did not change is gone through: new weeks came in sight
SOMEBODY_WAITS = Reach(most_seconds=12, one_wait=8)
NOTICE = "calendars.stopped"

log = logging.getLogger(__name__)


def agent() -> str:
    """As whom we ask: this website, and where it is."""
    name = str(packs.site().name).encode("ascii", "ignore").decode()
    return f"Sociale Basis ({' '.join(name.split())}; {settings.ADDRESS})"


def look(
    calendar: Calendar, *, by: Any, at: datetime.datetime | None = None, reach: Reach = SOMEBODY_WAITS
) -> reading.Plan:
    """Fetch it now, and hear what putting it in would do. Raises ValidationError when it does not come."""
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    try:
        found = fetch(calendar.url, agent=agent(), reach=reach)
    except NotFetched as fault:
        raise ValidationError({"url": str(fault)}) from None
    return actions.bring(calendar, found.content, calendar.name, by=by, at=at)


def ask_now(calendar: Calendar, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Have a worker read it as soon as it can. Refuses one without address, and one that was not put in yet."""
    if not rules.may_run(by, calendar):
        raise PermissionDenied
    if not calendar.url or not calendar.is_begun:
        raise ValidationError(_("Deze agenda heeft geen adres, of staat er nog niet in."))
    now = at or timezone.now()
    with transaction.atomic():
        Calendar.objects.filter(pk=calendar.pk).update(next_at=now + EVERY)
        audit.record("calendars.asked", calendar, by=by)
        follow.enqueue(calendar.pk)


def wake(now: datetime.datetime) -> str:
    """What the clock does: have the calendars read whose time it is; of each one at a time. Says how many."""
    found = list(queries.due(now).values_list("pk", flat=True)[:AT_ONCE])
    for pk in found:
        with transaction.atomic():
            if Calendar.objects.filter(pk=pk, next_at__lte=now).update(next_at=now + EVERY):
                follow.enqueue(pk)
    return f"{len(found)} agenda's" if found else ""


@task()
def follow(pk: int) -> str:
    """A worker reads one calendar."""
    with audit.coming_from("job"):
        return read_again(pk, at=timezone.now())


def read_again(pk: int, *, at: datetime.datetime, reach: Reach = INTERNET) -> str:
    """Fetch a calendar and put in what changed; when that fails, say so and try again later. Gives how it went."""
    calendar = Calendar.objects.select_related("area", "organisation", "added_by").filter(pk=pk, is_begun=True).first()
    if calendar is None or calendar.is_paused or not calendar.url:
        return "not followed"
    with translation.override(settings.LANGUAGE_CODE):
        try:
            return _follow(calendar, at, reach)
        except NotFetched as fault:
            return _failed(calendar, str(fault), at)
        except ValidationError as fault:
            return _failed(calendar, " ".join(fault.messages), at)


def _follow(calendar: Calendar, now: datetime.datetime, reach: Reach) -> str:
    is_fresh = calendar.put_at is not None and now - calendar.put_at < ALL_AGAIN
    marks = {"etag": calendar.etag, "modified": calendar.modified} if is_fresh else {}
    found = fetch(calendar.url, agent=agent(), reach=reach, **marks)
    is_same = hashlib.sha256(found.content).hexdigest() == calendar.sha256
    if found.is_unchanged or (is_fresh and is_same):
        return _well(calendar, found, now, "same")
    told = reading.read(found.content, calendar.name, now=now)
    put_actions.refuse_empty(calendar, told, now=now)
    done = put_actions.put(calendar, told, content=found.content, now=now)
    return _well(calendar, found, now, f"new {done.new}, changed {done.changed}, gone {done.gone}")


def _well(calendar: Calendar, found: Fetched, now: datetime.datetime, outcome: str) -> str:
    """It came: what to say the next time, and when that is."""
    told: dict[str, Any] = {"read_at": now, "next_at": now + EVERY, "failures": 0, "failing_since": None, "fault": ""}
    if not found.is_unchanged:
        told |= {"etag": found.etag, "modified": found.modified}
    Calendar.objects.filter(pk=calendar.pk).update(**told)
    return outcome


@transaction.atomic
def _failed(calendar: Calendar, why: str, now: datetime.datetime) -> str:
    """It did not come: longer waits from an hour to a day, and after 14 days no more; who added it is told then."""
    since, failures = calendar.failing_since or now, calendar.failures + 1
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    is_over = now - since >= STOPS_AFTER
    told: dict[str, Any] = {"failures": failures, "failing_since": since, "fault": why[:300]}
    Calendar.objects.filter(pk=calendar.pk).update(next_at=None if is_over else now + wait, **told)
    if is_over:
        _tell_stopped(calendar, why, now)
    return "stopped" if is_over else "failed"


def _tell_stopped(calendar: Calendar, why: str, now: datetime.datetime) -> None:
    person = calendar.added_by
    if person is None or not person.is_active:
        return
    with translation.override(person.language):
        notifications.tell(
            person,
            NOTICE,
            subject=_("De agenda van %(name)s komt niet meer") % {"name": calendar.name},
            text=_(
                "Wij probeerden 14 dagen lang om deze agenda te lezen. Dat lukte niet. Wij zijn gestopt. "
                "De laatste keer ging het zo:\n\n%(why)s\n\n"
                "Wat er al stond, blijft staan. Klopt het adres nog? Dan kunt u de agenda weer aanzetten."
            )
            % {"why": why},
            url=calendar.get_absolute_url(),
            button=_("Bekijk de agenda"),
            once=f"calendars.stopped {calendar.pk} {now:%Y-%m-%d}",
            at=now,
        )
