"""Two neighbours find each other and meet; a card from the kitchen table is taken away by who it is of."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

LIST = "/gebieden/ruwaard/vraag-en-aanbod/"
PHONE = "06 12345678"


@pytest.fixture(params=["nl", "en"])
def hands(request, sheet_of, tools):
    """Makes people at a keyboard, all in one language."""
    return lambda width=1280: Hands(sheet_of(width=width, reduced_motion="reduce"), request.param, tools)


def staff(person: Hands, address: str) -> Hands:
    person.open("/inloggen/")
    person.sign_in(address)
    return person


def begin(person: Hands, sentence: str) -> None:
    """Choose how the sentence begins: Tab to the four doors, then the arrows."""
    doors = person.page.locator("main [name='sentence']")
    wanted = person.page.locator("main .door", has_text=person.say(sentence)).locator("input").first
    chosen = person.page.locator("main [name='sentence']:checked")
    person.go(chosen if chosen.count() else doors.first)
    for _step in range(doors.count()):
        if wanted.is_checked():
            return
        person.page.keyboard.press("ArrowDown" if chosen.count() else "Space")
    assert wanted.is_checked()


def path_of(link: str) -> str:
    """The path in a link that somebody got, in Dutch."""
    return "/" + link.partition("//")[2].partition("/")[2].removeprefix("en/")


def let_through(moderator: Hands, text: str) -> None:
    moderator.open("/beheer/bijdragen/")
    moderator.follow_to(moderator.page.locator("main li").filter(has_text=text).get_by_role("link").first)
    moderator.choose("laten zien")
    moderator.press("Verder naar de brief")
    moderator.press("Beslis en verstuur")


def test_two_neighbours_find_each_other_and_meet(hands):
    anna, bram, samira = hands(width=360), hands(), staff(hands(), "samira@voorbeeld.test")
    language = anna.language
    address, his = f"anna.{language}@voorbeeld.test", f"buurman.{language}@voorbeeld.test"
    text = f"iemand om op dinsdag mee te wandelen, in {language}."
    anna.open(LIST)
    anna.follow_to(anna.page.locator("main a.door", has_text=anna.say("Ik heb nodig")))
    begin(anna, "Ik heb nodig")
    anna.fill("Maak uw zin af", text)
    anna.go(anna.page.locator("main details.more > summary").first)
    anna.page.keyboard.press("Enter")
    anna.go(anna.page.locator("main [value='tu-afternoon']"))
    anna.page.keyboard.press("Space")
    anna.look()
    anna.fill("Uw e-mailadres", address)
    anna.press("Hang het op")
    kept = path_of(anna.page.url).removesuffix("bedankt/")
    anna.open_mail(address)
    anna.press("Ja, dit is van mij")
    let_through(samira, text)

    bram.open(LIST)
    bram.follow_to(bram.page.locator("main .said a", has_text=text))
    bram.sees(bram.say("Elkaar de eerste keer zien"))
    bram.fill("Uw bericht", f"Ik loop elke dinsdag, in {language}. Loopt u mee?")
    bram.fill("Hoe mag de ander u noemen?", "Bram")
    bram.fill("Uw e-mailadres", his)
    bram.press("Stuur het bericht")
    told = bram.say("Kijk in uw mail. Druk daar op de knop, dan geven wij uw bericht door.")
    expect(bram.page.get_by_text(told)).to_be_visible()
    bram.open_mail(his)
    bram.press("Ja, geef het door")

    expect(anna.mail_to(address)).to_contain_text(
        anna.say("Spreek de eerste keer af op een plek waar meer mensen zijn. Dichtbij zijn:")
    )
    anna.open_mail(address)
    anna.sees("Loopt u mee?")
    expect(anna.page.locator("main")).not_to_contain_text(his)
    anna.fill("Uw bericht", "Graag. Om twee uur bij De Linde?")
    anna.press("Verstuur")
    bram.open_mail(his)
    bram.sees("Om twee uur bij De Linde?")
    bram.press("Deel mijn adres met de ander")
    expect(bram.page.locator("main")).not_to_contain_text(address)
    anna.open_mail(address)
    anna.fill("Uw e-mailadres of telefoonnummer", PHONE)
    anna.press("Deel mijn adres met de ander")
    anna.sees(his)
    bram.open_mail(his)
    bram.sees(PHONE)

    anna.open(kept)
    anna.follow("Laat staan, of sluit af")
    anna.choose("het is gelukt")
    anna.fill("Een bedankje", f"Wat een fijne wandeling, in {language}!")
    anna.press("Sluit het kaartje af")
    anna.sees(anna.say("het is gelukt"))
    bram.open_mail(his)
    bram.sees("Wat een fijne wandeling")
    bram.open(LIST)
    expect(bram.page.locator("main")).not_to_contain_text(text)


def test_a_card_of_the_kitchen_table_is_taken_away_by_the_paper_slip(hands):
    wietske = staff(hands(), "wietske@voorbeeld.test")
    text = f"iemand die mijn planten water geeft, in {wietske.language}."
    wietske.open(LIST)
    wietske.follow("Wat wacht op antwoord")
    wietske.follow("Schrijf een kaartje op voor iemand")
    begin(wietske, "Ik heb nodig")
    wietske.fill("Maak uw zin af", text)
    box = wietske.page.locator("main").get_by_label(wietske.say("Ik schrijf op wat iemand anders vertelde"))
    expect(box).to_be_checked()
    wietske.press("Hang het op")
    wietske.follow("Maak het briefje")
    wietske.sees(text)
    expect(wietske.page.locator("main svg")).to_be_visible()
    link = wietske.page.locator(".breaks").inner_text().strip()

    teller = hands(width=360)
    teller.open(LIST)
    teller.follow_to(teller.page.locator("main .said a", has_text=text))
    teller.sees(teller.say("Een opbouwwerker schreef dit op en geeft uw bericht door."))
    teller.open(path_of(link))
    teller.sees(text)
    teller.press("Haal het weg")
    teller.open(LIST)
    expect(teller.page.locator("main")).not_to_contain_text(text)
