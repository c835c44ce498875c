"""Starting without boundaries."""

import pytest
import shapely

from basis import packs
from basis.areas import queries, sketch_actions
from basis.areas.demo import build
from basis.areas.models import Area, Boundary, PostcodeShare
from basis.areas.pack import AreasPack
from basis.areas.tests.makers import everything, import_small_oss, set_own
from basis.files import Refused

PACK = """
source: CBS / Kadaster, CC BY 4.0
year: 2016
municipality: {code: GM0828, name: Oss}
wijken: {WK082806: Ruwaard, WK082807: Ussen}
buurten:
  BU08280600: [Staatsliedenbuurt, 51.755, 5.504]
  BU08280601: [Dichtersbuurt, 51.752, 5.507]
  BU08280700: [Vlashoek, 51.761, 5.508]
"""


def _pack(tmp_path, text=PACK):
    path = tmp_path / "areas.yaml"
    path.write_text(text)
    return path


def _geometries(**which):
    return shapely.from_geojson(list(Boundary.objects.filter(**which).values_list("geometry", flat=True)))


@pytest.mark.django_db
def test_the_pack_of_oss_gives_its_wijken_buurten_own_areas_and_postcodes_as_a_sketch():
    build()
    counts = {kind: Area.objects.here().filter(kind=kind).count() for kind in ("municipality", "own", "wijk", "buurt")}
    assert counts == {"municipality": 1, "own": 11, "wijk": 23, "buurt": 106}
    assert set(Boundary.objects.values_list("is_sketch", flat=True)) == {True}
    assert Boundary.objects.count() == 1 + 11 + 23 + 106
    assert PostcodeShare.objects.values("postcode").distinct().count() == 29
    dorpen = Area.objects.own().filter(own_kind="dorp")
    assert {area.name for area in dorpen} == {
        "Megen, Haren, Macharen",
        "Berghem",
        "Ravenstein",
        "Herpen",
        "Lith",
        "Geffen",
    }


@pytest.mark.django_db
def test_the_sketch_of_oss_tiles_it_and_each_name_stands_in_its_own_buurt():
    build()
    (whole,) = _geometries(area__kind="municipality")
    buurten = _geometries(area__kind="buurt")
    assert shapely.area(buurten).sum() == pytest.approx(whole.area, rel=1e-3)
    assert Boundary.objects.get(area__code="GM0828").hectares == pytest.approx(17093, rel=0.01)  # 170.93 km²
    pack = packs.load(packs.pack_path("areas.yaml"), AreasPack)
    for code, (_name, lat, lon) in pack.buurten.items():
        assert queries.locate(lat, lon).buurt.code == code


@pytest.mark.django_db
def test_building_twice_changes_nothing():
    build()
    before = everything()
    build()
    assert everything() == before


@pytest.mark.django_db
def test_real_boundaries_take_the_place_of_the_sketch_and_are_never_overwritten(tmp_path):
    sketch_actions.load_pack(_pack(tmp_path))
    import_small_oss()
    assert not Boundary.objects.filter(is_sketch=True, area__kind__in=["wijk", "buurt"]).exists()
    before = everything()
    sketch_actions.load_pack(_pack(tmp_path))
    assert everything() == before


@pytest.mark.django_db
def test_own_areas_that_were_set_are_kept(tmp_path):
    import_small_oss()
    set_own("Mijn wijk,WK082806,wijk")
    sketch_actions.load_pack(_pack(tmp_path, PACK + "own_areas:\n  - {name: Ruwaard, parts: [WK082806]}\n"))
    assert [area.name for area in Area.objects.own()] == ["Mijn wijk"]


@pytest.mark.django_db
def test_a_municipality_can_start_with_no_more_than_points(tmp_path):
    sketch_actions.load_pack(_pack(tmp_path))
    assert queries.locate(51.755, 5.504).buurt.name == "Staatsliedenbuurt"
    assert queries.map_of_municipality().is_sketch


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("GM0828", "GM0363", "BU|WK"),
        ("WK082807: Ussen", "WK082808: Ussen", "BU08280700: wijk WK082807 staat niet"),
        ("51.755", "5.1755", r"areas\.yaml, regel 7"),
        ("year: 2016", "jaar: 2016", r"areas\.yaml, regel"),
    ],
)
def test_a_pack_that_is_not_right_is_refused_and_changes_nothing(tmp_path, old, new, cause):
    with pytest.raises(Refused, match=cause):
        sketch_actions.load_pack(_pack(tmp_path, PACK.replace(old, new)))
    assert not Area.objects.exists()
