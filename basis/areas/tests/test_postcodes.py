"""Postcodes and the areas in which they lie."""

import json

import pytest
from django.core.management import CommandError, call_command

from basis.areas import queries
from basis.areas.models import PostcodeShare
from basis.areas.postcodes import digits_of
from basis.areas.tests.makers import LAT, LON, SIDE, collection, everything, import_small_oss, set_own


@pytest.fixture
def oss(db):
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Noordwest,WK082807,wijk")


def _import(tmp_path, text, name="pc4.csv"):
    path = tmp_path / name
    path.write_text(text)
    call_command("import_postcodes", path)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("5341", "5341"), (" 5341 ab", "5341"), ("5341AB ", "5341"), ("0341", ""), ("534", ""), ("53412", ""), ("", "")],
)
def test_a_postcode_is_read_as_people_write_it(text, digits):
    assert digits_of(text) == digits


def test_parts_of_buurten_add_up_to_parts_of_areas_the_largest_first(oss, tmp_path):
    _import(
        tmp_path,
        "postcode,plaats,buurtcode,deel_van_pc4\n5341,Oss,BU08280600,0.25\n5341,Oss,BU08280601,0.25\n"
        '5341,Oss,BU08280700,"0,1"\n5341,Oss,BU08280200,0.4\n5341,X,BU07560000,0.3\n',
    )
    found = [(area.code, part) for area, part in queries.areas_of_postcode("5341")]
    assert found == [("GM0828-ruwaard", 0.5), ("WK082802", 0.4), ("GM0828-noordwest", 0.1)]
    assert queries.areas_of_postcode("9999") == []


def test_importing_twice_changes_nothing(oss, tmp_path, capsys):
    text = "pc4;buurtcode;aandeel\n5341;BU08280600;1\n"
    _import(tmp_path, text)
    before = everything()
    _import(tmp_path, text)
    assert everything() == before
    assert "er is niets veranderd" in capsys.readouterr().out


def test_polygons_are_laid_over_the_buurten_by_their_land(oss, tmp_path):
    west, south = LON + SIDE / 4, LAT  # three quarters of the first column, one quarter of the second
    east, north = west + SIDE, LAT + SIDE
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"PC4": 5341}, "geometry": polygon}
    _import(tmp_path, json.dumps(collection([feature])), "pc4.geojson")
    shares = dict(PostcodeShare.objects.values_list("buurt__code", "share"))
    assert shares == {"BU08280600": pytest.approx(0.75, abs=0.001), "BU08280700": pytest.approx(0.25, abs=0.001)}


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        ("5341,BU08280600,veel", "regel 2: 'veel' is geen deel tussen 0 en 1"),
        ("5341,BU08280600,1.2", "regel 2: '1.2' is geen deel tussen 0 en 1"),
        ("534,BU08280600,1", "regel 2: '534' is geen postcode"),
        ("5341,WK082806,1", "regel 2: 'WK082806' is geen buurtcode"),
        ("5341,BU08280699,1", "regel 2: buurt BU08280699 is niet bekend"),
        ("5341,BU08280600,0.4\n5341,BU08280600,0.4", "regel 3: BU08280600 staat er twee keer"),
        ("5341,BU08280600,0.9\n5341,BU08280601,0.9", "regel 3: samen meer dan heel 5341"),
        ("5341,BU03630000,1", "geen enkele buurt van GM0828"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line_and_changes_nothing(oss, tmp_path, rows, cause):
    _import(tmp_path, "postcode,buurtcode,deel_van_pc4\n5342,BU08280700,1\n")
    before = everything()
    with pytest.raises(CommandError, match=cause):
        _import(tmp_path, f"postcode,buurtcode,deel_van_pc4\n{rows}\n")
    assert everything() == before


def test_a_table_without_the_columns_is_refused(oss, tmp_path):
    with pytest.raises(CommandError, match="verwacht de kolommen postcode, buurtcode en deel_van_pc4"):
        _import(tmp_path, "a,b\n1,2\n")
