"""The geometry of bars and lines, and what is said for certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.figures import charts, findings, registry
from basis.figures.charts import Amount, Moment
from basis.figures.comparison import Cell, Figure, share


def _bar(value, **differences):
    return Amount("Ruwaard", "area", value, "", **differences)


def _number(percent):
    return float(percent.rstrip("%") or 0)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6))
def test_bars_begin_at_nought_keep_within_the_picture_and_keep_their_proportions(values):
    made = charts.bars([_bar(value) for value in values])
    ends = [(_number(bar.start), _number(bar.start) + _number(bar.width)) for bar in made]
    assert all(-0.1 <= low <= high <= 100.1 for low, high in ends)
    span = max(0.0, *values) - min(0.0, *values)
    for value, bar in zip(values, made, strict=True):
        assert _number(bar.width) == pytest.approx(100 * abs(value) / span if span else 0, abs=0.06)


def test_an_interval_lies_over_its_bar_and_sets_the_scale():
    (bar,) = charts.bars([_bar(50.0, lower=40.0, upper=62.5)])
    assert (bar.start, bar.width, bar.low, bar.high) == ("0", "80%", "64%", "100%")


def test_a_negative_number_goes_to_the_left_of_nought():
    below, above = charts.bars([_bar(-1.0), _bar(3.0)])
    assert (below.start, below.width) == ("0", "25%")
    assert (above.start, above.width) == ("25%", "75%")


def test_a_missing_number_is_no_bar_but_a_reason():
    (bar,) = charts.bars([_bar(None, missing="geheim")])
    assert (bar.width, bar.missing) == ("0", "geheim")


@given(st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=8), st.booleans())
def test_an_axis_holds_all_values_and_never_makes_a_mountain_of_a_molehill(values, from_nought):
    low, high = charts.round_scale(values, from_nought=from_nought)
    assert low <= min(values) <= max(values) <= high
    assert high > low or max(map(abs, values)) < 1e-9
    if from_nought:
        assert low <= 0 <= high
    elif min(values) > 0.1:
        assert high - low >= max(values) / 4 * 0.999


def _line(*moments):
    series = [("Ruwaard", "area", [Moment(year, value, str(value), follows) for year, value, follows in moments])]
    return charts.trend(series, [2020.5], [(0.0, "0"), (10.0, "10")])


def test_only_what_may_be_joined_is_joined():
    drawn = _line((2019, 1.0, False), (2020, 2.0, True), (2022, 3.0, False), (2023, 4.0, True))
    (row,) = drawn.rows
    assert [dot.year for dot in row.dots] == [2019, 2020, 2022, 2023]
    assert [(line.x1, line.x2) for line in row.lines] == [
        (row.dots[0].x, row.dots[1].x),
        (row.dots[2].x, row.dots[3].x),
    ]
    assert len(drawn.gaps) == 1 and _number(row.dots[1].x) < _number(drawn.gaps[0]) < _number(row.dots[2].x)


def test_a_long_trend_has_few_labels_the_first_and_last_among_them():
    drawn = _line(*((year, 1.0, True) for year in range(2013, 2026)))
    assert [tick.label for tick in drawn.years][:: len(drawn.years) - 1] == ["2013", "2025"]
    assert len(drawn.years) <= charts.MOST_YEAR_LABELS
    assert drawn.years[0].anchor == "start" and drawn.years[-1].anchor == "end"


@given(st.integers(0, 5000), st.integers(1, 20000), st.floats(0, 4), st.floats(0, 4))
def test_the_margin_of_a_share_holds_whatever_rounding_did(part, whole, off_part, off_whole):
    part = min(part, whole)
    made = share(Cell(1, "a", 2024, part, margin=4.0), Cell(1, "b", 2024, whole, margin=4.0))
    worst = 100 * (part + off_part) / max(whole - off_whole, 1.0)
    assert made.value == pytest.approx(100 * part / whole)
    assert worst <= made.value + made.margin + 1e-9


def test_a_share_is_an_estimate_when_either_of_the_two_is():
    counted, shared = Cell(1, "a", 2024, 20.0, margin=4.0), Cell(1, "a", 2024, 20.0, method="shared")
    whole = Cell(1, "b", 2024, 100.0, margin=4.0)
    assert (share(counted, whole).method, share(counted, whole).margin > 0) == ("source", True)
    for part, of in ((shared, whole), (counted, whole._replace(method="shared"))):
        assert (share(part, of).value, share(part, of).method, share(part, of).margin) == (20.0, "shared", None)
        certain = Cell(2, "a", 2024, 90.0, margin=0.1)
        assert not findings.is_certain(share(part, of), certain, registry.indicator("leeftijd-65plus"))


def _figure(here, there, code="eenzaam"):
    return Figure(registry.indicator(code), 2022, (here, there))


def _estimate(value, width, **differences):
    return Cell(1, "eenzaam", 2022, value, value - width, value + width)._replace(**differences)


@pytest.mark.parametrize(
    ("here", "there", "says"),
    [
        (_estimate(54.0, 4.0), _estimate(46.0, 1.0), "question"),
        (_estimate(30.0, 4.0), _estimate(46.0, 1.0), "strength"),
        (_estimate(50.0, 4.0), _estimate(46.0, 1.0), None),  # the intervals touch
        (_estimate(46.5, 0.1), _estimate(46.0, 0.1), None),  # certain, and nothing to talk about
        (_estimate(54.0, 4.0, lower=None, upper=None), _estimate(46.0, 1.0), None),  # an estimate without interval
        (_estimate(54.0, 4.0, coverage=0.96), _estimate(46.0, 1.0), None),  # a part is not known
        (Cell(1, "eenzaam", 2022, None, missing="secret"), _estimate(46.0, 1.0), None),
    ],
)
def test_a_difference_is_named_only_when_it_is_certain_and_worth_it(here, there, says):
    found = findings.finding(_figure(here, there))
    assert (found and ("strength" if found.is_strength else "question")) == says


def test_a_neutral_figure_is_never_good_or_bad():
    assert findings.finding(_figure(_estimate(80.0, 1.0), _estimate(20.0, 1.0), "mantelzorgers")) is None


def test_rounding_can_explain_a_difference():
    far, near = Cell(1, "armoede", 2024, 6.0, margin=2.0), Cell(2, "armoede", 2024, 4.5)
    assert findings.finding(_figure(far, near, "armoede")) is None
    assert findings.finding(_figure(far._replace(margin=0.1), near, "armoede")) is not None


def test_a_number_shared_out_from_postcodes_is_never_certain():
    near = Cell(2, "bijstand", 2021, 20.0, margin=0.1)
    far = Cell(1, "bijstand", 2021, 60.0, margin=0.1)
    assert findings.is_certain(far, near, registry.indicator("bijstand"))
    assert not findings.is_certain(far._replace(method="shared"), near, registry.indicator("bijstand"))


def test_at_most_three_of_each_the_greatest_first():
    figures = [_figure(_estimate(value, 0.5), _estimate(20.0, 0.5)) for value in (30.0, 50.0, 40.0, 35.0, 10.0)]
    strengths, questions = findings.findings(figures)
    assert [one.here.value for one in questions] == [50.0, 40.0, 35.0]
    assert [one.here.value for one in strengths] == [10.0]
