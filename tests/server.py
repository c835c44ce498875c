"""The product itself, started as a stranger would start it, on a port and in a folder of its own."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "basis.sqlite3"
PATIENCE = 300  # seconds; building the front end and the demo is in it


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def running(data: Path, *command: str, port: int = 0, **environment: str) -> Iterator[str]:
    """Start the website with a demo in this folder; gives its address, and stops it afterwards."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    log = data / "server.log"
    with log.open("w") as told:
        server = subprocess.Popen(
            [*(command or (sys.executable, "-m", "basis")), "--port", str(port)],
            cwd=ROOT,
            env=os.environ | {"BASIS_DATA": str(data), "DATABASE_URL": ""} | environment,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    try:
        wait_for(address, server, log)
        yield address
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)


def with_demo(data: Path) -> None:
    """A demo in this folder: a copy of that of the website in BASIS_TEST_DATA as it is now, or else a new one."""
    if not (there := os.environ.get("BASIS_TEST_DATA")):
        here = os.environ | {"BASIS_DATA": str(data), "DATABASE_URL": "", "BASIS_DEMO": "yes"}
        subprocess.run([sys.executable, "-m", "basis", "demo"], env=here, cwd=ROOT, check=True, capture_output=True)
        return
    shutil.copytree(there, data, ignore=shutil.ignore_patterns("*.sqlite3*", "*.log"), dirs_exist_ok=True)
    with closing(sqlite3.connect(Path(there) / DATABASE)) as first, closing(sqlite3.connect(data / DATABASE)) as copy:
        first.backup(copy)


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Until the home page answers; raises AssertionError with the log when the server stops or stays silent."""
    for _attempt in range(PATIENCE * 10):
        if server.poll() is not None:
            raise AssertionError(f"the website did not start:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"{address}/", timeout=30):
                return
        except urllib.error.HTTPError as error:
            raise AssertionError(f"home answers {error.code}:\n{log.read_text()}") from None
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}:\n{log.read_text()}")
