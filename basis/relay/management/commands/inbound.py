"""`./run inbound`: take answers that people mail to a conversation."""

import logging
import signal
import threading
from typing import Any

from aiosmtpd.controller import Controller
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from basis.relay.postman import LARGEST, Postman


class Command(BaseCommand):
    help = "Neemt antwoorden per mail aan (BASIS_INBOUND_LISTEN), tot u het stopt / takes answers by mail."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.INBOUND_LISTEN and settings.MAIL_DOMAIN):
            raise CommandError(
                "Vul BASIS_INBOUND_LISTEN en BASIS_MAIL_DOMAIN in / give BASIS_INBOUND_LISTEN and BASIS_MAIL_DOMAIN"
            )
        logging.getLogger("mail.log").setLevel(logging.WARNING)  # it would write down every address
        host, _colon, port = settings.INBOUND_LISTEN.rpartition(":")
        controller = Controller(
            Postman(), hostname=host.strip("[]"), port=int(port), data_size_limit=LARGEST, ident="Sociale Basis"
        )
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda number, frame: stop.set())
        try:
            controller.start()
        except OSError as error:
            raise CommandError(f"BASIS_INBOUND_LISTEN={settings.INBOUND_LISTEN}: {error.strerror or error}") from None
        self.stderr.write(f"  mail voor / for gesprek+…@{settings.MAIL_DOMAIN}: {settings.INBOUND_LISTEN}")
        stop.wait()
        controller.stop()
