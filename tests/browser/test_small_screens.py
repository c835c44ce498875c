"""What somebody with a small screen, a keyboard or high contrast meets on every kind of page."""

from pathlib import Path

import pytest

SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
"""
SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.5.8
TAB_STOP = (Path(__file__).parent / "tab_stop.js").read_text(encoding="utf-8").partition("\n")[2]


def test_nothing_scrolls_sideways_on_a_narrow_screen_also_with_wide_text(sheet_of, pages):
    """WCAG 1.4.10 and 1.4.12: a table or a map may scroll within itself, the page may not."""
    sheet = sheet_of(width=320, height=640, bypass_csp=True)
    wide = []
    for path in pages:
        page = sheet.open(path)
        for how in ("as it is", "with text spacing"):
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over > 0:
                wide.append(f"{path} {how}: {over} px too wide: {_widest(page)}")
            page.add_style_tag(content=SPACING)
    assert not wide, "\n".join(wide)


def _widest(page) -> str:
    return page.evaluate("""() => [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .filter(e => !e.closest('.utrecht-table-container, .table, .map'))
        .slice(0, 3).map(e => e.tagName + '.' + e.getAttribute('class')).join(', ')""")


@pytest.mark.parametrize(("width", "first"), [(320, 0), (1280, 1)])
def test_every_tab_stop_is_seen_and_large_enough(sheet_of, one_of_each, width, first):
    """WCAG 2.4.7, 2.4.11 and 2.5.8, each view at one width; a link within a sentence may be as small as its text."""
    sheet = sheet_of(width=width)
    faults = []
    for path in one_of_each[first::2]:
        page = sheet.open(path)
        for stop in tab_stops(page):
            name = f"{path}: {stop['name']}"
            if not stop["outlined"]:
                faults.append(f"{name}: the focus is not seen")
            if stop["covered"]:
                faults.append(f"{name}: lies under {stop['covered']}")
            if not stop["inline"] and min(stop["width"], stop["height"]) < SMALLEST_TARGET:
                faults.append(f"{name}: {stop['width']:.0f} × {stop['height']:.0f} px")
    assert not faults, f"{len(faults)} faults\n" + "\n".join(sorted(set(faults)))


def tab_stops(page, most: int = 150) -> list[dict]:
    """What Tab comes past, in order, with how it looks when it has the focus."""
    stops = []
    page.evaluate("document.body.focus()")
    for _stop in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(TAB_STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


def test_forced_colours_break_nothing(sheet_of, one_of_each):
    """Windows' high contrast: no error, and every tab stop is still seen."""
    sheet = sheet_of(forced_colors="active", reduced_motion="reduce")
    faults = []
    for path in one_of_each[::2]:
        page = sheet.open(path)
        faults += [f"{path}: {stop['name']}: no focus" for stop in tab_stops(page, 40) if not stop["outlined"]]
    assert not faults + sheet.complaints, "\n".join(faults + sheet.complaints)
