"""A table with Dutch columns is read like a calendar."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from basis.calendars import reading
from basis.calendars.tests.makers import NOW


def told(text):
    return reading.read(text.encode(), "agenda.csv", now=NOW)


def row(**cells):
    """One good row, with these cells otherwise."""
    fields = {"titel": "Soep", "datum": "1-12-2026", "begin": "12:00"} | cells
    return ";".join(fields) + "\n" + ";".join(f'"{cell}"' for cell in fields.values())


def test_a_table_with_semicolons_or_commas_is_read():
    for sign in ";,":
        head = sign.join(["Titel", "Datum", "begin", "einde", "waar", "thema", "website", "sleutel", "omschrijving"])
        line = sign.join(
            ["Soep", "2026-12-01", "12.00", "13:30", "Zaal 1", "ontmoeten", "https://a.nl/x", "s1", "Lekker"]
        )
        found = told(f"{head}\n{line}\n").events[0]
        assert (found.uid, found.title, found.minutes, found.where) == ("s1", "Soep", 90, "Zaal 1")
        assert found.starts == dt.datetime(2026, 12, 1, 12)  # noqa: DTZ001
        assert (found.theme, found.url, found.text) == ("meet", "https://a.nl/x", "Lekker")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("elke week", "FREQ=WEEKLY"),
        ("Elke 2 weken", "FREQ=WEEKLY;INTERVAL=2"),
        ("elke dag", "FREQ=DAILY"),
        ("elke maand", "FREQ=MONTHLY"),
        ("elk jaar", "FREQ=YEARLY"),
        ("elke tweede woensdag van de maand", "FREQ=MONTHLY;BYDAY=2WE"),
        ("elke laatste vrijdag van de maand", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_how_often_is_said_in_words(said, rule):
    assert told(row(herhaal=said)).events[0].rrule == rule
    assert told(row(herhaal=said, tot="1-6-2027")).events[0].rrule == f"{rule};UNTIL=20270601"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"titel": ""}, "geen titel"),
        ({"datum": "morgen"}, "31-12-2027"),
        ({"datum": "31-02-2027"}, "31-12-2027"),
        ({"datum": "1-1-0001"}, "31-12-2027"),
        ({"begin": "tien uur"}, "14:30"),
        ({"begin": "10:00", "einde": "09:00"}, "voor het begin"),
        ({"begin": "", "einde": "09:00"}, "geen begin"),
        ({"thema": "sport"}, "ontmoeten"),
        ({"website": "http://a.nl"}, "https://"),
        ({"website": "javascript:alert(1)"}, "https://"),
        ({"herhaal": "soms"}, "elke week"),
        ({"herhaal": "FREQ=HOURLY"}, "per dag"),
        ({"herhaal": "elke week", "tot": "ooit"}, "31-12-2027"),
        ({"tot": "1-6-2027"}, "hoe vaak"),
        ({"sleutel": "x" * 300}, "te lang"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(cells, words):
    found = told(row(**cells))
    assert not found.events
    assert found.wrong[0][0] == "regel 2"
    assert words in found.wrong[0][1]


def test_a_row_that_comes_twice_comes_in_once_and_what_is_over_not():
    found = told("titel;datum\nSoep;1-12-2026\nSoep;1-12-2026\nSoep;1-12-2025\n")
    assert (len(found.events), len(found.wrong), found.past) == (1, 1, 1)
    assert found.events[0].minutes == 1440


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("naam;datum\nSoep;1-12-2026\n", "titel"),
        ("titel;datum;prijs\nSoep;1-12-2026;2\n", "prijs"),
        ("titel;datum\n", "geen rijen"),
        ("titel;datum\nSoep;1-12-2026;3\n", "3 cellen"),
        ("titel;titel;datum\nSoep;Soep;1-12-2026\n", "twee keer"),
    ],
)
def test_a_table_that_is_none_is_refused(text, words):
    with pytest.raises(ValidationError) as refused:
        told(text)
    assert words in refused.value.messages[0]
