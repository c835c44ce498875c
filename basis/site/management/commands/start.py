"""`./run`: make ready what is not, then serve the website until it is stopped."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from basis.accounts.demo import STAFF
from basis.site import env, steps

PATIENCE = 60  # seconds to wait for the first answer
ANYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (where to ask what listens everywhere)


class Command(BaseCommand):
    help = "Maakt klaar wat nog niet klaar is en start de website."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=env.number("PORT", 8000), help="poort (gewoon: PORT of 8000)")
        parser.add_argument("--no-worker", dest="worker", action="store_false", help="zonder ./run work erbij")
        parser.add_argument("--host", default=env.text("BASIS_LISTEN", "127.0.0.1"), help="adres om op te luisteren")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        refuse_when_taken(host, port)
        chosen = steps.FILES + steps.DATABASE + (steps.DEMO if settings.DEMO else ()) + steps.SEARCH
        try:
            steps.run(chosen, self.stderr.write)
        except steps.StepFailed as error:
            raise CommandError(str(error)) from None
        os.environ["PORT"] = str(port)  # it stands in the links of mails
        server = subprocess.Popen(_gunicorn(host, port))  # noqa: S603 (a fixed command of our own)
        worker = Worker() if options["worker"] else None

        def pass_on(number: int, frame: FrameType | None) -> None:
            if worker:
                worker.end()
            server.send_signal(number)

        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, pass_on)
        try:
            self._wait(server, ANYWHERE.get(host, host), port)
            code = _served(server, worker)
        finally:
            if worker:
                worker.end()
                worker.process.wait()
        sys.exit(code)

    def _wait(self, server: "subprocess.Popen[bytes]", host: str, port: int) -> None:
        """Tell the address as soon as the website answers on it."""
        address = f"http://{_place(host, port)}"
        for _attempt in range(PATIENCE * 10):
            if server.poll() is not None:
                raise CommandError("De website is niet gestart; hierboven staat waarom / the website did not start.")
            if _answers(host, port):
                break
            time.sleep(0.1)
        else:
            server.terminate()
            raise CommandError(f"De website antwoordt niet / no answer: {address}")
        self.stderr.write(self.style.SUCCESS(f"\n  {address}/\n"))
        if settings.DEMO:
            for _name, email, role, _area in STAFF:
                self.stderr.write(f"  {email}  {role.label}")
            self.stderr.write(
                f"  Inloggen / sign in: {address}/inloggen/, de code staat op / the code: {address}/voorbeeldpost/"
            )
        self.stderr.write("  Stoppen / stop: Ctrl+C\n")


def refuse_when_taken(host: str, port: int) -> None:
    """Raises CommandError, in words, when something else listens on this port or it may not be used."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Poort {port} kan niet worden gebruikt / cannot use this port: {getattr(error, 'strerror', error)}.\n"
                f"Kies een andere / choose another: ./run --port {port + 1 if port < 65535 else 8001}"
            ) from None


class Worker:
    """`./run work` beside the website: it ends with the website, and is started again when it stops by itself."""

    COMMAND = (sys.executable, "-m", "basis", "work", "--beside")

    def __init__(self) -> None:
        self.is_ending = False
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(self.COMMAND, cwd=settings.ROOT)  # noqa: S603 (a fixed command of our own)

    def keep(self) -> None:
        """Start it again when it is not there and should be."""
        if not self.is_ending and self.process.poll() is not None:
            self._start()

    def end(self) -> None:
        """Ask it to finish what it is doing."""
        self.is_ending = True
        if self.process.poll() is None:
            self.process.terminate()


def _served(server: "subprocess.Popen[bytes]", worker: Worker | None) -> int:
    """Wait until the website stops, and see to it that mail goes on meanwhile."""
    while True:
        try:
            return server.wait(timeout=2)
        except subprocess.TimeoutExpired:
            if worker:
                worker.keep()


def _place(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _gunicorn(host: str, port: int) -> list[str]:
    options = [
        "--chdir",
        str(settings.ROOT),
        "--no-control-socket",
        "--worker-class",
        "gthread",
        "--limit-request-line",
        "8190",
        "--workers",
        "2",
        "--threads",
        "4",
        "--bind",
        _place(host, port),
    ]
    shared = ["--worker-tmp-dir", "/dev/shm"] if os.path.isdir("/dev/shm") else []  # noqa: S108, PTH112
    log = ["--log-level", "warning", "--access-logfile", "-" if env.flag("BASIS_ACCESS_LOG") else os.devnull]
    return [sys.executable, "-m", "gunicorn", *options, *shared, *log, "basis.site.wsgi:application"]


def _answers(host: str, port: int) -> bool:
    """Whether the website answers under its own name, if only to say that it wants https."""
    door = http.client.HTTPConnection(host, port, timeout=5)
    try:
        door.request("GET", "/gezond/", headers={"Host": settings.HOSTS[0].lstrip("*.") or "localhost"})
        return bool(door.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        door.close()
