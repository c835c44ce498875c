"""Medians and model estimates are never taken together: an own area of several wijken shows these one by one."""

import csv
import io

import pytest

from basis.areas.models import Area
from basis.areas.tests.makers import make_area
from basis.figures.models import Observation
from basis.figures.tests.makers import make_estimate, make_observation, make_world
from basis.figures.tests.papers import pdf_of, words_of
from basis.figures.tests.screens import text_of

pytestmark = pytest.mark.django_db
PHOTO = "/gebieden/noordwest/wijkfoto/"
WHY = "Voor heel Noordwest is er geen cijfer: schattingen mag u niet middelen. Hier staat het per wijk."


@pytest.fixture
def areas():
    """The small Oss, of which Noordwest is two wijken: each with an estimate, one of them also with a middle amount."""
    found = make_world()
    Area.objects.filter(code__in=["BU08280200", "BU08280201"]).update(own_area=found["GM0828-noordwest"])
    make_estimate(found["WK082807"], "eenzaam", 71.0)
    make_estimate(found["WK082802"], "eenzaam", 70.0)
    make_observation(found["WK082807"], "vermogen", 2024, 33.5)
    make_observation(found["GM0828"], "vermogen", 2024, 160.0)
    return found


def test_the_wijkfoto_shows_the_wijken_by_code_with_interval_and_says_why(client, areas):
    page = text_of(client, PHOTO)
    card = page[page.index("Mensen die zich eenzaam voelen") :]
    assert card.startswith(
        f"Mensen die zich eenzaam voelen {WHY} Industrieterreinen-Zuid 70,0 % , waarschijnlijk tussen 66,0 % en 74,0 %"
        " Ussen 71,0 % , waarschijnlijk tussen 67,0 % en 75,0 % Oss 46,0 %"
    )
    assert "Waarschijnlijk ligt het tussen: Industrieterreinen-Zuid 66,0–74,0 · Ussen 67,0–75,0." in card
    assert "gebruik dit cijfer niet om te meten" in card


def test_a_middle_amount_is_not_added_up_either_and_a_wijk_without_it_says_so(client, areas):
    page = text_of(client, PHOTO)
    assert (
        "Voor heel Noordwest is er geen cijfer: dit mag u niet optellen of middelen. Hier staat het per wijk."
        " Industrieterreinen-Zuid geen cijfer: staat niet in de bron Ussen € 33.500 Oss € 160.000"
    ) in page


def test_buurten_stand_there_when_nothing_is_known_per_wijk_at_most_six_of_them(client, areas):
    Observation.objects.filter(area__kind="wijk", indicator="eenzaam").delete()
    for number in range(2, 8):
        parent, own = areas["WK082807"], areas["GM0828-noordwest"]
        code = f"BU082807{number:02d}"
        buurt = make_area(code=code, kind="buurt", name=f"Buurt {number}", parent=parent, own_area=own)
        make_estimate(buurt, "eenzaam", 40.0 + number)
    make_estimate(areas["BU08280700"], "eenzaam", 40.0)
    page = text_of(client, PHOTO)
    assert "Hier staat het per buurt. Nog 4 delen staan op de bladzijde van dit cijfer. Ussen 00 40,0 %" in page
    assert "Buurt 6 46,0 %" in page and "Buurt 7" not in page
    alone = text_of(client, f"{PHOTO}eenzaam/")
    assert "Buurt 7 47,0 %" in alone and "Ussen 01 geen cijfer: staat niet in de bron" in alone


def test_a_number_of_the_whole_stands_there_itself(client, areas):
    make_estimate(areas["GM0828-noordwest"], "eenzaam", 50.0)
    page = text_of(client, PHOTO)
    assert WHY not in page and "Noordwest 50,0 %" in page


def test_parts_are_never_a_certain_difference_of_the_whole(client, areas):
    assert "Herkent u dat?" not in text_of(client, PHOTO)


def test_without_any_figure_of_a_part_we_say_that_we_have_none_yet(client, areas):
    assert "Over Noordwest hebben we dit cijfer nog niet." in text_of(client, f"{PHOTO}sociaal-eenzaam/")


