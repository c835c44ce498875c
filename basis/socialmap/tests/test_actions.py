"""What is put on the social map, is put there once, says where it lies, and is refused when it cannot be."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from pydantic import ValidationError as Wrong

from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.notifications.models import Message
from basis.socialmap import actions, correction_actions
from basis.socialmap.models import Correction, Place, Service
from basis.socialmap.tests.makers import (
    ORIGIN,
    TODAY,
    make_organisation,
    make_place,
    make_service,
    organisation_facts,
    place_facts,
    service_facts,
)

pytestmark = pytest.mark.django_db


def test_twice_the_same_changes_nothing():
    facts = [
        organisation_facts(),
        place_facts(themes=("meet", "help"), opening_hours="Mo-Fr 09:00-17:00"),
        service_facts(at=({"place": "de-haard", "opening_hours": "We 10:00-12:00"},)),
    ]
    first = actions.put(facts, origin=ORIGIN)
    again = actions.put(facts, origin=ORIGIN)
    assert (first.new, first.changed, first.same) == (3, 0, 0)
    assert (again.new, again.changed, again.same) == (0, 0, 3)
    assert Act.objects.filter(action="socialmap.put").count() == 1


def test_other_facts_under_the_same_key_change_what_is_there():
    make_place(step_free=True)
    done = actions.put([place_facts(step_free=False)], origin=ORIGIN)
    assert (done.new, done.changed) == (0, 1)
    assert Place.objects.get().step_free is False


def test_another_place_for_a_service_is_a_change():
    make_place()
    make_place("elders", name="Elders")
    make_service(at=["de-haard"])
    before = Service.objects.get().changed_at
    done = actions.put([service_facts(at=({"place": "elders"},))], origin=ORIGIN)
    assert done.changed == 1
    assert Service.objects.get().changed_at > before  # whoever asks what changed since then hears of it
    assert [at.place.name for at in Service.objects.get().at.all()] == ["Elders"]


def test_two_of_one_name_have_their_own_address():
    assert make_place("a", name="De Haard").slug == "de-haard"
    assert make_place("b", name="De Haard").slug == "de-haard-2"


def test_a_place_without_a_position_stands_on_its_area_and_says_so():
    areas = make_municipality()
    Area.objects.filter(code="BU08280600").update(lat=51.75, lon=5.5)
    place = make_place(area_code="WK082806")
    assert place.position_is_of_area
    assert (place.lat, place.lon) == (51.75, 5.5)
    assert place.area == areas["ruwaard"]


def test_a_place_of_which_only_the_municipality_is_known_has_no_position():
    make_municipality()
    place = make_place(area_code="GM0828")
    assert (place.lat, place.area, place.position_is_of_area) == (None, None, False)


def test_what_is_not_there_cannot_be_referred_to():
    with pytest.raises(ValidationError, match="sleutel ‘welzijn’"):
        actions.put([service_facts()], origin=ORIGIN)
    with pytest.raises(ValidationError, match="WK9"):
        actions.put([place_facts(area_code="WK9")], origin=ORIGIN)


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ({"opening_hours": "ma-vr 9-17"}, "openingstijden"),
        ({"themes": ("koken",)}, "‘koken’"),
        ({"lat": 51.7}, "half"),
        ({"amount": "2.50"}, "bedrag"),
        ({"email": "geen adres"}, "email"),
        ({"website": "www.voorbeeld.nl"}, "website"),
    ],
)
def test_wrong_facts_are_refused(differences, said):
    with pytest.raises(Wrong, match=said):
        place_facts(**differences)


def test_the_database_refuses_what_cannot_be():
    place = make_place()
    for wrong in (
        {"amount": 2, "cost_kind": "free"},
        {"lat": 99, "lon": 5},
        {"position_is_of_area": True},
        {"setting": "ergens"},
        {"capacity": 0},
        {"name": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Place.objects.filter(pk=place.pk).update(**wrong)


def test_only_an_editor_puts_and_confirms(noor, editor):
    place = make_place(confirmed_on=TODAY - datetime.timedelta(days=400))
    for act in (
        lambda by: actions.put([organisation_facts()], origin=ORIGIN, by=by),
        lambda by: actions.confirm(place, by=by, on=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            act(noor)
        act(editor)
    place.refresh_from_db()
    assert place.confirmed_on == TODAY


def test_old_entries_fade_and_then_leave_the_lists():
    for days, fades, has_left in ((364, False, False), (366, True, False), (549, True, True)):
        place = make_place(confirmed_on=TODAY - datetime.timedelta(days=days))
        assert (place.fades(TODAY), place.has_left(TODAY)) == (fades, has_left)
        assert Place.objects.fresh(TODAY).exists() is not has_left


def test_who_says_that_something_is_wrong_hears_when_it_was_looked_at(noor, editor):
    said = correction_actions.say_wrong(make_organisation(), text=" Ander nummer ", email="Iemand@voorbeeld.test")
    assert said.about.name == "Stichting Welzijn"
    with pytest.raises(PermissionDenied):
        correction_actions.settle(said, by=noor)
    correction_actions.settle(said, by=editor)
    correction_actions.settle(said, by=editor)
    said.refresh_from_db()
    assert (said.text, said.email, said.settled_by) == ("Ander nummer", "", editor)
    assert [message.address for message in Message.objects.filter(notice="socialmap.settled")] == [
        "iemand@voorbeeld.test"
    ]


def test_what_was_settled_goes_after_a_year(editor):
    said = correction_actions.say_wrong(make_place(), text="Weg.")
    correction_actions.settle(said, by=editor)
    late = said.given_at + datetime.timedelta(days=367)
    assert correction_actions.expire(late, True) == 1
    assert correction_actions.expire(late, False) == 1
    assert not Correction.objects.exists()
