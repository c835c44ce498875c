"""Somebody at the keyboard: goes with Tab, types, presses Enter, in Dutch or English, and looks at every page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from tests.browser import engines
from tests.journeys import keyboard

MOST_STOPS = 60
CODE = re.compile(r"\b\d{6}\b")
REMEMBERED: dict[str, list] = {}  # address → what is kept on the device of who signed in


class Hands:
    """One person, one browser, one language. `say` gives the words of a page in her language."""

    def __init__(self, sheet, language: str, tools: Path) -> None:
        self.sheet, self.language, self.tools = sheet, language, tools
        self.page: Page = sheet.page

    def say(self, text: str) -> str:
        """A text of the website as this person sees it."""
        with translation.override(self.language):
            return gettext(text)

    def open(self, path: str) -> None:
        """Go to a page, in one's own language, and look at it."""
        english = self.language == "en" and not path.startswith("/en/")
        self.sheet.open(f"/en{path}" if english else path)
        self.look()

    def look(self) -> None:
        """Neither the page nor axe complains."""
        faults = engines.axe(self.page, self.tools) + self.sheet.complaints
        assert not faults, f"{self.page.url}\n" + "\n".join(faults)

    def go(self, target: Locator) -> None:
        """Tab until it has the focus."""
        expect(target).to_be_visible()
        keyboard.go_to(self.page, target)

    def follow_to(self, target: Locator) -> None:
        """Go to it, press Enter, and look at the page that comes."""
        self.go(target)
        keyboard.enter(self.page)
        expect(self.page.locator("h1")).to_have_count(1)
        self.look()

    def fill(self, label: str, text: str) -> None:
        """Type in the field with this label, in place of what is in it."""
        self.go(self.page.locator("main").get_by_label(self.say(label)).first)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        """A check box."""
        self.go(self.page.locator("main").get_by_label(self.say(label)).first)
        self.page.keyboard.press("Space")

    def choose(self, label: str) -> None:
        """One of a group of radio buttons: Tab to the group, then the arrows."""
        wanted = self.page.locator("main").get_by_label(self.say(label), exact=True)
        group = self.page.locator(f"main [name='{wanted.get_attribute('name')}']")
        expect(wanted).to_be_visible()
        for _stop in range(MOST_STOPS):
            if self.page.evaluate("name => document.activeElement.name === name", wanted.get_attribute("name")):
                break
            self.page.keyboard.press("Tab")
        for _step in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("Space" if not group.first.is_checked() and _step == 0 else "ArrowDown")
        assert wanted.is_checked(), f"the arrows never reach {label!r}"

    def press(self, name: str, kind: str = "button") -> None:
        """Press the button or follow the link."""
        self.follow_to(self.page.locator("main").get_by_role(kind, name=self.say(name)).first)

    def follow(self, name: str) -> None:
        self.press(name, "link")

    def sees(self, text: str) -> None:
        """This stands on the page."""
        expect(self.page.locator("main")).to_contain_text(text)

    def mail_to(self, address: str) -> Locator:
        """The newest mail to this address, on the page where the demo keeps its mail."""
        self.open("/voorbeeldpost/")
        mail = self.page.locator("article").filter(has_text=address).first
        expect(mail).to_be_visible()
        return mail

    def open_mail(self, address: str) -> None:
        """Follow the button in the newest mail to this address."""
        link = self.mail_to(address).get_by_role("link").last.get_attribute("href")
        parts = urlsplit(link)
        self.sheet.open(parts.path + (f"?{parts.query}" if parts.query else ""))
        self.look()

    def sign_in(self, address: str, name: str = "") -> None:
        """By the code in the mail; who is new says how she wants to be called. The page must be that of signing in.

        The second time her device still knows her: nobody may ask for more than five codes in a quarter of an hour.
        """
        device = self.page.context
        if address in REMEMBERED:
            device.add_cookies(REMEMBERED[address])
            self.page.reload()
            self.look()
            return
        self.fill("Uw e-mailadres", address)
        self.press("Stuur mij een code")
        where = self.page.url
        code = CODE.search(self.mail_to(address).inner_text())[0]
        self.page.goto(where)
        self.fill("Uw code", code)
        self.press("Verder")
        told = self.page.locator("main").inner_text()
        assert "/inloggen/code/" not in self.page.url, f"{code}, the code of {address}, was not taken:\n{told}"
        if name:
            self.fill("Hoe wilt u genoemd worden?", name)
            self.press("Maak mijn account")
        REMEMBERED[address] = [cookie for cookie in device.cookies() if cookie["name"] == "sessie"]
