"""The page of one indicator, and areas side by side."""

import re

import pytest

from basis.areas.tests.makers import make_area
from basis.figures.tests.makers import make_world
from basis.figures.tests.screens import text_of

pytestmark = pytest.mark.django_db
PHOTO = "/gebieden/ruwaard/wijkfoto/"


@pytest.fixture
def areas():
    return make_world()


def test_the_page_of_an_indicator_has_years_areas_and_origin(client, areas):
    page = text_of(client, f"{PHOTO}woningwaarde/")
    assert "2024 geen cijfer: nog niet bekend" in page
    assert "2019 € 300.000 € 320.000" in page
    assert "Waar de lijn ontbreekt, ligt een jaar zonder cijfer." in page
    assert "Ruwaard € 380.000 Noordwest geen cijfer: staat niet in de bron Oss € 400.000" in page
    assert "CC BY 4.0" in page and "proef.csv (2024)" in page and "000000000000" in page


def test_the_trend_is_a_picture_with_a_name_and_the_same_in_words(client, areas):
    content = client.get(f"{PHOTO}woningwaarde/").content.decode()
    drawn = re.search(r'<figure class="trend">.*?</figure>', content, re.S)[0]
    ids = re.findall(r'id="([^"]+)"', content)
    assert len(ids) == len(set(ids))
    assert 'role="img"' in drawn
    for name in re.search(r'aria-labelledby="([^"]+)"', drawn)[1].split():
        assert f'id="{name}"' in drawn
    assert "2019 €\u00a0300.000" in drawn and 'style="' not in content


def test_one_year_is_no_trend(client, areas):
    content = client.get(f"{PHOTO}inwoners/").content.decode()
    assert 'class="trend"' not in content and "Er is één jaar met een cijfer" in content


def test_an_indicator_without_figures_says_so_and_an_unknown_one_is_not_there(client, areas):
    assert "Over Ruwaard hebben we dit cijfer nog niet." in text_of(client, f"{PHOTO}koopwoningen/")
    assert "Dit wordt nergens per wijk gemeten." in text_of(client, f"{PHOTO}vertrouwen/")
    assert client.get(f"{PHOTO}bestaat-niet/").status_code == 404


def test_areas_are_compared_side_by_side(client, areas):
    page = text_of(client, "/gebieden/vergelijken/?gebied=ruwaard&gebied=noordwest")
    assert "Inwoners Ruwaard 13.595 Noordwest 10.280" in page
    assert "Eigen huis" not in page
    assert "1 tot 5" not in page


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("?gebied=ruwaard", "Kies ten minste 2 gebieden."),
        ("?gebied=ruwaard&gebied=ruwaard", "Kies ten minste 2 gebieden."),
        ("?gebied=ruwaard&gebied=atlantis", "Het gebied ‘atlantis’ kennen wij niet."),
    ],
)
def test_a_wrong_choice_gets_one_clear_answer(client, areas, question, says):
    answer = client.get(f"/gebieden/vergelijken/{question}")
    assert answer.status_code == 400
    assert says in answer.content.decode()


def test_six_areas_do_not_fit_side_by_side(client, areas):
    for number in range(4):
        make_area(code=f"GM0828-x{number}", kind="own", own_kind="dorp", name=f"X{number}", slug=f"x{number}")
    question = "&".join(f"gebied={slug}" for slug in ("ruwaard", "noordwest", "x0", "x1", "x2", "x3"))
    assert "Kies hooguit 5 gebieden" in client.get(f"/gebieden/vergelijken/?{question}").content.decode()
