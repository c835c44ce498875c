"""Buurten that lie over each other are told to whoever imports them."""

import time

import pytest
from django.core.management import call_command

from basis.areas.divisions import read_source
from basis.areas.tests.makers import SIDE, buurt_feature, collection, small_oss, source_of, square


def _with(code, geometry, name="Indringer"):
    content = small_oss()
    content["features"].append(buurt_feature(code, name, "", 0) | {"geometry": geometry})
    return content


def _moved(column, row, part):
    """A square of the grid, moved east by this part of its side."""
    ring = [[x + part * SIDE, y] for x, y in square(column, row)["coordinates"][0]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_buurten_that_fit_together_lie_over_nothing():
    assert read_source(source_of(small_oss())).overlapping == []


@pytest.mark.parametrize("code", ["BU08280603", "BU07560000"])
def test_two_buurten_on_one_spot_are_named_also_of_another_municipality(code):
    ((one, other, part),) = read_source(source_of(_with(code, square(0)))).overlapping
    assert {one, other} == {"BU08280600", code}
    assert part == pytest.approx(1.0)


def test_a_buurt_within_another_is_named_with_the_part_of_the_smaller():
    small = {"type": "Polygon", "coordinates": [[[5.502, 51.752], [5.504, 51.752], [5.504, 51.754], [5.502, 51.752]]]}
    assert read_source(source_of(_with("BU08280603", small))).overlapping == [
        ("BU08280600", "BU08280603", pytest.approx(1.0))
    ]


@pytest.mark.parametrize(("part", "is_told"), [(0.995, False), (0.5, True)])
def test_a_border_that_was_drawn_a_little_over_another_is_no_overlap(part, is_told):
    found = read_source(source_of(_with("BU08280299", _moved(2, 0, part)))).overlapping
    assert [{one, other} for one, other, _part in found] == ([{"BU08280200", "BU08280299"}] if is_told else [])


@pytest.mark.django_db
def test_the_import_says_which_buurten_lie_over_each_other_and_goes_on(tmp_path, capsys):
    path = tmp_path / "buurten.geojson"
    path.write_text(source_of(_with("BU08280299", _moved(2, 0, 0.5))).text)
    call_command("import_areas", str(path), year=2024)
    said = capsys.readouterr().out
    assert "Let op: BU08280200 en BU08280299 liggen over elkaar heen (50 % van de kleinste)." in said
    assert "7 buurten" in said


def test_looking_for_overlaps_is_quick_even_when_everything_lies_on_one_spot():
    features = [buurt_feature(f"BU0828{n:04d}", f"Buurt {n}", "", n % 10) for n in range(106)]
    started = time.monotonic()
    division = read_source(source_of(collection(features)))
    assert len(division.overlapping) > 400
    assert time.monotonic() - started < 5
