"""Reading the health figures, long tables, and ages per postcode."""

import json

import pytest

from basis.figures.models import Method, Missing
from basis.figures.readers.pc4 import Share, weights
from basis.figures.tests.deliveries import given, health, listed, postcodes, values, wide
from basis.files import Refused

HEAD = "ID,Leeftijd,Marges,Perioden,WijkenEnBuurten,Eenzaam_27,HeelVeelStressInDeAfgelopen4Weken_26\n"


def rounds(value="49.2", lower="45.1", upper="53.4", age="20300", area="WK082806  ", year="2022JJ00"):
    cells = (("MW00000", value), ("MOG0095", lower), ("MBG0095", upper))
    return "".join(f"1,{age},{margin},{year},{area},{cell},.\n" for margin, cell in cells)


def test_health_figures_come_with_both_bounds(tmp_path):
    found = health(tmp_path, HEAD + rounds())
    one = next(v for v in found.values if v.indicator == "eenzaam")
    assert (one.area, one.period, one.value, one.lower, one.upper) == ("WK082806", 2022, 49.2, 45.1, 53.4)
    assert values(found)["WK082806", "veel-stress"] == Missing.NOT_PUBLISHED


def test_an_age_group_is_its_own_figure_and_a_round_its_own_year(tmp_path):
    text = HEAD + rounds(age="80200") + rounds("40,1", "38", "42", age="53115", year="2020JJ00").replace("40,1", "40.1")
    found = health(tmp_path, text)
    lonely = {(v.indicator, v.period): v.value for v in found.values if v.indicator.startswith("eenzaam")}
    assert lonely == {("eenzaam-65plus", 2022): 49.2, ("eenzaam-18-64", 2020): 40.1}


def test_the_same_in_odata_json_with_null_for_no_number(tmp_path):
    header = HEAD.strip().split(",")
    rows = [dict(zip(header, line.split(","), strict=True)) for line in rounds().splitlines()]
    for row in rows:
        row |= {"Eenzaam_27": float(row["Eenzaam_27"]), header[-1]: None}
    found = health(tmp_path, json.dumps({"odata.metadata": "x", "value": rows}), name="rivm.json")
    assert values(found) == {("WK082806", "eenzaam"): 49.2, ("WK082806", "veel-stress"): Missing.NOT_PUBLISHED}


def test_other_ages_and_margins_are_passed_over_and_counted(tmp_path):
    found = health(tmp_path, HEAD + rounds() + rounds(age="99999"))
    assert found.notes == ["3 rijen over andere leeftijden, marges of regio's overgeslagen"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (HEAD + "".join(rounds().splitlines(keepends=True)[:2]), "van WK082806 ontbreekt de bovengrens"),
        (HEAD + rounds(value="60"), "60.0 ligt niet tussen de ondergrens en de bovengrens"),
        (HEAD + rounds(lower="."), "ligt niet tussen"),
        (HEAD + rounds(value="half"), "regel 2, kolom Eenzaam_27: verwacht een getal"),
        (HEAD + rounds(area="Oss"), "'Oss' is geen code"),
        (HEAD + rounds(year="2022KW01"), "'2022KW01' is geen jaar"),
        (HEAD + rounds(year="1900JJ00"), "'1900JJ00' is geen jaar"),
        ('{"value": [{"Leeftijd": "20300"}, {"Marges": "x"}]}', "rij 2: andere kolommen dan de eerste rij"),
        ('{"value":' + "[" * 100_000, "de JSON is te diep genest"),
        (HEAD + rounds() + rounds(), "staat er al, op regel 2"),
        (HEAD.replace("_27", "_28") + rounds(), "Eenzaam_28 (verwacht nummer 27)"),
        (HEAD.replace("Marges", "Grens") + rounds(), "kolom Marges ontbreekt"),
        ('{"value": [{"Leeftijd": "20300",', "geen geldige JSON; misschien is het bestand afgebroken"),
        ('{"error": "10000 records"}', 'verwacht OData, met rijen onder "value"'),
    ],
)
def test_bad_health_files_are_refused_with_place_and_cause(tmp_path, text, cause):
    with pytest.raises(Refused) as refused:
        health(tmp_path, text)
    assert cause in str(refused.value)


def test_the_leefbaarometer_is_a_wide_table_of_its_own(tmp_path):
    found = wide(
        tmp_path, "code,afw,fys,onv,soc,vrz,won\nWK082806,-0.021,0.01,-0.12,0.03,0.02,0.1\n", source="leefbaarometer"
    )
    assert values(found)["WK082806", "leefbaarheid-veilig"] == -0.12


def test_a_long_table_says_value_interval_reason_method_and_source(tmp_path):
    text = (
        "gebied;cijfer;jaar;waarde;ondergrens;bovengrens;reden;methode;bron\n"
        "WK082806;eenzaam;2022;49,2;45;53;;;\n"
        "GM0828-ruwaard;jeugdzorg;2023;;;;geheim;;\n"
        "NL00;inwoners;2024;17942942;;;;som;Kerncijfers\n"
    )
    one, two, three = listed(tmp_path, text).values
    assert (one.value, one.lower, one.upper) == (49.2, 45, 53)
    assert (two.area, two.value, two.missing) == ("GM0828-ruwaard", None, Missing.SECRET)
    assert (three.method, three.source) == (Method.SUM, "Kerncijfers")


