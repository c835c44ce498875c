"""Reading a division of the country."""

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from basis import geo
from basis.areas.divisions import Kind, code_of, read_source
from basis.areas.tests.makers import LAT, LON, SIDE, buurt_feature, collection, small_oss, source_of, square
from basis.files import Refused


def _one(properties, geometry=None, **more):
    feature = {"type": "Feature", "properties": properties, "geometry": geometry or square(0)}
    return source_of(collection([feature], **more))


def _codes(division):
    return {piece.code: piece.name for piece in division.pieces}


@pytest.mark.parametrize(
    "properties",
    [
        {"buurtcode": "BU08280600", "buurtnaam": "Staat", "wijknaam": "Ruwaard", "gemeentenaam": "Oss"},
        {"BU_CODE": "BU08280600", "BU_NAAM": "Staat", "WK_NAAM": "Ruwaard", "GM_NAAM": "Oss"},
        {"bu_code": "BU08280600 ", "bu_naam": "Staat", "wk_naam": "Ruwaard", "gm_naam": "Oss"},
        {"buurtcode": 8280600, "buurtnaam": "Staat", "wijknaam": "Ruwaard", "gemeentenaam": "Oss"},
        {"statcode": "BU08280600", "statnaam": "Staat", "wijknaam": "Ruwaard", "gemeentenaam": "Oss"},
    ],
)
def test_every_spelling_of_cbs_and_pdok_gives_the_same_areas(properties):
    assert _codes(read_source(_one(properties))) == {"BU08280600": "Staat", "WK082806": "Ruwaard", "GM0828": "Oss"}


def test_the_most_precise_code_says_the_level():
    wijk = read_source(_one({"WK_CODE": "WK036301", "WK_NAAM": "Burgwallen", "GM_CODE": "GM0363", "GM_NAAM": "A"}))
    assert [piece.kind for piece in wijk.pieces] == [Kind.WIJK, Kind.MUNICIPALITY]
    whole = read_source(_one({"GM_CODE": "GM0363", "GM_NAAM": "Amsterdam"}))
    assert _codes(whole) == {"GM0363": "Amsterdam"}


def test_codes_with_letters_are_codes_too():
    assert _codes(read_source(_one({"buurtcode": "BU0363AA01", "buurtnaam": "Kop Zeedijk"}))) == {
        "BU0363AA01": "Kop Zeedijk",
        "WK0363AA": "",
        "GM0363": "",
    }


def test_missing_wijken_and_gemeente_are_the_sum_of_their_buurten():
    division = read_source(source_of(small_oss()))
    sums = {kind: sum(piece.geometry.area for piece in division.of(kind)) for kind in Kind}
    assert [len(division.of(kind)) for kind in (Kind.MUNICIPALITY, Kind.WIJK, Kind.BUURT)] == [1, 3, 6]
    assert sums[Kind.WIJK] == pytest.approx(sums[Kind.BUURT])
    assert sums[Kind.MUNICIPALITY] == pytest.approx(sums[Kind.BUURT])
    assert {piece.is_dissolved for piece in division.of(Kind.WIJK)} == {True}


def test_outlines_of_all_levels_still_touch():
    division = read_source(source_of(small_oss()))
    for kind in (Kind.WIJK, Kind.BUURT):
        assert shapely.coverage_is_valid([piece.outline for piece in division.of(kind)])


def test_a_buurt_thinner_than_an_outline_shows_is_kept_and_breaks_nothing():
    content = small_oss()
    hair = buurt_feature("BU08280602", "Haar", "Ruwaard", 0)
    west, north = LON, LAT + 2 * SIDE
    points = [(0, 0), (0.00001, 0.000004), (0.009999, 0.000002), (0.01, 0), (0.005, 0.000001)]
    ring = [[round(west + x, 6), round(north + y, 6)] for x, y in points]
    hair["geometry"] = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    content["features"].append(hair)
    division = read_source(source_of(content))
    assert all(piece.outline.is_valid and not piece.outline.is_empty for piece in division.pieces)


@pytest.mark.parametrize("mark", [{"water": "JA"}, {"H2O": "JA", "water": None}, {"H2O": "B", "water": None}])
def test_water_and_what_is_abroad_are_passed_over(mark):
    features = [buurt_feature("BU08280600", "Land", "Ruwaard", 0), buurt_feature("BU08289997", "", "", 1, **mark)]
    features[1]["properties"] = {k: v for k, v in features[1]["properties"].items() if v is not None}
    division = read_source(source_of(collection(features)))
    assert (division.water, [p.code for p in division.of(Kind.BUURT)]) == (1, ["BU08280600"])


def test_only_the_municipality_asked_for_is_taken():
    both = collection([*small_oss()["features"], buurt_feature("BU07560000", "Boxmeer", "Boxmeer", 5)])
    assert {p.municipality for p in read_source(source_of(both), "GM0756").pieces} == {"GM0756"}


def test_a_file_without_the_municipality_is_refused_with_the_codes_that_it_has():
    with pytest.raises(Refused, match=r"buurten\.geojson: niets van GM0363\. In dit bestand: GM0828"):
        read_source(source_of(small_oss()), "GM0363")


def test_metres_are_recognised_from_their_range_and_from_their_name():
    flat = json.loads(shapely.to_geojson(geo.to_rd(shapely.from_geojson(json.dumps(square(0))))))
    properties = {"buurtcode": "BU08280600", "buurtnaam": "Staat"}
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}}
    for source in (_one(properties, flat), _one(properties, flat, **named)):
        (buurt,) = read_source(source).of(Kind.BUURT)
        west, south, east, north = buurt.geometry.bounds
        assert (west, south, east, north) == pytest.approx((5.5, 51.75, 5.51, 51.76), abs=2e-6)


