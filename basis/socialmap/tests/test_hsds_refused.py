"""What is wrong in a file of HSDS is refused by its place in it, and the rest comes in."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from basis.socialmap import hsds_reading
from basis.socialmap.models import Service
from basis.socialmap.tests.makers import make_organisation, make_service
from basis.socialmap.tests.test_hsds_round_trip import exported, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "regel 1, teken 1: dit is geen JSON"),
        ('{"services": [\n{"id": }', "regel 2, teken 8: dit is geen JSON"),
        ('{"services":\n[{"name": "a\\u0000b"}]}', "regel 2: hier staat een teken dat niet in tekst hoort"),
        ("[" + "9" * 5000 + "]", "regel 1: er staat een getal in van veel te veel cijfers"),
        ("[" * 100_000, "regel 1: te veel haken in elkaar"),
        ("{}", "regel 1: verwacht een tabel met organizations, services of locations"),
        ('"tekst"', "regel 1: verwacht een tabel met organizations, services of locations"),
    ],
)
def test_what_is_no_hsds_is_refused_by_its_line(text, fault):
    with pytest.raises(hsds_reading.Unreadable, match=fault.replace(".", r"\.")):
        read(text)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": None}, "services[0].name: "),
        ({"name": "x" * 161}, "services[0].name: te lang"),
        ({"id": "12"}, "services[0].id: dit is geen uuid: 12"),
        ({"status": "soms"}, "services[0].status: "),
        ({"email": "niemand"}, "services[0].email: "),
        ({"url": "javascript:alert(1)"}, "services[0].url: "),
        ({"assured_date": "gisteren"}, "services[0].assured_date: "),
        ({"service_at_locations": [{"id": "x"}]}, "services[0]: dit heeft niet de vorm van HSDS"),
        ({"organization": None, "organization_id": "weg"}, "services[0].organization_id: "),
        ({"phones": "0412"}, ""),
    ],
)
def test_one_wrong_thing_is_left_out_and_named_by_its_path(change, fault):
    make_organisation()
    make_service()
    make_service("goed", name="Goed")
    whole = json.loads(exported())
    whole["services"].sort(key=lambda one: one["name"] == "Goed")
    whole["services"][0] |= change
    done = read(json.dumps(whole))
    kept = [facts.key for facts in done.facts["proef"].values()]
    if fault:
        assert [line.startswith(fault) for line in done.faults] == [True], done.faults
        assert kept == ["welzijn", "goed"]
    else:
        assert len(kept) == 3


def test_time_is_given_for_what_the_file_does_not_say():
    text = '{"organizations": [{"id": "3a19ff88-4620-4d17-9830-ac1d859eb5d5", "name": "A", "description": ""}]}'
    today = timezone.localdate()
    (facts,) = read(text, today=today, source="de buren").facts["elders"].values()
    assert (facts.confirmed_on, facts.source) == (today, "de buren")


def test_the_command_reads_json_and_names_what_is_wrong(tmp_path, capsys):
    make_organisation()
    make_service()
    whole = json.loads(exported())
    whole["services"].append(whole["services"][0] | {"id": "x"})
    path = tmp_path / "elders.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    Service.objects.all().delete()
    call_command("import_socialmap", str(path), "--dry-run")
    assert not Service.objects.exists()
    call_command("import_socialmap", str(path))
    said = capsys.readouterr().out
    assert "services[1].id: dit is geen uuid: x" in said
    assert "1 nieuw, 0 veranderd, 1 gelijk gebleven." in said
    assert Service.objects.get().external_id == "koffie"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match=r"elders\.json: regel 1, teken 2: dit is geen JSON"):
        call_command("import_socialmap", str(path))
