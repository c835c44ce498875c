"""Reading Kerncijfers wijken en buurten: its columns, its ways of saying 'no number', and what is refused."""

import pytest

from basis.figures.models import Missing
from basis.figures.tests.deliveries import values, wide
from basis.files import Refused


def test_a_wide_table_gives_each_area_its_figures(tmp_path):
    found = wide(
        tmp_path, "code,naam,inwoners,bevolkingsdichtheid_per_km2\nGM0828,Oss,94634,584\nWK082806,Ruwaard,13595,3881\n"
    )
    assert values(found)["WK082806", "inwoners"] == 13595
    assert values(found)["GM0828", "bevolkingsdichtheid"] == 584
    assert found.names == {"GM0828": "Oss", "WK082806": "Ruwaard"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_and_encodings_in_use_are_understood(tmp_path, delimiter, encoding):
    text = f"gwb_code{delimiter}naam{delimiter}a_inw\r\nWK036300{delimiter}Café{delimiter}5\r\n"
    found = wide(tmp_path, text, encoding=encoding)
    assert (values(found), found.names) == ({("WK036300", "inwoners"): 5.0}, {"WK036300": "Café"})


def test_a_decimal_comma_and_a_decimal_point_are_the_same(tmp_path):
    found = wide(tmp_path, "code;g_hhgro;g_ink_pi\nGM0828;2,3;31.4\n")
    assert values(found) == {("GM0828", "huishoudensgrootte"): 2.3, ("GM0828", "inkomen"): 31.4}


def test_keys_that_are_padded_and_columns_of_odata_are_known(tmp_path):
    header = "WijkenEnBuurten,AantalInwoners_5,GemiddeldInkomenPerInwoner_78,AfstandTotHuisartsenpraktijk_110"
    found = wide(tmp_path, f"{header}\n'GM0828    ',94634,31.4,0.9\n".replace("'", '"'))
    assert values(found)["GM0828", "afstand-huisarts"] == 0.9


@pytest.mark.parametrize(
    ("cell", "reason"),
    [(".", Missing.NOT_PUBLISHED), ("", Missing.IMPOSSIBLE), ("-99997", Missing.NOT_PUBLISHED), ("x", Missing.SECRET),
     ("-99999999", Missing.NOT_PUBLISHED), (" . ", Missing.NOT_PUBLISHED)],
)  # fmt: skip
def test_what_is_no_number_is_a_reason_and_never_nought(tmp_path, cell, reason):
    found = wide(tmp_path, f"code,inwoners,mannen\nWK082806,{cell},0\n")
    assert values(found) == {("WK082806", "inwoners"): reason, ("WK082806", "mannen"): 0.0}


def test_columns_we_do_not_know_are_counted_and_named(tmp_path):
    found = wide(tmp_path, "code,inwoners,a_bst_b,a_m2w\nGM0828,94634,1,2\n")
    assert found.notes == ["2 kolommen passen bij geen cijfer van ons: a_bst_b, a_m2w"]


def test_a_figure_that_meant_something_else_that_year_is_passed_over(tmp_path):
    found = wide(tmp_path, "code,inwoners,p_ink_ar\nGM0828,94634,3.1\n", year=2022)
    assert list(values(found)) == [("GM0828", "inwoners")]
    assert "p_ink_ar" in found.notes[0]


def test_provinces_are_passed_over_and_the_country_is_one_area(tmp_path):
    found = wide(tmp_path, "RegioS,inwoners\nNL01,17942942\nPV30,2600000\nLD04,1\n")
    assert values(found) == {("NL00", "inwoners"): 17942942}
    assert found.notes == ["2 rijen over landsdelen en provincies overgeslagen"]


def test_the_first_delivery_of_2024_and_the_later_one_are_both_known(tmp_path):
    for first in ("GemiddeldInkomenPerInwoner_83,k_40PersonenMetLaagsteInkomen_84", "GemiddeldInkomenPerInwoner_78"):
        found = wide(tmp_path, f"code,{first}\nGM0828,30.1{',40' * first.count(',')}\n")
        assert values(found)["GM0828", "inkomen"] == 30.1


def test_a_table_with_drifting_column_numbers_is_refused_by_name(tmp_path):
    with pytest.raises(Refused, match=r"GemiddeldeWOZWaardeVanWoningen_36 \(verwacht nummer 39\)"):
        wide(tmp_path, "code,AantalInwoners_5,GemiddeldeWOZWaardeVanWoningen_36\nGM0828,1,2\n")


def test_numbers_of_two_editions_in_one_file_are_refused(tmp_path):
    with pytest.raises(Refused, match="verschillende tabellen"):
        wide(tmp_path, "code,GemiddeldInkomenPerInwoner_78,AfstandTotSchool_120\nGM0828,30,1\n")


def test_the_same_name_under_other_numbers_in_one_table_is_no_drift(tmp_path):
    found = wide(tmp_path, "code,Nederland_17,Nederland_20,EuropaExclusiefNederland_21\nGM0828,80000,5,6\n")
    assert values(found) == {("GM0828", "herkomst-nederland"): 80000}


def test_in_other_years_a_name_counts_without_its_number_when_it_is_alone(tmp_path):
    found = wide(
        tmp_path, "code,GemiddeldeWOZWaardeVanWoningen_36,Koopwoningen_40,Koopwoningen_41\nGM0828,301,60,1\n", 2023
    )
    assert values(found) == {("GM0828", "woningwaarde"): 301}
    assert found.notes == ["niet overgenomen, want de naam komt vaker voor: Koopwoningen_40, Koopwoningen_41"]


def test_a_name_that_the_table_has_more_than_once_is_never_matched_without_its_number(tmp_path):
    found = wide(tmp_path, "code,inwoners,Nederland_20\nGM0828,5,70000\n", year=2023)
    assert list(values(found)) == [("GM0828", "inwoners")]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("code,inwoners\nGM0828,94634\nWK082806,veel\n", "regel 3, kolom inwoners: verwacht een getal, er staat 'veel"),
        ("code,inwoners\nGM0828,94.634\n", "regel 2, kolom inwoners: 94.634 heeft punten of komma's tussen de duizend"),
        ("code;g_woz\nGM0828;1.234.567\n", "duizendtallen"),
        ("code,inwoners\nGM0828,3.5\n", "regel 2, kolom inwoners: verwacht een heel getal"),
        ("code,inwoners\nGM0828,-5\n", "regel 2, kolom inwoners: -5.0 kan niet"),
        ("code,p_koopw\nGM0828,101\n", "101.0 procent kan niet"),
        ("code,inwoners\nGM0828,nan\n", "verwacht een getal"),
        ("code,inwoners\nGM0828,٩٤\n", "verwacht een getal"),
        (f"code,inwoners\nGM0828,{'9' * 400}\n", "regel 2, kolom inwoners: inf kan niet: het is te groot"),
        ("code,g_woz\nGM0828,-300\n", "regel 2, kolom g_woz: -300.0 kan niet: het is minder dan nul"),
        ("code,inwoners\nWK08,5\n", "regel 2, kolom code: 'WK08' is geen code"),
        ("code,inwoners\n=1+1,5\n", "regel 2, kolom code"),
        ("code,inwoners\nGM0828,1\nGM0828,2\n", "regel 3: GM0828 staat ook op regel 2"),
        ("code,jaar,inwoners\nGM0828,2023,1\n", "regel 2: dit is van 2023, niet van 2024"),
        ("code,inwoners\nGM0828,1,2\n", "regel 2: 3 cellen, maar er zijn 2 kolommen"),
        ("code,inwoners,a_inw\nGM0828,1,2\n", "inwoners en a_inw zijn allebei 'Inwoners'"),
        ("code,inwoners,Inwoners\nGM0828,1,2\n", "staat er twee keer: Inwoners, inwoners"),
        ("naam,inwoners\nOss,1\n", "geen kolom met codes"),
        ("code,kleur\nGM0828,rood\n", "geen enkele kolom is een cijfer"),
        ("code,inwoners\n", "geen rijen"),
        ("", "geen rijen"),
        ('code,inwoners\n"GM0828,5\n', 'regel 2: geen geldige CSV. Misschien staat daar één " te veel of te weinig.'),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_place_and_cause(tmp_path, text, cause):
    with pytest.raises(Refused) as refused:
        wide(tmp_path, text)
    assert cause in str(refused.value) and "proef.csv" in str(refused.value)


def test_all_faults_are_told_at_once_up_to_ten(tmp_path):
    with pytest.raises(Refused, match=r"regel 2.*regel 11.*en nog 2 fouten"):
        wide(tmp_path, "code,inwoners\n" + "".join(f"WK0828{n},veel\n" for n in range(10, 22)))


def test_a_year_that_cannot_be_is_refused(tmp_path):
    with pytest.raises(Refused, match="2150"):
        wide(tmp_path, "code,inwoners\nGM0828,1\n", year=2150)


@pytest.mark.parametrize(
    "column",
    ["ind_wbi", "indelingswijziging_wijken_en_buurten_indicator", "IndelingswijzigingWijkenEnBuurten_4",
     "IndelingswijzigingGemeenteWijkBuurt_4"],
)  # fmt: skip
def test_which_borders_moved_is_read_under_each_of_its_names(tmp_path, column):
    found = wide(
        tmp_path,
        f"code,{column},inwoners\nGM0828,1,94634\nWK082806,3,5\nWK082807, 2.0 ,5\nWK082808,.,5\nWK082809,,5\n",
    )
    assert found.moved == {("GM0828", 2024): False, ("WK082806", 2024): True, ("WK082807", 2024): False}
    assert not found.notes
    assert set(found.within("GM0828").moved) == set(found.moved)


def test_what_says_something_else_of_a_border_is_refused(tmp_path):
    with pytest.raises(Refused, match="regel 2, kolom ind_wbi: verwacht 1, 2 of 3, er staat 'ja'"):
        wide(tmp_path, "code,ind_wbi,inwoners\nGM0828,ja,94634\n")
