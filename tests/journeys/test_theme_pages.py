"""Somebody who cares for a relative looks for one human being who can help."""

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import checker, enter, go_to, press


def first_contact(page):
    """The one contact point, on top of the page."""
    return page.get_by_role("region", name="Vraag het aan Jolanda Hurkmans")


@pytest.mark.parametrize(("width", "script"), [(360, True), (360, False), (1280, True)])
def test_she_finds_whom_to_ring_about_mantelzorg(sheet_of, tools, width, script):
    sheet = sheet_of(width=width, java_script_enabled=script)
    page = sheet.open("/")
    if script:
        press(page, "link", "Mantelzorg")  # one
    else:
        page.locator("main").get_by_role("link", name="Mantelzorg", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mantelzorg")
    call = first_contact(page).get_by_role("link", name="Bel 0412 000 201")
    expect(call).to_have_attribute("href", "tel:0412000201")
    if script:
        go_to(page, call)  # two: Enter rings
        checker(tools)(page)
    assert call.bounding_box()["y"] < 900  # in sight without scrolling, or nearly
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_she_sees_what_is_near_by_her_postcode_with_the_keyboard_alone(sheet_of):
    page = sheet_of().open("/themas/mantelzorg/")
    field = page.get_by_role("textbox", name="Uw postcode")
    go_to(page, field)
    page.keyboard.type("5343")
    enter(page)
    expect(page.locator("#kop-dichtbij")).to_contain_text("Dichtbij")
    expect(page.locator("#kop-aanbod")).to_be_visible()
    press(page, "link", "Kijk in de hele gemeente")
    expect(page.get_by_role("textbox", name="Uw postcode")).to_be_visible()


def test_what_she_says_there_is_about_that_theme(sheet_of):
    page = sheet_of().open("/themas/mantelzorg/?gebied=ruwaard")
    press(page, "link", "Ik mis…")
    expect(page.get_by_label("Waar gaat het over?")).to_have_value("carers")
