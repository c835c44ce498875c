"""The registry: what every indicator must have, and what it refuses."""

import pytest
from django.conf import settings
from django.utils.translation import override

from basis import packs
from basis.figures import registry
from basis.figures.registry import Aggregation, Group

ALL = registry.all_indicators()


def test_there_are_the_figures_that_were_found_worth_having():
    counted = {one.code.removesuffix("-18-64").removesuffix("-65plus") if one.rivm else one.code for one in ALL}
    assert len(counted) >= 63
    assert {"inwoners", "mannen", "vrouwen", "woningen", "oppervlakte-land", "zeggenschap"} <= counted


def test_themes_come_in_the_order_of_the_wijkfoto():
    with override("nl"):
        assert [str(theme.title) for theme in registry.themes()] == [
            "Mensen",
            "Rondkomen",
            "Wonen",
            "Gezondheid en verbinding",
            "Dichtbij",
        ]
    assert [one.theme for one in ALL] == sorted(
        (one.theme for one in ALL), key=[theme.key for theme in registry.themes()].index
    )


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_an_indicator_says_what_it_means_in_both_languages(one):
    for text in (one.title, one.meaning, *(b.reason for b in one.breaks)):
        assert set(text.by_language) == {"nl", "en"}
        assert all(words.strip() for words in text.by_language.values())
        assert text.by_language["nl"] != text.by_language["en"]
    assert len(one.meaning.in_language("nl").split(". ")) <= 3


def test_a_denominator_is_a_count_that_can_be_summed():
    for one in ALL:
        if one.denominator:
            assert registry.indicator(one.denominator).aggregation == Aggregation.SUM


def test_a_median_an_estimate_and_a_class_are_never_averaged():
    for one in ALL:
        if one.is_estimate or one.code in {"vermogen", "stedelijkheid"}:
            assert one.aggregation == Aggregation.NONE, one.code


def test_no_two_indicators_of_a_source_claim_the_same_column():
    seen = {}
    for one in ALL:
        columns = [*one.names, *one.v3, one.cbs and f"v4 {one.cbs}", one.rivm and f"{one.rivm} {one.rivm_age}"]
        for column in filter(None, columns):
            assert seen.setdefault((one.source, column.lower()), one.code) == one.code, column


def test_numbered_columns_of_one_edition_have_different_numbers():
    for edition in (0, -1):
        numbers = [one.v3[edition].rpartition("_")[2] for one in ALL if one.v3 and one.source == "kwb"]
        assert len(numbers) == len(set(numbers))


def test_every_kind_of_figure_without_official_source_is_named_and_has_no_column():
    without = [one for one in ALL if one.never_measured]
    assert {one.code for one in without} == {"zeggenschap", "vertrouwen", "omkijken"}
    assert not any(one.names or one.cbs or one.rivm for one in without)


def test_health_figures_have_a_variant_for_adults_and_for_older_people():
    older = registry.indicator("eenzaam-65plus")
    assert (older.rivm_age, older.groups) == ("80200", (Group.OLDER,))
    assert older.title.in_language("en") == "People who feel lonely, aged 65 and over"
    assert registry.indicator("eenzaam-18-64").groups == (Group.ADULTS,)


def test_the_figures_that_matter_first_have_an_order():
    ranks = [one.headline for one in registry.headlines()]
    assert ranks == sorted(set(ranks))
    assert registry.headlines()[0].code == "inwoners"


def test_rounding_moves_a_count_of_a_wijk_by_at_most_four_and_a_municipality_not_at_all():
    inhabitants = registry.indicator("inwoners")
    assert [inhabitants.margin_at(kind) for kind in ("wijk", "buurt", "municipality", "country")] == [4, 4, None, None]
    assert registry.indicator("oppervlakte").margin_at("municipality") == 0.5
    assert registry.indicator("woningwaarde").margin_at("wijk") is None


def test_a_break_is_found_between_two_years_and_only_there():
    doctor = registry.indicator("afstand-huisarts")
    assert doctor.break_between(2019, 2020).year == 2020
    assert doctor.break_between(2020, 2024) is None


@pytest.fixture
def own_pack(tmp_path, settings):
    settings.PACK = tmp_path
    registry.forget()
    yield tmp_path / "indicators.yaml"
    registry.forget()


OWN = """
sources: [{key: peiling, title: Burgerpeiling, publisher: gemeente Oss, licence: CC BY 4.0}]
indicators:
  - {code: buurthulp, theme: health-and-connection, condition: cohesion, source: %s, unit: percent,
     aggregation: %s, denominator: %s, title: {nl: Buurthulp, en: Help}, meaning: {nl: Hulp., en: Help given.}}
"""


def test_a_municipality_adds_figures_of_its_own(own_pack):
    own_pack.write_text(OWN % ("peiling", "weighted", "inwoners"))
    assert registry.indicator("buurthulp").source_details.publisher == "gemeente Oss"


@pytest.mark.parametrize(
    ("filled", "cause"),
    [
        (("peiling", "weighted", "inwonres"), "de noemer inwonres bestaat niet"),
        (("peilink", "none", '""'), "de bron peilink bestaat niet"),
        (("peiling", "weighted", '""'), "heeft een noemer nodig"),
        (("peiling", "gemiddeld", '""'), "regel 5, indicators.0.aggregation"),
    ],
)
def test_a_fault_in_such_a_file_is_named(own_pack, filled, cause):
    own_pack.write_text(OWN % filled)
    with pytest.raises(packs.PackError, match=cause):
        registry.all_indicators()


def test_the_pack_of_this_installation_is_read():
    assert settings.PACK.name and registry.exists("inwoners") and not registry.exists("onzin")
