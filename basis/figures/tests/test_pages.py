"""The pages of figures: what stands on them, in how many queries, and what they do with wrong questions."""

import re

import pytest
from django.urls import reverse

from basis.areas.tests.makers import make_area, make_municipality
from basis.figures import registry
from basis.figures.models import Observation
from basis.figures.tests.makers import make_observation, make_reading, make_world
from basis.figures.tests.screens import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    return make_world()


def _photo(slug="ruwaard"):
    return f"/gebieden/{slug}/wijkfoto/"


def test_the_wijkfoto_begins_with_the_people_who_live_here(client, areas):
    page = text_of(client, _photo())
    assert "Wijkfoto van Ruwaard" in page
    assert "13.595 mensen wonen hier (1 januari 2024)" in page


def test_a_figure_stands_beside_the_municipality_and_the_country_with_its_interval_and_source(client, areas):
    page = text_of(client, _photo())
    assert "Mensen die zich eenzaam voelen Ruwaard 54,0 % , waarschijnlijk tussen 50,0 % en 58,0 % Oss 46,0 %" in page
    assert "Nederland 47,5 %" in page
    assert "Schatting met een rekenmodel: RIVM" in page and "50120NED, 2022" in page


def test_a_count_is_compared_as_a_share(client, areas):
    page = text_of(client, _photo())
    assert "2.040 inwoners als deel van alle inwoners Ruwaard 15,0 % Oss 20,0 % Nederland 20,0 %" in page


def test_a_missing_figure_says_why_and_is_nowhere_nought(client, areas):
    page = text_of(client, _photo())
    assert "Geen cijfer Dit cijfer is geheim" in page
    content = client.get(_photo()).content.decode()
    card = re.search(r'id="jeugdzorg">.*?</details>', content, re.S)[0]
    assert ">0" not in card


def test_the_newest_year_with_a_number_is_shown_and_not_the_newest_year(client, areas):
    content = client.get(_photo()).content.decode()
    card = re.search(r'id="woningwaarde">.*?</details>', content, re.S)[0]
    assert "€\u00a0380.000" in card and "85618NED, 2023" in card


def test_what_nobody_measures_is_said(client, areas):
    assert "Vertrouwen in elkaar Geen cijfer" in text_of(client, _photo())


def test_only_a_certain_difference_is_a_subject_and_always_a_question(client, areas):
    page = text_of(client, _photo())
    asked = page[page.index("Om over te praten") : page.index("Mensen Wie wonen hier?")]
    assert "Hier zijn meer mensen die zich eenzaam voelen dan gemiddeld in Oss: 54,0 % tegenover 46,0 %." in asked
    assert asked.count("Herkent u dat?") == 1
    assert "mantelzorg" not in asked
    assert "Hier wijken de cijfers met zekerheid af" in asked and "Geen enkel cijfer" not in asked


def test_when_nothing_is_certain_the_page_says_so(client, areas):
    Observation.objects.filter(indicator="eenzaam").delete()
    page = text_of(client, _photo())
    assert "Geen enkel cijfer wijkt met zekerheid af van dat van Oss" in page
    assert "Hier wijken de cijfers met zekerheid af" not in page


def test_an_age_group_has_its_own_figures(client, areas):
    page = text_of(client, f"{_photo()}?groep=ouderen")
    assert "Mensen van 65 jaar en ouder" in page
    assert "Mensen die mantelzorg geven" not in page.split("hebben we nog geen cijfers")[0]


def test_an_unknown_age_group_is_everyone(client, areas):
    assert "eenzaam" in text_of(client, f"{_photo()}?groep=draken")


def test_the_municipality_explains_why_its_wijken_add_up_to_something_else(client, areas):
    page = text_of(client, _photo("oss"))
    assert "De 3 wijken tellen samen op tot 24.205 inwoners, en niet tot 24.200." in page
    assert "Dat is geen fout" in page
    assert "tellen samen op" not in text_of(client, _photo())


def test_wijken_that_do_add_up_need_no_explanation(client, areas):
    Observation.objects.filter(area=areas["GM0828"], indicator="inwoners").update(value=24205)
    assert "tellen samen op" not in text_of(client, _photo("oss"))


