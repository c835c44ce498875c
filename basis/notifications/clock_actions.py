"""Do the jobs of all modules when they are due, each by one worker only."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from basis.audit import actions as audit
from basis.modules import Job, all_modules
from basis.notifications.models import JobRun

LEASE = datetime.timedelta(minutes=15)  # a job that was begun and never ended is due again after this

log = logging.getLogger(__name__)


def all_jobs() -> list[Job]:
    """The jobs of every module."""
    return [job for module in all_modules() for job in module.jobs]


def run_due(now: datetime.datetime, *, stopping: Callable[[], bool] = lambda: False) -> int:
    """Do what is due; gives how many jobs this worker did. A job that fails is tried again later, the others go on."""
    done = 0
    for job in all_jobs():
        if stopping():
            break
        if claim(job, now):
            _do(job, now)
            done += 1
    return done


def claim(job: Job, now: datetime.datetime) -> bool:
    """Whether this job is due and this worker is the one that does it: who moves `due_at` first has it."""
    JobRun.objects.get_or_create(name=job.name, defaults={"due_at": now})
    next_try = now + min(job.every, LEASE)
    return bool(JobRun.objects.filter(name=job.name, due_at__lte=now).update(due_at=next_try, begun_at=now))


def _do(job: Job, now: datetime.datetime) -> None:
    said, failed = "", False
    try:
        with audit.coming_from("job"):
            said = job.do(now)
    except Exception as error:  # one job that goes wrong must not stop mail: it is written down, and shown as failed
        log.exception("job %s", job.name)
        said, failed = type(error).__name__, True
    with transaction.atomic():
        run = JobRun.objects.select_for_update().get(name=job.name)
        run.ended_at, run.has_failed = timezone.now(), failed
        run.said = said[:200] or run.said
        if not failed:
            run.due_at = now + job.every
        run.save(update_fields=["ended_at", "has_failed", "said", "due_at"])
    if said and not failed:
        log.info("%s: %s", job.name, said)
