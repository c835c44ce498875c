"""An idea becomes an initiative that stays hers: without an account first, then claimed, with a team and a request."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands
from tests.journeys.test_taking_part import decide, staff


@pytest.fixture(params=["nl", "en"])
def hands(request, sheet_of, tools):
    """Makes people at a keyboard, all in one language."""
    return lambda width=1280: Hands(sheet_of(width=width, reduced_motion="reduce"), request.param, tools)


def begin(noor: Hands, title: str, address: str) -> None:
    """From the list of initiatives to the page that says thank you."""
    noor.open("/initiatieven/")
    noor.follow("Begin een initiatief")
    noor.follow_to(noor.page.locator("main .places a", has_text="Ruwaard"))
    noor.fill("Hoe heet het?", title)
    noor.fill("Wat wilt u doen?", "Samen soep koken voor de straat, op donderdag.")
    noor.fill("Uw e-mailadres", address)
    noor.press("Begin")
    noor.sees(noor.say("Wat gebeurt er nu?"))


def claim(noor: Hands, address: str) -> None:
    """By the link in the mail, and then with the code of an account."""
    noor.open_mail(address)
    noor.press("Ja, dit is van mij")
    noor.follow("Log in en kom hier terug")
    noor.sign_in(address, "Noor")
    noor.press("Bewaar bij mijn account")


def test_an_idea_becomes_an_initiative_with_a_team_and_a_request(hands):
    noor, bram, zoe = hands(width=360), hands(width=360), hands(width=360)
    title, mark = f"Soep voor de straat, in {noor.language}", noor.language
    address, asked = f"noor.begint.{mark}@voorbeeld.test", f"bram.kookt.{mark}@voorbeeld.test"
    begin(noor, title, address)
    claim(noor, address)
    decide(staff(hands(), "samira@voorbeeld.test"), title, "laten zien")

    noor.open("/mijn/")
    noor.follow_to(noor.page.locator("main a", has_text=title).first)
    noor.sees(noor.say("Dit is van u"))
    noor.follow("Zeg wat u nodig hebt")
    noor.choose("mensen")
    noor.fill("Vertel wat u nodig hebt", f"Iemand met een grote pan, in {mark}.")
    noor.press("Vraag het")
    noor.sees(f"Iemand met een grote pan, in {mark}.")
    noor.follow("Het team")
    noor.fill("E-mailadres van wie u vraagt", asked)
    noor.press("Stuur een uitnodiging")
    noor.sees(asked)

    bram.open_mail(asked)
    bram.press("Ja, ik doe mee")
    bram.sign_in(asked, "Bram")
    if "/uitnodiging/" in bram.page.url:
        bram.press("Ja, ik doe mee")
    bram.sees(bram.say("Wie doen er mee?"))
    bram.follow_to(bram.page.locator("nav a, main a", has_text=title).first)
    bram.follow("Zeg hoe ver u bent")
    bram.choose("bezig")
    bram.fill("Vertel er iets bij", "Wij koken!")
    bram.press("Zet het erbij")
    bram.sees("Wij koken!")

    zoe.open("/initiatieven/gevraagd/?gebied=ruwaard")
    zoe.follow_to(zoe.page.locator("main a", has_text=f"Iemand met een grote pan, in {mark}."))
    zoe.fill("Hoe heet u?", "Zoe")
    zoe.fill("Uw bericht", "Ik heb een pan van twintig liter.")
    zoe.fill("Uw e-mailadres", f"zoe.pan.{mark}@voorbeeld.test")
    zoe.press("Verstuur")
    expect(zoe.page.locator("h1")).to_contain_text(title)


def test_a_barrier_is_reported_taken_away_and_said_to_be_so(hands):
    hanneke, mark = hands(width=360), hands().language
    words, answer = f"Wij mogen geen muziek maken, in {mark}.", f"Tot tien uur mag muziek, in {mark}."
    hanneke.open("/inloggen/")
    hanneke.sign_in("hanneke@voorbeeld.test")
    hanneke.open("/initiatieven/de-lange-tafel-van-de-staatsliedenbuurt/")
    hanneke.sees("Wietske Vermeulen")
    hanneke.follow("Meld wat in de weg staat")
    hanneke.choose("Een regel")
    hanneke.fill("Vertel het in uw eigen woorden", words)
    hanneke.press("Meld het")
    hanneke.sees(words)
    hanneke.sees("Wietske Vermeulen")

    wietske = staff(hands(), "wietske@voorbeeld.test")
    wietske.open("/mijn/")
    wietske.follow_to(wietske.page.locator("main a", has_text="De lange tafel van de Staatsliedenbuurt").first)
    wietske.sees(words)
    wietske.follow("Antwoord")
    wietske.choose("weggenomen")
    wietske.fill("Wat is er gebeurd? Of waarom kan het niet?", answer)
    wietske.press("Zet het antwoord erbij")
    wietske.sees(answer)

    hanneke.open_mail("hanneke@voorbeeld.test")
    hanneke.sees(answer)
    hanneke.press("Ja, het klopt")
    hanneke.sees(hanneke.say("Het initiatief zegt: dit klopt."))
