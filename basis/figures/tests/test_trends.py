"""A figure through the years: what is joined, where the line is cut, and what is said about it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.areas.change_actions import tell_boundary_changes
from basis.areas.models import Area, BoundaryChange
from basis.figures import registry, trends
from basis.figures.comparison import Cell
from basis.figures.tests.makers import make_world
from basis.figures.tests.screens import text_of
from basis.figures.trends import Apart

HERE = Area(pk=1, kind="own", name="Ruwaard")
PAGE = "/gebieden/ruwaard/wijkfoto/woningwaarde/"


def _rows(code, years, gaps=(), changes=(), shared=()):
    cells = {
        year: Cell(1, code, year, None if year in gaps else 10.0, missing="secret" if year in gaps else "",
                   method="shared" if year in shared else "source")
        for year in years
    }  # fmt: skip
    one, moved = registry.indicator(code), {1: [BoundaryChange(since=a, year=b) for a, b in changes]}
    table = {1: {code: cells}}
    rows = trends.series(one, [HERE], table, moved)
    marks = trends.cuts(one, rows, moved)
    return rows, marks, trends.years(one, [HERE], table, marks), trends.chart(one, rows, marks, is_share=False)


def _apart(*given, **more):
    ((_area, steps),) = _rows(*given, **more)[0]
    return {step.cell.period: step.apart for step in steps}


def test_a_year_without_a_number_is_not_drawn_over():
    assert _apart("woningwaarde", [2019, 2020, 2021, 2022], gaps=[2021]) == {
        2019: Apart.FIRST,
        2020: None,
        2022: Apart.GAP,
    }


def test_a_break_in_how_it_is_counted_is_not_drawn_over():
    assert _apart("armoede", [2022, 2023, 2024, 2025]) == {
        2022: Apart.FIRST,
        2023: None,
        2024: Apart.COUNTED,
        2025: None,
    }


def test_a_survey_is_joined_over_its_shortest_pace_only():
    assert _apart("eenzaam", [2012, 2016, 2020, 2022]) == {
        2012: Apart.FIRST,
        2016: Apart.GAP,
        2020: Apart.GAP,
        2022: None,
    }


def test_counted_numbers_and_an_estimate_from_postcodes_are_not_joined():
    assert _apart("inwoners", [2020, 2021, 2022], shared=[2021]) == {
        2020: Apart.FIRST,
        2021: Apart.ESTIMATED,
        2022: Apart.ESTIMATED,
    }


def test_a_border_that_moved_is_not_drawn_over_and_a_year_that_is_not_known_exactly_not_at_all():
    assert _apart("woningwaarde", range(2018, 2023), changes=[(2019, 2020)]) == {
        2018: Apart.FIRST,
        2019: None,
        2020: Apart.MOVED,
        2021: None,
        2022: None,
    }
    wide = _apart("woningwaarde", range(2015, 2023), changes=[(2016, 2019)])
    assert [year for year, apart in wide.items() if apart == Apart.MOVED] == [2017, 2018, 2019]
    over_a_gap = _apart("woningwaarde", range(2018, 2023), gaps=[2020], changes=[(2019, 2020)])
    assert over_a_gap[2021] == Apart.MOVED


def test_picture_and_table_say_where_and_why_the_line_is_cut():
    _r, marks, years, picture = _rows("woningwaarde", range(2018, 2023), changes=[(2019, 2020)])
    assert [cut.reason for cut in marks] == ["In 2020 is de grens van Ruwaard veranderd."]
    assert {one.year: one.cuts for one in years if one.cuts} == {2020: (marks[0].reason,)}
    assert [one.year for one in years] == [2022, 2021, 2020, 2019, 2018]
    dots, lines = picture.rows[0].dots, picture.rows[0].lines
    assert [(line.x1, line.x2) for line in lines] == [(dots[i].x, dots[i + 1].x) for i in (0, 2, 3)]
    x = [float(at.rstrip("%")) for at in (dots[1].x, picture.gaps[0], dots[2].x)]
    assert x == sorted(x) and len(picture.gaps) == 1


def test_a_change_in_a_year_we_do_not_know_says_between_which():
    _r, marks, years, _p = _rows("woningwaarde", [2018, 2019, 2020], changes=[(2016, 2025)])
    assert [cut.reason for cut in marks] == ["Tussen 2016 en 2025 is de grens van Ruwaard veranderd."]
    assert [one.cuts for one in years] == [(marks[0].reason,), (), ()]


@pytest.mark.parametrize("change", [(2010, 2011), (2022, 2023), (2017, 2018)])
def test_a_change_before_the_first_or_after_the_last_number_cuts_nothing(change):
    _r, marks, years, picture = _rows("woningwaarde", range(2018, 2023), changes=[change])
    assert not marks and not picture.gaps and not any(one.cuts for one in years)
    assert len(picture.rows[0].lines) == 4


def test_counting_and_border_can_change_in_one_year():
    _r, marks, years, _p = _rows("armoede", [2023, 2024], changes=[(2023, 2024)])
    assert len(marks) == 2 == len(years[0].cuts)


@pytest.fixture
def areas(db):
    return make_world()


def test_the_page_says_what_changed_in_chart_and_table(client, areas):
    tell_boundary_changes({("WK082806", 2020): True})
    page = text_of(client, PAGE)
    said = "In 2020 is de grens van Ruwaard veranderd."
    assert f"{said} Cijfers van ervoor en erna gaan niet over hetzelfde gebied." in page
    assert re.search(rf"2020 € 310\.000 € 330\.000 [^€]*{said} 2019 € 300\.000", page)
    content = client.get(PAGE).content.decode()
    assert said in re.search(r"<desc.*?</desc>", content, re.S)[0]
    assert 'class="trend__gap"' in content
    assert "is de grens van" not in text_of(client, PAGE.replace("ruwaard", "oss"))


def test_a_change_of_the_municipality_cuts_its_own_line_only(client, areas):
    tell_boundary_changes({("GM0828", 2020): True})
    assert "In 2020 is de grens van Oss veranderd." in text_of(client, PAGE)
    content = client.get(PAGE).content.decode()
    assert 'class="trend__gap"' not in content
    lines = {
        kind: re.search(rf'<g class="trend__row--{kind}">.*?</g>', content, re.S)[0].count("trend__line")
        for kind in ("area", "city")
    }
    assert lines == {"area": 2, "city": 1}


def test_the_page_is_english_for_who_reads_english(client, areas):
    tell_boundary_changes({("WK082806", 2020): True})
    assert "In 2020 the border of Ruwaard changed." in text_of(client, f"/en{PAGE}")


def test_the_page_takes_as_many_queries_however_often_borders_moved(client, areas, django_assert_num_queries):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as before:
        client.get(PAGE)
    tell_boundary_changes({(code, year): True for code in ("WK082806", "GM0828") for year in range(2010, 2023)})
    with django_assert_num_queries(len(before)):
        client.get(PAGE)
