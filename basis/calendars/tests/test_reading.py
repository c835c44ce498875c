"""What a calendar says is read as it is meant; of what is wrong it is said what, and the rest comes in."""

import datetime as dt

import pytest

from basis.calendars import reading
from basis.calendars.tests.makers import NOW, calendar_of, event

DAY = dt.datetime(2026, 12, 1)  # noqa: DTZ001  (on our clock)
TEN = DAY.replace(hour=10)
MANY = ",".join(f"{DAY + dt.timedelta(days=number):%Y%m%dT%H%M%S}" for number in range(401))


def told(*events):
    return reading.read(calendar_of(*events), "agenda.ics", now=NOW)


def only(*lines, **options):
    """The one event with these further lines."""
    found = told(event("koffie", "Koffie", "20261201T100000", *lines, **options))
    assert not found.wrong, found.wrong
    return found.events[0]


def bare(*lines):
    """An event of only these lines."""
    return "\r\n".join(["BEGIN:VEVENT", "UID:koffie", "SUMMARY:Koffie", *lines, "END:VEVENT"])


def why(*lines):
    """What is wrong with it; the event beside it comes in."""
    found = told(bare(*lines), event("goed", "Goed"))
    assert [one.title for one in found.events] == ["Goed"]
    assert len(found.wrong) == 1
    assert "koffie" in found.named
    return found.wrong[0][1]


def test_an_event_says_what_when_how_long_and_where():
    found = only(
        "DTEND;TZID=Europe/Amsterdam:20261201T113000",
        "DESCRIPTION:Kom binnen\\, de\\nkoffie is klaar.",
        "LOCATION:Zaal 2\\; de hal",
        "URL:https://www.voorbeeld.nl/koffie",
    )
    assert (found.starts, found.minutes, found.where) == (TEN, 90, "Zaal 2; de hal")
    assert (found.text, found.url) == ("Kom binnen, de\nkoffie is klaar.", "https://www.voorbeeld.nl/koffie")


@pytest.mark.parametrize(
    ("line", "starts", "minutes"),
    [
        ("DTSTART:20261201T100000", "10:00", 60),  # floating: our clock
        ("DTSTART:20261201T090000Z", "10:00", 60),
        ("DTSTART;TZID=Europe/Berlin:20261201T100000", "10:00", 60),
        ("DTSTART;TZID=W. Europe Standard Time:20261201T100000", "10:00", 60),  # Outlook
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Amsterdam:20261201T100000", "10:00", 60),
        ("DTSTART;TZID=America/New_York:20261201T040000", "10:00", 60),
        ("DTSTART;VALUE=DATE:20261201", "00:00", 1440),
        ("DTSTART:20261201T100000\r\nDURATION:PT2H30M", "10:00", 150),
        ("DTSTART:20261201T100000\r\nDTEND:20261201T100000", "10:00", 60),
        ("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261204", "00:00", 4320),
    ],
)
def test_the_moment_is_on_our_clock(line, starts, minutes):
    found = told(bare(*line.split("\r\n")))
    assert not found.wrong
    assert (found.events[0].starts, found.events[0].minutes) == (
        dt.datetime.fromisoformat(f"2026-12-01 {starts}"),
        minutes,
    )


def test_a_rule_and_its_exceptions_are_read():
    found = only(
        "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=10",
        "EXDATE;TZID=Europe/Amsterdam:20261208T100000,20261215T100000",
        "EXDATE;VALUE=DATE:20261222",
        "RDATE:20261203T130000Z",
    )
    assert found.rrule == "FREQ=WEEKLY;COUNT=10;BYDAY=TU"
    assert found.exdates == tuple(TEN.replace(day=day) for day in (8, 15, 22))
    assert found.rdates == (dt.datetime(2026, 12, 3, 14),)  # noqa: DTZ001


