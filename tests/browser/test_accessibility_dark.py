"""WCAG 2.2 AA on every kind of page in the dark; a file of its own, so that it runs beside the light.

The dark has other colours and no other layout, and no width has colours of its own: each view is seen at one width.
"""

import pytest

from tests.browser import engines


@pytest.mark.parametrize(("width", "first"), [(320, 0), (1280, 1)])
def test_nothing_is_found_in_the_dark(sheet_of, one_of_each, tools, width, first):
    sheet = sheet_of(width=width, color_scheme="dark", reduced_motion="reduce")
    engines.find_nothing(sheet, one_of_each[first::2], tools)