@pytest.mark.parametrize("code", ["GM0828", "GM0828-ruwaard", "WK082802", "BU08280600"])
def test_every_kind_of_area_of_the_municipality_has_a_wijkfoto(client, areas, code):
    assert client.get(_photo(areas[code].slug)).status_code == 200


def test_an_area_of_another_municipality_and_the_country_have_none(client, areas):
    make_area(code="WK036300", name="Elders", municipality_code="GM0363", slug="elders")
    for slug in ("elders", "nederland", "bestaat-niet"):
        for end in ("wijkfoto/", "wijkfoto.csv", "wijkfoto.json", "wijkfoto.pdf", "wijkfoto/inwoners/"):
            assert client.get(f"/gebieden/{slug}/{end}").status_code == 404


def test_the_wijkfoto_takes_few_queries_however_many_figures_there_are(client, areas, django_assert_max_num_queries):
    client.get(_photo())
    client.get(_photo("oss"))
    for year in range(2013, 2022):
        make_observation(areas["GM0828-ruwaard"], "koopwoningen", year, 50)
        make_reading(areas["GM0828-ruwaard"], "koopwoningen", text=f"in {year}")
    for slug, most in (("ruwaard", 8), ("oss", 5), (areas["WK082802"].slug, 5)):
        with django_assert_max_num_queries(most):
            client.get(_photo(slug))


def test_the_english_page_is_english_and_counts_in_english(client, areas):
    page = text_of(client, "/en/gebieden/ruwaard/wijkfoto/")
    assert "13,595" in page and "54.0%" in page
    assert "Cijfers zeggen" not in page


def test_the_page_to_choose_an_area_leads_to_each_of_them(client, areas):
    content = client.get(reverse("figures:start")).content.decode()
    assert all(f'href="{_photo(slug)}"' in content for slug in ("ruwaard", "noordwest", "oss"))


def test_a_number_shared_out_from_postcodes_is_rounded_and_says_so(client, areas):
    Observation.objects.filter(indicator="leeftijd-65plus").update(method="shared", value=2043.7)
    page = text_of(client, _photo())
    assert "2.000 inwoners, ongeveer als deel van alle inwoners" in page
    assert "Schatting uit cijfers per postcode: CBS, 2024" in page
    assert "Ruwaard ongeveer 15 %" in page
    alone = text_of(client, f"{_photo()}leeftijd-65plus/")
    assert "ongeveer 2.000 (15 %)" in alone and "Ruwaard ongeveer 15 %" in alone


def test_a_share_of_a_number_shared_out_from_postcodes_is_known_about_too(client, areas):
    Observation.objects.filter(indicator="inwoners", area=areas["GM0828-ruwaard"]).update(method="shared")
    page = text_of(client, _photo())
    assert "Ongeveer 13.600 mensen wonen hier" in page
    assert "2.040 inwoners als deel van alle inwoners Ruwaard ongeveer 15 % Oss 20,0 %" in page
    assert "2.040 (ongeveer 15 %)" in text_of(client, f"{_photo()}leeftijd-65plus/")
    assert "about 15%" in text_of(client, f"/en{_photo()}")


@pytest.mark.parametrize(("codes", "shown"), [(3, 3), (4, 4), (5, 4), (6, 6), (7, 6)])
def test_the_figures_that_come_first_stand_with_their_like(client, codes, shown):
    area = make_municipality()["ruwaard"]
    for one in registry.headlines()[:codes]:
        make_observation(area, one.code, 2024, 50.0)
    content = client.get(_photo()).content.decode()
    rows = re.findall(
        r'<ul class="grid grid--(\w+) tiles".*?>(.*?)</ul>\s*(?=<ul class="grid|</section)', content, re.S
    )
    assert sum(tiles.count('<li class="figure">') for _grid, tiles in rows) == shown
    for grid, tiles in rows:
        cards = tiles.split('<li class="figure">')[1:]
        assert all(("bars" in card) == (grid != "even") for card in cards)
