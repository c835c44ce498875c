"""What a person gives stays hers: told without an account, at the door, reported, decided, taken away again."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

FIGURE = "/gebieden/ruwaard/wijkfoto/inwoners/"


@pytest.fixture(params=["nl", "en"])
def hands(request, sheet_of, tools):
    """Makes people at a keyboard, all in one language."""
    return lambda width=1280: Hands(sheet_of(width=width, reduced_motion="reduce"), request.param, tools)


def tell(noor: Hands, text: str, email: str = "") -> str:
    """Say what one sees in the figure; gives the path of the link she got."""
    noor.open(FIGURE)
    noor.fill("Wat ziet u hier zelf van?", text)
    if email:
        noor.fill("Uw e-mailadres", email)
    noor.press("Zet bij het cijfer")
    return noor.page.url.partition("bedankt/")[0].partition("//")[2].partition("/")[2]


def decide(moderator: Hands, text: str, verdict: str, ground: str = "") -> None:
    """Take what waits from the queue, decide, and send the letter as it is proposed."""
    moderator.open("/beheer/bijdragen/")
    moderator.follow_to(moderator.page.locator("main li").filter(has_text=text).get_by_role("link").first)
    moderator.choose(verdict)
    if ground:
        moderator.page.get_by_label(moderator.say("Waarom?")).select_option(label=moderator.say(ground))
    moderator.press("Verder naar de brief")
    moderator.press("Beslis en verstuur")


def staff(person: Hands, address: str) -> Hands:
    person.open("/inloggen/")
    person.sign_in(address)
    return person


def test_she_tells_without_an_account_and_claims_it_later(hands):
    noor = hands(width=360)
    address = f"noor.{noor.language}@voorbeeld.test"
    text = f"Er zijn hier veel kinderen, dat hoor je op straat, in {noor.language}."
    tell(noor, text, address)
    noor.open_mail(address)
    noor.press("Ja, dit is van mij")
    noor.follow("Verander de tekst")
    noor.fill("Wat ziet u hier zelf van?", f"{text} En dat is fijn.")
    noor.press("Verander")
    noor.sees("En dat is fijn.")
    noor.follow("Log in en kom hier terug")
    noor.sign_in(address, "Noor")
    noor.press("Bewaar bij mijn account")
    noor.open("/mijn/bijdragen/")
    expect(noor.page.locator("main li")).to_have_count(1)


def test_a_worker_writes_down_what_was_said_at_the_door_and_leaves_a_slip(hands):
    wietske = staff(hands(), "wietske@voorbeeld.test")
    text = f"Het bankje bij de school is van iedereen, in {wietske.language}."
    wietske.open(FIGURE)
    wietske.fill("Wat ziet u hier zelf van?", text)
    wietske.tick("Ik schrijf op wat iemand anders vertelde")
    wietske.press("Zet bij het cijfer")
    wietske.follow("Maak het briefje")
    wietske.sees(text)
    expect(wietske.page.locator("main svg")).to_be_visible()
    link = wietske.page.locator(".breaks").inner_text().strip()
    teller = hands(width=360)
    teller.open("/" + link.partition("//")[2].partition("/")[2].removeprefix("en/"))
    teller.sees(text)
    teller.press("Haal het weg")
    teller.open(FIGURE)
    expect(teller.page.locator("#lezingen")).not_to_contain_text(text)


def test_what_is_reported_is_decided_heard_and_looked_at_again(hands):
    bram, samira, passer = hands(), staff(hands(), "samira@voorbeeld.test"), hands()
    language = bram.language
    text = f"Op straat is het hier altijd druk, in {language}."
    address, reporter = f"bram.{language}@voorbeeld.test", f"lezer.{language}@voorbeeld.test"
    tell(bram, text, address)
    bram.open_mail(address)
    bram.press("Ja, dit is van mij")
    decide(samira, text, "laten zien")
    passer.open(FIGURE)
    passer.follow_to(passer.page.locator(".reading").filter(has_text=text).get_by_role("link"))
    passer.choose("het is niet waar")
    passer.fill("Uw e-mailadres", reporter)
    passer.press("Verstuur uw melding")
    decide(samira, text, "even niet laten zien", "het is niet waar")
    passer.open(FIGURE)
    expect(passer.page.locator("#lezingen")).not_to_contain_text(text)
    passer.open_mail(reporter)
    bram.open_mail(address)
    bram.follow("Maak bezwaar")
    bram.fill("Waarom bent u het er niet mee eens?", "Kom zelf maar kijken.")
    bram.press("Verstuur uw bezwaar")
    beheer = staff(hands(), "beheer@voorbeeld.test")
    decide(beheer, text, "laten zien")
    passer.open(FIGURE)
    expect(passer.page.locator("#lezingen")).to_contain_text(text)


def test_she_takes_all_that_is_hers_away_and_deletes_her_account(hands):
    mila = hands(width=360)
    address = f"mila.{mila.language}@voorbeeld.test"
    mila.open("/inloggen/")
    mila.sign_in(address, "Mila")
    text = f"Mijn straat is rustig, in {mila.language}."
    tell(mila, text)
    mila.open("/mijn/privacy/")
    with mila.page.expect_download() as told:
        mila.go(mila.page.get_by_role("link", name=mila.say("Alles voor een computer")))
        mila.page.keyboard.press("Enter")
    taken = told.value.path().read_text(encoding="utf-8")
    assert text in taken and address in taken
    mila.follow("Mijn account weghalen")
    mila.tick("Ja, haal mijn account weg")
    mila.press("Haal mijn account weg")
    mila.open("/inloggen/")
    mila.fill("Uw e-mailadres", address)
    mila.press("Stuur mij een code")
    mila.open(FIGURE)
    expect(mila.page.locator("#lezingen")).not_to_contain_text(text)


def test_she_hears_what_becomes_of_what_she_said(hands):
    noor, samira = hands(width=360), staff(hands(), "samira@voorbeeld.test")
    language = noor.language
    address, text = f"zegt.{language}@voorbeeld.test", f"Een wc bij de winkels, dat mis ik, in {language}."
    noor.open("/zeg/?gebied=ruwaard&soort=gemis")
    noor.fill("Vertel het maar", text)
    noor.fill("Uw e-mailadres", address)
    noor.press("Verstuur")
    noor.open_mail(address)
    noor.press("Ja, dit is van mij")
    decide(samira, text, "laten zien")
    samira.open("/gebieden/ruwaard/wat-mensen-zeggen/")
    samira.follow("Neem dingen samen")
    samira.fill("Waar gaat het over?", f"Een wc, in {language}")
    samira.fill("Wat zeggen mensen samen?", "Wie boodschappen doet, zoekt een wc.")
    samira.choose("van de gemeente")
    samira.go(samira.page.locator("main [name='role']").first)
    samira.page.keyboard.press("Space")
    samira.go(samira.page.locator("main .option", has_text=text).locator("input"))
    samira.page.keyboard.press("Space")
    samira.press("Neem samen")
    noor.open_mail(address)
    noor.sees(f"Een wc, in {language}: {noor.say('gehoord')}")
    samira.fill("Wat is er gebeurd?", f"De bakker laat u binnen, in {language}.")
    samira.choose("gedaan")
    samira.press("Zet erbij")
    mail = noor.mail_to(address)
    expect(mail).to_contain_text(f"De bakker laat u binnen, in {language}.")
    noor.open_mail(address)
    noor.follow("De pagina waar het bij hoort")
    noor.sees(f"De bakker laat u binnen, in {language}.")
