"""A calendar is read however it is written; what is none is refused in words, and nobody waits long for it."""

import time

import pytest
from django.core.exceptions import ValidationError

from basis.calendars import reading
from basis.calendars.tests.makers import NOW, calendar_of, event


@pytest.mark.parametrize(
    "content",
    [
        calendar_of(event("a", "Café Zoë")).replace(b"\r\n", b"\n"),
        b"\xef\xbb\xbf" + calendar_of(event("a", "Café Zoë")),
        calendar_of(event("a", "Café Zoë")).decode().encode("cp1252"),
        calendar_of(event("a", "Café Zoë")).replace("Café".encode(), "Ca\r\n fé".encode()),  # folded
        calendar_of(event("a", "Café Zoë")).replace(b"SUMMARY", b"summary;LANGUAGE=nl"),
    ],
)
def test_it_is_read_however_it_is_written(content):
    assert [one.title for one in reading.read(content, "a.ics", now=NOW).events] == ["Café Zoë"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Hier staat niets"),
        (b"  \n ", "Hier staat niets"),
        (calendar_of(event())[:-20], "halverwege afgebroken"),
        (b"<!doctype html><html></html>", "webpagina"),
        (b"PK\x03\x04" + b"\x00" * 50, "teken dat niet in tekst hoort"),
        (b"\x00" * 100, "teken dat niet in tekst hoort"),
        (calendar_of(event()) + b"x" * (5 * 2**20), "5 MB"),
        (calendar_of(*(event(str(number)) for number in range(2001))), "te veel"),
    ],
)
def test_what_is_no_calendar_is_refused_in_words(content, words):
    with pytest.raises(ValidationError) as refused:
        reading.read(content, "agenda.ics", now=NOW)
    assert words in refused.value.messages[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "BEGIN:VEVENT\r\n" * 1900,
        "\r\n".join(["BEGIN:VEVENT", "UID:x", *["BEGIN:VALARM"] * 100_000, "END:VEVENT"]),
        event("x", "X", "20261201T100000", "DESCRIPTION:" + "<b>" * 1_000_000),
        event("x", "X", "20261201T100000", "DESCRIPTION:" + "<" * 3_000_000 + ">"),
        event("x", "X", "20261201T100000", "DESCRIPTION:" + "&amp\\;" * 500_000),
        event("x", "X", "20261201T100000", "DESCRIPTION:\r\n" + " x\r\n" * 1_000_000),
        event("x", "X", "19700102T100000", "RRULE:FREQ=DAILY;COUNT=10000"),
        event("x", "X", "20261201T100000", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        event("x", "X", "20261201T100000", "X-" + "A" * 4_000_000 + ":1"),
        event("x", "X", "20261201T100000", "X;" + "A=1;" * 500_000 + ":1"),
        event("x", "S" * 4_000_000, "20261201T100000"),
    ],
    ids=range(11),
)
def test_a_hostile_calendar_is_soon_done_with_and_leaves_the_good_in(hostile):
    begun = time.process_time()
    found = reading.read(calendar_of(hostile, event("goed", "Goed")), "agenda.ics", now=NOW)
    assert "Goed" in [one.title for one in found.events]
    assert time.process_time() - begun < 10


def test_a_year_of_a_busy_calendar_is_read_in_seconds():
    many = [event(f"e{number}", f"Soep {number}", "20270105T100000", "RRULE:FREQ=WEEKLY") for number in range(500)]
    begun = time.process_time()
    assert len(reading.read(calendar_of(*many), "agenda.ics", now=NOW).events) == 500
    assert time.process_time() - begun < 5
