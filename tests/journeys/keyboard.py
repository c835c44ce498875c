"""Going through a page with the keyboard alone, and what the accessibility engine says after each step."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tests.browser import engines


def go_to(page: Page, wanted: Locator, most: int = 250) -> None:
    """Press Tab until this has the focus; fails when it is never reached."""
    for _stop in range(most):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {wanted} on {page.url}")


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until the first thing of this kind and name has the focus."""
    go_to(page, page.get_by_role(role, name=name).first)


def enter(page: Page) -> None:
    """Press Enter where the focus is, and wait for the next page."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def press(page: Page, role: str, name: str) -> None:
    """Go to this link or button with Tab, press Enter, and wait for the next page."""
    tab_to(page, role, name)
    enter(page)


def write(page: Page, name: str, text: str) -> None:
    """Go to the field with this label and type."""
    tab_to(page, "textbox", name)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def checker(tools) -> Callable[[Page], None]:
    """Gives what fails when axe finds a fault on the page of now."""

    def clean(page: Page) -> None:
        page.wait_for_load_state("load")
        found = engines.axe(page, tools)
        assert not found, f"{page.url}\n" + "\n".join(found)

    return clean
