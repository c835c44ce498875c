"""Send what is in the outbox: claim, hand to the mail server, write down; and put back what a dead worker left.

What this promises and what no program can stands in docs/decisions/0008-mail-once.md.
"""

from __future__ import annotations

import datetime
import logging
import random
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from basis.notifications import mail, presence, queries, transport
from basis.notifications.models import Message

MOST_TRIES = 8
FIRST_WAIT = 60  # seconds; each next wait is four times as long, up to a day: eight tries take about two days
LONGEST_WAIT = 86_400
CLAIM_LASTS = datetime.timedelta(minutes=10)  # older, and not of a worker alive on this machine: it will not come
TASK_LASTS = datetime.timedelta(hours=1)
MOST_STARTS = 5  # of a task that takes its worker down with it

log = logging.getLogger(__name__)
State = Message.State


@task()
def deliver(pk: int) -> str:
    """Send one message, if it still waits and nobody else is sending it. Doing it twice changes nothing."""
    message = claim(pk)
    if message is None:
        return "not waiting"
    if queries.is_on_website():
        note_sent(message)
        return "shown on the website"
    try:
        composed = mail.compose(message)
        transport.send(composed, mail.ascii_address(message.address), lambda: presence.mark_accepted(message.reference))
    except transport.NotTaken as error:
        return note_failure(message, str(error), is_final=error.is_final)
    except (ValueError, LookupError) as error:  # it can never be made into a mail
        return note_failure(message, type(error).__name__, is_final=True)
    note_sent(message)
    return "sent"


def claim(pk: int, *, by: str = "", at: datetime.datetime | None = None) -> Message | None:
    """Make it this worker's to send; None when it is not waiting, or not yet, or when mail cannot go out at all."""
    now = at or timezone.now()
    if not queries.can_send():
        return None
    mine = Message.objects.filter(pk=pk, state=State.WAITING, not_before__lte=now).update(
        state=State.SENDING, claimed_at=now, claimed_by=by or presence.me(), attempts=F("attempts") + 1
    )
    return Message.objects.get(pk=pk) if mine else None


def note_sent(message: Message, *, at: datetime.datetime | None = None) -> None:
    """The mail server took it. What opens something (a code, a link) is erased at once, but for the demo's reader."""
    now = at or timezone.now()
    gone = {}
    if queries.notice_named(message.notice).is_secret and not queries.is_on_website():
        gone = {"subject": "", "text": "", "url": "", "erased_at": now}
    Message.objects.filter(pk=message.pk).exclude(state=State.SENT).update(
        state=State.SENT, sent_at=now, claimed_at=None, claimed_by="", error="", **gone
    )
    presence.forget_accepted(message.reference)


@transaction.atomic
def note_failure(message: Message, words: str, *, is_final: bool = False, at: datetime.datetime | None = None) -> str:
    """It did not go: try again later, or never when the server says so or it was tried often enough."""
    now = at or timezone.now()
    is_dead = is_final or message.attempts >= MOST_TRIES
    later = now + wait_after(message.attempts)
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(
        state=State.DEAD if is_dead else State.WAITING,
        claimed_at=None,
        claimed_by="",
        error=words[:200],
        not_before=later,
    )
    if not is_dead:
        deliver.using(run_after=later).enqueue(message.pk)
    log.warning("message %s, try %s: %s%s", message.pk, message.attempts, words, " (given up)" if is_dead else "")
    return words


def wait_after(attempts: int) -> datetime.timedelta:
    """How long to wait after this many tries: longer each time, a bit uneven so that not everybody comes at once."""
    seconds = min(FIRST_WAIT * 4 ** (attempts - 1), LONGEST_WAIT)
    return datetime.timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 (no secret)


def recover(now: datetime.datetime) -> str:
    """Put right what killed workers left: what was taken is sent, what was not is tried again, nothing is forgotten."""
    dead, alive = presence.workers()  # first this, then the marks: a worker that is gone makes no more of them
    known = _settle_accepted(now)
    freed = _free(set(dead), alive, now)
    for name in dead:
        presence.bury(name)
    told = {"sent": known, "freed": freed, "enqueued": _enqueue_forgotten(now)}
    return ", ".join(f"{name} {count}" for name, count in told.items() if count)


def _settle_accepted(now: datetime.datetime) -> int:
    """The server took these; the worker was killed before it could say so in the database."""
    references: list[UUID] = presence.accepted()
    found = list(Message.objects.filter(reference__in=references).exclude(state=State.SENT))
    for message in found:
        note_sent(message, at=now)
    for reference in set(references) - {message.reference for message in found}:
        presence.forget_accepted(reference)
    return len(found)


@transaction.atomic
def _free(dead: set[str], alive: set[str], now: datetime.datetime) -> int:
    """Take claims and tasks from workers that are gone, here or (after a while) elsewhere."""
    freed = 0
    for message in Message.objects.select_for_update().filter(state=State.SENDING):
        is_old = message.claimed_at is not None and message.claimed_at < now - CLAIM_LASTS
        if message.claimed_by in dead or (is_old and message.claimed_by not in alive):
            message.state = State.DEAD if message.attempts >= MOST_TRIES else State.WAITING
            message.claimed_at, message.claimed_by, message.not_before = None, "", now
            message.error = "worker stopped"
            message.save(update_fields=["state", "claimed_at", "claimed_by", "not_before", "error"])
            freed += 1
    for running in DBTaskResult.objects.select_for_update().filter(status=TaskResultStatus.RUNNING):
        worker = running.worker_ids[-1] if running.worker_ids else ""
        is_old = running.started_at is None or running.started_at < now - TASK_LASTS
        if worker in dead or (is_old and worker not in alive):
            again = len(running.worker_ids) < MOST_STARTS
            running.status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
            running.finished_at = None if again else now
            running.save(update_fields=["status", "finished_at"])
            freed += 1
    return freed


def _enqueue_forgotten(now: datetime.datetime) -> int:
    """Whatever waits and is due gets a task again: the outbox is the truth, a task only a way to hurry."""
    if not queries.can_send():
        return 0
    due = Message.objects.filter(state=State.WAITING, not_before__lte=now - datetime.timedelta(seconds=20))
    asked = list(due.order_by("not_before").values_list("pk", flat=True)[:500])
    on_way = set(
        DBTaskResult.objects.filter(task_path=deliver.module_path)
        .exclude(status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED])
        .values_list("args_kwargs__args__0", flat=True)
    )
    missing = [pk for pk in asked if pk not in on_way]
    for pk in missing:
        deliver.enqueue(pk)
    return len(missing)
