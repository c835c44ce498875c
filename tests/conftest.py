"""The demo world for tests that span modules; a running website and a Chromium for those that look at pages."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from basis.languages import SOURCE
from tests import second_database
from tests.crawl import Answer, Visit, language_of, view_of, walk
from tests.server import running

HERE = Path(__file__).resolve().parent
TOOLS = HERE / "tools"
BROWSER_TESTS = {HERE / "browser", HERE / "journeys"}
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OF_EACH_VIEW = 2


def pytest_collection_modifyitems(items):
    """What needs a browser or the checkers from npm runs apart: ./run test --browser."""
    for item in items:
        if item.path.parent in BROWSER_TESTS:
            item.add_marker(pytest.mark.browser)
        if "demo_world" in item.fixturenames:
            item.add_marker(pytest.mark.django_db)  # without it there is no test database


@pytest.fixture(scope="session")
def demo_made(django_db_setup, django_db_blocker, tmp_path_factory):
    """All that `./run demo` makes, once: a database of its own beside that of the tests, and the files."""
    from basis.areas.models import Area
    from basis.search import actions as search
    from basis.site import steps

    data = tmp_path_factory.mktemp("demo")
    here = override_settings(DATA=data, DEMO=True, STATIC_ROOT=settings.STATIC_ROOT)
    with django_db_blocker.unblock(), second_database.copied("demo") as database:
        with here, second_database.in_place(database):
            assert not Area.objects.exists(), "this is not a test database"
            steps.build_demo(lambda line: None)
            search.refresh()
        yield database, data


@pytest.fixture(scope="module")
def demo_world(demo_made, django_db_blocker, tmp_path_factory):
    """The demo, in place of the test database; what a module does to it is taken away after the module."""
    database, made = demo_made
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(made, data, dirs_exist_ok=True)
    here = override_settings(DATA=data, DEMO=True, STATIC_ROOT=settings.STATIC_ROOT)
    with django_db_blocker.unblock(), here, second_database.in_place(database), transaction.atomic():
        yield data
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def tools() -> Path:
    """Where the checkers from npm are."""
    folder = TOOLS / "node_modules"
    if not (folder / "axe-core").is_dir():
        pytest.fail("the checkers are not there: use ./run test --browser")
    return folder


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The product itself, started with its demo in a folder of its own, or where ./run test --browser started it."""
    if given := os.environ.get("BASIS_TEST_ADDRESS"):
        yield given
        return
    data = Path(tempfile.mkdtemp(prefix="basis-browser-"))
    try:
        with running(data) as place:
            yield place
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def visits(address) -> dict[str, Visit]:
    """The website by its links: up to two pages of each view in each language."""
    with httpx.Client(base_url=address, timeout=60) as client:

        def fetch(path: str) -> Answer:
            response = client.get(path)
            kind = response.headers.get("content-type", "")
            text = response.text if kind.startswith("text/html") else ""
            return Answer(response.status_code, kind, text, response.headers.get("location", ""))

        return walk(fetch, a_view=OF_EACH_VIEW, variants=3)


@pytest.fixture(scope="session")
def pages(visits) -> list[str]:
    """The addresses of the pages to look at: of each view two in Dutch, and one in each other language."""
    first = {visit.view: visit.address for visit in reversed(visits.values()) if visit.page}
    found = [
        visit.address
        for visit in visits.values()
        if visit.page and (language_of(visit.address) == SOURCE or first[visit.view] == visit.address)
    ]
    assert len(found) > 10, f"only {found}: is the demo there?"
    return found


@pytest.fixture(scope="session")
def one_of_each(pages) -> list[str]:
    """The first page of each view, in Dutch."""
    return list({view_of(path): path for path in reversed(pages) if language_of(path) == SOURCE}.values())


@pytest.fixture(scope="session")
def in_other_languages(pages) -> list[str]:
    """The first page of each view in each other language."""
    return [path for path in pages if language_of(path) != SOURCE]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Sheet:
    """One tab of the browser that remembers what went wrong on its pages."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.on("requestfailed", lambda request: self._hear_of_failed(request.url, request.failure or ""))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {text}")

    def _hear_of_failed(self, url: str, failure: str) -> None:
        """What was stopped because somebody went on to the next page is no fault."""
        if failure != "net::ERR_ABORTED":
            self._hear("error", f"{url} {failure}")

    def open(self, path: str) -> Page:
        """Go to a page of the website; gives it when it has settled."""
        response = self.page.goto(self.address + path, wait_until="load")
        assert response and response.status == 200, f"{path}: {response and response.status}"
        return self.page


@pytest.fixture
def sheet_of(chromium, address):
    """Makes a tab: `sheet_of(width=320, color_scheme="dark")`."""
    contexts = []

    def make(width: int = 1280, height: int = 800, **options) -> Sheet:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        return Sheet(context.new_page(), address)

    yield make
    for context in contexts:
        context.close()
