"""What may be repeated and how it is said; what is left out, added, cut in two; nothing runs on without end."""

# ruff: noqa: DTZ001  (times on our clock, as people write them)

import datetime as dt
import time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from basis.activities import recurrence
from basis.activities.recurrence import Rule, also, check, ended_before, in_words, moments, rest_from, without
from basis.activities.recurrence_parts import AMSTERDAM, aware

TUESDAY = dt.datetime(2026, 12, 1, 10, 0)
BEGIN, END = aware(dt.datetime(2026, 11, 1)), aware(dt.datetime(2046, 11, 1))


def on_our_clock(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def test_the_time_on_the_clock_stays_across_summer_time():
    found = moments(Rule(dt.datetime(2027, 3, 23, 20, 0), "FREQ=WEEKLY;COUNT=2"), BEGIN, END)
    assert [f"{moment:%H:%M %z}" for moment in found] == ["20:00 +0100", "20:00 +0200"]


def test_a_time_that_is_skipped_counts_with_the_offset_before_it():
    """RFC 5545 §3.3.5."""
    found = moments(Rule(dt.datetime(2027, 3, 27, 2, 30), "FREQ=DAILY;COUNT=3"), BEGIN, END)
    assert [f"{moment:%d %H:%M %z}" for moment in found] == ["27 02:30 +0100", "28 03:30 +0200", "29 02:30 +0200"]


def test_of_a_time_that_comes_twice_the_first_is_meant():
    """RFC 5545 §3.3.5."""
    found = moments(Rule(dt.datetime(2027, 10, 30, 2, 30), "FREQ=DAILY;COUNT=3"), BEGIN, END)
    assert [f"{moment:%d %H:%M %z}" for moment in found] == ["30 02:30 +0200", "31 02:30 +0200", "01 02:30 +0100"]


def test_a_moment_in_the_skipped_hour_can_be_left_out_as_it_was_given():
    rule = Rule(dt.datetime(2027, 3, 27, 2, 30), "FREQ=DAILY;COUNT=3")
    given = moments(rule, BEGIN, END)[1]
    assert [moment.day for moment in moments(without(rule, given), BEGIN, END)] == [27, 29]
    assert rest_from(rule, given).starts == dt.datetime(2027, 3, 28, 2, 30)


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31;COUNT=100",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
        "FREQ=DAILY;INTERVAL=1000;BYMONTHDAY=31;BYMONTH=2;COUNT=10000",
    ],
)
def test_a_rule_that_never_comes_true_is_soon_done_with(rrule):
    begun = time.perf_counter()
    assert moments(Rule(TUESDAY, rrule), BEGIN, END) == [aware(TUESDAY)]
    assert moments(Rule(TUESDAY, rrule), BEGIN, aware(dt.datetime(9998, 1, 1))) == [aware(TUESDAY)]
    assert time.perf_counter() - begun < 2


def test_one_call_gives_no_more_than_it_says():
    assert len(moments(Rule(TUESDAY, "FREQ=DAILY"), BEGIN, aware(dt.datetime(2100, 1, 1)))) == recurrence.MOST


def test_stopping_before_a_moment_counts_down_or_sets_a_last_moment_in_utc():
    fourth = on_our_clock("2026-12-22 10:00")
    assert ended_before(Rule(TUESDAY, "FREQ=WEEKLY;COUNT=9"), fourth).rrule == "FREQ=WEEKLY;COUNT=3"
    assert ended_before(Rule(TUESDAY, "FREQ=WEEKLY"), fourth).rrule == "FREQ=WEEKLY;UNTIL=20261222T085959Z"
    in_summer = on_our_clock("2027-06-01 10:00")
    assert ended_before(Rule(TUESDAY, "FREQ=WEEKLY;UNTIL=20300101"), in_summer).rrule.endswith("UNTIL=20270601T075959Z")
    ends_sooner = Rule(TUESDAY, "FREQ=WEEKLY;UNTIL=20261210T000000Z")
    assert ended_before(ends_sooner, in_summer) == ends_sooner


def test_stopping_just_after_the_skipped_hour_counts_in_utc():
    """A second before 3:00 there is no 2:59:59 on the clock."""
    rule = Rule(dt.datetime(2027, 3, 26, 2, 0), "FREQ=DAILY;INTERVAL=2")
    skipped = moments(rule, BEGIN, END)[1]
    stopped = ended_before(rule, skipped)
    assert stopped.rrule.endswith("UNTIL=20270328T005959Z")
    assert [moment.day for moment in moments(stopped, BEGIN, END)] == [26]


