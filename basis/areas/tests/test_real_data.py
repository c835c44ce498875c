"""The real division of Oss, where its files are at hand."""

import time

import pytest
import shapely
from django.core.management import call_command

from basis.areas import queries
from basis.areas.models import Area, Boundary, BoundaryChange
from basis.areas.tests.makers import everything
from tests.shared import SHARED, needs_shared

BUURTEN = SHARED / "data" / "boundaries" / "oss_buurten_2016.geojson"

pytestmark = [needs_shared, pytest.mark.django_db]


def test_the_106_buurten_of_oss_tile_the_municipality_within_three_seconds(capsys):
    started = time.perf_counter()
    call_command("import_areas", BUURTEN, "--year", "2016", "--municipality", "GM0828")
    seconds = time.perf_counter() - started
    buurten = shapely.from_geojson(
        list(Boundary.objects.filter(area__kind="buurt", year=2016).values_list("geometry", flat=True))
    )
    whole = Boundary.objects.get(area__kind="municipality")
    assert (len(buurten), Area.objects.filter(kind="wijk").count()) == (106, 23)
    assert whole.hectares == pytest.approx(17_093, abs=5)
    assert shapely.area(buurten).sum() == pytest.approx(shapely.from_geojson(whole.geometry).area, rel=1e-5)
    assert seconds < 3
    with capsys.disabled():
        print(f"\n106 buurten in {seconds:.2f} s", end=" ")  # noqa: T201


def test_the_11_areas_of_oss_come_from_its_own_list_as_it_is():
    call_command("import_areas", BUURTEN, "--year", "2016")
    call_command("own_areas", SHARED / "data" / "places" / "oss_wijkfotogebieden.csv")
    call_command("import_postcodes", SHARED / "data" / "postcodes" / "oss_pc4_buurt_overlap.csv")
    own = list(Area.objects.own())
    assert [area.name for area in own][:3] == ["Centrum, Krinkelhoek, Mettegeupel", "Schadewijk", "Ruwaard"]
    assert len(own) == 11
    assert {wijk.code for wijk in Area.objects.outside_own()} == {"WK082802", "WK082805", "WK082808", "WK082809"}
    assert queries.locate(51.75551, 5.50401).own.name == "Ruwaard"
    assert queries.areas_of_postcode("5344")[0][0].name == "Ruwaard"
    before = everything()
    call_command("import_areas", BUURTEN, "--year", "2016")
    call_command("own_areas", SHARED / "data" / "places" / "oss_wijkfotogebieden.csv")
    assert everything() == before


def test_postcodes_laid_over_the_buurten_agree_with_the_table_that_was_computed_elsewhere():
    call_command("import_areas", BUURTEN, "--year", "2016")
    call_command("import_postcodes", SHARED / "data" / "postcodes" / "oss_pc4.geojson")
    computed = {area.code: part for area, part in queries.areas_of_postcode("5344") if part > 0.01}
    call_command("import_postcodes", SHARED / "data" / "postcodes" / "oss_pc4_buurt_overlap.csv")
    given = {area.code: part for area, part in queries.areas_of_postcode("5344") if part > 0.01}
    assert computed == pytest.approx(given, abs=0.01)


def test_the_six_wijken_of_oss_that_were_redrawn_after_2016_are_found_and_no_other():
    call_command("import_areas", BUURTEN, "--year", "2016")
    call_command("own_areas", SHARED / "data" / "places" / "oss_wijkfotogebieden.csv")
    call_command("import_areas", BUURTEN.with_name("oss_wijken_2025_benaderd.geojson"), "--year", "2025")
    moved = BoundaryChange.objects.filter(since=2016, year=2025).values_list("area__code", flat=True)
    wijken = {"WK082806", "WK082809", "WK082818", "WK082819", "WK082820", "WK082821"}
    assert set(moved) == wijken | {"GM0828-ruwaard", "GM0828-lith"}
