"""What somebody changed here of an entry that comes from a list, and that list read in again."""

import datetime

import pytest
from django.utils import timezone

from basis.areas.tests.makers import make_municipality
from basis.socialmap import actions
from basis.socialmap.facts import AtFacts
from basis.socialmap.models import Place, Service
from basis.socialmap.tests.makers import ORIGIN, make_place, make_service, place_facts, service_facts

pytestmark = pytest.mark.django_db


def again(*facts):
    return actions.put(facts, origin=ORIGIN)


def by_hand(facts, **links):
    return actions.write(facts, origin=ORIGIN, links=links)


def where(place):
    return place.lat, place.lon, place.area_id, place.position_is_of_area


def haard():
    return Place.objects.get(external_id="de-haard")


def test_a_list_that_says_the_same_does_not_take_back_what_somebody_changed():
    make_place(phone="0412 1", cost="gratis")
    by_hand(place_facts(phone="0412 2", cost="gratis"))
    done = again(place_facts(phone="0412 1", cost="gratis"))
    assert (haard().phone, done.same) == ("0412 2", 1)
    assert actions.foresee([place_facts(phone="0412 1", cost="gratis")], origin=ORIGIN).same == 1


def test_newer_words_of_the_list_count_and_then_it_leads_again():
    make_place(phone="0412 1")
    by_hand(place_facts(phone="0412 2"))
    assert again(place_facts(phone="0412 3")).changed == 1
    assert haard().phone == "0412 3"
    assert again(place_facts(phone="0412 1")).changed == 1
    assert haard().phone == "0412 1"


def test_what_the_list_changes_elsewhere_comes_in_beside_what_was_changed_by_hand():
    make_place(phone="0412 1", email="een@voorbeeld.test")
    by_hand(place_facts(phone="0412 2", email="een@voorbeeld.test"))
    again(place_facts(phone="0412 1", email="twee@voorbeeld.test"))
    assert (haard().phone, haard().email) == ("0412 2", "twee@voorbeeld.test")


def test_what_is_changed_twice_by_hand_is_held_against_what_the_list_said():
    make_place(phone="0412 1")
    by_hand(place_facts(phone="0412 2"))
    by_hand(place_facts(phone="0412 4"))
    again(place_facts(phone="0412 1"))
    assert haard().phone == "0412 4"


def test_a_point_put_by_hand_keeps_its_area_too():
    make_municipality()
    make_place(area_code="WK082806")
    before = where(haard())
    by_hand(place_facts(lat=51.0, lon=5.0))
    again(place_facts(area_code="WK082806"))
    assert (haard().lat, haard().position_is_of_area) == (51.0, False)
    again(place_facts(lat=51.9, lon=5.9))
    assert haard().lat == 51.9
    again(place_facts(area_code="WK082806"))
    assert where(haard()) == before


def test_where_a_service_can_be_had_stays_as_somebody_made_it():
    place, other = make_place(), make_place("de-bron", name="De Bron")
    service = make_service(at=["de-haard"])
    there = AtFacts(place="b", opening_hours="We 10:00-12:00")
    by_hand(service_facts(at=(there,)), welzijn=service.organisation, b=other)
    again(service_facts(at=(AtFacts(place="de-haard"),)))
    assert [row.place for row in Service.objects.get().at.all()] == [other]
    again(service_facts(at=(AtFacts(place="de-haard", opening_hours="Mo 10:00-12:00"),)))
    assert [row.place for row in Service.objects.get().at.all()] == [place]


def test_what_was_said_to_be_right_is_no_older_by_an_old_list(editor):
    day = timezone.localdate() - datetime.timedelta(days=200)
    actions.confirm(make_place(confirmed_on=day), by=editor)
    assert again(place_facts(confirmed_on=day)).same == 1
    assert haard().confirmed_on == timezone.localdate()
