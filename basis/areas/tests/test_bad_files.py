"""Files with one fault in them: the message names the file, the feature and the cause, and nothing is changed."""

import json

import pytest
from django.core.management import CommandError, call_command

from basis.areas import actions
from basis.areas.tests.makers import everything, import_small_oss, small_oss
from basis.files import Refused

pytestmark = pytest.mark.django_db


def _refused(tmp_path, content, cause, name="buurten.geojson", **options):
    import_small_oss()
    before = everything()
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1))
    with pytest.raises(CommandError, match=cause):
        call_command("import_areas", str(path), "--year", "2025", **options)
    assert everything() == before


def _with(change):
    content = small_oss()
    change(content["features"][1])
    return content


def _turned(feature):
    rings = feature["geometry"]["coordinates"]
    feature["geometry"]["coordinates"] = [[[y, x] for x, y in ring] for ring in rings]


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda f: f.update(geometry=None), r"er is geen grens bij"),
        (lambda f: f["geometry"].update(type="GeometryCollection"), r"verwacht een vlak"),
        (
            lambda f: f["geometry"].update(coordinates=[[[5.5, "x"], [5.6, 51.7], [5.6, 51.8]]]),
            r"de coördinaten kloppen niet",
        ),
        (_turned, r"coördinaat \(51\.\d+, 5\.\d+\) ligt niet in Nederland"),
        (lambda f: f["properties"].update(buurtnaam="x" * 121), r"de naam is langer dan 120 tekens"),
    ],
)
def test_a_fault_in_one_feature_is_refused_with_the_file_and_the_name_of_the_feature(tmp_path, change, cause):
    _refused(tmp_path, _with(change), rf"buurten\.geojson, BU08280601.*: {cause}")


@pytest.mark.parametrize(
    ("elsewhere", "said"), [({"gemeentecode": "GM0344"}, "GM0344"), ({"wijkcode": "WK082807"}, "WK082807")]
)
def test_a_code_that_cannot_lie_in_the_wijk_or_gemeente_of_its_feature_is_refused(tmp_path, elsewhere, said):
    spoiled = _with(lambda feature: feature["properties"].update(elsewhere))
    _refused(tmp_path, spoiled, rf"buurten\.geojson, kenmerk 2: BU08280601 kan niet in {said} liggen")


def test_a_buurt_of_another_municipality_among_ours_is_refused(tmp_path):
    spoiled = _with(lambda feature: feature["properties"].update(buurtcode="BU03440601"))
    _refused(tmp_path, spoiled, r"buurten\.geojson, kenmerk 2: BU03440601 kan niet in .* liggen")


def test_what_is_no_number_in_json_is_refused_with_its_line(tmp_path):
    _refused(tmp_path, json.dumps(small_oss(), indent=1).replace("51.7", "NaN, 51.7", 1), r"regel \d+: .* NaN waar")


def test_words_that_are_too_long_to_keep_are_refused(tmp_path):
    _refused(tmp_path, small_oss(), "is te lang: hooguit 80 tekens", licence="x" * 81)
    with pytest.raises(Refused, match="WK082899: de naam is langer dan 120 tekens"):
        actions.know_areas({"WK082899": "x" * 121})
