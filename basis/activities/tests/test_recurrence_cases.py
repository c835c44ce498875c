"""The moments of a rule are those that somebody else finds: each way of coming again that goes wrong elsewhere, once."""

# ruff: noqa: E501  (a case is one line)

import datetime as dt

import pytest

from basis.activities.recurrence import Rule, moments
from basis.activities.recurrence_parts import aware
from basis.activities.tests.oracle import expected


def at(text: str) -> dt.datetime:
    """ "2026-12-01 10:00", on our clock."""
    return dt.datetime.fromisoformat(text)


def case(name, starts, rrule="", *, also=(), without=(), years=3, since=None):
    return pytest.param(
        Rule(at(starts), rrule, tuple(at(one) for one in also), tuple(at(one) for one in without)),
        since,
        years,
        id=name,
    )


CASES = [
    case("once", "2026-12-01 10:00"),
    case("every day", "2026-12-01 10:00", "FREQ=DAILY", years=1),
    case("every day in the night of summer time, at an hour that is skipped", "2027-03-25 02:30", "FREQ=DAILY;COUNT=6"),
    case("every day in the night of winter time, at an hour that comes twice", "2026-10-22 02:30", "FREQ=DAILY;COUNT=6"),
    case("every week across summer time, at the same time on the clock", "2027-03-02 20:00", "FREQ=WEEKLY;COUNT=8"),
    case("every week across winter time, at the same time on the clock", "2026-10-06 20:00", "FREQ=WEEKLY;COUNT=8"),
    case("every Sunday at half past two in the night", "2026-03-01 02:30", "FREQ=WEEKLY;BYDAY=SU"),
    case("the last Sunday of March, when the hour is skipped", "2026-03-29 02:30", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", years=9),
    case("the last Sunday of October, when the hour comes twice", "2026-10-25 02:30", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    case("just after midnight, when it is still yesterday in UTC", "2026-07-01 00:15", "FREQ=MONTHLY;COUNT=12"),
    case("just before midnight", "2026-12-31 23:59", "FREQ=DAILY;INTERVAL=7;COUNT=60"),
    case("COUNT counts what is left out", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=5", without=["2026-12-08 10:00"]),
    case("COUNT of which the first is left out", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=3", without=["2026-12-01 10:00"]),
    case("COUNT of one", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=1"),
    case("COUNT that is over before what is asked", "2026-12-01 10:00", "FREQ=DAILY;COUNT=400", since="2027-12-25 00:00"),
    case("COUNT does not count what comes beside it", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=3", also=["2026-12-03 10:00"]),
    case("an added moment without a rule", "2026-12-01 10:00", also=["2026-12-20 14:00", "2027-02-20 14:00"]),
    case("an added moment that the rule gives too", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=4", also=["2026-12-08 10:00"]),
    case("an added moment at another hour of the same day", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=4", also=["2026-12-08 14:00"]),
    case("an added moment that is left out as well", "2026-12-01 10:00", also=["2026-12-08 10:00"], without=["2026-12-08 10:00"]),
    case("leaving out another hour leaves out nothing", "2026-12-01 10:00", "FREQ=WEEKLY;COUNT=4", without=["2026-12-08 14:00"]),
    case("left out in summer, begun in winter", "2026-12-01 10:00", "FREQ=WEEKLY", without=["2027-06-01 10:00", "2027-07-06 10:00"]),
    case("all left out but one", "2026-12-01 10:00", "FREQ=DAILY;COUNT=2", without=["2026-12-01 10:00"]),
    case("the 31st, in months that have one", "2026-12-31 10:00", "FREQ=MONTHLY"),
    case("the 30th, not in February", "2026-11-30 10:00", "FREQ=MONTHLY;BYMONTHDAY=30"),
    case("the last day of each month", "2026-11-30 10:00", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    case("the last day but one", "2026-11-29 10:00", "FREQ=MONTHLY;BYMONTHDAY=-2"),
    case("the first and the last day", "2026-12-01 10:00", "FREQ=MONTHLY;BYMONTHDAY=1,-1"),
    case("the 31st counted from the end", "2026-12-01 10:00", "FREQ=MONTHLY;BYMONTHDAY=-31"),
    case("the 31st of every other month", "2026-12-31 10:00", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31"),
    case("29 February each year", "2024-02-29 10:00", "FREQ=YEARLY", years=20),
    case("29 February each four years", "2024-02-29 10:00", "FREQ=YEARLY;INTERVAL=4", years=20),
    case("the last day of February each year", "2026-02-28 10:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", years=9),
    case("the year 2100 is no leap year", "2096-02-29 10:00", "FREQ=YEARLY", years=12),
    case("the second Wednesday", "2026-12-09 19:30", "FREQ=MONTHLY;BYDAY=2WE"),
    case("the last Friday", "2026-12-25 16:00", "FREQ=MONTHLY;BYDAY=-1FR"),
    case("the last Friday but one", "2026-12-18 16:00", "FREQ=MONTHLY;BYDAY=-2FR"),
    case("the fifth Friday, in months that have one", "2027-01-29 16:00", "FREQ=MONTHLY;BYDAY=5FR"),
    case("the fifth Monday from the end", "2026-11-02 16:00", "FREQ=MONTHLY;BYDAY=-5MO"),
    case("the first and third Monday", "2026-12-07 10:00", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
    case("every Monday of the month", "2026-12-07 10:00", "FREQ=MONTHLY;BYDAY=MO"),
    case("each Friday the 13th", "2026-11-13 13:00", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", years=10),
    case("the Saturday after the first Sunday", "2026-12-12 13:00", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13"),
    case("the last working day", "2026-12-31 10:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    case("the second of Tuesdays and Wednesdays", "2026-12-02 10:00", "FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=2"),
    case("the first and the last of the weekends", "2026-12-05 10:00", "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1,-1"),
    case("a place that some months do not have", "2027-01-29 10:00", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=5"),
    case("the tenth working day of the year", "2027-01-14 10:00", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10", years=6),
    case("the first Sunday of May", "2027-05-02 10:00", "FREQ=YEARLY;BYMONTH=5;BYDAY=1SU", years=6),
    case("the twentieth Monday of the year", "2027-05-17 10:00", "FREQ=YEARLY;BYDAY=20MO", years=6),
    case("the 53rd Thursday, in years that have one", "2026-12-31 10:00", "FREQ=YEARLY;BYDAY=53TH", years=20),
    case("the last Sunday of the year", "2026-12-27 10:00", "FREQ=YEARLY;BYDAY=-1SU", years=6),
    case("every Thursday in March", "2027-03-04 10:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH"),
    case("each year in two months on two days", "2027-03-05 10:00", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=5,20"),
    case("a day of the month in a year without a month", "2027-01-13 10:00", "FREQ=YEARLY;BYMONTHDAY=13"),
    case("election day of the United States, from the standard", "2028-11-07 09:00",
         "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", years=12),
    case("every other week over the end of the year", "2026-12-01 10:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR"),
    case("every third week over a year of 53 weeks", "2026-12-22 10:00", "FREQ=WEEKLY;INTERVAL=3"),
    case("every tenth day over the end of a leap year", "2027-12-01 10:00", "FREQ=DAILY;INTERVAL=10"),
    case("every fifth month", "2026-11-15 10:00", "FREQ=MONTHLY;INTERVAL=5"),
    case("every eighteen months", "2026-06-15 10:00", "FREQ=MONTHLY;INTERVAL=18", years=9),
    case("every working day", "2026-12-01 08:45", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
    case("each day of January, from the standard", "2027-01-01 09:00", "FREQ=DAILY;BYMONTH=1"),
    case("every week but not in summer", "2026-12-01 10:00", "FREQ=WEEKLY;BYMONTH=9,10,11,12,1,2,3,4,5,6"),
    case("the week begins on Monday, from the standard", "1997-08-05 09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"),
    case("the week begins on Sunday, from the standard", "1997-08-05 09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"),
    case("a week that begins on Wednesday", "2026-12-01 10:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE;WKST=WE"),
    case("UNTIL is the last moment itself", "2026-12-01 10:00", "FREQ=WEEKLY;UNTIL=20261222T090000Z"),
    case("UNTIL is a second before it", "2026-12-01 10:00", "FREQ=WEEKLY;UNTIL=20261222T085959Z"),
    case("UNTIL is in UTC, also in summer", "2027-06-01 10:00", "FREQ=WEEKLY;UNTIL=20270622T080000Z"),
    case("UNTIL in the hour that comes twice", "2026-10-24 02:30", "FREQ=DAILY;UNTIL=20261025T003000Z"),
    case("UNTIL before the first moment", "2026-12-01 10:00", "FREQ=WEEKLY;UNTIL=20261101T000000Z", also=["2026-12-05 10:00"]),
    case("begun long ago", "1995-01-03 10:00", "FREQ=WEEKLY;INTERVAL=2", since="2026-12-01 00:00", years=1),
    case("begun long ago, every third month", "1995-01-31 10:00", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", since="2026-12-01 00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "since", "years"), CASES)
def test_the_moments_are_those_of_the_oracle(rule, since, years):
    begin = aware(at(since) if since else rule.starts - dt.timedelta(days=1))
    end = begin + dt.timedelta(days=round(366 * years))
    found = moments(rule, begin, end)
    assert [moment.astimezone(dt.UTC) for moment in found] == expected(rule, begin, end)
    assert found or rule.rrule.endswith("COUNT=400")


def test_there_are_at_least_forty_cases():
    assert len({one.id for one in CASES}) == len(CASES) >= 40


def test_the_first_moment_counts_also_when_the_rule_does_not_give_it():
    """RFC 5545 §3.3.10: "DTSTART always counts as the first occurrence". The oracle gives it, but does not count it."""
    rule = Rule(at("2026-12-01 10:00"), "FREQ=WEEKLY;BYDAY=WE;COUNT=3")
    begin, end = aware(at("2026-11-01 00:00")), aware(at("2027-11-01 00:00"))
    assert [moment.day for moment in moments(rule, begin, end)] == [1, 2, 9]
    assert [moment.day for moment in expected(rule, begin, end)] == [1, 2, 9, 16]


def test_a_last_day_without_a_time_counts_whole():
    """§3.3.10 asks for a moment in UTC here, many calendars write a day. The oracle makes it midnight in UTC."""
    rule = Rule(at("2026-12-01 10:00"), "FREQ=WEEKLY;UNTIL=20261215")
    begin, end = aware(at("2026-11-01 00:00")), aware(at("2027-11-01 00:00"))
    assert [moment.day for moment in moments(rule, begin, end)] == [1, 8, 15]
    assert [moment.day for moment in expected(rule, begin, end)] == [1, 8]


def test_bysetpos_counts_in_the_whole_week_also_in_the_first():
    """§3.3.10: BYSETPOS picks from the set of one interval, here the week. The oracle begins that set at DTSTART."""
    rule = Rule(at("2026-12-03 10:00"), "FREQ=WEEKLY;BYDAY=TU,TH,SA;BYSETPOS=1;COUNT=3")
    begin, end = aware(at("2026-11-01 00:00")), aware(at("2027-11-01 00:00"))
    assert [moment.day for moment in moments(rule, begin, end)] == [3, 8, 15]
    assert moments(rule, begin, end)[1:] == expected(rule, begin, end)[1:]


def test_what_is_left_out_an_hour_later_leaves_the_moment_itself():
    """§3.8.5.1: EXDATE leaves out that moment. The oracle compares also without zones, so that 11:00 is 10:00 UTC."""
    rule = Rule(at("2026-12-01 10:00"), "FREQ=WEEKLY;COUNT=3", exdates=(at("2026-12-08 11:00"),))
    begin, end = aware(at("2026-11-01 00:00")), aware(at("2027-11-01 00:00"))
    assert [moment.day for moment in moments(rule, begin, end)] == [1, 8, 15]
    assert [moment.day for moment in expected(rule, begin, end)] == [1, 15]
