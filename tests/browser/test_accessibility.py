"""WCAG 2.2 AA on every kind of page: narrow and wide, opened too, with JavaScript and without."""

import pytest

from basis.languages import SOURCE
from tests.browser import engines
from tests.crawl import language_of, view_of

WIDTHS = [320, 1280]


def wide(pages: list[str]) -> list[str]:
    """One page of each view, in Dutch: what differs from the narrow one is its layout."""
    return list({view_of(path): path for path in reversed(pages) if language_of(path) == SOURCE}.values())


@pytest.mark.parametrize("width", WIDTHS)
def test_neither_engine_finds_a_fault(sheet_of, pages, tools, width):
    sheet = sheet_of(width=width, color_scheme="light", reduced_motion="reduce")
    engines.find_nothing(sheet, pages if width == 320 else wide(pages), tools, as_it_comes=True)


@pytest.mark.parametrize(("width", "first"), [(320, 0), (1280, 1)])
def test_without_javascript_neither_engine_finds_a_fault(sheet_of, pages, tools, width, first):
    """The engines are scripts themselves, so ours are stopped on their way; no page speaks to who has none at all."""
    sheet = sheet_of(width=width)
    sheet.page.route("**/*.js", lambda route: route.abort())
    faults = []
    for path in pages[first::2]:
        page = sheet.open(path)
        faults += [f"{path}: {fault}" for fault in engines.both(page, tools)]
        faults += [f"{path}: noscript"] * page.locator("noscript").count()
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
