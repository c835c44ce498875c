"""Somebody says what she misses in her wijk, without an account, with the keyboard alone, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands


@pytest.fixture(params=["nl", "en"])
def noor(request, sheet_of, tools):
    return Hands(sheet_of(width=360, reduced_motion="reduce"), request.param, tools)


def begin(noor: Hands, kind: str) -> None:
    """Choose how the sentence begins: Tab to the four doors, then the arrows."""
    doors = noor.page.locator("main [name='kind']")
    chosen = noor.page.locator("main [name='kind']:checked")
    noor.go(chosen if chosen.count() else doors.first)
    wanted = noor.page.locator("main .door", has_text=noor.say(kind)).locator("input")
    for _step in range(doors.count()):
        if wanted.is_checked():
            return
        noor.page.keyboard.press(
            "Space" if not noor.page.locator("main [name='kind']:checked").count() else "ArrowDown"
        )
    assert wanted.is_checked()


def test_she_says_what_she_misses_with_the_keyboard_alone(noor):
    noor.open("/")
    noor.page.wait_for_load_state("networkidle")  # the map
    noor.follow_to(noor.page.locator("main a.door", has_text=noor.say("Ik mis")))
    noor.follow_to(noor.page.locator("main .places a", has_text="Berghem"))
    expect(noor.page.locator("main .door", has_text=noor.say("Ik mis")).locator("input")).to_be_checked()
    begin(noor, "Ik wens")
    noor.fill("Vertel het maar", f"Een lange tafel op het plein, in {noor.language}.")
    noor.go(noor.page.locator("main details.more > summary").first)
    noor.page.keyboard.press("Enter")
    noor.fill("Waar is het?", "op het plein")
    noor.look()
    noor.press("Verstuur")
    noor.sees(noor.say("Wat gebeurt er nu?"))
    noor.press("Bekijk wat u gaf", "link")
    noor.sees(f"Een lange tafel op het plein, in {noor.language}.")
    noor.sees("op het plein")


def test_she_reads_what_others_say_and_what_became_of_it(noor):
    noor.open("/gebieden/berghem/")
    noor.page.wait_for_load_state("networkidle")  # the map
    noor.follow("Lees wat anderen zeggen")
    noor.follow_to(noor.page.locator("main .tabs a", has_text=noor.say("Ik merk")))
    expect(noor.page.locator("main .sheet .tag", has_text=noor.say("Ik wens"))).to_have_count(0)
    noor.follow_to(noor.page.locator("main .sheet a").first)
    noor.sees(noor.say("Wat ermee gebeurt"))
    noor.follow_to(noor.page.locator("main a", has_text="Een eigen plek voor de jeugd"))
    noor.sees(noor.say("Wat er gebeurde"))