def _named(name):
    return {"crs": {"type": "name", "properties": {"name": name}}}


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_degrees_are_read_under_each_of_their_names(name):
    assert read_source(_one({"buurtcode": "BU08280600"}, **_named(name))).of(Kind.BUURT)


@pytest.mark.parametrize(
    ("geometry", "more", "cause"),
    [
        (square(0), _named("urn:ogc:def:crs:EPSG::3857"), r"EPSG::3857 kennen we niet"),
        (square(0), _named("EPSG:28992"), r"noemt EPSG:28992, maar coördinaat .* is in EPSG:4326"),
        ({"type": "Polygon", "coordinates": [[[51, 5], [52, 5], [52, 6], [51, 5]]]}, {}, "ligt niet in Nederland"),
        ({"type": "Polygon", "coordinates": [[[5, 51], [5.1, 51], [5, 510], [5, 51]]]}, {}, "ligt niet in Nederland"),
    ],
)
def test_another_coordinate_system_is_refused(geometry, more, cause):
    with pytest.raises(Refused, match=cause):
        read_source(_one({"buurtcode": "BU08280600", "buurtnaam": "Staat"}, geometry, **more))


def _ring(*points):
    ring = [[5.5 + x / 100, 51.75 + y / 100] for x, y in points]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def test_a_shape_that_touches_itself_is_repaired():
    spike = _ring((0, 0), (1, 0), (1, 1), (1.5, 1), (1, 1), (0, 1))  # a hair without width
    division = read_source(_one({"buurtcode": "BU08280600", "buurtnaam": "Staat"}, spike))
    assert division.repaired == ["BU08280600"]
    assert division.pieces[0].geometry.is_valid


@pytest.mark.parametrize(
    ("geometry", "cause"),
    [
        (_ring((0, 0), (1, 1), (1, 0), (0, 1)), r"BU08280600 \(Staat\): de grens is ongeldig"),  # a bow tie
        (None, r"buurten.geojson, BU08280600 \(Staat\): er is geen grens bij"),
        ({"type": "Point", "coordinates": [5.5, 51.7]}, "niet Point"),
        ({"type": "Polygon", "coordinates": [[["a", 1], [2, 3], [4, 5], ["a", 1]]]}, "de coördinaten kloppen niet"),
        ({"type": "Polygon", "coordinates": [[[5.5, 51.7], [5.6, 51.7]]]}, "de coördinaten kloppen niet"),
        ({"type": "Polygon"}, "de coördinaten kloppen niet"),
        ({"type": "Polygon", "coordinates": []}, "het vlak is leeg"),
    ],
)
def test_a_shape_that_cannot_be_used_is_refused_with_its_code_and_name(geometry, cause):
    feature = {"type": "Feature", "properties": {"buurtcode": "BU08280600", "buurtnaam": "Staat"}, "geometry": geometry}
    with pytest.raises(Refused, match=cause):
        read_source(source_of(collection([feature])))


def test_parts_of_one_area_are_joined_and_two_areas_of_one_code_are_refused():
    parts = [buurt_feature("BU08280600", "Staat", "Ruwaard", column) for column in (0, 3)]
    (joined,) = read_source(source_of(collection(parts))).of(Kind.BUURT)
    assert len(joined.geometry.geoms) == 2
    parts[1]["properties"]["buurtnaam"] = "Dichters"
    with pytest.raises(Refused, match="kenmerk 2: BU08280600 heet eerst Staat en nu Dichters"):
        read_source(source_of(collection(parts)))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "regel 1, teken 1: het bestand breekt hier af"),
        ("[1]", r"regel 1, teken 1: dit is geen geldige JSON\.$"),
        ('{"type": "FeatureCollection",\n x}', r"regel 2, teken 2: dit is geen geldige JSON\.$"),
        ('{"type": "FeatureCollection"}', "geen GeoJSON FeatureCollection"),
        ('{"type": "Topology", "features": []}', "geen GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "hier staat geen enkel gebied in"),
        ('{"type": "FeatureCollection", "features": [1]}', "kenmerk 1: geen GeoJSON Feature"),
        ('{"type": "FeatureCollection", "features": [{"properties": {"plaats": "x"}}]}', "kenmerk 1: geen CBS-code"),
        ('{"type": "FeatureCollection", "features": [{"properties": {"buurtcode": NaN}}]}', "NaN waar een getal"),
        ('{"a": ' + "[" * 100_000, "te diep genest"),
    ],
)
def test_what_is_no_collection_of_areas_is_refused(text, cause):
    with pytest.raises(Refused, match=cause):
        read_source(source_of(text))


WHOLE = json.dumps(small_oss(), indent=1)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_off_anywhere_is_refused_with_line_and_position(length):
    with pytest.raises(Refused, match=r"buurten\.geojson, regel \d+, teken \d+: "):
        read_source(source_of(WHOLE[:length]))


@given(st.from_regex(r"(GM[0-9]{4}|WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4})", fullmatch=True))
def test_a_code_stays_a_code_however_it_is_written(code):
    assert code_of(f"  {code.lower()} ") == code
    assert code_of(code[2:], code[:2]) == code


@given(st.text(max_size=12))
def test_what_is_made_into_a_code_is_one(text):
    code = code_of(text, "BU")
    assert code == "" or code_of(code) == code
