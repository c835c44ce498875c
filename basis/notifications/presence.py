"""What survives a killed worker on this machine: which workers are alive, and which mail the server already took.

A lock on a file goes when its process goes, however that dies. A mark is written the moment the mail server says 250,
before the database is asked anything: what was written to a file stays when the process is killed.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import socket
from functools import cache
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings


@cache
def _name_of(pid: int) -> str:
    return f"{socket.gethostname()[:30]}-{pid}-{secrets.token_hex(4)}"


def me() -> str:
    """The name of this process as a worker; a process that was forked off has another."""
    return _name_of(os.getpid())


def _folder(name: str) -> Path:
    path = Path(settings.DATA) / name
    path.mkdir(exist_ok=True)
    return path


def appear() -> IO[str]:
    """Say that this worker is alive; the file that is given must stay open as long as it is."""
    lock = (_folder("workers") / me()).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return lock


def workers() -> tuple[list[str], set[str]]:
    """The workers of this machine that are no more and have not been buried, and those that are alive."""
    dead: list[str] = []
    alive: set[str] = set()
    for path in _folder("workers").iterdir():
        try:
            with path.open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            continue  # buried by another worker just now
        except BlockingIOError:
            alive.add(path.name)
        else:
            dead.append(path.name)
    return dead, alive


def bury(name: str) -> None:
    """What this dead worker left has been put right."""
    (_folder("workers") / name).unlink(missing_ok=True)


def mark_accepted(reference: UUID) -> None:
    """The mail server took it."""
    os.close(os.open(_folder("accepted") / reference.hex, os.O_CREAT | os.O_WRONLY, 0o600))


def accepted() -> list[UUID]:
    """What the mail server took and the database may not know of yet."""
    return [UUID(path.name) for path in _folder("accepted").iterdir()]


def forget_accepted(reference: UUID) -> None:
    """The database knows now."""
    (_folder("accepted") / reference.hex).unlink(missing_ok=True)
