"""The clock does each job when it is due, by one worker only."""

import datetime
import threading
import time

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from basis.modules import Job
from basis.notifications import clock_actions
from basis.notifications.models import JobRun

HOUR = datetime.timedelta(hours=1)
NOW = timezone.now()


@pytest.fixture
def jobs(monkeypatch):
    """The jobs of the clock, as the test wants them."""
    made = []
    monkeypatch.setattr(clock_actions, "all_jobs", lambda: made)
    return made


@pytest.mark.django_db
def test_a_job_is_done_when_it_is_due_and_says_what_it_did(jobs):
    done = []
    jobs.append(Job("a.b", HOUR, lambda now: done.append(now) or f"things {len(done)}"))
    for minutes in (0, 30, 59, 60, 61):
        clock_actions.run_due(NOW + datetime.timedelta(minutes=minutes))
    assert done == [NOW, NOW + HOUR]
    assert JobRun.objects.get().said == "things 2"


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_a_job_once(jobs):
    done, start = [], threading.Barrier(4)
    jobs.append(Job("a.b", HOUR, lambda now: done.append(1) or ""))
    JobRun.objects.create(name="a.b", due_at=NOW)

    def work():
        start.wait()
        while True:
            try:
                clock_actions.run_due(NOW)
                break
            except OperationalError:  # two at a time is too much for SQLite in memory; ./run work comes again as well
                time.sleep(0.01)
        connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert done == [1]


@pytest.mark.django_db
def test_a_job_that_fails_is_shown_tried_again_and_stops_no_other(jobs):
    done = []
    jobs += [Job("a.wrong", HOUR, lambda now: str(1 / 0)), Job("b.right", HOUR, lambda now: done.append(now) or "")]
    clock_actions.run_due(NOW)
    run = JobRun.objects.get(name="a.wrong")
    assert run.has_failed and run.said == "ZeroDivisionError" and done
    assert run.due_at == NOW + clock_actions.LEASE


@pytest.mark.django_db
def test_a_job_whose_worker_was_killed_is_due_again_soon(jobs):
    job = Job("a.b", datetime.timedelta(days=1), lambda now: "")
    assert clock_actions.claim(job, NOW)
    assert not clock_actions.claim(job, NOW + datetime.timedelta(minutes=14))
    assert clock_actions.claim(job, NOW + datetime.timedelta(minutes=16))


@pytest.mark.django_db
def test_a_worker_that_is_asked_to_stop_begins_no_other_job(jobs):
    done = []
    jobs += [Job(name, HOUR, lambda now: done.append(1) or "") for name in ("a.a", "a.b")]
    clock_actions.run_due(NOW, stopping=lambda: bool(done))
    assert done == [1]


@pytest.mark.django_db
def test_every_job_of_the_product_can_be_done():
    clock_actions.run_due(NOW)
    wrong = list(JobRun.objects.filter(has_failed=True).values_list("name", "said"))
    assert JobRun.objects.count() == len(clock_actions.all_jobs()) > 1 and not wrong
