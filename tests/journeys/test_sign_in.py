"""Somebody makes an account and signs in by a code, with the keyboard alone; and with a passkey."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import checker, enter, press, tab_to, write

WORDS = {
    "nl": {
        "door": "/inloggen/",
        "address": "Uw e-mailadres",
        "send": "Stuur mij een code",
        "code": "Uw code",
        "further": "Verder",
        "wrong": "Deze code klopt niet",
        "name": "Hoe wilt u genoemd worden?",
        "join": "Maak mijn account",
        "hello": "Dag {name}",
        "details": "Gegevens veranderen",
        "save": "Bewaar",
        "out": "Uitloggen",
        "bye": "U bent uitgelogd.",
        "devices": "Waar u bent ingelogd",
    },
    "en": {
        "door": "/en/inloggen/",
        "address": "Your e-mail address",
        "send": "Send me a code",
        "code": "Your code",
        "further": "Continue",
        "wrong": "This code is not right",
        "name": "How do you want to be called?",
        "join": "Make my account",
        "hello": "Hello {name}",
        "details": "Change details",
        "save": "Save",
        "out": "Sign out",
        "bye": "You have signed out.",
        "devices": "Where you are signed in",
    },
}


def code_for(page: Page, email: str) -> str:
    """The code in the newest mail to this address, read as anyone may who tries the demo."""
    with page.context.new_page() as mailbox:
        mailbox.goto(re.sub(r"(https?://[^/]+).*", r"\1/voorbeeldpost/", page.url))
        mail = mailbox.get_by_role("article").filter(has_text=email).first
        return re.search(r"\b\d{6}\b", mail.inner_text())[0]


def asks_a_code(page: Page, words: dict[str, str], email: str) -> None:
    write(page, words["address"], email)
    enter(page)


def fills_in(page: Page, words: dict[str, str], code: str) -> None:
    write(page, words["code"], code)
    enter(page)


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("javascript", [True, False])
def test_she_joins_and_comes_back_with_the_keyboard_alone(sheet_of, tools, language, javascript):
    words, clean = WORDS[language], checker(tools) if javascript else lambda page: None
    name = f"Emma{secrets.token_hex(3)}"
    email = f"{name.lower()}@voorbeeld.test"
    sheet = sheet_of(width=360, java_script_enabled=javascript, locale="nl-NL")
    page = sheet.open(words["door"])
    clean(page)
    asks_a_code(page, words, email)
    clean(page)
    code = code_for(page, email)
    fills_in(page, words, f"{(int(code) + 1) % 1_000_000:06}")
    expect(page.get_by_role("alert")).to_contain_text(words["wrong"])
    clean(page)
    fills_in(page, words, code)
    clean(page)
    write(page, words["name"], name)
    press(page, "button", words["join"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(words["hello"].format(name=name))
    clean(page)
    press(page, "link", words["details"])
    clean(page)
    write(page, words["name"], f"{name} de Vries")
    press(page, "button", words["save"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{name} de Vries")
    press(page, "link", words["devices"])
    clean(page)
    page.go_back()
    page.locator("main").get_by_role("button", name=words["out"]).first.focus()
    enter(page)
    expect(page.get_by_role("status").filter(has_text=words["bye"])).to_be_visible()
    page = sheet.open(words["door"])
    asks_a_code(page, words, email)
    fills_in(page, words, code_for(page, email))
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{name} de Vries")


def test_she_adds_a_passkey_and_needs_no_code_after_that(chromium, address, tools):
    clean = checker(tools)
    name = f"Yara{secrets.token_hex(3)}"
    here = address.replace("127.0.0.1", "localhost")  # a passkey is of a name
    context = chromium.new_context(base_url=here)
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    words, email = WORDS["nl"], f"{name.lower()}@voorbeeld.test"
    page.goto("/inloggen/")
    asks_a_code(page, words, email)
    fills_in(page, words, code_for(page, email))
    write(page, words["name"], name)
    enter(page)
    page.goto("/mijn/inloggen/")
    clean(page)
    press(page, "link", "Passkey toevoegen")
    clean(page)
    write(page, "Naam van deze passkey", "mijn telefoon")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn/inloggen/herstelcodes/", wait_until="load")
    clean(page)
    page.goto("/mijn/inloggen/")
    expect(page.get_by_text("mijn telefoon", exact=True).first).to_be_visible()
    clean(page)
    page.goto("/mijn/")
    page.locator("main").get_by_role("button", name="Uitloggen").first.click()
    page.goto("/inloggen/?next=/visie/")
    tab_to(page, "button", "Inloggen met een passkey")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{here}/visie/")
    page.goto("/mijn/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Dag {name}")
    context.close()
