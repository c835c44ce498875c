"""Stories at work: told by keyboard, with a triad; from paper to the round; from what is seen to the return."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands
from tests.journeys.story_rounds import ADVISER, drag, interpret, make_round, write
from tests.journeys.test_telling import ROUND, sent
from tests.journeys.test_telling import tell as every_screen

SEEN = {"nl": "Wie helpt, hoort erbij", "en": "Who helps, belongs"}
STORIES = {
    "nl": "Elke dag brengt de buurman de krant naar mijn moeder.",
    "en": "Every day the man next door brings the paper to my mother.",
}
AGREED = {"nl": "Een bankje bij de brievenbus", "en": "A bench by the letter box"}


def tell(sheet_of, tools, language, slug):
    """Somebody without account tells one story for a conversation, and asks to hear back."""
    noor = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    noor.open(f"/vertellen/{slug}/")
    noor.press("Begin met vertellen")
    for _screen in range(20):
        name = noor.page.url.rstrip("/").rpartition("/")[2]
        if name == "nakijken":
            break
        if name == "verhaal":
            write(noor, "Uw verhaal", "De buurvrouw bracht soep toen ik ziek was.")
        elif name == "gebruik":
            noor.go(noor.page.locator("main [type=radio]").first)
            noor.page.keyboard.press("ArrowDown")
        noor.press("Verder")
    noor.press("Verstuur")
    return noor


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_seen_is_read_in_two_ways_talked_about_and_given_back(sheet_of, tools, language):
    joris = Hands(sheet_of(width=1280, height=1400), language, tools)
    slug = make_round(joris)
    tell(sheet_of, tools, language, slug)

    joris.open(f"/verhalen/{slug}/duiding/nieuw/")
    write(joris, "Wat ziet u, in één zin?", SEEN[language])
    joris.press("Bewaar")
    expect(joris.page.locator("main .notice--warn")).to_have_count(1)  # with one reading it goes into no report
    interpret(joris, "bewoners", "Mensen willen iets teruggeven.", "Vraag wie mee wil doen.")
    interpret(joris, "professionals", "Wie niets kan geven, blijft thuis.", "Begin met koffie.")
    expect(joris.page.locator("main .notice--warn")).to_have_count(0)

    joris.open(f"/verhalen/{slug}/duiding/tafel/themas/")
    joris.go(joris.page.locator("main [data-card] summary").first)  # with the keyboard: the form under the card
    joris.page.keyboard.press("Enter")
    joris.page.locator("main [data-card] select").first.select_option(value="nieuw")
    write(joris, "Hoe heet de nieuwe groep?", "Geven")
    joris.press("Leg daar neer")
    expect(joris.page.locator("[data-group]:has([data-card]) > h2")).to_have_text("Geven")
    loose = joris.page.locator("[data-group='']")
    drag(joris, joris.page.locator("[data-card]").first, loose)  # with the mouse: back again
    expect(joris.page.locator("[data-group=''] [data-card]")).to_have_count(1)

    joris.open(f"/verhalen/{slug}/gesprekken/nieuw/")
    write(joris, "Waar is het?", "Buurtkamer")
    write(joris, "Wie leidt het gesprek?", "de opbouwwerker")
    joris.press("Bewaar")
    talk = joris.page.url
    joris.follow("Kies verhalen en patronen")
    joris.press("Leg op tafel")
    joris.follow("Klaar met kiezen")
    joris.follow("Schrijf op hoe het was")
    write(joris, joris.say("bewoners").capitalize(), "8")
    write(joris, "Wat raakte ons?", "Dat soep meer is dan eten.")
    joris.press("Bewaar")
    joris.follow("Zet een afspraak erbij")
    write(joris, "Wat spreken wij af?", AGREED[language])
    write(joris, "Van wie is het?", "de bewoners van de straat")
    joris.choose("een wens of signaal van de wijk of het dorp")
    joris.press("Bewaar")
    joris.press("Zet op de website")
    joris.follow(AGREED[language])
    joris.sees(AGREED[language])
    expect(joris.page.locator(f"main a[href='{talk.removeprefix(joris.sheet.address)}']")).to_have_count(1)

    joris.open(f"/verhalen/{slug}/beheer/")
    joris.press("Sluit de ronde")
    joris.follow("Vertel terug wat u hoorde")
    joris.sees("Dat soep meer is dan eten.")
    joris.press("Bekijk hoe het wordt")
    joris.press("Verstuur aan iedereen")
    anybody = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    anybody.open(f"/verhalen/{slug}/")
    anybody.sees("Dat soep meer is dan eten.")
    anybody.sees(AGREED[language])


def paper_of(sheet, link):
    """What stands on the paper, line by line."""
    answer = sheet.page.request.get(link)
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    found = subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.body(), capture_output=True, check=True)
    return found.stdout.decode()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_she_wrote_on_paper_is_typed_over_and_stays_her_own(sheet_of, tools, language):
    noor = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    noor.open("/verhalen/")
    examples = noor.page.locator("main .rows__item", has_text=noor.say("voorbeeld"))
    slugs = [ROUND.fullmatch(one.get_attribute("href") or "") for one in examples.locator("a").all()]
    for slug in dict.fromkeys(found[2] for found in slugs if found):
        noor.open(f"/vertellen/{slug}/")
        if (link := noor.page.locator("main a[href$='papier.pdf']").first).count():
            break
    paper = paper_of(noor.sheet, noor.page.evaluate("a => a.href", link.element_handle()))
    numbers = [int(found) for found in re.findall(r"(?m)^\s*(\d{1,2})\.?\s", paper)]
    assert {1, 2, 3} <= set(numbers)

    worker = Hands(sheet_of(width=1280), language, tools)
    worker.open(f"/vertellen/{slug}/overtypen/")
    worker.sign_in(ADVISER)
    worker.open(f"/vertellen/{slug}/overtypen/")
    typed = worker.page.locator("main input[name^='q-'][type=text], main input[name^='q-']:not([type])")
    first, last = typed.first, typed.all()[-2]
    worker.go(first)
    worker.page.keyboard.type("a")
    worker.fill("Het verhaal, woord voor woord", STORIES[language])
    worker.go(last)  # what it may be used for: the second letter is 'read in a conversation'
    worker.page.keyboard.type("b")
    worker.press("Bewaar, en toon de link voor wie het vertelde")
    worker.press("Bekijk wat u gaf", "link")
    worker.sees(STORIES[language])
    back = worker.page.url

    hers = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    hers.sheet.open(back.removeprefix(hers.sheet.address))
    hers.look()
    hers.sees(STORIES[language])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_she_tells_with_the_keyboard_alone_and_puts_the_dot_with_the_arrows(sheet_of, tools, language):
    joris = Hands(sheet_of(width=1280), language, tools)
    slug = make_round(joris, "Waar kwam het door", ["who_made_it_happen", "people_around_it"])
    bram = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    bram.open(f"/vertellen/{slug}/")
    bram.press("Begin met vertellen")
    grades = []

    def answer(name):
        triangle, stones = bram.page.locator("main [data-triad] [role=application]"), bram.page.locator(".spot__stone")
        if triangle.count():
            bram.go(triangle)
            for key in ("Home", "ArrowUp", "ArrowUp", "ArrowUp"):
                bram.page.keyboard.press(key)
            grades[:] = [float(one.input_value()) for one in bram.page.locator("main [data-corner]").all()]
        elif stones.count():
            bram.go(stones.first)
            bram.page.keyboard.press("ArrowUp")
            expect(bram.page.locator(".spot__field .spot__stone")).to_have_count(1)
            expect(bram.page.locator("main select").first).to_have_value("500")

    every_screen(bram, answer)
    assert grades and grades[0] > max(grades[1:]) and abs(sum(grades) - 10) < 0.01
    bram.sees(f"{round(grades[0] * 10)}%")
    sent(bram)
