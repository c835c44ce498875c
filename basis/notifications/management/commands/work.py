"""`./run work`: send mail and do what the clock asks, until stopped."""

import logging
import os
import signal
import threading
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from basis.notifications import clock_actions, presence, sending_actions

CLOCK = 5  # seconds between two looks at the clock
A_TURN = 20  # tasks, before the clock gets a turn again

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Verstuurt berichten en doet wat de klok vraagt, tot u het stopt / sends mail and does what the clock asks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--beside", action="store_true", help="stop wanneer stopt wat dit startte / stop with parent"
        )
        parser.add_argument(
            "--once", action="store_true", help="doe wat er nu ligt en stop / do what there is, and stop"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        logging.getLogger("django_tasks").setLevel(logging.WARNING)
        self.stop = threading.Event()
        self.parent = os.getppid() if options["beside"] else 0
        self.worker: Worker | None = None
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._finish)
        with presence.appear():
            self._work(once=options["once"])
        presence.bury(presence.me())

    def _finish(self, number: int, frame: FrameType | None) -> None:
        """Asked to stop: what is being done is finished first."""
        self.stop.set()
        if self.worker:
            self.worker.running = False

    def _work(self, *, once: bool) -> None:
        looked = 0.0
        while not self.stop.is_set() and (not self.parent or self.parent == os.getppid()):
            busy = False
            try:
                close_old_connections()
                if time.monotonic() - looked >= CLOCK or not looked:
                    looked = time.monotonic()
                    if told := sending_actions.recover(timezone.now()):
                        log.info("recovered: %s", told)
                    clock_actions.run_due(timezone.now(), stopping=self.stop.is_set)
                busy = self._tasks()
            except (OperationalError, InterfaceError) as error:
                log.warning("database: %s", type(error).__name__)  # it comes back, or who runs it sees this line
                self.stop.wait(2)
            if once and not busy:
                return
            if not busy:
                self.stop.wait(0.5)

    def _tasks(self) -> bool:
        """Do a number of tasks; whether there were any."""
        if self.stop.is_set() or not DBTaskResult.objects.ready().exists():
            return False
        self.worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=A_TURN,
            worker_id=presence.me(),
            excluded_queue_names=[],
        )
        if self.stop.is_set():  # asked while this worker was being made
            return False
        self.worker.run()
        return True
