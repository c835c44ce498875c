"""A benchmark on SQLite and on PostgreSQL: each in a database and a process of its own."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from tests import postgres


def alone(module: str, **more: str) -> int:
    """Run `python -m MODULE` on SQLite, in a database and a process of its own; its exit code. `more` are settings."""
    with tempfile.TemporaryDirectory(prefix="basis-bench-") as folder:
        return _run([module], folder, f"sqlite:///{folder}/bench.sqlite3", more)


def on_each(module: str) -> int:
    """Run `python -m MODULE make` and then `… ask` on both databases; the highest exit code.

    PostgreSQL as `tests.postgres` has it. Asking has a process of its own, so that its memory is that of a worker.
    """
    codes = []
    for on_postgres in (False, True):
        with ExitStack() as around:
            folder = around.enter_context(tempfile.TemporaryDirectory(prefix="basis-bench-"))
            url = around.enter_context(postgres.server()) if on_postgres else f"sqlite:///{folder}/bench.sqlite3"
            print("PostgreSQL" if on_postgres else "SQLite", flush=True)
            codes += [_run([module, step], folder, url, {}) for step in ("make", "ask")]
    return max(codes)


def _run(words: list[str], folder: str, url: str, more: Mapping[str, str]) -> int:
    place = {"DATABASE_URL": url, "BASIS_DATA": folder, "DJANGO_SETTINGS_MODULE": "basis.site.settings", **more}
    return subprocess.run([sys.executable, "-m", *words], env=os.environ | place, check=False).returncode


def settled() -> None:
    """PostgreSQL counts what is in its tables by itself after a while; a benchmark does not wait for that."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def memory() -> int:
    """The most memory that this process ever held, in MB of 10^6 bytes (Linux)."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


@dataclass
class Times:
    """How long each of many calls took, and how long of that the database was asked; seconds."""

    whole: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    def of(self, call: Callable[[], Any]) -> Any:
        """What the call gives; its time is kept."""
        from django.db import connection

        asked = 0.0

        def measured(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
            nonlocal asked
            started = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                asked += time.perf_counter() - started

        started = time.perf_counter()
        with connection.execute_wrapper(measured):
            given = call()
        self.whole.append(time.perf_counter() - started)
        self.database.append(asked)
        return given

    @property
    def median(self) -> float:
        return statistics.median(self.whole)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.whole, n=20)[-1]

    def __str__(self) -> str:
        ratio = sum(self.whole) / sum(self.database)
        return f"p50 {self.median * 1e3:.1f} ms, p95 {self.p95 * 1e3:.1f} ms, {ratio:.1f} × its own statements"
