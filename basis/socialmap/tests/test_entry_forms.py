"""The form of an entry says at which field something is wrong, and what would change."""

import datetime

import pytest

from basis.socialmap import entry_queries
from basis.socialmap.models import Place
from basis.socialmap.tests.filled import filled, form_of, sent
from basis.socialmap.tests.makers import make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db


WRONG = [
    ({"name": ""}, "name", "Vul de naam in."),
    ({"phone": "bel maar"}, "phone", "Schrijf alleen cijfers"),
    ({"website": "welzijn"}, "website", "Dit is geen webadres"),
    ({"postcode": "53"}, "postcode", "vier cijfers en twee letters"),
    ({"amount": "0", "cost_kind": "paid"}, "amount", "meer dan nul"),
    ({"amount": "3", "cost_kind": "free"}, "amount", "hoort bij"),
    ({"lat": "51.7", "lon": ""}, "lon", "twee getallen"),
    ({"lat": "5.5", "lon": "51.7"}, "lat", "niet in Nederland"),
    ({"setting": "onder water"}, "setting", "onder water"),
    ({"opening_hours-how": "dag", "opening_hours-0-0": "9"}, "opening_hours", "Maandag: vul allebei"),
    (
        {"opening_hours-how": "dag", "opening_hours-1-0": "kwart", "opening_hours-1-1": "10"},
        "opening_hours",
        "Dinsdag: ‘kwart’",
    ),
    (
        {"opening_hours-how": "dag", "opening_hours-6-0": "17", "opening_hours-6-1": "9"},
        "opening_hours",
        "Zondag: 17.00 tot 9.00",
    ),
    ({"opening_hours-how": "anders", "opening_hours-line": "soms"}, "opening_hours", "kunnen wij niet lezen"),
    ({"opening_hours-how": "dag"}, "opening_hours", "Vul bij een dag in"),
]


@pytest.mark.parametrize(("changes", "field", "words"), WRONG)
def test_what_is_wrong_is_said_at_its_field(changes, field, words):
    form = filled(make_place(lat=51.76, lon=5.52), **changes)
    assert not form.is_valid()
    assert words in str(form.errors.get(field)), form.errors


HOURS = [
    ({"how": "", "was": "", "2-0": "9", "2-1": "12.30"}, "We 09:00-12:30"),
    ({"how": "dag", "0-0": "900", "0-1": "17:00", "off": "on"}, "Mo 09:00-17:00; PH off"),
    ({"how": "dag", "4-0": "16.00", "4-1": "1.00"}, "Fr 16:00-01:00"),
    ({"how": "dag", "4-0": "20 uur", "4-1": "0.00"}, "Fr 20:00-24:00"),
    ({"how": "altijd"}, "24/7"),
    ({"how": "anders", "line": "We[1] 10:00-12:00"}, "We[1] 10:00-12:00"),
    ({"how": "", "was": "dag", "2-0": "9", "2-1": "12.30"}, ""),
]


@pytest.mark.parametrize(("told", "line"), HOURS)
def test_hours_are_told_in_more_than_one_way(told, line):
    form = filled(make_place(lat=51.76, lon=5.52), **{f"opening_hours-{name}": value for name, value in told.items()})
    assert form.is_valid(), form.errors
    assert form.facts.opening_hours == line


def test_a_service_is_at_the_places_one_types():
    make_organisation()
    haard = make_place()
    make_place("de-hut", name="De Hut")
    service = make_service(at=["de-haard"])
    form = filled(service, **{"at1-place": "de hut", "at1-opening_hours-how": "altijd"})
    assert form.is_valid(), [row.errors for row in form.rows]
    assert {(at.place, at.opening_hours) for at in form.facts.at} == {
        (str(haard.pk), ""),
        (str(Place.objects.get(name="De Hut").pk), "24/7"),
    }
    wrong = filled(service, **{"at1-place": "De Huth"})
    assert not wrong.is_valid()
    assert "Deze plek kennen wij niet" in str(wrong.rows[1].errors)
    assert not filled(service, **{"at1-place": "De Haard"}).is_valid()  # twice the same


def test_a_service_without_an_organisation_of_the_map_is_told_which_are_like_it():
    form = filled(make_service(), organisation="Welzijn")
    assert not form.is_valid()
    assert "Of bedoelt u: Stichting Welzijn?" in str(form.errors["organisation"])


def test_one_more_place_is_asked_without_losing_what_was_typed():
    service = make_service()
    form = form_of(service, sent(form_of(service), **{"nog-een-plek": "1", "name": "Thee", "at0-place": "Nergens"}))
    assert not form.is_bound
    assert len(form.rows) == 2
    assert 'value="Thee"' in str(form)
    assert 'value="Nergens"' in str(form)


def test_the_difference_is_told_in_words():
    place = make_place(lat=51.76, lon=5.52, opening_hours="Mo-Fr 09:00-12:00")
    form = filled(place, step_free="ja", themes=["meet"], cost_kind="free", **{"opening_hours-2-1": "16.00"})
    assert form.is_valid(), form.errors
    told = {
        one.label: (one.was, one.will_be) for one in entry_queries.changes(entry_queries.facts_of(place), form.facts)
    }
    assert told["Zonder trap of drempel"] == ("weten wij niet", "u komt zonder trap of drempel binnen")
    assert told["Wat kost het?"] == ("", "gratis")
    assert told["Waarover gaat het?"] == ("", "Ontmoeten")
    assert told["Wanneer open?"][0].startswith("maandag tot en met vrijdag 9.00 tot 12.00 uur")
    assert "woensdag 9.00 tot 16.00 uur" in told["Wanneer open?"][1]
    assert len(told) == 4


def test_a_day_is_filled_in_before_it_is_confirmed():
    place = make_place(lat=51.76, lon=5.52, confirmed_on=datetime.date(2020, 1, 1))
    assert filled(place).facts is None
    form = filled(place)
    form.is_valid()
    assert form.facts.confirmed_on > datetime.date(2020, 1, 1)
