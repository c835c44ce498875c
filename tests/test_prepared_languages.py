"""The pages in the languages that a machine helped to prepare: they work, and say honestly what they are."""

import re

import pytest
from django.test import Client

from basis import packs
from basis.languages import CLOSE, OPEN, PREPARED
from tests.crawl import Answer, Visit, dead_anchors, walk

pytestmark = pytest.mark.usefixtures("demo_world")
NOTICE = {"pl": "z pomocą maszyny", "tr": "makine yardımıyla", "ar": "بمساعدة آلة", "uk": "за допомогою машини"}
WAITING = 3  # texts of a page that may wait for their translation


@pytest.fixture(scope="module", params=PREPARED)
def visits(request, demo_world) -> dict[str, Visit]:
    """One page of each view, as somebody finds it who is not signed in."""
    client = Client(raise_request_exception=False)

    def fetch(address: str) -> Answer:
        if address.startswith("/static/"):
            return Answer(200, "static")
        response = client.get(address)
        kind = response.headers.get("Content-Type", "")
        is_read = kind.startswith(("text/", "application/json")) and not response.streaming
        text = response.content.decode() if is_read else ""
        return Answer(response.status_code, kind, text, response.headers.get("Location", ""))

    return walk(fetch, (f"/{request.param}/",), languages=(request.param,), a_view=1, variants=1)


def pages(visits: dict[str, Visit]) -> list[Visit]:
    found = [visit for visit in visits.values() if visit.page]
    assert len(found) > 10
    return found


def test_every_link_leads_somewhere(visits):
    broken = [f"{v.answer.status} {v.address}" for v in visits.values() if v.answer.status not in {200, 301, 302}]
    assert not broken, "\n".join(broken)
    assert not dead_anchors(visits)


def test_every_page_says_its_language_its_direction_and_that_nobody_has_read_it_yet(visits):
    for visit in pages(visits):
        language = visit.page.language
        assert visit.address.startswith(f"/{language}/"), visit.address
        assert visit.page.direction == ("rtl" if language == "ar" else "ltr"), visit.address
        assert NOTICE[language] in visit.answer.text, visit.address


def test_dutch_is_marked_where_it_can_be_and_leaves_no_trace_where_it_cannot(visits):
    marked = 0
    for visit in pages(visits):
        assert OPEN not in visit.answer.text and CLOSE not in visit.answer.text, visit.address
        assert not re.search(r"<(title|option|textarea|text)\b[^>]*>[^<]*<span", visit.answer.text), visit.address
        assert not re.search(r'="[^"<>]*<span', visit.answer.text), visit.address
        marked += visit.answer.text.count('<span lang="nl" dir="ltr">')
    assert marked
    for visit in visits.values():
        assert OPEN not in visit.answer.text, visit.address


def test_the_pages_one_comes_to_first_are_in_the_language_itself(client):
    """Of the areas, search and signing in nothing is Dutch but names of the municipality and what is very new."""
    site = packs.site()
    own = {text.in_language("nl") for text in (site.name, site.address)}
    for language in PREPARED:
        for path in ("gebieden/", "zoeken/", "inloggen/"):
            page = client.get(f"/{language}/{path}").content.decode()
            dutch = {*re.findall(r'<span lang="nl" dir="ltr">([^<]*)', page)} - own
            assert len(dutch) <= WAITING, f"/{language}/{path}: {dutch}"


def test_numbers_and_dates_are_written_as_in_that_language(client):
    assert "13 595" in client.get("/pl/gebieden/ruwaard/wijkfoto/").content.decode().replace("\xa0", " ")
    assert "13.595" in client.get("/tr/gebieden/ruwaard/wijkfoto/").content.decode()


def test_when_a_person_has_read_a_language_the_notice_goes(client, monkeypatch):
    read = packs.site().model_copy(update={"reviewed_languages": ("pl",)})
    monkeypatch.setattr(packs, "site", lambda: read)
    assert NOTICE["pl"] not in client.get("/pl/").content.decode()
    assert NOTICE["tr"] in client.get("/tr/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/plekken/",
        "/plekken/buurtkamer-de-linde/",
        "/aanbod/een-rolstoel-lenen/",
        "/organisaties/taalpunt-samen-lezen/",
        "/wat-mensen-zeggen/",
        "/gebieden/ruwaard/ontmoeten/",
        "/gebieden/ruwaard/wijkfoto/",
        "/gebieden/ruwaard/wijkfoto/inwoners/",
    ],
)
def test_what_people_said_in_dutch_says_so_on_a_page_in_another_language(path):
    """WCAG 3.1.2: a voice that reads aloud takes the right sounds."""
    client = Client()
    dutch, english = (client.get(f"{start}{path}").content.decode().partition("<main")[2] for start in ("", "/en"))
    assert ' lang="nl"' not in dutch
    assert ' lang="nl"' in english
