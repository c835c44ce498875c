"""An editor reads a list of clubs in, and decides on what OpenStreetMap proposes; with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

EDITOR = "els@voorbeeld.test"  # nobody else signs in as her: two at once would take each other’s newest code
CLUBS = """Nr;Titel;Beschrijving;Tel.;E-mail
1;Koor Vals Plat {code};Zingen voor het plezier, ook als u het niet kunt.;0412 22 33 44;koor@koor.example
2;Wandelclub De Pas {code};Elke week een rondje.;bel ons;pas@pas.example
3;Schaakclub Remise {code};Een potje en een praatje.;0412 33 44 55;schaak@remise.example
"""


@pytest.fixture
def els(sheet_of, tools):
    hands = Hands(sheet_of(width=1280), "nl", tools)
    hands.open("/beheer/sociale-kaart/inlezen/")
    hands.sign_in(EDITOR)
    return hands


def test_she_reads_a_list_in_and_sees_what_it_does_before_it_does(els, tmp_path):
    path = tmp_path / "clubs.csv"
    path.write_text(CLUBS.format(code="reis"), encoding="utf-8")
    els.open("/beheer/sociale-kaart/")
    els.follow("Lees een lijst in")
    els.fill("Hoe heet de lijst?", "clubs")
    els.page.get_by_label("Uw bestand").set_input_files(path)  # the window of the computer itself is not ours
    els.press("Verder")
    els.sees("Koor Vals Plat reis")
    expect(els.page.get_by_label("Titel")).to_have_value("naam")
    expect(els.page.get_by_label("Tel.", exact=True)).to_have_value("telefoon")
    els.go(els.page.get_by_label("Wat zijn het?"))
    els.page.keyboard.type("organisatie")
    els.fill("Wie zegt het?", "Clubgids (voorbeeld)")
    els.press("Kijk wat er verandert")
    els.sees("1 regel komt er niet in")
    els.sees("telefoon: ‘bel ons’ kan niet")
    els.press("Zet het erin")
    els.sees("clubs is ingelezen")
    els.open("/organisaties/schaakclub-remise-reis/")
    els.sees("Een potje en een praatje.")


def test_she_puts_a_proposal_on_the_map_and_declines_another(els):
    els.open("/beheer/sociale-kaart/voorstellen/")
    els.follow("Speelveld De Vlinder (voorbeeld)")
    els.press("Nieuw: zet het op de kaart")
    els.sees("Voorstellen")
    els.open("/plekken/speelveld-de-vlinder-voorbeeld/")
    els.sees("OpenStreetMap")
    els.open("/beheer/sociale-kaart/voorstellen/")
    els.follow("Park Zonnehoek (voorbeeld)")
    els.press("Nee, dit hoort niet op de kaart")
    expect(els.page.locator("main")).not_to_contain_text("Park Zonnehoek")
