"""Days on which a municipality works, against the law and what is celebrated."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis import working_days

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))
COUNTS = st.integers(1, 60)


def on(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-01-01", "New Year's Day"),
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2026-04-27", "Koningsdag, a Monday"),
        ("2026-05-05", "Bevrijdingsdag, also in a year that is no lustrum"),
        ("2026-05-14", "Ascension Day"),
        ("2026-05-25", "Whit Monday"),
        ("2026-12-25", "Christmas"),
        ("2024-12-26", "second Christmas day"),
        ("2026-11-28", "a Saturday"),
        ("2026-11-29", "a Sunday"),
        ("2016-03-28", "Easter Monday in a leap year"),
    ],
)
def test_nobody_is_expected_to_work(day, why):
    assert not working_days.is_working_day(on(day)), why


@pytest.mark.parametrize("day", ["2026-04-28", "2026-12-24", "2026-12-31", "2026-05-04", "2025-04-28", "2031-04-28"])
def test_somebody_is_expected_to_work(day):
    assert working_days.is_working_day(on(day))


@pytest.mark.parametrize(("year", "day"), [(2025, "2025-04-26"), (2031, "2031-04-26"), (2026, "2026-04-27")])
def test_koningsdag_is_on_saturday_when_the_27th_is_a_sunday(year, day):
    assert {one for one in working_days.holidays(year) if one.month == 4 and one.day in {26, 27}} == {on(day)}


@pytest.mark.parametrize(
    ("since", "count", "until"),
    [
        ("2026-11-28", 5, "2026-12-04"),  # from a Saturday: the whole week after it
        ("2026-11-27", 5, "2026-12-04"),  # from the Friday before: the same
        ("2026-11-30", 5, "2026-12-07"),
        ("2026-12-24", 1, "2026-12-28"),  # over Christmas
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-04-02", 5, "2026-04-13"),  # over Easter, with Good Friday
        ("2026-04-24", 5, "2026-05-04"),  # over Koningsdag
        ("2026-05-04", 1, "2026-05-06"),  # over Bevrijdingsdag
    ],
)
def test_a_term_by_hand(since, count, until):
    assert working_days.after(on(since), count) == on(until)


@given(DAYS, COUNTS)
def test_a_term_ends_later_on_a_working_day_with_as_many_working_days_in_it(day, count):
    until = working_days.after(day, count)
    between = [day + datetime.timedelta(days=number) for number in range(1, (until - day).days + 1)]
    assert until > day and working_days.is_working_day(until)
    assert sum(working_days.is_working_day(one) for one in between) == count


@given(DAYS, st.integers(0, 40), COUNTS, st.integers(0, 20))
def test_who_asks_later_or_gives_more_time_never_gets_it_sooner(day, later, count, more):
    then = day + datetime.timedelta(days=later)
    assert working_days.after(day, count) <= working_days.after(then, count)
    assert working_days.after(day, count) <= working_days.after(day, count + more)


@given(DAYS, COUNTS, COUNTS)
def test_two_terms_one_after_the_other_are_one_long_term(day, first, second):
    assert working_days.after(working_days.after(day, first), second) == working_days.after(day, first + second)


@pytest.mark.parametrize("count", [0, -1])
def test_a_term_is_at_least_one_day(count):
    with pytest.raises(ValueError):
        working_days.after(on("2026-11-28"), count)


@given(st.integers(1900, 2199))
def test_each_year_has_nine_holidays_of_which_two_may_meet(year):
    assert 8 <= len(working_days.holidays(year)) <= 9  # Ascension Day can be on 5 May
