"""Where people meet: a resident reads it on her phone, a worker writes a conversation down; with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

WORKER = "wietske@voorbeeld.test"


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
    wietske = Hands(sheet_of(width=1280), "nl", tools)
    wietske.open("/gebieden/ruwaard/gesprekken/nieuw/")
    wietske.sign_in(WORKER)
    wietske.open("/gebieden/ruwaard/ontmoeten/")
    wietske.follow("Schrijf een gesprek op")
    wietske.go(wietske.page.get_by_label("Waar was het?"))
    wietske.page.keyboard.type("Buurtkamer De Linde")
    wietske.fill("Bewoners", "9")
    wietske.fill("Wat is er gezegd?", "Wij willen op zondag samen eten.")
    wietske.choose(
        "Responsief: De gemeente sluit aan bij wat inwoners zelf beginnen, luistert en helpt als dat gevraagd wordt."
    )
    wietske.press("Bewaar")
    wietske.sees("nog niet op de website")
    wietske.follow("Zet een afspraak erbij")
    wietske.fill("Wat is er afgesproken?", "Een lijst met wie er kookt.")
    wietske.fill("Of zijn het inwoners?", "de kookgroep")
    wietske.go(wietske.page.get_by_label("Wanneer moet het klaar zijn?"))
    wietske.page.keyboard.type("03012027")
    wietske.press("Bewaar")
    wietske.sees("De kookgroep")
    wietske.press("Zet op de website")
    expect(wietske.page.locator("main")).not_to_contain_text("nog niet op de website")
