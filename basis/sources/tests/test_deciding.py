"""An editor decides on each proposal: a new place, one that was there, or none; what stands is never overwritten."""

import pytest

from basis.areas.tests.makers import centre
from basis.files import File
from basis.socialmap.models import Place
from basis.socialmap.tests.makers import make_place
from basis.sources import candidate_actions, osm_reading
from basis.sources.models import Candidate
from basis.sources.tests.makers import INSIDE, LIBRARY, PROPOSED, node, overpass

pytestmark = pytest.mark.django_db


def propose(*elements, **options):
    return candidate_actions.propose(osm_reading.read(File("osm.json", overpass(*elements), "")), **options)


def test_accepted_it_is_a_place_with_its_source_and_licence(desk, editor):
    propose(node(**LIBRARY))
    one = Candidate.objects.get()
    desk.post(f"{PROPOSED}{one.pk}/overnemen/")
    place = Place.objects.get()
    assert (place.name, place.source, place.licence) == ("De Vlinder", "OpenStreetMap", "ODbL 1.0")
    assert place.source_url == "https://www.openstreetmap.org/node/1"
    assert (place.origin, place.external_id, place.area.name) == ("osm", "node/1", "Ruwaard")
    assert desk.get(PROPOSED).context["total"] == 0


def test_linked_it_fills_only_what_is_blank_and_what_she_ticks(desk, editor):
    place = make_place(lat=INSIDE[0], lon=INSIDE[1], name="De Vlinder", phone="0412 999999", address="Andere straat 1")
    propose(node(**LIBRARY))
    one = Candidate.objects.get()
    shown = desk.get(f"{PROPOSED}{one.pk}/").content.decode()
    assert "Dit weten wij nog niet" in shown
    assert "nu ‘0412 999999’, dan ‘0412 123456’" in shown
    desk.post(f"{PROPOSED}{one.pk}/aanvullen/", {"place": place.slug, "take": ["address"]})
    place.refresh_from_db()
    assert (place.step_free, place.opening_hours) == (True, "Mo-Fr 09:00-17:00")
    assert (place.phone, place.address) == ("0412 999999", "Dorpsstraat 5")
    assert "OpenStreetMap" in place.source
    assert (place.origin, Place.objects.count()) == ("proef", 1)
    assert Candidate.objects.get().state == "linked"


def test_declined_it_is_not_offered_again_whatever_it_says(desk, editor):
    propose(node(**LIBRARY))
    desk.post(f"{PROPOSED}{Candidate.objects.get().pk}/afwijzen/")
    done = propose(node(**LIBRARY | {"opening_hours": "24/7"}))
    assert (done.new, done.changed, done.passed["declined"]) == (0, 0, 1)
    assert Candidate.objects.get().state == "declined"


def test_the_same_file_again_changes_nothing(editor):
    propose(node(**LIBRARY))
    done = propose(node(**LIBRARY))
    assert (done.new, done.changed, done.same) == (0, 0, 1)


def test_taken_it_comes_back_only_when_it_says_something_else_than_the_map(desk, editor):
    propose(node(**LIBRARY))
    candidate_actions.accept(Candidate.objects.get(), by=editor)
    assert propose(node(**LIBRARY)).same == 1
    Place.objects.update(opening_hours="Sa 10:00-12:00")  # somebody knows better
    assert propose(node(**LIBRARY | {"cuisine": "soep"})).same == 1
    assert Candidate.objects.get().state == "accepted"
    assert propose(node(**LIBRARY | {"opening_hours": "24/7"})).changed == 1
    one = Candidate.objects.get()
    assert (one.state, Place.objects.get().opening_hours) == ("open", "Sa 10:00-12:00")
    assert "Laat onze kaart zoals zij is" in desk.get(f"{PROPOSED}{one.pk}/").content.decode()
    desk.post(f"{PROPOSED}{one.pk}/afwijzen/")
    assert Candidate.objects.get().state == "accepted"
    assert Place.objects.get().opening_hours == "Sa 10:00-12:00"


def test_what_is_likely_the_same_is_shown_and_what_is_not_is_not(desk, editor):
    make_place(lat=INSIDE[0] + 0.0005, lon=INSIDE[1], name="Bibliotheek De Vlinder")
    make_place("ver", lat=centre(2, 1)[0], lon=centre(2, 1)[1], name="Bibliotheek De Vlinder")
    make_place("naast", lat=INSIDE[0], lon=INSIDE[1], name="Sportschool Kracht")
    propose(node(**LIBRARY))
    told = desk.get(f"{PROPOSED}?gebied={Candidate.objects.get().area.slug}").content.decode()
    assert "Misschien is dit Bibliotheek De Vlinder, 56 meter ervandaan." in told
    assert "Sportschool" not in desk.get(f"{PROPOSED}{Candidate.objects.get().pk}/").content.decode()


def test_twice_pressed_is_once_done(desk, editor):
    propose(node(**LIBRARY))
    one = Candidate.objects.get()
    for _time in range(2):
        desk.post(f"{PROPOSED}{one.pk}/overnemen/")
    assert Place.objects.count() == 1
