"""One odd thing in a file of OpenStreetMap is named with its place; the others are read, and nothing falls over."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from basis.files import File, Refused
from basis.sources import osm_reading
from basis.sources.tests.makers import node, overpass

TAGS = {"name": "Park", "leisure": "park"}
GOOD = node(99, leisure="park")


def read(text):
    return osm_reading.read(File("osm.json", text, ""))


@pytest.mark.parametrize(
    "odd",
    [
        None,
        5,
        {"type": "node", "id": 1, "tags": TAGS},
        {"type": "node", "id": "x", "lat": 51.7, "lon": 5.5, "tags": TAGS},
        {"type": "node", "id": 1, "lat": "51", "lon": 5.5, "tags": TAGS},
        {"type": "node", "id": 1, "lat": True, "lon": 5.5, "tags": TAGS},
        {"type": "node", "id": 1, "lat": 1e300, "lon": 5.5, "tags": TAGS},
        {"type": "way", "id": 1, "nodes": [1, 2], "tags": TAGS},
        {"type": "way", "id": 1, "geometry": [None, {"lat": None}], "tags": TAGS},
        {"type": "way", "id": 1, "center": {"lat": []}, "tags": TAGS},
        {"type": "iets", "id": 1, "lat": 51.7, "lon": 5.5, "tags": TAGS},
        {"type": "node", "id": 1, "lat": 51.7, "lon": 5.5, "tags": TAGS | {"name": "x" * 5000}},
        {"type": "node", "id": 1, "lat": 51.7, "lon": 5.5, "tags": TAGS | {"name": "\ud800"}},
    ],
)
def test_an_odd_element_is_named_and_the_next_one_is_read(odd):
    found = read(overpass(odd, GOOD))
    assert found.faults[0].startswith("elements[0]: ")
    assert list(found.things) == ["node/99"]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [],
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": [[[5, 51], [5, 52]]]},
        {"type": "Polygon", "coordinates": [[["a", "b"], [1, 2], [3, 4], ["a", "b"]]]},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [5]},
        {"type": "Point", "coordinates": {"a": 1}},
        {"type": "Niets", "coordinates": [5, 51]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "MultiPolygon", "coordinates": [[[[[[[[5]]]]]]]]},
    ],
)
def test_an_odd_geometry_is_named_and_the_next_one_is_read(geometry):
    odd = {"type": "Feature", "id": "way/1", "properties": TAGS, "geometry": geometry}
    good = odd | {"id": "way/2", "geometry": {"type": "Point", "coordinates": [5.5, 51.75]}}
    found = read(json.dumps({"features": [odd, good]}))
    assert found.faults[0].startswith("features[0]: ")
    assert list(found.things) == ["way/2"]


def test_an_outline_without_end_is_not_worked_out():
    ring = [[5.5, 51.75]] * 200_000
    odd = {"id": "way/1", "properties": TAGS, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    assert read(json.dumps({"features": [odd]})).faults


def test_more_than_a_country_is_refused():
    with pytest.raises(Refused, match="hooguit"):
        read(json.dumps({"elements": [{}] * (osm_reading.MOST_THINGS + 1)}))


def test_not_every_fault_of_many_is_kept():
    found = read(overpass(*[5] * 5000))
    assert (len(found.faults), found.passed["wrong"]) == (100, 5000)


anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(),
    lambda inner: (
        some.lists(inner) | some.dictionaries(some.sampled_from(["tags", "lat", "id", "geometry", "x"]), inner)
    ),
    max_leaves=20,
)


@given(some.lists(anything, max_size=5), some.sampled_from(["elements", "features"]))
def test_whatever_stands_in_it_nothing_falls_over(listed, kind):
    try:
        read(json.dumps({kind: listed}, allow_nan=False))
    except (Refused, ValueError):
        return
