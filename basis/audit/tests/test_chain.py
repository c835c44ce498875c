"""The chain of the log: what is changed, taken away or put in between is found, and many writers make one chain."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from basis.audit import actions, append_only, chain, queries
from basis.audit.models import Act, Head

ROOT = Path(__file__).resolve().parents[3]
WRITERS, LINES = 4, 25
WRITE = f"""
import django; django.setup()
from basis.audit import actions
for number in range({LINES}):
    actions.record("areas.imported", number=number)
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(noor):
    return [actions.record("areas.imported", noor, by=noor, year=year) for year in range(2020, 2025)]


def tamper(statement, *values):
    """What somebody does who can take the triggers off."""
    append_only.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def told(broken):
    return broken.number, broken.why


def test_each_line_hangs_on_the_one_before(lines):
    assert [act.number for act in lines] == [1, 2, 3, 4, 5]
    assert [act.previous for act in lines] == [chain.START, *(act.hash for act in lines[:-1])]
    assert queries.first_broken() is None
    assert queries.end_of_chain() == f"5:{lines[-1].hash}"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_act SET action = 'areas.exported' WHERE number = 3",
        "UPDATE audit_act SET detail = '{\"year\": 1999}' WHERE number = 3",
        "UPDATE audit_act SET actor_id = NULL WHERE number = 3",
        "UPDATE audit_act SET target_key = '99' WHERE number = 3",
        "UPDATE audit_act SET result = 'refused' WHERE number = 3",
        "UPDATE audit_act SET origin = 'job' WHERE number = 3",
        "UPDATE audit_act SET at = '2020-01-01 00:00:00+00:00' WHERE number = 3",
        "UPDATE audit_act SET hash = 'x' WHERE number = 3",
    ],
)
def test_a_line_that_was_changed_is_found(lines, change):
    tamper(change)
    assert told(queries.first_broken()) == (3, "de inhoud van deze regel is veranderd")


def test_a_line_that_was_taken_away_is_found(lines):
    tamper("DELETE FROM audit_act WHERE number = 3")
    assert told(queries.first_broken()) == (3, "deze regel is weggehaald")


def test_a_line_that_was_replaced_is_found_at_the_next(lines):
    third = lines[2]
    third.action = "areas.exported"
    written_anew = chain.link(third.previous, chain.content(third))
    tamper("UPDATE audit_act SET action = 'areas.exported', hash = %s WHERE number = 3", written_anew)
    assert told(queries.first_broken()) == (4, "deze regel sluit niet aan op de vorige")


def test_an_end_that_was_cut_off_is_found(lines):
    kept = queries.end_of_chain()
    tamper("DELETE FROM audit_act WHERE number = 5")
    assert queries.first_broken().number == 5
    tamper("UPDATE audit_head SET number = 4, hash = %s", lines[3].hash)
    assert queries.first_broken() is None  # who owns the database can do this; hence:
    assert (queries.first_broken(kept).number, "bewaard" in queries.first_broken(kept).why) == (5, True)


def test_a_chain_that_was_written_anew_is_found_by_the_end_that_was_kept(lines):
    kept = queries.end_of_chain()
    tamper("DELETE FROM audit_act")
    tamper("DELETE FROM audit_head")
    for year in range(2020, 2026):
        actions.record("areas.imported", year=year)
    assert queries.first_broken() is None
    assert queries.first_broken(kept).number == 5
    assert queries.first_broken("onzin") is not None


def test_a_lost_end_is_found_again_from_the_last_line(lines):
    Head.objects.all().delete()
    assert actions.record("areas.imported").number == 6
    assert queries.first_broken() is None


def test_the_command_says_where_and_ends_in_error(lines, capsys):
    call_command("audit_verify")
    told = capsys.readouterr().out
    assert "5 regels, alles sluit aan" in told
    call_command("audit_verify", "--kept", told.split()[-1])
    tamper("UPDATE audit_act SET action = 'x' WHERE number = 2")
    with pytest.raises(CommandError, match=r"Regel 2 .* veranderd"):
        call_command("audit_verify")


def test_a_line_is_not_lost_when_the_act_around_it_is_undone_and_the_next_takes_its_number(lines):
    with pytest.raises(chain.NotACode):
        actions.record("areas.imported", name="Noor Bakker")
    assert actions.record("areas.imported").number == 6
    assert queries.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_unbroken_chain(tmp_path):
    """Four processes beside each other, on the database of this run."""
    if connection.vendor == "sqlite":
        address = f"sqlite:///{tmp_path}/chain.sqlite3"
        with sqlite3.connect(tmp_path / "chain.sqlite3") as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
    else:
        place = connection.settings_dict
        address = f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}/{place['NAME']}"
    environment = os.environ | {
        "DATABASE_URL": address,
        "BASIS_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "basis.site.settings",
    }

    def run(script):
        return subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    with ThreadPoolExecutor(WRITERS) as pool:
        done = list(pool.map(run, [WRITE] * WRITERS))
    assert [writer.stderr for writer in done] == [""] * WRITERS
    count = "from basis.audit.models import Act; print(Act.objects.count())"
    verify = f"import django; django.setup()\nfrom basis.audit import queries\n{count}\nprint(queries.first_broken())"
    assert run(verify).stdout.split() == [str(WRITERS * LINES), "None"]
    assert Act.objects.count() in {0, WRITERS * LINES}
