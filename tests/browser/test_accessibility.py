"""WCAG 2.2 AA on every kind of page: narrow and wide, light and dark, opened too, with JavaScript and without."""

import pytest

from tests.browser import engines

WIDTHS = [320, 1280]
THEMES = ["light", "dark"]


def look(page, tools) -> list[str]:
    """What both engines find on this page, also in what is folded away; that holds all that was there before."""
    faults = engines.axe(page, tools)
    if page.locator("details:not([open])").count():
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        faults += [f"(opened) {fault}" for fault in engines.axe(page, tools)]
    return faults + engines.ibm(page, tools)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_neither_engine_finds_a_fault(sheet_of, pages, tools, width, theme):
    sheet = sheet_of(width=width, color_scheme=theme, reduced_motion="reduce")
    faults = [f"{path}: {fault}" for path in pages for fault in look(sheet.open(path), tools)]
    faults += sheet.complaints
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_neither_engine_finds_a_fault(sheet_of, pages, tools, width):
    """The engines are scripts themselves, so ours are stopped on their way; no page speaks to who has none at all."""
    sheet = sheet_of(width=width)
    sheet.page.route("**/*.js", lambda route: route.abort())
    faults = []
    for path in pages[::2]:
        page = sheet.open(path)
        faults += [f"{path}: {fault}" for fault in look(page, tools)]
        faults += [f"{path}: noscript"] * page.locator("noscript").count()
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
