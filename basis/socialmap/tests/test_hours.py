"""Opening hours: what a line means at a moment and in words, across holidays and changes of the clock."""

import datetime

import pytest
from django.utils import translation

from basis.socialmap import hours, hours_words

HERE = hours.HERE
WEDNESDAY = datetime.datetime(2026, 11, 25, 10, tzinfo=HERE)
OFFICE = "Mo-Fr 09:00-17:00; PH off"


def at(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("line", "moment", "is_open"),
    [
        (OFFICE, "2026-11-25T09:00", True),
        (OFFICE, "2026-11-25T17:00", False),
        (OFFICE, "2026-11-28T10:00", False),
        (OFFICE, "2026-12-25T10:00", False),  # Christmas
        (OFFICE, "2026-04-27T10:00", False),  # King's Day
        (OFFICE, "2026-04-06T10:00", False),  # Easter Monday
        (OFFICE, "2026-05-14T10:00", False),  # Ascension
        (OFFICE, "2026-05-25T10:00", False),  # Whit Monday
        ("We[1] 10:00-12:00", "2026-12-02T11:00", True),
        ("We[1] 10:00-12:00", "2026-12-09T11:00", False),
        ("Fr 20:00-02:00", "2026-11-28T01:00", True),
        ("24/7", "2026-11-28T01:00", True),
        ('Mo-Fr 09:00-12:00 unknown "op afspraak"', "2026-11-25T10:00", False),
        ("", "2026-11-25T10:00", False),
    ],
)
def test_a_line_says_whether_it_is_open(line, moment, is_open):
    assert hours.is_open(line, at(moment)) is is_open


def test_the_clock_of_here_counts_in_summer_and_in_winter():
    nine_in_summer = datetime.datetime(2026, 7, 1, 7, 30, tzinfo=datetime.UTC)
    nine_in_winter = datetime.datetime(2026, 12, 1, 7, 30, tzinfo=datetime.UTC)
    assert hours.is_open(OFFICE, nine_in_summer)
    assert not hours.is_open(OFFICE, nine_in_winter)


@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24"])
def test_the_day_after_a_change_of_the_clock_opens_on_time(day):
    opens = hours.next_opening("Su 10:00-12:00", at(f"{day}T12:00"))
    assert (opens.hour, opens.weekday()) == (10, 6)


def test_the_next_opening_passes_over_holidays():
    assert hours.next_opening(OFFICE, at("2026-12-24T18:00")) == at("2026-12-28T09:00")
    assert hours.next_opening("2020 Mo 10:00-11:00", WEDNESDAY) is None


def test_what_is_not_written_as_hours_are_is_refused():
    for line in ("ma-vr 9-17", "elke dag", "Mo 25:00-26:00"):
        with pytest.raises(hours.NoHours):
            hours.read(line)


@pytest.mark.parametrize(
    ("weekday", "part", "is_open"),
    [(2, "ochtend", True), (2, "avond", False), (5, "", False), (4, "middag", True), (4, "", True)],
)
def test_a_part_of_a_weekday_is_asked_of_an_ordinary_week(weekday, part, is_open):
    assert hours.is_open_in(OFFICE, weekday, part, datetime.date(2026, 12, 21)) is is_open  # that Friday is Christmas


def test_ten_minutes_of_a_morning_are_no_open_morning():
    assert not hours.is_open_in("Mo-Su 11:50-17:00", 2, "ochtend", WEDNESDAY.date())


@pytest.mark.parametrize(
    ("line", "moment", "said"),
    [
        (OFFICE, "2026-11-25T10:00", "Nu open, tot 17.00 uur"),
        (OFFICE, "2026-11-25T08:00", "Nu dicht, vandaag open vanaf 9.00 uur"),
        (OFFICE, "2026-11-25T18:00", "Nu dicht, morgen open om 9.00 uur"),
        (OFFICE, "2026-11-27T18:00", "Nu dicht, maandag open om 9.00 uur"),
        ("We[1] 10:00-12:00", "2026-12-09T10:00", "Nu dicht, woensdag 6 januari open om 10.00 uur"),
        ("Fr 20:00-02:00", "2026-11-27T23:00", "Nu open, tot 2.00 uur"),
        ("Mo-Su 00:00-24:00", "2026-11-25T10:00", "Altijd open"),
        ("Tu-Th 00:00-24:00", "2026-11-24T10:00", "Nu open, tot vrijdag 24.00 uur"),
        ("2020 Mo 10:00-11:00", "2026-11-25T10:00", "Nu dicht"),
        ("", "2026-11-25T10:00", ""),
    ],
)
def test_the_moment_is_said_in_plain_dutch(line, moment, said):
    assert hours_words.now(line, at(moment)) == said


def test_a_week_is_a_table_and_says_what_is_otherwise_soon():
    said = hours_words.say("Mo-Fr 09:00-12:00,13:00-17:00; PH off", at("2026-12-16T10:00"))
    assert said.is_week
    assert [row.times for row in said.rows[:6:5]] == ["9.00 tot 12.00 en 13.00 tot 17.00 uur", "dicht"]
    assert [row.is_today for row in said.rows].index(True) == 2
    assert said.notes == ("Let op: vrijdag 25 december dicht.", "Op feestdagen dicht.")


def test_weeks_that_differ_are_said_as_the_next_times():
    said = hours_words.say("We[1] 10:00-12:00", WEDNESDAY)
    assert not said.is_week
    assert (said.rows[0].day, said.rows[0].times) == ("woensdag 2 december", "10.00 tot 12.00 uur")


def test_a_night_belongs_to_the_day_on_which_it_began():
    said = hours_words.say("Fr-Sa 20:00-02:00", WEDNESDAY)
    assert [row.times for row in said.rows[4:]] == ["20.00 tot 2.00 uur", "20.00 tot 2.00 uur", "dicht"]


def test_hours_are_said_in_english_too():
    with translation.override("en"):
        assert hours_words.now(OFFICE, WEDNESDAY) == "Open now, until 17:00"
        assert hours_words.say(OFFICE, WEDNESDAY).rows[6].times == "closed"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Mo-Fr 09:00-12:00", "maandag tot en met vrijdag 9.00 tot 12.00 uur"),
        ("Mo,We 09:00-12:00; Fr 13:00-15:00", "maandag en woensdag 9.00 tot 12.00 uur; vrijdag 13.00 tot 15.00 uur"),
        ("Mo-Su 10:00-11:00", "elke dag 10.00 tot 11.00 uur"),
        ("We[1] 10:00-12:00", "de volgende keer: woensdag 2 december, 10.00 tot 12.00 uur"),
        ("", ""),
    ],
)
def test_hours_are_said_in_one_line_too(line, said):
    assert hours_words.short(line, WEDNESDAY) == said
