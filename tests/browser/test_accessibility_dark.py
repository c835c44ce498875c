"""WCAG 2.2 AA on every kind of page, wide and in the dark; a file of its own, so that it runs beside the light."""

from tests.browser import engines


def test_nothing_is_found_on_a_wide_screen_in_the_dark(sheet_of, one_of_each, tools):
    engines.find_nothing(sheet_of(width=1280, color_scheme="dark", reduced_motion="reduce"), one_of_each, tools)
