"""Somebody who never was here finds what is near home, in three acts from the first page at most."""

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import enter, press, tab_to


@pytest.mark.parametrize("width", [360, 1280])
def test_she_finds_coffee_near_home_on_a_wednesday_morning(sheet_of, width):
    page = sheet_of(width=width, java_script_enabled=False).open("/")
    if width < 700:
        page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Plekken", exact=True).first.click()  # one
    page.get_by_label("Wat wilt u doen?").fill("koffie")
    page.get_by_label("Wijk of dorp").select_option("Ruwaard")
    page.get_by_label("Wanneer open?").select_option("woensdag")
    page.get_by_label("Deel van de dag").select_option("in de ochtend")
    page.get_by_text("Meer wensen").click()
    page.get_by_label("Gratis").check()
    page.get_by_label("Binnen of buiten").select_option("binnen")
    page.get_by_role("button", name="Zoek plekken").click()  # two
    found = page.locator("#gevonden .rows__item").first
    expect(found).to_contain_text("Woensdag 9.00 tot 16.00 uur")
    expect(found).to_contain_text("gratis")
    found.get_by_role("link").click()  # three
    expect(page.get_by_role("heading", level=1)).to_contain_text("Buurtkamer De Linde")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("rolstoel lenen", "Een rolstoel lenen"),
        ("taalles", "Taalles Nederlands voor beginners"),
        ("hulp met formulier", "Hulp bij formulieren en brieven"),
    ],
)
def test_she_finds_help_with_the_keyboard_alone(sheet_of, words, name):
    page = sheet_of().open("/")
    tab_to(page, "searchbox", "Zoeken")
    page.keyboard.type(words)
    enter(page)
    press(page, "link", name)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_dots_on_the_map_do_not_stand_in_the_way_of_the_keyboard(sheet_of):
    page = sheet_of(width=1280).open("/plekken/?gebied=ruwaard")
    expect(page.locator(".map__live .map__spot")).to_have_count(6)
    assert page.locator(".map__live .map__spot[tabindex]").count() == 0