def test_in_the_hour_that_comes_twice_moments_are_told_apart():
    rule = Rule(dt.datetime(2027, 10, 31, 2, 30))
    second = dt.datetime(2027, 10, 31, 2, 15, tzinfo=AMSTERDAM, fold=1)
    assert len(moments(rule, BEGIN, second)) == 1
    assert moments(rule, second, END) == []


def test_a_count_counts_down_what_was_left_out_too():
    rule = without(Rule(TUESDAY, "FREQ=WEEKLY;COUNT=9"), on_our_clock("2026-12-08 10:00"))
    stopped = ended_before(rule, on_our_clock("2026-12-22 10:00"))
    assert stopped.rrule == "FREQ=WEEKLY;COUNT=3"
    assert [moment.day for moment in moments(stopped, BEGIN, END)] == [1, 15]


def test_nothing_can_stop_before_it_begins():
    with pytest.raises(ValueError, match="before the first"):
        ended_before(Rule(TUESDAY, "FREQ=WEEKLY"), aware(TUESDAY))


def test_what_comes_beside_it_comes_once():
    rule = also(Rule(TUESDAY), on_our_clock("2026-12-03 14:00"))
    assert also(rule, on_our_clock("2026-12-03 14:00")) == rule
    assert also(rule, aware(TUESDAY)) == rule
    assert [moment.day for moment in moments(rule, BEGIN, END)] == [1, 3]


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=HOURLY", "per dag, week, maand of jaar"),
        ("FREQ=SECONDLY;COUNT=10", "per dag, week, maand of jaar"),
        ("INTERVAL=2", "per dag, week, maand of jaar"),
        ("FREQ=DAILY;BYHOUR=1,2", "BYHOUR"),
        ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
        ("FREQ=DAILY;RSCALE=CHINESE", "RSCALE"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "Niet allebei"),
        ("FREQ=DAILY;COUNT=0", "COUNT"),
        ("FREQ=DAILY;COUNT=999999999999", "COUNT"),
        ("FREQ=DAILY;COUNT=veel", "COUNT"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("FREQ=WEEKLY;BYDAY=2TU", "per maand of per jaar"),
        ("FREQ=MONTHLY;BYDAY=6TU", "6TU"),
        ("FREQ=MONTHLY;BYDAY=DI", "DI"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "per week"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYSETPOS=1", "niet welke"),
        ("FREQ=DAILY;UNTIL=morgen", "MORGEN"),
        ("FREQ=DAILY;FREQ=WEEKLY", "twee keer"),
        ("FREQ=DAILY;" + "X" * 600, "te lang"),
    ],
)
def test_what_we_cannot_repeat_is_refused_in_words(rrule, words):
    with pytest.raises(ValidationError) as refused:
        check(rrule)
    assert words in refused.value.messages[0]


def test_once_is_a_rule_as_well():
    check("")
    assert in_words(Rule(TUESDAY)) == ""


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=DAILY;INTERVAL=3", "elke 3 dagen"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag"),
        ("FREQ=WEEKLY", "elke dinsdag"),
        ("FREQ=WEEKLY;BYDAY=TU,TH,SA", "elke dinsdag, donderdag en zaterdag"),
        ("FREQ=WEEKLY;INTERVAL=2", "elke 2 weken op dinsdag"),
        ("FREQ=WEEKLY;BYMONTH=12,1,2", "elke dinsdag, alleen in januari, februari en december"),
        ("FREQ=MONTHLY;BYDAY=2WE;UNTIL=20270601", "elke tweede woensdag van de maand, tot en met 1 juni 2027"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "elke laatste vrijdag van de maand, 6 keer in totaal"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "elke een na laatste vrijdag van de maand"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "elke 2 maanden op de eerste maandag van de maand"),
        ("FREQ=MONTHLY", "elke maand op dag 1"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "elke maand op dag 1 en dag 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "elke maand op de laatste dag van de maand"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "elke maand op de laatste werkdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "elke maand op vrijdag als dat dag 13 is"),
        ("FREQ=YEARLY", "elk jaar op 1 december"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=1SU", "elk jaar op de eerste zondag van mei"),
        ("FREQ=YEARLY;INTERVAL=4", "elke 4 jaar op 1 december"),
    ],
)
def test_it_is_said_as_one_says_it(rrule, words):
    with translation.override("nl"):
        assert in_words(Rule(TUESDAY, rrule)) == words
