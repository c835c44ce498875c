"""A PostgreSQL to test on: what DATABASE_URL names, or a temporary role on the server of this machine."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def server() -> Iterator[str]:
    """Gives the address of a database in which the role may make others; takes away afterwards what it made."""
    if url := os.environ.get("DATABASE_URL", "").strip():
        yield url
        return
    if os.geteuid() != 0:
        sys.exit("DATABASE_URL ontbreekt: noem een PostgreSQL waar de rol databases mag maken, of draai dit als root.")
    port = _running_cluster()
    name, password = f"basis_test_{secrets.token_hex(4)}", secrets.token_hex(16)
    _sql(port, f"CREATE ROLE {name} LOGIN CREATEDB PASSWORD '{password}'")
    _sql(port, f"ALTER ROLE {name} SET synchronous_commit = off")  # nothing here outlives the machine
    _sql(port, f"CREATE DATABASE {name} OWNER {name}")
    try:
        yield f"postgresql://{name}:{password}@127.0.0.1:{port}/{name}"
    finally:
        left = _sql(port, f"SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '{name}'").split()
        for database in left:
            _sql(port, f'DROP DATABASE "{database}" WITH (FORCE)')
        _sql(port, f"DROP ROLE {name}")


def _running_cluster() -> str:
    """The port of a cluster that answers; starts one when none does."""
    clusters = [line.split() for line in _told(["pg_lsclusters", "-h"]).splitlines()]
    if not clusters:
        sys.exit("Er is geen PostgreSQL op deze machine: apt-get install postgresql")
    online = [cluster for cluster in clusters if cluster[3].startswith("online")]
    version, cluster, port = (online or clusters)[-1][:3]
    if not online:
        subprocess.run(["pg_ctlcluster", version, cluster, "start"], check=True)
        for _attempt in range(100):
            if subprocess.run(["pg_isready", "-q", "-p", port], check=False).returncode == 0:
                break
            time.sleep(0.1)
    return port


def _sql(port: str, statement: str) -> str:
    return _told(["su", "postgres", "-c", f"psql -p {port} -qAt -v ON_ERROR_STOP=1"], statement)


def _told(command: list[str], given: str = "") -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd="/", input=given).stdout
    except FileNotFoundError:
        return ""
    except subprocess.CalledProcessError as error:
        sys.exit(f"{command[0]}: {error.stderr.strip()}")
