"""What is said of how sure a figure is: of its margin, of what is not known, and of parts that do not add up."""

import pytest

from basis.figures import registry, words
from basis.figures.comparison import Cell
from basis.figures.models import Observation
from basis.figures.tests.makers import make_observation, make_world
from basis.figures.tests.papers import pdf_of, words_of
from basis.figures.tests.screens import text_of

GAP = "Niet elk deel heeft een cijfer: dit gaat over 96 % van het geheel."
REST = "Hoe het met de rest is, weten we niet."


def _said(code, **more):
    cell = Cell(1, code, 2024, 1000.0, **more)
    return words.uncertainty(cell, registry.indicator(code))


@pytest.mark.parametrize(
    ("code", "more", "says"),
    [
        ("inwoners", {"margin": 12.0, "method": "sum", "coverage": 1.0}, "Door afronding kan dit er 12 naast zitten."),
        (
            "inwoners",
            {"margin": 480.0, "method": "sum", "coverage": 0.96},
            f"{GAP} Door afronding en door wat ontbreekt kan dit er 480 naast zitten.",
        ),
        ("koopwoningen", {"margin": 0.6, "method": "weighted", "coverage": 0.96}, f"{GAP} {REST}"),
        (
            "koopwoningen",
            {"margin": 1.4, "method": "weighted", "coverage": 0.96},
            f"{GAP} {REST} Voor het deel dat we kennen, kan dit er door afronding 1 naast zitten.",
        ),
        ("koopwoningen", {"margin": 0.6, "method": "weighted", "coverage": 1.0}, ""),
    ],
)
def test_a_margin_of_rounding_is_never_said_to_hold_what_is_not_known(code, more, says):
    assert _said(code, **more).replace("\u00a0", " ") == says


@pytest.fixture
def areas(db):
    return make_world()


def test_the_part_that_is_known_stands_on_the_card_itself(client, areas):
    make_observation(areas["GM0828-ruwaard"], "koopwoningen", value=51.0, margin=0.6, method="weighted", coverage=0.962)
    content = client.get("/gebieden/ruwaard/wijkfoto/").content.decode().replace("\u00a0", " ")
    assert f"{GAP} {REST}" in content.split('id="koopwoningen">')[1].split("<details")[0]
    assert content.count(GAP) == 1
    assert f"{GAP} {REST}" in words_of(pdf_of(client))


def test_why_the_wijken_add_up_to_something_else_stands_in_pdf_and_json_too(client, areas):
    sentence = "De 3 wijken tellen samen op tot 24.205 inwoners, en niet tot 24.200. Dat is geen fout:"
    assert sentence in text_of(client, "/gebieden/oss/wijkfoto/")
    assert sentence in words_of(pdf_of(client, "/gebieden/oss/wijkfoto.pdf"))
    found = client.get("/gebieden/oss/wijkfoto.json").json()["optelling"]
    assert found.pop("uitleg").startswith(sentence)
    assert found == {
        "wijken": 3, "som": 24205, "geheel": 24200, "afrondingsmarge": 12.0, "isVerklaardDoorAfronden": True,
    }  # fmt: skip


def test_other_areas_and_a_sum_that_is_right_need_no_explanation(client, areas):
    assert client.get("/gebieden/ruwaard/wijkfoto.json").json()["optelling"] is None
    Observation.objects.filter(area=areas["GM0828"], indicator="inwoners").update(value=24205)
    assert client.get("/gebieden/oss/wijkfoto.json").json()["optelling"] is None
    assert "tellen samen op" not in words_of(pdf_of(client, "/gebieden/oss/wijkfoto.pdf"))


def test_a_difference_that_rounding_cannot_explain_is_not_called_rounding(client, areas):
    Observation.objects.filter(area=areas["WK082806"], indicator="inwoners").delete()
    page = text_of(client, "/gebieden/oss/wijkfoto/")
    assert "De 2 wijken met een cijfer tellen samen op tot 10.610 inwoners, en niet tot 24.200." in page
    assert "Afronden kan daarvan hooguit 8 verklaren." in page and "geen fout" not in page
    assert client.get("/gebieden/oss/wijkfoto.json").json()["optelling"]["isVerklaardDoorAfronden"] is False
