"""Importing a division."""

import copy
import json

import pytest
from django.core.management import CommandError, call_command

from basis.areas import queries
from basis.areas.events import areas_changed
from basis.areas.models import Area, Boundary, Delivery
from basis.areas.tests.makers import (
    buurt_feature,
    collection,
    everything,
    import_small_oss,
    set_own,
    small_oss,
    square,
)

pytestmark = pytest.mark.django_db


def _written(tmp_path, content, name="buurten.geojson"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1))
    return str(path)


def _without(*codes):
    content = small_oss()
    content["features"] = [f for f in content["features"] if f["properties"]["buurtcode"] not in codes]
    return content


def test_an_import_makes_areas_within_each_other_with_a_boundary_and_where_it_came_from():
    import_small_oss()
    buurt = Area.objects.select_related("parent__parent__parent").get(code="BU08280600")
    assert [buurt.parent.code, buurt.parent.parent.code, buurt.parent.parent.parent.code] == [
        "WK082806",
        "GM0828",
        "NL00",
    ]
    boundary = buurt.boundaries.select_related("delivery").get()
    assert boundary.hectares == pytest.approx(76.8, abs=0.2)  # 1,112 by 691 metres
    assert (boundary.year, boundary.is_sketch, boundary.delivery.publisher) == (2024, False, "CBS / Kadaster")
    assert (buurt.lat, buurt.lon) == pytest.approx((51.755, 5.505))


def test_importing_twice_changes_nothing_and_says_so(tmp_path, capsys):
    path = _written(tmp_path, small_oss())
    call_command("import_areas", path, "--year", "2024")
    set_own("Ruwaard,WK082806,wijk")
    before = everything()
    capsys.readouterr()
    call_command("import_areas", path, "--year", "2024")
    assert everything() == before
    assert "er is niets veranderd" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("spoil", "options", "cause"),
    [
        (
            lambda text: text[: len(text) // 2],
            [],
            r"buurten\.geojson, regel \d+, teken \d+: het bestand breekt hier af",
        ),
        (lambda text: text.replace("5.5", "95.5"), [], "ligt niet in Nederland"),
        (lambda text: text, ["--municipality", "GM0363"], "niets van GM0363. In dit bestand: GM0828"),
        (lambda text: text, ["--municipality", "Oss"], "Oss is geen code van een gemeente"),
        (lambda text: text.replace('"Polygon"', '"LineString"', 1), [], r"BU08280600 \(Ruwaard 0\): verwacht een vlak"),
        (lambda text: text, ["--year", "24"], "Het jaar 24 kan niet"),
        (lambda text: text, ["--pdok", "--municipality", "GM0828"], "Noem een bestand, of geef --pdok"),
    ],
)
def test_bad_input_is_one_clear_message_and_changes_nothing(tmp_path, spoil, options, cause):
    import_small_oss()
    before = everything()
    path = _written(tmp_path, spoil(json.dumps(small_oss(), indent=1)))
    with pytest.raises(CommandError, match=cause):
        call_command("import_areas", path, *(["--year", "2025"] if "--year" not in options else []), *options)
    assert everything() == before


def test_a_code_that_vanished_is_reported_and_keeps_its_last_year(tmp_path, capsys):
    import_small_oss(year=2023)
    call_command("import_areas", _written(tmp_path, _without("BU08280601")), "--year", "2024")
    assert "Bestaat niet meer in de nieuwste indeling: BU08280601 Ruwaard 1" in capsys.readouterr().out
    assert Area.objects.get(code="BU08280601").until_year == 2023
    assert "BU08280601" not in Area.objects.here().current().values_list("code", flat=True)


def test_an_older_division_beside_a_newer_one_changes_no_name_and_opens_no_old_code():
    import_small_oss(_without("BU08280601"), year=2024)
    older = small_oss()
    older["features"][0]["properties"]["buurtnaam"] = "Oude naam"
    import_small_oss(older, year=2016)
    assert Area.objects.get(code="BU08280600").name == "Ruwaard 0"
    assert Area.objects.get(code="BU08280601").until_year == 2016
    assert list(Boundary.objects.filter(area__code="BU08280600").values_list("year", flat=True)) == [2024, 2016]
    assert Boundary.objects.current().get(area__code="BU08280600").year == 2024


