"""For who reads from right to left, in another language, or not at all: Arabic, the menu, reading aloud, a poster."""

import pytest
from playwright.sync_api import expect

from tests.browser import engines

ARABIC = [
    "/ar/",
    "/ar/gebieden/",
    "/ar/gebieden/ruwaard/",
    "/ar/gebieden/ruwaard/wijkfoto/",
    "/ar/zoeken/?q=ruwaard",
    "/ar/inloggen/",
]
VOICE = """
    const said = [];
    const voice = { lang: "nl-NL", name: "Ellen" };
    const synthesis = {
        getVoices: () => [voice],
        addEventListener: () => {},
        speak: line => { said.push(line); },
        cancel: () => { said.push("stop"); },
    };
    window.said = said;
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_arabic_reads_from_right_to_left_and_no_engine_finds_a_fault(sheet_of, tools, width):
    sheet = sheet_of(width=width, reduced_motion="reduce")
    faults = []
    for path in ARABIC:
        page = sheet.open(path)
        assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{path}: {over} px too wide"] * (over > 0)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        faults += [f"{path}: {fault}" for fault in engines.axe(page, tools) + engines.ibm(page, tools)]
    assert not faults + sheet.complaints, "\n".join(faults + sheet.complaints)


def test_maps_and_bars_keep_their_direction(sheet_of):
    page = sheet_of().open("/ar/gebieden/ruwaard/wijkfoto/")
    for name in (".map", ".bars__track"):
        assert page.locator(name).first.evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_only_a_page_in_arabic_fetches_arabic_letters(sheet_of):
    sheet = sheet_of()
    asked = []
    sheet.page.on("request", lambda request: asked.append(request.url))
    sheet.open("/pl/").wait_for_load_state("networkidle")
    assert not [url for url in asked if "noto" in url]
    sheet.open("/ar/").wait_for_load_state("networkidle")
    assert [url for url in asked if "noto-sans-arabic" in url]


@pytest.mark.parametrize("width", [360, 1280])
def test_she_chooses_her_language_without_javascript_and_stays_on_the_page(sheet_of, width):
    page = sheet_of(width=width, java_script_enabled=False).open("/gebieden/ruwaard/?x=1")
    page.locator(".head__language summary").click()
    polish = page.get_by_role("link", name="Polski")
    assert polish.get_attribute("lang") == "pl"
    polish.click()
    page.wait_for_url("**/pl/gebieden/ruwaard/?x=1")
    expect(page.get_by_text("z pomocą maszyny")).to_be_visible()
    page.get_by_role("complementary", name="O tym tłumaczeniu").get_by_role("link", name="Nederlands").click()
    page.wait_for_url("**/gebieden/ruwaard/?x=1")


def test_she_hears_the_page_and_stops_it_with_the_keyboard(sheet_of):
    sheet = sheet_of()
    sheet.page.add_init_script(VOICE)
    page = sheet.open("/gebieden/ruwaard/")
    button = page.get_by_role("button", name="Lees deze pagina voor")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    said = page.evaluate("said.filter(line => line.text).map(line => line.text)")
    assert said[0] == "Ruwaard"
    assert not [text for text in said if "Lees deze pagina" in text or "Poster" in text]
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("said.at(-1)") == "stop"
    page.keyboard.press("Enter")
    page.evaluate("said.at(-1).onend()")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_without_a_voice_for_the_language_there_is_no_button(sheet_of):
    sheet = sheet_of()
    sheet.page.add_init_script(VOICE)
    assert sheet.open("/en/gebieden/ruwaard/").locator("[data-read-aloud]").is_hidden()
    assert sheet_of(java_script_enabled=False).open("/gebieden/ruwaard/").locator("[data-read-aloud]").is_hidden()


def test_the_poster_of_her_wijk_is_one_click_away(sheet_of):
    page = sheet_of().open("/gebieden/ruwaard/")
    link = page.get_by_role("link", name="Poster om op te hangen").get_attribute("href")
    response = page.request.get(page.url.split("/gebieden/")[0] + link)
    assert response.headers["content-type"] == "application/pdf"