def test_the_page_of_the_figure_has_each_wijk_in_each_year_and_no_line(client, areas):
    make_estimate(areas["WK082807"], "eenzaam", 60.0, period=2020)
    page = text_of(client, f"{PHOTO}eenzaam/")
    assert WHY in page
    assert "Een lijn voor heel Noordwest kan niet. In de tabel staat elk deel apart." in page
    assert "Jaar Industrieterreinen-Zuid Ussen Oss Nederland 2022 70,0 % (66,0–74,0) 71,0 % (67,0–75,0) 46,0 %" in page
    assert "2020 geen cijfer: staat niet in de bron 60,0 % (56,0–64,0)" in page
    assert "Ruwaard 54,0 % , waarschijnlijk tussen 50,0 % en 58,0 % Noordwest: Industrieterreinen-Zuid 70,0 %" in page
    assert 'class="trend"' not in client.get(f"{PHOTO}eenzaam/").content.decode()


def test_the_page_of_another_area_names_those_that_have_parts_alone(client, areas):
    page = text_of(client, "/gebieden/ruwaard/wijkfoto/eenzaam/")
    assert "Van deze gebieden zijn er alleen cijfers per deel: Noordwest." in page
    assert "Noordwest geen cijfer" not in page


def test_areas_side_by_side_show_the_wijken_with_the_name_of_the_area(client, areas):
    page = text_of(client, "/gebieden/vergelijken/?gebied=ruwaard&gebied=noordwest")
    assert WHY in page
    assert "Noordwest: Industrieterreinen-Zuid 70,0 %" in page and "Noordwest: Ussen 71,0 %" in page
    assert "54,0 % (50,0–58,0) Industrieterreinen-Zuid 70,0 % (66,0–74,0); Ussen 71,0 % (67,0–75,0) 46,0 %" in page


def test_the_files_have_a_row_for_each_wijk_and_say_of_what_it_is_a_part(client, areas):
    content = client.get("/gebieden/noordwest/wijkfoto.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(content)) if row["indicator"] == "eenzaam"]
    assert [(row["gebied"], row["waarde"], row["ondergrens"], row["deel_van"]) for row in rows] == [
        ("GM0828-noordwest", "", "", ""),
        ("WK082802", "70", "66.0", "GM0828-noordwest"),
        ("WK082807", "71", "67.0", "GM0828-noordwest"),
        ("GM0828", "46", "45.0", ""),
        ("NL00", "47.5", "47.0", ""),
    ]
    figures = client.get("/gebieden/noordwest/wijkfoto.json").json()["cijfers"]
    lonely = next(one for one in figures if one["indicator"] == "eenzaam")
    assert [value["waarde"] for value in lonely["waarden"]] == [None, 46, 47.5]
    assert [(part["gebied"], part["naam"], part["waarde"], part["deelVan"]) for part in lonely["delen"]] == [
        ("WK082802", "Industrieterreinen-Zuid", 70, "GM0828-noordwest"),
        ("WK082807", "Ussen", 71, "GM0828-noordwest"),
    ]
    assert next(one for one in figures if one["indicator"] == "inwoners")["delen"] == []


def test_the_same_wijken_stand_on_paper(client, areas):
    words = words_of(pdf_of(client, "/gebieden/noordwest/wijkfoto.pdf"))
    assert "schattingen mag u niet middelen" in words
    assert "Ussen71,0 % (67,0–75,0)" in words


def test_who_reads_english_reads_it_in_english(client, areas):
    page = text_of(client, f"/en{PHOTO}")
    assert (
        "There is no figure for Noordwest as a whole: estimates must not be averaged. Here it is per district." in page
    )


@pytest.mark.parametrize(
    ("address", "most"),
    [(PHOTO, 8), (f"{PHOTO}eenzaam/", 15), ("/gebieden/vergelijken/?gebied=ruwaard&gebied=noordwest", 8)],
)
def test_more_figures_in_parts_take_no_more_queries(client, areas, django_assert_max_num_queries, address, most):
    for indicator in ("mantelzorgers", "vrijwilligers", "sport", "veel-stress", "gezondheid-goed"):
        for code in ("WK082807", "BU08280200"):
            make_estimate(areas[code], indicator, 30.0)
    client.get(address)
    with django_assert_max_num_queries(most):
        client.get(address)
