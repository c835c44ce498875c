"""Opening hours that somebody fills in by day are the line that the map keeps, and that line is the same days again."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.socialmap import hours, hours_by_day
from basis.socialmap.hours_by_day import ByDay

clock = st.integers(0, 23 * 60 + 59).map(lambda minute: f"{minute // 60:02d}:{minute % 60:02d}")


@st.composite
def spans(draw):
    times = sorted(draw(st.sets(clock, min_size=4, max_size=4)))
    return draw(st.sampled_from([(), ((times[0], times[1]),), ((times[0], times[1]), (times[2], times[3]))]))


weeks = st.builds(ByDay, st.tuples(*[spans()] * 7), st.booleans()).filter(lambda week: any(week.days))


@given(weeks)
def test_days_become_a_line_that_can_be_read_and_is_the_same_days(week):
    line = hours_by_day.write(week)
    hours.read(line)
    assert hours_by_day.read(line) == week


@given(weeks)
def test_the_line_is_open_when_the_days_say_so(week):
    line = hours_by_day.write(week)
    monday = datetime.date(2026, 11, 9)  # a week without holidays
    for number, day in enumerate(week.days):
        told = hours.on_day(line, monday + number * datetime.timedelta(days=1))
        assert sum((stop - start for start, stop in told), datetime.timedelta()) == sum(
            (_length(*span) for span in day), datetime.timedelta()
        )


def _length(start, stop):
    begin, end = (datetime.datetime.strptime(one, "%H:%M") for one in (start, stop))  # noqa: DTZ007
    return end - begin


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("Mo-Fr 09:00-12:30; We 09:00-16:00; PH off", "Mo,Tu,Th,Fr 09:00-12:30; We 09:00-16:00; PH off"),
        ("Mo-Su 09:00-20:00", "Mo-Su 09:00-20:00"),
        ("09:00-17:00", "Mo-Su 09:00-17:00"),
        ("We-Th 16:00-23:00; Fr-Sa 16:00-01:00", "We,Th 16:00-23:00; Fr,Sa 16:00-01:00"),
        ("Mo-Fr 09:00-12:00,13:00-17:00; We off", "Mo,Tu,Th,Fr 09:00-12:00,13:00-17:00"),
        ("Sa-Mo 10:00-24:00", "Mo,Sa,Su 10:00-24:00"),
    ],
)
def test_a_line_of_weekdays_can_be_shown_by_day(line, again):
    assert hours_by_day.write(hours_by_day.read(line)) == again


@pytest.mark.parametrize(
    "line",
    [
        *("24/7", "Apr-Oct Mo-Su 09:00-20:00", "We[1] 10:00-12:00", 'Mo-Fr 09:00-12:00 open "bel eerst"'),
        *("sunrise-sunset", "Mo-Fr 09:00+", "Mo 09:00-10:00,11:00-12:00,13:00-14:00", "PH off; Mo 09:00-12:00", ""),
        "2026 Dec 24 10:00-12:00",
    ],
)
def test_a_line_that_says_more_is_kept_as_it_is(line):
    assert hours_by_day.read(line) is None
