"""Every letter can be read on what it stands on, in light and in dark."""

import re
from pathlib import Path

import pytest

from basis.design.tests.theme import contrast, palette

CSS = Path(__file__).parents[1] / "css"
GROUNDS = ["paper", "sheet", "maas-soft", "brick-soft", "ochre-soft", "heather-soft", "green-soft"]
LETTERS = ["ink", "ink-soft", "maas", "brick", "ochre-ink", "heather", "green"]
TEXT = [(letter, ground) for letter in LETTERS for ground in GROUNDS] + [
    ("on-maas", "maas"),
    ("paper", "ink"),  # a button under the mouse
    ("paper", "brick"),  # a button that takes something away
    ("on-deep", "deep"),
    ("on-deep-link", "deep"),
    *(("ink", f"map-{tint}") for tint in range(1, 7)),  # names on a map, which have a rim of paper besides
    ("ink", "map-outside"),
]
SHAPES = [
    ("line-strong", "paper"),  # the edge of a field, of a button
    ("line-strong", "sheet"),
    ("line-strong", "maas-soft"),
    ("maas", "paper"),
    ("ochre-ink", "sheet"),  # the edge of a bar, the line of a trend
    ("ochre-ink", "paper"),
    ("bar-city", "sheet"),
    ("bar-city", "paper"),
    ("bar-country", "sheet"),
    ("bar-country", "paper"),
    ("ink", "ochre-soft"),
    ("focus", "deep"),  # the outer ring where the inner one, of ink, is lost
    *((ring, ground) for ring in ("ink",) for ground in ("paper", "sheet", "map-outside")),
]
ONLY_TO_LOOK_AT = {"line", "ochre"}  # hairlines; a surface whose edge is ochre-ink


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("letter", "ground"), TEXT)
def test_text_stands_out_four_and_a_half_times(letter, ground, scheme):
    colours = palette(scheme)
    assert contrast(colours[letter], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_bars_and_focus_stand_out_three_times(shape, ground, scheme):
    colours = palette(scheme)
    assert contrast(colours[shape], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", [*GROUNDS, "deep"])
def test_one_of_the_two_rings_of_the_focus_is_seen_on_any_ground(ground, scheme):
    colours = palette(scheme)
    assert max(contrast(colours[ring], colours[ground]) for ring in ("ink", "focus")) >= 3


def test_no_colour_of_the_palette_goes_untested():
    tested = {name for pair in TEXT + SHAPES for name in pair} | ONLY_TO_LOOK_AT
    assert set(palette("light")) == tested


def test_light_and_dark_name_the_same_colours():
    assert set(palette("light")) == set(palette("dark"))


def test_the_stylesheet_takes_its_colours_from_the_palette():
    """Only paper, which is white, and the dark foot, whose letters may be white, name a colour themselves."""
    loose = [
        f"{path.name}: {line.strip()}"
        for path in sorted(CSS.glob("*.css"))
        if path.name != "99-print.css"
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"#[0-9a-fA-F]{3,8}\b(?!\s*\{)|rgb|hsl", line) and "color: #fff;" not in line
    ]
    assert not loose
    assert contrast("#ffffff", palette("light")["deep"]) >= 4.5
    assert contrast("#ffffff", palette("dark")["deep"]) >= 4.5


def test_contrast_is_computed_as_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
