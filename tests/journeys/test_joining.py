"""A newcomer without account joins an activity, with the keyboard alone, and is told when it moves."""

import time

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Hands

HOST = "wietske@voorbeeld.test"  # wrote the examples of her area down for who told them
AREA = "/gebieden/ruwaard/"
ACTIVITY = "Taalcafé"
PATIENCE = 60  # seconds in which a mail goes out


@pytest.fixture(params=["nl", "en"])
def noor(request, sheet_of, tools):
    return Hands(sheet_of(width=360, reduced_motion="reduce"), request.param, tools)


@pytest.fixture
def wietske(sheet_of, tools):
    return Hands(sheet_of(width=1280, reduced_motion="reduce"), "nl", tools)


def mail_with(person: Hands, address: str, words: str) -> None:
    """Open the newest mail to this address once it says this; the worker sends it in the meantime."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        mail = person.mail_to(address)
        if words in mail.inner_text():
            return
        time.sleep(1)
    raise AssertionError(f"no mail to {address} says {words!r}:\n{mail.inner_text()}")


def test_a_newcomer_joins_and_is_told_when_it_moves(noor, wietske):
    address = f"nieuw-{noor.language}@elders.test"
    noor.open(f"{AREA}activiteiten/")
    noor.follow_to(noor.page.locator("main a", has_text=ACTIVITY).first)
    noor.sees(noor.say("Doet u mee?"))
    noor.follow("Ik doe mee")
    noor.fill("Hoe mag de organisator u noemen?", "Noor")
    noor.tick("Ik kom liever niet alleen")
    noor.fill("Uw e-mailadres", address)
    noor.press("Ik doe mee")
    noor.sees(noor.say("Bewaar uw link"))

    mail_with(noor, address, ACTIVITY)
    noor.open_mail(address)
    noor.press("Ja, dit ben ik")
    expect(noor.page.locator("main").get_by_role("button", name=noor.say("Ja, dit ben ik"))).to_have_count(0)

    wietske.open("/mijn/bijdragen/")
    wietske.sign_in(HOST)
    wietske.open("/mijn/bijdragen/")
    wietske.follow_to(wietske.page.locator("main .rows a", has_text=ACTIVITY).first)
    wietske.follow("Verzetten of afzeggen")
    wietske.follow("Verzetten of afzeggen")
    for field in ("begins", "ends"):
        wietske.go(wietske.page.locator(f"main [name='{field}']"))
        wietske.page.keyboard.press("ArrowUp")  # an hour later
    wietske.fill("Wat is er anders?", "De zaal is eerst nog bezet.")
    wietske.press("Bewaar")

    mail_with(noor, address, "De zaal is eerst nog bezet.")
    moved = noor.mail_to(address)
    for word in ("Eerst:", "Nu:") if noor.language == "nl" else ("First:", "Now:"):
        expect(moved).to_contain_text(word)
    noor.open_mail(address)
    noor.press("Meld mij af")
    noor.sees(noor.say("komt niet"))