def test_a_boundary_that_was_given_is_not_replaced_by_a_sum_of_parts():
    wijken = collection(
        [
            {
                "type": "Feature",
                "properties": {"wijkcode": "WK082806", "wijknaam": "Ruwaard", "gemeentecode": "GM0828"},
                "geometry": square(0),
            }
        ]
    )
    import_small_oss(wijken)
    given = Boundary.objects.get(area__code="WK082806").geometry
    import_small_oss()
    kept = Boundary.objects.get(area__code="WK082806")
    assert (kept.geometry, kept.is_dissolved) == (given, False)
    assert Boundary.objects.get(area__code="WK082807").is_dissolved


def test_addresses_are_names_and_own_areas_come_first():
    import_small_oss()
    assert Area.objects.get(code="WK082806").slug == "ruwaard"
    set_own("Ruwaard,WK082806,wijk", "Oss,WK082807,dorp")
    slugs = dict(Area.objects.here().values_list("code", "slug"))
    assert slugs["GM0828-ruwaard"] == "ruwaard"
    assert slugs["WK082806"] == "ruwaard-wk082806"
    assert slugs["GM0828-oss"] == "oss"
    assert slugs["GM0828"] == "oss-gm0828"
    assert slugs["BU08280600"] == "ruwaard-0"


def test_areas_of_other_municipalities_have_their_code_as_address():
    import_small_oss(collection([buurt_feature("BU07560000", "Boxmeer", "Boxmeer", 5)]))
    assert set(Area.objects.exclude(code="NL00").values_list("slug", flat=True)) == {"bu07560000", "wk075600", "gm0756"}


def test_a_new_buurt_beside_those_of_an_own_area_is_reported_as_loose():
    import_small_oss(_without("BU08280601"), year=2023)
    set_own("Ruwaard,WK082806,wijk")
    changes = import_small_oss(year=2024)
    assert changes.loose == ["BU08280601 Ruwaard 1"]


def test_an_own_area_is_drawn_anew_from_its_buurten():
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk")
    moved = copy.deepcopy(small_oss())
    moved["features"][0]["geometry"] = square(-1)
    import_small_oss(moved)
    assert Boundary.objects.get(area__code="GM0828-ruwaard").west == pytest.approx(5.49)


def test_a_year_with_wijken_only_draws_an_own_area_from_its_whole_wijken():
    import_small_oss(year=2023)
    set_own("Ruwaard,WK082806,wijk", "Rest,WK082807 BU08280200,wijk")
    wijken = [
        {"type": "Feature", "properties": {"wijkcode": code, "wijknaam": "x"}, "geometry": square(column)}
        for column, code in enumerate(("WK082806", "WK082807", "WK082802"))
    ]
    import_small_oss(collection(wijken), year=2025)
    years = set(Boundary.objects.filter(area__kind="own").values_list("area__name", "year"))
    assert years == {("Ruwaard", 2023), ("Ruwaard", 2025), ("Rest", 2023)}


def test_others_hear_of_it_once_and_only_when_something_changed():
    heard = []

    def listen(sender, municipality, **kwargs):
        heard.append(municipality)

    areas_changed.connect(listen)
    try:
        import_small_oss()
        import_small_oss()
    finally:
        areas_changed.disconnect(listen)
    assert heard == ["GM0828"]


def test_a_failure_of_who_listens_undoes_the_import():
    def fail(sender, **kwargs):
        raise RuntimeError("cannot recompute")

    areas_changed.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            import_small_oss()
    finally:
        areas_changed.disconnect(fail)
    assert not Delivery.objects.exists()
    assert not Area.objects.exists()


def test_who_imports_figures_can_make_the_areas_that_it_needs():
    from basis.areas import actions

    found = actions.know_areas({"BU07560000": "", "GM0363": "Amsterdam", "NL00": ""})
    assert set(found) == {"BU07560000", "GM0363", "NL00"}
    assert found["BU07560000"].parent.parent.code == "GM0756"
    actions.know_areas({"BU07560000": "Boxmeer-Centrum", "GM0363": "Mokum"})
    assert Area.objects.get(code="BU07560000").name == "Boxmeer-Centrum"
    assert Area.objects.get(code="GM0363").name == "Amsterdam"


def test_a_division_is_read_the_same_by_locate_and_by_name():
    import_small_oss()
    found = queries.locate(51.755, 5.505)
    assert (found.buurt.name, found.wijk.name, found.own) == ("Ruwaard 0", "Ruwaard", None)
