"""Take away all that is somebody's; warn who is not here any more; throw away what was kept long enough."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import packs
from basis.accounts import privacy_queries as queries
from basis.accounts.models import Person, Role
from basis.accounts.queries import administrators
from basis.accounts.sign_in_actions import language_of
from basis.audit import actions as audit
from basis.modules import Personal
from basis.notifications import actions as notifications
from basis.notifications.models import Message
from basis.search import actions as search

INACTIVE = "accounts.inactive"


@dataclass(frozen=True)
class Expired:
    """How many things were thrown away under one declaration, or would be."""

    declaration: Personal
    count: int


@transaction.atomic
def forget(person: Person, *, by: Person | None) -> None:
    """Take somebody's account away, and her name from all that stays: through every module, files and outbox too.

    `by` is she herself; None is the clock. Refuses for somebody else, and for the last administrator: then nobody could
    give roles any more. The log keeps the number of her account, and nobody can tell any more whose it was.
    """
    if by is not None and by.pk != person.pk:
        raise PermissionDenied
    if _is_last_administrator(person):
        raise ValidationError(_("U bent de laatste beheerder. Maak eerst iemand anders beheerder."))
    touched: dict[str, Any] = {one.name: one.forget(person) for one in reversed(queries.declarations())}
    audit.record("accounts.forgotten", person, by=by, **touched)
    person.delete()
    transaction.on_commit(search.refresh, robust=True)


def _is_last_administrator(person: Person) -> bool:
    today = timezone.localdate()
    return person.roles.on(today).filter(role=Role.ADMINISTRATOR).exists() and administrators(today) == 1


def forget_account(person: Person) -> int:
    """The account itself goes last, when no module holds anything of hers any more."""
    return 1


def forget_roles(person: Person) -> int:
    """Her roles go with her account; that they were given and ended stays in the log."""
    return person.roles.count()


def forget_devices(person: Person) -> int:
    """She is signed out everywhere."""
    keys = list(person.sign_ins.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return person.sign_ins.all().delete()[0]


def forget_ways_in(person: Person) -> int:
    """Passkeys, apps and links to providers go with her account."""
    return len(queries.ways_in_of(person))


def note_download(person: Person) -> None:
    """Write down that somebody took what is hers."""
    audit.record("accounts.downloaded", person, by=person)


def expire_accounts(now: datetime.datetime, dry_run: bool) -> int:
    """Accounts that nobody used for two years, and that got the last warning a week ago or more."""
    today = timezone.localdate(now)
    gone = 0
    for person in queries.unused_since(queries.months_before(today, queries.GONE), today):
        warned = Message.objects.filter(once=_once(person, "last"), made_at__lte=now - queries.LAST_WARNING)
        if warned.exists():
            gone += 1
            if not dry_run:
                forget(person, by=None)
    return gone


@transaction.atomic
def warn_inactive(now: datetime.datetime) -> int:
    """Write to who was not here for 23 months, and once more in the last week; gives how many mails that were."""
    today = timezone.localdate(now)
    first = queries.unused_since(queries.months_before(today, queries.FIRST_WARNING), today)
    last = queries.months_before(today + queries.LAST_WARNING, queries.GONE)
    return sum(_warn(person, "last" if person.seen <= last else "first", now) for person in first)  # type: ignore[attr-defined]


def _warn(person: Person, which: str, now: datetime.datetime) -> bool:
    """One mail of each kind for each stretch of absence."""
    with translation.override(language_of(person)):
        told = {"name": person.name, "site": packs.site().name}
        text = _(
            "Dag %(name)s,\n\nU was al bijna twee jaar niet op %(site)s. Wij bewaren een account niet langer dan nodig."
        )
        first, last = _("Over een maand halen wij het weg."), _("Over een week halen wij uw account weg.")
        stays = _("Wilt u het houden? Log dan één keer in. Wilt u het niet meer? Dan hoeft u niets te doen.")
        message = notifications.tell(
            person,
            INACTIVE,
            subject=_("Wilt u uw account op %(site)s houden?") % told,
            text="\n\n".join([text % told, last if which == "last" else first, stays]),
            url=reverse("accounts:login"),
            button=_("Inloggen"),
            once=_once(person, which),
            at=now,
        )
    return message is not None


def _once(person: Person, which: str) -> str:
    return f"{INACTIVE}:{person.pk}:{person.seen}:{which}"  # type: ignore[attr-defined]


def retain(now: datetime.datetime, *, dry_run: bool) -> list[Expired]:
    """Throw away what was kept long enough, in every module, each by itself; the log gets the counts.

    With `dry_run` nothing changes and the counts say what would go.
    """
    found = []
    for one in reversed(queries.declarations()):
        if one.expire is not None:
            with transaction.atomic():
                found.append(Expired(one, one.expire(now, dry_run)))
    counts: dict[str, Any] = {one.declaration.name: one.count for one in found if one.count}
    if counts and not dry_run:
        audit.record("accounts.retained", **counts)
        search.refresh()
    return found
