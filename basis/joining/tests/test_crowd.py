"""Thirty people join the last five seats at once: five are in, twenty-five wait in order of arrival, nobody is lost."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from basis.joining.models import Party
from basis.joining.tests.crowd import PEOPLE, SEATS
from basis.joining.tests.makers import join, make_occurrence, make_world, standing

ROOT = Path(__file__).resolve().parents[3]
NAMES = {f"P{number:02d}" for number in range(PEOPLE)}


def check(seated: list[str], waiting: list[str], heard: dict[str, list]) -> None:
    """Each was told what became of her, and the first five to arrive have the seats."""
    assert set(heard) == NAMES
    assert not [one for one in heard.values() if not isinstance(one, list)], heard
    arrived = sorted(NAMES, key=lambda name: heard[name][1])
    assert seated == arrived[:SEATS]
    assert waiting == arrived[SEATS:]
    assert [heard[name][0] for name in arrived] == ["in"] * SEATS + ["waiting"] * (PEOPLE - SEATS)


@pytest.mark.django_db(transaction=True)
def test_thirty_threads_join_the_last_five_seats_at_once_on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: the test with processes below is of SQLite")
    occurrence = make_occurrence(make_world()["GM0828-ruwaard"], capacity=SEATS)
    gate, heard = threading.Barrier(PEOPLE), {}

    def come(name: str) -> None:
        try:
            gate.wait(60)
            party, _key = join(occurrence, name)
            heard[name] = [party.state, party.pk]
        except Exception as fault:  # whatever it is, the test must see it
            heard[name] = repr(fault)
        finally:
            connection.close()

    crowd = [threading.Thread(target=come, args=(name,)) for name in NAMES]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    seated, waiting = (names.split() for names in standing(occurrence))
    check(seated, waiting, heard)
    assert Party.objects.count() == PEOPLE


def test_thirty_processes_join_the_last_five_seats_at_once_on_sqlite(tmp_path):
    place = {
        "BASIS_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/crowd.sqlite3",
        "DJANGO_SETTINGS_MODULE": "basis.site.settings",
        "BASIS_DEMO": "no",
    }
    done = subprocess.run(
        [sys.executable, "-m", "basis.joining.tests.crowd"],
        cwd=ROOT,
        env=os.environ | place,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    check(found["seated"], found["waiting"], found["heard"])