LONG = "indicator,area,period,value,lower,upper,missing\n"


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("geluk,GM0828,2024,5,,,", "regel 2: het cijfer 'geluk' bestaat niet"),
        ("inwoners,Oss,2024,5,,,", "regel 2: 'Oss' is geen code"),
        ("inwoners,GM0828,24,5,,,", "'24' is geen jaar"),
        ("inwoners,GM0828,1900,5,,,", "'1900' is geen jaar"),
        ("armoede,GM0828,2023,5,,,", "regel 2: 'Mensen in armoede' bestaat pas vanaf 2024, niet over 2023"),
        ("inwoners,GM0828,2024,,,,", "een waarde of een reden"),
        ("inwoners,GM0828,2024,5,,,geheim", "en niet allebei"),
        ("inwoners,GM0828,2024,,,,kwijt", "'kwijt' is geen reden"),
        ("inwoners,GM0828,2024,vijf,,,", "verwacht een getal, er staat 'vijf'"),
        ("eenzaam,GM0828,2022,49,50,53,", "49 ligt niet tussen"),
        ("eenzaam,GM0828,2022,49,45,,", "allebei de grenzen"),
    ],
)
def test_bad_rows_of_a_long_table_are_refused(tmp_path, row, cause):
    with pytest.raises(Refused) as refused:
        listed(tmp_path, LONG + row + "\n")
    assert cause in str(refused.value)


def test_a_source_that_is_too_long_to_keep_is_refused(tmp_path):
    with pytest.raises(Refused, match="regel 2: de bron is langer dan 200 tekens"):
        listed(tmp_path, "indicator,area,period,value,source\ninwoners,GM0828,2024,5," + "x" * 201 + "\n")


def test_a_long_table_without_its_columns_is_refused(tmp_path):
    with pytest.raises(Refused, match="kolom period/periode, value/waarde ontbreekt"):
        listed(tmp_path, "indicator,area\ninwoners,GM0828\n")


AGES = "postcode,inwoners,lft_0-4,lft_5-9,lft_10-14,lft_15-19,lft_20-24,lft_25-44,lft_45-64,lft_65+\n"
BY_LAND = [Share("5341", "BU08280600", 0.75), Share("5341", "BU08280700", 0.25)]


def test_people_of_a_postcode_are_shared_out_by_land_and_marked_so(tmp_path):
    found = postcodes(tmp_path, AGES + "5341,1000.0,50,50,100,60,40,200,300,200\n", BY_LAND)
    assert values(found)["BU08280600", "inwoners"] == 750
    assert values(found)["BU08280700", "leeftijd-0-15"] == 50
    assert {v.method for v in found.values} == {Method.SHARED}


def test_they_are_shared_out_by_people_where_it_is_known_how_densely_these_live():
    shares = [Share("5341", "BU1", 0.5, density=3000.0), Share("5341", "BU2", 0.5, density=1000.0)]
    assert weights(shares) == {"5341": [("BU1", 0.75), ("BU2", 0.25)]}


def test_what_lies_in_another_municipality_stays_there():
    shares = [Share("5398", "BU1", 0.3, density=80.0), Share("5398", "BU2", 0.6, density=40.0)]
    assert sum(weight for _area, weight in weights(shares)["5398"]) == pytest.approx(0.9)


def test_an_age_that_is_missing_in_a_postcode_is_missing_in_its_buurten(tmp_path):
    found = postcodes(tmp_path, AGES + "5341,1000,50,.,100,60,40,200,300,200\n", BY_LAND)
    assert values(found)["BU08280600", "leeftijd-0-15"] == Missing.NOT_PUBLISHED
    assert values(found)["BU08280600", "leeftijd-65plus"] == 150


@pytest.mark.parametrize(
    ("text", "shares", "cause"),
    [
        (AGES + "5341,veel,1,1,1,1,1,1,1,1\n", BY_LAND, "regel 2, kolom inwoners: verwacht een getal"),
        (AGES + "534,1,1,1,1,1,1,1,1,1\n", BY_LAND, "'534' is geen postcode"),
        (AGES + "5341,1,1,1,1,1,1,1,1,1\n" * 2, BY_LAND, "regel 3: postcode 5341 staat er al"),
        (AGES + "1011,1,1,1,1,1,1,1,1,1\n", BY_LAND, "geen van deze postcodes ligt in een buurt"),
        (AGES + "5341,1,1,1,1,1,1,1,1,1\n", [], "Doe eerst import_postcodes"),
        ("postcode,inwoners,lft_10-19\n5341,1,1\n", BY_LAND, "kolom lft_10-19 valt in twee leeftijdsgroepen"),
        ("postcode,inwoners\n5341,1\n", BY_LAND, "verwacht de kolommen postcode, inwoners en leeftijden"),
    ],
)
def test_bad_postcode_files_are_refused(tmp_path, text, shares, cause):
    with pytest.raises(Refused) as refused:
        postcodes(tmp_path, text, shares)
    assert cause in str(refused.value)


def test_a_file_that_is_cut_off_in_a_row_is_refused_with_its_line(tmp_path):
    with pytest.raises(Refused, match="regel 3: 2 cellen"):
        listed(tmp_path, LONG + "inwoners,GM0828,2024,5,,,\ninwoners,GM0")
    assert given(tmp_path, "heel", name="los.txt").text == "heel"
