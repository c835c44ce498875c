"""An organisation keeps its own entry right: asked by an editor, changed with the keyboard, looked at, on the map."""

from playwright.sync_api import expect

from tests.journeys.hands import Hands

EDITOR = "ilse@voorbeeld.test"  # nobody else signs in as her
KEEPER = "petra@voorbeeld.test"
ORGANISATION = "/organisaties/huis-van-de-stilte/"


def test_an_organisation_keeps_its_own_hours_right(sheet_of, tools):
    ilse = Hands(sheet_of(width=1280), "nl", tools)
    ilse.open(f"{ORGANISATION}bijhouders/")
    ilse.sign_in(EDITOR)
    ilse.open(f"{ORGANISATION}bijhouders/")
    ilse.fill("E-mailadres", KEEPER)
    ilse.press("Stuur een uitnodiging")
    ilse.sees(KEEPER)

    petra = Hands(sheet_of(width=360, reduced_motion="reduce"), "nl", tools)
    petra.open_mail(KEEPER)
    petra.press("Ja, dat doe ik")
    petra.sign_in(KEEPER, name="Petra")
    if "uitnodiging" in petra.page.url:  # back where she was, to say it once more
        petra.press("Ja, dat doe ik")
    petra.sees("Kijk na wat hier staat")
    petra.follow_to(petra.page.locator("main a[href*='/plek/huis-van-de-stilte/veranderen/']").first)
    petra.fill("zaterdag tot", "15.30")
    petra.press("Stuur naar de redacteur")
    petra.sees("wacht op de redacteur")

    ilse.open("/beheer/sociale-kaart/veranderingen/")
    ilse.follow("Huis van de Stilte")
    ilse.sees("zaterdag 10.00 tot 15.30 uur")
    ilse.press("Neem dit over")

    petra.open("/plekken/huis-van-de-stilte/")
    expect(petra.page.locator("main")).to_contain_text("10.00 tot 15.30 uur")
