"""`./run import_activities`: the same as on screen, for who has a file and a terminal."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from basis.activities.models import Activity
from basis.calendars.models import Calendar
from basis.calendars.tests.makers import calendar_of, event, make_person


@pytest.fixture
def file(tmp_path):
    soon = f"{timezone.localdate() + timezone.timedelta(days=3):%Y%m%d}T100000"
    path = tmp_path / "agenda.ics"
    path.write_bytes(calendar_of(event("a", "Koffie", soon), event("b", "Kapot", "geen")))
    return path


def run(file, by, capsys, *more):
    call_command("import_activities", str(file), "--name", "Club", "--area", "ruwaard", "--by", by.email, *more)
    return capsys.readouterr().out


def test_a_dry_run_tells_and_leaves_nothing(area, worker, file, capsys):
    told = run(file, worker, capsys, "--dry-run")
    assert "1 nieuw, 0 veranderd" in told
    assert "Kapot: De datum bij DTSTART" in told
    assert not Activity.objects.exists()
    assert not Calendar.objects.exists()


def test_a_file_is_put_in_and_again_changes_nothing(area, worker, file, capsys):
    run(file, worker, capsys)
    assert Activity.objects.get().title == "Koffie"
    assert "0 nieuw, 0 veranderd, 0 niet meer in de agenda, 1 gelijk" in run(file, worker, capsys)
    run(file, worker, capsys, "--dry-run")
    assert Calendar.objects.get().is_begun


def test_it_refuses_in_words(area, worker, file, capsys):
    for by, words in ((make_person("Noor"), "geen agenda"), (worker, "Dit is een webpagina")):
        if by == worker:
            file.write_bytes(b"<html>")
        with pytest.raises(CommandError) as refused:
            run(file, by, capsys)
        assert words in str(refused.value)
    with pytest.raises(CommandError):
        call_command("import_activities")
    assert not Calendar.objects.exists()


def test_with_feed_it_reads_what_is_due(db, capsys):
    call_command("import_activities", "--feed")
    assert capsys.readouterr().out == ""
