"""The social map in a file: in the columns of the import, by HSDS and as GeoJSON, by command and as a download."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.areas import demo as areas_demo
from basis.files import File
from basis.socialmap import actions, csv_reading, demo
from basis.socialmap.import_actions import import_facts
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.tests.makers import make_organisation, make_place, make_service, organisation_facts

pytestmark = pytest.mark.django_db


def written(path) -> str:
    call_command("export_socialmap", str(path))
    return path.read_text(encoding="utf-8-sig")


def read_back(text, origin):
    found = csv_reading.read(File("kaart.csv", text, ""))
    assert not found.faults
    done = import_facts(found.facts, origin=origin)
    assert not done.faults
    return done.put


def test_the_table_of_the_demo_reads_back_without_a_change_but_for_what_it_has_no_room_for(tmp_path):
    areas_demo.build()
    demo.build()
    vague = set(Place.objects.filter(position_is_of_area=True, buurt=None).values_list("pk", flat=True))
    before = {one.pk: one.changed_at for kind in (Place, Service) for one in kind.objects.all()}
    done = read_back(written(tmp_path / "kaart.csv"), "pack")
    assert (done.new, done.new + done.changed + done.same) == (0, len(before) + Organisation.objects.count())
    assert done.changed <= len(vague)
    changed = {one.pk for kind in (Place, Service) for one in kind.objects.all() if one.changed_at != before[one.pk]}
    assert changed <= vague


def test_hours_and_words_of_a_service_at_each_place_read_back(tmp_path):
    make_place()
    make_place("plein", name="Plein", setting="outdoor")
    hall = {"place": "plein", "opening_hours": 'Mo 10:00-12:00 || "bel eerst"', "note": "zaal 2 | boven = links"}
    make_service(at=({"place": "de-haard", "opening_hours": "We 09:00-11:00"}, hall))
    make_service("soep", at=({"place": "de-haard", "note": "aan de lange tafel"}, "plein"))
    text = written(tmp_path / "kaart.csv")
    assert read_back(text, "proef").changed == 1  # its words, in which a bar would part two places
    rows = {row.place.external_id: (row.opening_hours, row.note) for row in Service.objects.get(slug="koffie").at.all()}
    assert rows == {
        "de-haard": ("We 09:00-11:00", ""),
        "plein": ('Mo 10:00-12:00 || "bel eerst"', "zaal 2 / boven – links"),
    }
    assert read_back(text, "proef").changed == 0


def test_a_table_reads_back_in_an_empty_map(tmp_path):
    make_organisation(name="Stichting, Welzijn\n“Oss”", phone="+31 412 000000")
    make_place(step_free=False, themes=("meet", "help"), lat=51.75, lon=5.5, cost_kind="paid", amount="2.50")
    make_place("plein", name="Plein", setting="outdoor", booking="possible", openness="public", postcode="5344 VA")
    make_service(at=("de-haard", "plein"), status="temporarily closed", provision="tailored", languages=("nl", "ar"))
    text = written(tmp_path / "kaart.csv")
    for kind in (Service, Place, Organisation):
        kind.objects.all().delete()
    assert read_back(text, "proef").new == 4
    assert written(tmp_path / "weer.csv") == text


def test_entries_of_two_lists_have_the_list_before_their_key(tmp_path):
    make_organisation()
    actions.put([organisation_facts(name="Ander")], origin="elders")
    rows = list(csv.DictReader(io.StringIO(written(tmp_path / "kaart.csv"))))
    assert [(row["sleutel"], row["lijst"]) for row in rows] == [
        ("elders:welzijn", "elders"),
        ("proef:welzijn", "proef"),
    ]


def test_what_a_spreadsheet_would_take_for_a_formula_is_text(tmp_path):
    make_organisation(name='=HYPERLINK("x")')
    (row,) = csv.DictReader(io.StringIO(written(tmp_path / "kaart.csv")))
    assert row["naam"] == '\'=HYPERLINK("x")'


def test_places_stand_on_a_map_and_one_without_a_point_has_no_geometry(tmp_path, client):
    make_place(lat=51.75, lon=5.5)
    make_place("ergens", name="Ergens")
    told = json.loads(written(tmp_path / "kaart.geojson"))
    ergens, haard = sorted(told["features"], key=lambda one: one["geometry"] is not None)
    assert haard["geometry"] == {"type": "Point", "coordinates": [5.5, 51.75]}
    assert ergens["geometry"] is None
    assert haard["properties"]["naam"] == "De Haard"
    response = client.get("/open-data/sociale-kaart.geojson")
    assert response.headers["Content-Type"] == "application/geo+json"
    assert len(response.json()["features"]) == 2


def test_it_can_be_downloaded(client):
    make_organisation()
    response = client.get("/open-data/sociale-kaart.csv")
    assert b"".join(response).decode().splitlines()[1].startswith("organisatie,welzijn,Stichting Welzijn")
    assert "sociale-kaart.csv" in response.headers["Content-Disposition"]


def test_the_name_of_the_file_says_its_form_or_it_is_asked(tmp_path):
    make_organisation()
    assert json.loads(written(tmp_path / "kaart.json"))["version"] == "3.1"
    with pytest.raises(CommandError, match=r"kaart\.txt: geef met --format"):
        call_command("export_socialmap", str(tmp_path / "kaart.txt"))
    call_command("export_socialmap", str(tmp_path / "kaart.txt"), "--format", "hsds")
    with pytest.raises(CommandError):
        call_command("export_socialmap", str(tmp_path / "nergens" / "kaart.csv"))


@pytest.mark.parametrize("name", ["sociale-kaart.csv", "sociale-kaart.geojson"])
def test_a_download_takes_as_many_queries_however_much_there_is(client, name):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert b"".join(client.get(f"/open-data/{name}"))
        return len(asked)

    make_place(organisation=make_organisation().external_id)
    make_service(at=("de-haard",))
    before = count()
    for number in range(9):
        make_place(f"p{number}", name=f"Plek {number}", organisation="welzijn")
        make_service(f"s{number}", name=f"Aanbod {number}", at=(f"p{number}",))
    assert count() == before <= 4