def test_times_that_are_otherwise_belong_to_their_series_and_the_newest_counts():
    series = event("koffie", "Koffie", "20261201T100000", "RRULE:FREQ=WEEKLY;COUNT=4")
    moved = "RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000"
    found = told(
        event("koffie", "Koffie", "20261208T150000", moved, "SEQUENCE:2", "LOCATION:Buiten"),
        event("koffie", "Koffie", "20261208T120000", moved, "SEQUENCE:1"),
        series,
        event("koffie", "Koffie", "20261215T100000", "RECURRENCE-ID:20261215T090000Z", "STATUS:CANCELLED"),
    )
    assert len(found.events) == 1
    first, second = found.events[0].changes
    assert (first.planned, first.starts, first.where) == (TEN.replace(day=8), TEN.replace(day=8, hour=15), "Buiten")
    assert (second.planned, second.is_cancelled) == (TEN.replace(day=15), True)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["DTSTART;TZID=Mars/Phobos:20261201T100000"], "tijdzone ‘Mars/Phobos’ kennen wij niet"),
        (["DTSTART:20261201T100000", "DTEND:20261201T090000"], "einde ligt voor het begin"),
        (["DTSTART:20261201T100000", "DTEND;VALUE=DATE:20261202"], "begin is een dag"),
        (["DTSTART:20261201T100000", "DURATION:-PT1H"], "Hoe lang"),
        (["DTSTART:20261201T100000", "DURATION:veel"], "Hoe lang"),
        (["DTSTART:20261201T100000", "DTEND:20270301T100000"], "langer dan twee weken"),
        (["DTSTART:gisteren"], "DTSTART begrijpen wij niet"),
        (["DTSTART:20261341T100000"], "DTSTART begrijpen wij niet"),
        (["DTSTART:99991231T235959", "DTEND:99991231T235959"], "datum klopt niet"),
        (["DTSTART:00010101T000000"], "datum klopt niet"),
        ([], "niet bij wanneer"),
        (["DTSTART:20261201T100000", "RRULE:FREQ=SECONDLY"], "per dag, week, maand of jaar"),
        (["DTSTART:20261201T100000", "RRULE:FREQ=DAILY;COUNT=99999999"], "COUNT"),
        (["DTSTART:20261201T100000", "RRULE:FREQ=DAILY;BYSECOND=1"], "BYSECOND"),
        (["DTSTART:20261201T100000", "RRULE:ONZIN"], "Hoe zij terugkomt"),
        (["DTSTART:20261201T100000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "twee manieren"),
        (["DTSTART:20261201T090000Z", "RRULE:FREQ=WEEKLY"], "klok van een ander land"),
        (["DTSTART;TZID=America/New_York:20261201T040000", "RRULE:FREQ=WEEKLY"], "klok van een ander land"),
        (["DTSTART:20261201T100000", "RDATE:morgen"], "RDATE"),
        (["DTSTART:20261201T100000", f"EXDATE:{MANY}"], "te veel losse datums"),
        (["DTSTART:20261208T100000", "RECURRENCE-ID:20261208T100000"], "reeks die niet"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_comes_in(lines, words):
    assert words in why(*lines)


def test_an_event_without_a_name_for_computers_or_without_an_end_is_named_by_its_line():
    nameless = "BEGIN:VEVENT\r\nSUMMARY:Koffie\r\nDTSTART:20261201T100000\r\nEND:VEVENT"
    endless = "BEGIN:VEVENT\r\nUID:half\r\nSUMMARY:Half\r\nDTSTART:20261201T100000"
    found = told(nameless, endless, event("goed", "Goed"))
    assert [(where, "code" in words) for where, words in found.wrong] == [("regel 4", True), ("regel 8", False)]
    assert [one.uid for one in found.events] == ["goed"]
    assert "half" in found.named  # so that nothing of it is called off


def test_what_is_over_private_or_called_off_does_not_come_in():
    found = told(
        event("oud", "Oud", "20260101T100000"),
        event("oud2", "Oud", "20200101T100000", "RRULE:FREQ=WEEKLY;UNTIL=20201231T230000Z"),
        event("nooit", "Nooit", "20200101T100000", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        event("prive", "Dokter", "20261201T100000", "CLASS:PRIVATE"),
        event("af", "Afgezegd", "20261201T100000", "STATUS:CANCELLED"),
        event("lang", "Loopt nog", "20200107T100000", "RRULE:FREQ=WEEKLY"),
    )
    assert [one.uid for one in found.events] == ["lang"]
    assert (found.past, found.private, found.withdrawn) == (3, 1, {"af", "prive"})


def test_of_html_only_the_words_come_in_and_of_addresses_only_https():
    html = "<p>Kom <b>binnen</b> &amp\\; eet mee<br>elke dag</p><script>alert(1)</script>"
    html += "<style>p{}</style><ul><li>soep</ul>"
    assert only(f"DESCRIPTION:{html}").text == "Kom binnen & eet mee\nelke dag\n\nsoep"
    for url in ("http://a.nl", "javascript:alert(1)", "https://u:p@a.nl", "data:text/html,x", 'https://a.nl/"x'):
        assert only(f"URL:{url}").url == ""


def test_names_of_people_are_not_read():
    found = only("ORGANIZER;CN=Jan Jansen:mailto:jan@voorbeeld.nl", "ATTENDEE;CN=Piet:mailto:piet@voorbeeld.nl")
    assert "jan" not in repr(found).lower()
    assert "piet" not in repr(found).lower()


def test_long_texts_are_cut_and_signs_that_cannot_be_seen_go():
    found = only("DESCRIPTION:" + "woord " * 1000, "LOCATION:Zaal\u202e2\u200b" + "x" * 300)
    assert (len(found.text), found.text[-1]) == (2000, "…")
    assert found.where.startswith("Zaal 2 x")
    assert len(found.where) == 120
