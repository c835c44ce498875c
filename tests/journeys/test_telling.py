"""Somebody tells a story on a phone without JavaScript, and keeps it her own afterwards."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

STORY = "De buren hielpen mij toen ik ziek was. Zij kookten een week lang."
ROUND = re.compile(r"(/en)?/verhalen/([\w-]+)/")
MOST_SCREENS = 30


class Plain(Hands):
    """Somebody whose browser runs no scripts. Axe needs them: it looks at the same pages in the other journey."""

    def look(self):
        assert not self.sheet.complaints, self.page.url


def hands(sheet_of, tools, language, kind=Hands, **options):
    return kind(sheet_of(width=360, reduced_motion="reduce", **options), language, tools)


def begin(person):
    """The first round of the demo in which one can tell now, and its first screen; others are of other journeys."""
    person.open("/verhalen/")
    examples = person.page.locator("main .rows__item", has_text=person.say("voorbeeld"))
    links = [link.get_attribute("href") for link in examples.locator("a").all()]
    for slug in dict.fromkeys(found[2] for link in links if (found := ROUND.fullmatch(link or ""))):
        person.open(f"/vertellen/{slug}/")
        if person.page.get_by_role("button", name=person.say("Begin met vertellen")).count():
            person.press("Begin met vertellen")
            return
    pytest.fail("there is no round in which one can tell")


def screen(person):
    """The name of the screen of now."""
    return person.page.url.rstrip("/").rpartition("/")[2]


def tell(person, answer):
    """Screen after screen until all of it stands there; `answer` fills in what is asked on one."""
    for _screen in range(MOST_SCREENS):
        name = screen(person)
        if name == "nakijken":
            return
        if name == "verhaal":
            person.fill("Uw verhaal", STORY)
        else:
            answer(name)
        person.press("Verder")
    pytest.fail("it never ends")


def sent(person):
    """Send it, and see it back by the link to keep."""
    person.sees(STORY)
    person.press("Verstuur")
    person.sees(person.say("Bewaar uw link"))
    person.press("Bekijk uw verhaal", "link")
    person.sees(STORY)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_she_tells_on_a_phone_without_javascript_and_takes_it_away_again(sheet_of, tools, language):
    noor = hands(sheet_of, tools, language, Plain, java_script_enabled=False)
    begin(noor)

    def answer(name):
        radios, lists = noor.page.locator("main [type=radio]"), noor.page.locator("main select")
        if name == "gebruik":
            expect(radios.first).to_be_checked()  # the most private
        elif radios.count():
            radios.nth(1).check()
        elif lists.count():
            for at in (0, 1):
                lists.nth(at).select_option(index=4)
        elif (grades := noor.page.locator("main [data-corner]")).count():
            grades.first.fill("6")
            grades.last.fill("2")

    tell(noor, answer)
    noor.page.reload()  # nothing is lost
    sent(noor)
    noor.sees(noor.say("Niemand leest uw verhaal. Alleen uw antwoorden tellen mee in de cijfers."))
    noor.press("Haal het weg")
    noor.sees(noor.say("Dit verhaal doet niet meer mee"))
