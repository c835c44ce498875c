"""Website and worker, forked off a process that has loaded them: two hundred new ones cost no two hundred starts."""

import os
import signal
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (needs Django to be ready)
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from gunicorn.app import wsgiapp  # noqa: E402

import basis.site.wsgi  # noqa: E402, F401 (loaded once, for all that are forked off)

GUNICORN = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--no-control-socket")


def _apart(log: str) -> None:
    """A session of its own, so that it can be killed with all its children; what it says goes to a file."""
    os.setsid()
    said = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)


def web(port: str) -> None:
    """The website, as `./run start` serves it."""
    sys.argv = ["gunicorn", *GUNICORN, "--bind", f"127.0.0.1:{port}", "basis.site.wsgi:application"]
    wsgiapp.run()


def work() -> None:
    """The worker."""
    call_command("work")


def _load() -> None:
    """What the first request and the first mail would load."""
    Client().get("/gesprek/0-a/", headers={"host": "localhost"})
    reverse("notifications:choices")
    connections.close_all()  # a connection cannot be shared by who is forked off


def main(log: str) -> None:
    """Forks off what each line asks for, `web PORT` or `work`, and answers with its number."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the dead
    for line in sys.stdin:
        name, *words = line.split()
        if number := os.fork():
            print(number, flush=True)
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _apart(log)
        {"web": web, "work": work}[name](*words)
        sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
