"""A story on paper: the paper is fetched without an account, filled in by hand, and typed over with the keyboard."""

import re
import shutil
import subprocess

import pytest

from tests.journeys.hands import Hands
from tests.journeys.test_telling import ROUND

WORKER = "naima@voorbeeld.test"  # nobody else signs in as her: two at once would take each other’s newest code
MARKS = {"nl": "In de polder", "en": "In the polder"}


def paper_of(sheet, link):
    """What stands on the paper, line by line."""
    answer = sheet.page.request.get(link)
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    found = subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.body(), capture_output=True, check=True)
    return found.stdout.decode()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_she_wrote_on_paper_is_typed_over_and_stays_her_own(sheet_of, tools, language):
    noor = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    noor.open("/verhalen/")
    slugs = [ROUND.fullmatch(one.get_attribute("href") or "") for one in noor.page.locator("main a").all()]
    for slug in dict.fromkeys(found[2] for found in slugs if found):
        noor.open(f"/vertellen/{slug}/")
        if (link := noor.page.locator("main a[href$='papier.pdf']").first).count():
            break
    paper = paper_of(noor.sheet, noor.page.evaluate("a => a.href", link.element_handle()))
    numbers = [int(found) for found in re.findall(r"(?m)^\s*(\d{1,2})\.?\s", paper)]
    assert {1, 2, 3} <= set(numbers)

    worker = Hands(sheet_of(width=1280), language, tools)
    worker.open(f"/vertellen/{slug}/overtypen/")
    worker.sign_in(WORKER)
    worker.open(f"/vertellen/{slug}/overtypen/")
    story = f"{MARKS[language]} woont mijn moeder. De buurman brengt elke dag de krant."
    typed = worker.page.locator("main input[name^='q-'][type=text], main input[name^='q-']:not([type])")
    first, last = typed.first, typed.all()[-2]
    worker.go(first)
    worker.page.keyboard.type("a")
    worker.fill("Het verhaal, woord voor woord", story)
    worker.go(last)  # what it may be used for: the second letter is 'read in a conversation'
    worker.page.keyboard.type("b")
    worker.press("Bewaar, en toon de link voor wie het vertelde")
    worker.press("Bekijk wat u gaf", "link")
    worker.sees(story)
    back = worker.page.url

    hers = Hands(sheet_of(width=360, reduced_motion="reduce"), language, tools)
    hers.sheet.open(back.removeprefix(hers.sheet.address))
    hers.look()
    hers.sees(story)
