"""Where people meet: a resident reads it on her phone, a worker writes a conversation down; with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

WORKER = "harm@voorbeeld.test"  # nobody else signs in as him: two at once would take each other’s newest code


@pytest.fixture(params=["nl", "en"])
def noor(request, sheet_of, tools):
    return Hands(sheet_of(width=360, reduced_motion="reduce"), request.param, tools)


def test_she_reads_where_people_meet_and_what_was_agreed(noor):
    noor.open("/gebieden/ruwaard/")
    noor.page.wait_for_load_state("networkidle")  # her map is there
    noor.follow(noor.say("Alles over ontmoeten in %(area)s") % {"area": "Ruwaard"})
    noor.sees("De soep op donderdag.")
    noor.page.wait_for_load_state("networkidle")
    noor.follow_to(noor.page.locator("main .tabs a", has_text=noor.say("Open in de avond")))
    expect(noor.page.locator("#plekken .rows__item", has_text="Buurtkamer De Linde")).to_have_count(0)
    noor.sees("Jongerenplek Het Hok")
    noor.go(noor.page.locator("main details.more > summary"))
    noor.page.keyboard.press("Enter")
    noor.look()
    noor.page.wait_for_load_state("networkidle")
    noor.follow_to(noor.page.locator("main .rows__item a[href*='gesprekken']").first)
    noor.sees(noor.say("Wat er is afgesproken"))


def test_a_worker_of_the_area_writes_down_a_conversation(sheet_of, tools):
    harm = Hands(sheet_of(width=1280), "nl", tools)
    harm.open("/gebieden/lith/gesprekken/nieuw/")
    harm.sign_in(WORKER)
    harm.open("/gebieden/lith/ontmoeten/")
    harm.follow("Schrijf een gesprek op")
    harm.go(harm.page.get_by_label("Waar was het?"))
    harm.page.keyboard.type("Dorpskamer Lith")
    harm.fill("Bewoners", "9")
    harm.fill("Wat is er gezegd?", "Wij willen op zondag samen eten.")
    harm.choose(
        "Responsief: De gemeente sluit aan bij wat inwoners zelf beginnen, luistert en helpt als dat gevraagd wordt."
    )
    harm.press("Bewaar")
    harm.sees("nog niet op de website")
    harm.follow("Zet een afspraak erbij")
    harm.fill("Wat is er afgesproken?", "Een lijst met wie er kookt.")
    harm.fill("Of zijn het inwoners?", "de kookgroep")
    harm.go(harm.page.get_by_label("Wanneer moet het klaar zijn?"))
    harm.page.keyboard.type("03012027")
    harm.press("Bewaar")
    harm.sees("De kookgroep")
    harm.press("Zet op de website")
    expect(harm.page.locator("main")).not_to_contain_text("nog niet op de website")
