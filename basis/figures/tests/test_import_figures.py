"""The command and the act behind it: what changes, what stays, what is told, and the facts of Oss."""

import time

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from basis.areas.models import Area, BoundaryChange, Delivery
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.figures import demo
from basis.figures.models import Observation
from basis.figures.tests.deliveries import cbs, everything, kept
from tests.shared import SHARED, needs_shared

pytestmark = pytest.mark.django_db
LONG = "area,indicator,period,value\n"
KWB = "code,naam,inwoners\nGM0828,Oss,94634\nWK082806,Ruwaard,13595\n"


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command on a file with this text; gives what it said."""

    def do(text="", *flags, name="proef.csv", **options):
        if text:
            (tmp_path / name).write_text(text, encoding="utf-8")
            flags = (str(tmp_path / name), *flags)
        call_command("import_figures", *flags, **options)
        return capsys.readouterr().out

    return do


def test_figures_and_areas_come_in_with_where_they_came_from(run):
    said = run(KWB, source="kwb", year=2024)
    assert "2 nieuwe cijfers" in said and "Inwoners: 2" in said
    assert (kept("GM0828", "inwoners"), kept("WK082806", "inwoners")) == (94634, 13595)
    assert str(Area.objects.get(code="WK082806").parent) == "Oss"
    delivery = Delivery.objects.get()
    assert (delivery.publisher, delivery.licence, delivery.year, delivery.rows) == ("CBS", "CC BY 4.0", 2024, 2)
    assert len(delivery.sha256) == 64
    assert Act.objects.get(action="figures.imported").detail["new"] == 2


def test_the_same_bytes_again_change_nothing(run):
    run(KWB, source="kwb", year=2024)
    before = everything(), list(Delivery.objects.values())
    assert "Niets veranderd" in run(KWB, source="kwb", year=2024)
    assert (everything(), list(Delivery.objects.values())) == before


def test_a_correction_replaces_only_what_is_other(run):
    run(KWB, source="kwb", year=2024)
    said = run(KWB.replace("13595", "13600"), source="kwb", year=2024)
    assert "0 nieuwe cijfers, 1 verbeterd, 1 gelijk gebleven" in said
    assert kept("WK082806", "inwoners") == 13600
    assert (
        Observation.objects.get(area__code="GM0828").delivery != Observation.objects.get(area__code="WK082806").delivery
    )


def test_a_dry_run_says_what_would_change_and_changes_nothing(run):
    make_municipality()
    before = everything()
    said = run(KWB, "--dry-run", source="kwb", year=2024)
    assert "PROEF" in said and "2 nieuwe cijfers" in said and "1 cijfers van eigen gebieden" in said
    assert everything() == before


def test_borders_that_moved_are_kept_with_the_areas_and_again_changes_nothing(run):
    make_municipality()
    text = "code,ind_wbi,inwoners\nGM0828,1,94634\nWK082806,3,13595\n"
    assert "2 nieuwe cijfers" in run(text, "--dry-run", source="kwb", year=2024)
    assert not BoundaryChange.objects.exists()
    assert "Veranderde grenzen: 1." in run(text, source="kwb", year=2024)
    moved = BoundaryChange.objects.filter(since=2023, year=2024).values_list("area__code", flat=True)
    assert set(moved) == {"WK082806", "GM0828-ruwaard"}
    assert "Niets veranderd" in run(text, source="kwb", year=2024)
    run(text.replace("WK082806,3", "WK082806,1"), source="kwb", year=2024)
    assert not BoundaryChange.objects.exists()


def test_a_place_elsewhere_is_kept_to_compare_with(run):
    run("code,inwoners\nWK036300,1500\nBU03630000,300\n", source="kwb", year=2024)
    assert list(Area.objects.order_by("code").values_list("code", "kind", "parent__code")) == [
        ("BU03630000", "buurt", "WK036300"),
        ("GM0363", "municipality", "NL00"),
        ("NL00", "country", None),
        ("WK036300", "wijk", "GM0363"),
    ]


def test_only_one_municipality_is_taken_when_asked(run):
    text = KWB + "GM0363,Amsterdam,931298\n"
    run(text, source="kwb", year=2024, municipality="gm0828")
    assert not Area.objects.filter(code="GM0363").exists()


def test_how_many_have_no_number_and_why_is_told(run):
    said = run(KWB.replace("13595", "."), source="kwb", year=2024)
    assert "Zonder getal: 1 niet gepubliceerd" in said


@pytest.mark.parametrize(
    ("text", "flags", "cause"),
    [
        (KWB.replace("13595", "veel"), {"source": "kwb", "year": 2024}, "regel 3, kolom inwoners"),
        (KWB.replace("WK082806", "WK8"), {"source": "kwb", "year": 2024}, "'WK8' is geen code"),
        (KWB, {"source": "kwb", "year": 2024, "municipality": "GM0363"}, "niets in over GM0363"),
        (KWB.replace("inwoners", "AantalInwoners_6"), {"source": "kwb", "year": 2024}, "verwacht nummer 5"),
        (KWB, {"source": "kwb"}, "Noem het jaar"),
        (KWB, {"year": 2024}, "Noem de soort bestand"),
        ("", {"year": 2024}, "Noem één ding"),
        (KWB, {"cbs": "85984NED", "year": 2024}, "Noem één ding"),
        (LONG + "GM0828-nergens,inwoners,2024,5\n", {"source": "long"}, "zijn er niet: GM0828-nerg"),
        (LONG + "GM0828,inwoners,2024,5\nGM0828,inwoners,2024,5\n", {"source": "long"}, "op regel 2"),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_everything_as_it_was(run, text, flags, cause):
    make_municipality()
    before = everything()
    with pytest.raises(CommandError, match=cause):
        run(text, **flags)
    assert everything() == before


def test_half_a_file_with_a_fault_at_its_end_leaves_nothing_behind(run):
    with pytest.raises(CommandError, match="regel 502"):
        run(
            "code,inwoners\n" + "".join(f"WK{n:06},5\n" for n in range(500)) + "WK082806,kapot\n",
            source="kwb",
            year=2024,
        )
    assert everything() == ([], [], [])


def test_a_table_is_read_live_from_cbs(run, settings):
    row = {"Measure": "T001036", "Value": 94634.0, "ValueAttribute": "None", "WijkenEnBuurten": "GM0828"}
    with cbs(rows=[row]) as (address, _asked):
        settings.CBS_URL = address
        run(cbs="85984NED", year=2024, municipality="GM0828")
    assert kept("GM0828", "inwoners") == 94634
    assert kept("WK082806", "inwoners") == "not_published"
    assert Delivery.objects.get().url.endswith("/CBS/85984NED")


def test_the_pack_of_oss_brings_its_facts_and_again_nothing(run):
    make_municipality()
    demo.build()
    assert (kept("WK082806", "inwoners"), kept("WK082800", "inwoners"), kept("GM0828", "inwoners")) == (
        13595,
        6245,
        94634,
    )
    assert kept("GM0828-ruwaard", "inwoners") == 13595
    assert [kept("NL00", "inwoners", year) for year in (2015, 2017, 2024)] == [16900726, 17081507, 17942942]
    wijken = Observation.objects.filter(area__kind="wijk", indicator="inwoners", period=2024)
    assert (wijken.count(), wijken.aggregate(all=Sum("value"))["all"]) == (23, 94640)
    before = everything()
    demo.build()
    assert everything() == before


@needs_shared
def test_the_3735_rows_of_2024_come_in_within_seconds_and_are_the_facts(run):
    started = time.monotonic()
    run("", str(SHARED / "data/stats/nl_kwb_2024_gemeenten_wijken.csv"), source="kwb", year=2024)
    took = time.monotonic() - started
    assert took < 15, f"{took:.1f} s"  # 4 s on a quiet machine
    assert Observation.objects.filter(area__kind__in=["municipality", "wijk"]).count() == 3735 * 8
    assert (kept("WK082806", "inwoners"), kept("WK082800", "inwoners"), kept("GM0828", "inwoners")) == (
        13595,
        6245,
        94634,
    )
    wijken = Observation.objects.filter(area__kind="wijk", area__municipality_code="GM0828", indicator="inwoners")
    assert wijken.aggregate(all=Sum("value"))["all"] == 94640
    assert kept("NL00", "inwoners") == 17942942
    assert kept("NL00", "bevolkingsdichtheid") == pytest.approx(533.3, abs=0.1)
    assert kept("WK003415", "bevolkingsdichtheid") == "impossible"


@needs_shared
@pytest.mark.parametrize(("year", "count"), [(2015, 393), (2017, 388)])
def test_older_files_under_other_names_come_in_too(run, year, count):
    run("", str(SHARED / f"data/stats/nl_kwb_{year}_gemeenten.csv"), source="kwb", year=year)
    assert Observation.objects.filter(area__kind="municipality", indicator="huishoudens").count() == count
    assert kept("GM0828", "inwoners", year) == {2015: 89799, 2017: 90376}[year]


@pytest.mark.parametrize("flags", [["--pc4"], []])
def test_a_file_per_postcode_may_be_named_on_either_side_of_its_flag(run, tmp_path, flags):
    make_municipality()
    path = tmp_path / "pc4.csv"
    path.write_text("postcode,inwoners\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"pc4\.csv"):
        run("", *([str(path), *flags] if flags else ["--pc4", str(path)]), "--year", "2021")
