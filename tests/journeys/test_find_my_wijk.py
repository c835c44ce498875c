"""A resident finds her wijk and reads its wijkfoto: without JavaScript with the mouse, and with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import tab_to

POSTCODE = "5344 EJ"  # in the Ruwaard


def reads_the_wijkfoto(page: Page) -> None:
    """What she sees in the end: a number and where it is from."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ruwaard")
    card = page.locator(".figure").first
    expect(card.locator(".figure__value")).to_contain_text("13.595")
    expect(card.locator(".figure__source")).to_contain_text("CBS")


@pytest.mark.parametrize("width", [360, 1280])
def test_she_finds_it_by_postcode_without_javascript(sheet_of, width):
    page = sheet_of(width=width, java_script_enabled=False).open("/")
    page.get_by_label("Postcode").first.fill(POSTCODE)
    page.get_by_label("Postcode").first.press("Enter")
    page.wait_for_url("**/gebieden/ruwaard/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ruwaard")
    page.get_by_role("link", name="Alle cijfers over Ruwaard").click()
    page.wait_for_url("**/gebieden/ruwaard/wijkfoto/")
    reads_the_wijkfoto(page)


def test_she_finds_it_with_the_keyboard_alone(sheet_of):
    page = sheet_of().open("/")
    tab_to(page, "textbox", "Postcode")
    page.keyboard.type(POSTCODE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebieden/ruwaard/")
    tab_to(page, "link", "Alle cijfers over Ruwaard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebieden/ruwaard/wijkfoto/")
    reads_the_wijkfoto(page)


def test_her_wijk_is_remembered_without_an_account(sheet_of):
    sheet = sheet_of()
    page = sheet.open("/uw-wijk/")
    page.locator("main").get_by_role("button", name="Ruwaard").click()
    page.wait_for_url("**/gebieden/ruwaard/")
    page = sheet.open("/")
    expect(page.get_by_role("banner")).to_contain_text("Ruwaard")
