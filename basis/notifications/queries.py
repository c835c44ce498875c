"""What is known of messages: which kinds there are, who chose what, what waits and what went wrong."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Count, Q
from django.utils.crypto import salted_hmac
from django_tasks_db.models import DBTaskResult

from basis.modules import Notice, all_modules
from basis.notifications.models import JobRun, Message, Preference, When

WEEKLY = "notifications.weekly"  # the notice of the weekly letter itself
SALT = "notifications.unsubscribe"


def all_notices() -> dict[str, Notice]:
    """Every kind of message, by name."""
    return {notice.name: notice for module in all_modules() for notice in module.notices}


def notice_named(name: str) -> Notice:
    """One kind. Raises LookupError for a name that no module declares: somebody would never be able to choose."""
    try:
        return all_notices()[name]
    except KeyError:
        raise LookupError(f"no module.py declares a Notice named {name!r}") from None


def address_hash(address: str) -> str:
    """What is kept of the address of somebody without account who does not want a kind of mail."""
    return salted_hmac("notifications.address", address.strip().lower(), algorithm="sha256").hexdigest()


def chosen(to: Any, notice: Notice) -> str:
    """When this person, or who has this address, hears of it: what was chosen, else what is usual."""
    if not notice.is_optional:
        return When.AT_ONCE
    whose = Q(person=None, address_hash=address_hash(to)) if isinstance(to, str) else Q(person=to)
    choice = Preference.objects.filter(whose, notice=notice.name).values_list("when", flat=True).first()
    when = choice or notice.default
    if when == When.WEEKLY and notice.name != WEEKLY and (isinstance(to, str) or not notice.has_weekly):
        return When.AT_ONCE  # there is no letter it could stand in
    return when


def choices_of(person: Any) -> list[tuple[Notice, str]]:
    """Every kind that concerns her, with when she hears of it; those she can choose first."""
    made = dict(Preference.objects.filter(person=person).values_list("notice", "when"))
    hers = [one for one in all_notices().values() if one.for_whom is None or one.for_whom(person)]
    found = [(one, made.get(one.name, one.default) if one.is_optional else "") for one in hers]
    return sorted(found, key=lambda pair: not pair[0].is_optional)


def unsubscribe_token(message: Message) -> str:
    """What stands in the link to unsubscribe: who and which kind, signed; it holds no address."""
    who = {"p": message.person_id} if message.person_id else {"h": address_hash(message.address)}
    return signing.dumps(who | {"n": message.notice}, salt=SALT, compress=True)


def from_token(token: str) -> dict[str, Any] | None:
    """What stands in such a link; None when it was not made here."""
    try:
        told: dict[str, Any] = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return told


def can_send() -> bool:
    """Whether there is a server for our mail. In the demo without one, mail stands on the website."""
    return bool(settings.SMTP) or is_on_website()


def is_on_website() -> bool:
    """Whether mail is not sent but shown, to try the demo."""
    return settings.DEMO and not settings.SMTP


def example_mail(most: int = 50) -> list[Message]:
    """The mail of the demo, newest first; what waits for a worker too."""
    return list(Message.objects.filter(erased_at=None).exclude(state=Message.State.GATHERED)[:most])


@dataclass(frozen=True)
class Outbox:
    """How the outbox, the work and the clock stand; ids, kinds and times, never addresses or texts."""

    counts: dict[str, int]
    dead: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    tasks: dict[str, int]
    failed: list[DBTaskResult[..., Any]]
    clock: list[JobRun]


def outbox(most: int = 100) -> Outbox:
    """What the administrator sees."""
    counts = dict(Message.objects.order_by().values_list("state").annotate(n=Count("pk")))
    shown: Any = Message.objects.values("pk", "notice", "made_at", "not_before", "attempts", "error")
    waiting = shown.filter(state__in=[Message.State.WAITING, Message.State.SENDING]).order_by("not_before")
    tasks = dict(DBTaskResult.objects.order_by().values_list("status").annotate(n=Count("pk")))
    return Outbox(
        counts={state.value: counts.get(state.value, 0) for state in Message.State},
        dead=list(shown.filter(state=Message.State.DEAD)[:most]),
        waiting=list(waiting[:most]),
        tasks=tasks,
        failed=list(DBTaskResult.objects.failed().order_by("-finished_at")[:20]),
        clock=list(JobRun.objects.all()),
    )


def of_person(person: Any) -> list[dict[str, Any]]:
    """Her messages as plain values, for the download of what is hers."""
    rows: Any = Message.objects.filter(person=person).values("notice", "subject", "text", "state", "made_at", "sent_at")
    return list(rows)


def choices_kept(person: Any) -> list[dict[str, Any]]:
    """What she chose, as plain values."""
    rows: Any = Preference.objects.filter(person=person).values("notice", "when")
    return list(rows)


def old(before: datetime.datetime) -> Any:
    """Messages that went or died before this moment and still hold their text."""
    done = Q(state=Message.State.SENT, sent_at__lt=before) | Q(state=Message.State.DEAD, made_at__lt=before)
    return Message.objects.filter(done | Q(letter__sent_at__lt=before), erased_at=None)
