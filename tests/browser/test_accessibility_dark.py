"""WCAG 2.2 AA on every kind of page in the dark; a file of its own, so that it runs beside the light."""

import pytest

from tests.browser import engines


@pytest.mark.parametrize("width", [320, 1280])
def test_neither_engine_finds_a_fault_in_the_dark(sheet_of, pages, tools, width):
    engines.find_nothing(sheet_of(width=width, color_scheme="dark", reduced_motion="reduce"), pages, tools)
