"""WCAG 2.2 AA on every kind of page: narrow and wide, light and dark, opened too, with JavaScript and without.

Each view is seen narrow in the light by both engines, as it comes and opened, and in English by axe; wide and in the
dark by axe: neither layout nor colours depend on the other, and `test_contrast.py` computes every pair of colours.
"""

import pytest

from tests.browser import engines


def test_neither_engine_finds_a_fault(sheet_of, one_of_each, in_other_languages, tools):
    sheet = sheet_of(width=320, color_scheme="light", reduced_motion="reduce")
    engines.find_nothing(sheet, [*one_of_each, *in_other_languages], tools, by_both=one_of_each)


@pytest.mark.parametrize(("width", "first"), [(320, 0), (1280, 1)])
def test_without_javascript_nothing_is_found(sheet_of, one_of_each, tools, width, first):
    """The engines are scripts themselves, so ours are stopped on their way; no page speaks to who has none at all."""
    sheet = sheet_of(width=width)
    sheet.page.route("**/*.js", lambda route: route.abort())
    faults = []
    for path in one_of_each[first::2]:
        page = sheet.open(path)
        faults += [f"{path}: {fault}" for fault in engines.opened(page, tools)]
        faults += [f"{path}: noscript"] * page.locator("noscript").count()
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
