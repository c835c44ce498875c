"""WCAG 2.2 AA on every kind of page: narrow and wide, opened too, with JavaScript and without."""

import pytest

from tests.browser import engines

WIDTHS = [320, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_neither_engine_finds_a_fault(sheet_of, pages, tools, width):
    engines.find_nothing(sheet_of(width=width, color_scheme="light", reduced_motion="reduce"), pages, tools)


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
