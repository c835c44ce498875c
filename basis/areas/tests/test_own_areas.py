"""The areas that a municipality works with itself."""

import pytest
from django.core.management import CommandError, call_command

from basis.areas.events import areas_changed
from basis.areas.models import Area, Boundary
from basis.areas.own_areas import read_own_areas
from basis.areas.tests.makers import collection, everything, import_small_oss, set_own, source_of, square
from basis.files import Refused


def _rows(text):
    return [(row.name, row.codes, row.kind) for row in read_own_areas(source_of(text, "gebieden.csv"))]


@pytest.mark.parametrize(
    "text",
    [
        "naam,codes,soort\nRuwaard,WK082806 WK082807,wijk\n",
        "nr;wijkfotogebied;wijkcodes_afgeleid;soort;inwoners\n1;Ruwaard;WK082806,WK082807;wijk;13595\n",
        'soort,Gebiedsnaam,iets\nwijk,Ruwaard,"wk082806; WK082807"\n',
        "wijk of dorp,code,soort\nRuwaard,WK082806,wijk\nRuwaard,WK082807,wijk\n",
    ],
)
def test_columns_are_recognised_however_they_are_called(text):
    assert _rows(text) == [("Ruwaard", ("WK082806", "WK082807"), "wijk")]


def test_the_order_is_that_of_the_number_or_else_of_the_rows():
    assert [name for name, *_ in _rows("nr,naam,code\n2,A,WK082806\n1,B,WK082807\n")] == ["B", "A"]
    assert [name for name, *_ in _rows("naam,code\nZ,WK082806\nA,WK082807\n")] == ["Z", "A"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("naam,codes\n,WK082806\nB,WK082807\n", "regel 2: de naam is leeg"),
        ("naam,codes\nA,WK082806\nB,\n", "regel 3: B heeft geen codes"),
        ("naam,codes\nA,WK082806\nB,WK08\n", "regel 3: WK08 is geen code van een wijk of buurt"),
        ("naam,codes\nA,GM0828\nB,WK082806\n", "regel 2: GM0828 is geen code van een wijk of buurt"),
        ("naam,codes,soort\nA,WK082806,stad\n", "regel 2: soort stad kan niet, kies wijk of dorp"),
        ("naam,codes\n!!,WK082806\n", "regel 2: '!!' is geen naam"),
        ("naam,plaats\nA,Oss\n", "geen kolom met codes .* Kolommen: naam, plaats"),
        ("nr,codes\n1,WK082806\n", "geen kolom met namen"),
    ],
)
def test_a_list_that_is_not_right_is_refused_with_its_line(text, cause):
    with pytest.raises(Refused, match=cause):
        _rows(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        (
            ["Ruwaard,WK082806,wijk", "Noord,WK082807 BU08280600,wijk"],
            r"regel 3: BU08280600 ligt al in Ruwaard \(regel 2\)",
        ),
        (["Ruwaard,BU08280699,wijk"], "regel 2: BU08280699 is niet bekend"),
        (["Ruwaard,WK082806,wijk", "Ver,WK036300,dorp"], "regel 3: WK036300 ligt niet in GM0828"),
        (
            ["Ruwaard,WK082806,wijk", "ruwaard!,WK082807,wijk"],
            "regel 3: ruwaard! heeft bijna dezelfde naam als regel 2",
        ),
    ],
)
def test_codes_that_cannot_be_used_are_refused_and_nothing_changes(rows, cause):
    import_small_oss()
    set_own("Oud,WK082802,wijk")
    before = everything()
    with pytest.raises(Refused, match=cause):
        set_own(*rows)
    assert everything() == before


@pytest.mark.django_db
def test_a_wijk_of_which_no_buurten_are_known_is_refused_in_so_many_words():
    wijk = {"type": "Feature", "properties": {"wijkcode": "WK082806", "wijknaam": "Ruwaard"}, "geometry": square(0)}
    import_small_oss(collection([wijk]))
    with pytest.raises(Refused, match="van wijk WK082806 zijn de buurten nog niet bekend; lees eerst de buurten in"):
        set_own("Ruwaard,WK082806,wijk")


@pytest.mark.django_db
def test_before_any_import_it_says_what_to_do_first():
    with pytest.raises(Refused, match="Doe eerst import_areas"):
        set_own("Ruwaard,WK082806,wijk")


@pytest.mark.django_db
def test_an_own_area_holds_all_buurten_of_its_wijken_and_is_drawn_as_their_sum():
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Dorp,BU08280700,dorp")
    ruwaard = Area.objects.get(code="GM0828-ruwaard")
    assert set(ruwaard.buurten.values_list("code", flat=True)) == {"BU08280600", "BU08280601"}
    parts = Boundary.objects.filter(area__own_area=ruwaard)
    drawn = Boundary.objects.get(area=ruwaard)
    assert drawn.hectares == pytest.approx(sum(part.hectares for part in parts), abs=0.1)
    assert (drawn.year, drawn.is_sketch, drawn.is_dissolved) == (2024, False, True)


@pytest.mark.django_db
def test_setting_the_same_twice_changes_nothing_and_a_list_without_kinds_keeps_them(tmp_path, capsys):
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Lith,WK082807,dorp")
    before = everything()
    path = tmp_path / "gebieden.csv"
    path.write_text("gebied;codes\nRuwaard;WK082806\nLith;WK082807\n")
    call_command("own_areas", path)
    assert everything() == before
    assert "er is niets veranderd" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_area_that_the_list_no_longer_names_stays_until_replace_is_asked():
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Lith,WK082807,dorp")
    kept = set_own("Ruwaard,WK082806,wijk")
    assert kept.missing == ["Lith"]
    assert Area.objects.own().filter(name="Lith").exists()
    gone = set_own("Ruwaard,WK082806,wijk", replace=True)
    assert gone.removed == ["Lith"]
    assert [area.name for area in Area.objects.own()] == ["Ruwaard"]


@pytest.mark.django_db
def test_an_area_with_people_in_a_role_cannot_be_removed(joris):
    import_small_oss()
    set_own("Ruwaard,WK082806,wijk", "Lith,WK082807,dorp")
    joris.roles.update(area=Area.objects.get(name="Lith"))
    before = everything()
    with pytest.raises(Refused, match="Lith kan niet weg"):
        set_own("Ruwaard,WK082806,wijk", replace=True)
    assert everything() == before


@pytest.mark.django_db
def test_others_hear_of_a_change_within_the_transaction():
    import_small_oss()
    heard = []

    def listen(sender, municipality, **kwargs):
        heard.append((municipality, Area.objects.own().count()))

    areas_changed.connect(listen)
    try:
        set_own("Ruwaard,WK082806,wijk")
        set_own("Ruwaard,WK082806,wijk")
    finally:
        areas_changed.disconnect(listen)
    assert heard == [("GM0828", 1)]


@pytest.mark.django_db
def test_the_command_refuses_in_one_sentence(tmp_path):
    import_small_oss()
    path = tmp_path / "gebieden.csv"
    path.write_text("naam,codes\nA,WK082899\n")
    with pytest.raises(CommandError, match=r"gebieden\.csv: regel 2: WK082899 is niet bekend\."):
        call_command("own_areas", path)
