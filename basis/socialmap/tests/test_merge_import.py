"""A list that is read in again brings nothing back that was put together, nor undoes what an editor chose."""

import pytest

from basis.socialmap import actions
from basis.socialmap.facts import AtFacts
from basis.socialmap.import_actions import import_facts
from basis.socialmap.merge_actions import merge
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.tests.makers import organisation_facts, place_facts, service_facts

pytestmark = pytest.mark.django_db

OURS = [organisation_facts("w"), place_facts("h"), service_facts("k", organisation="w", at=(AtFacts(place="h"),))]
THEIRS = [
    organisation_facts("x", name="St. Welzijn", phone="0412 000 001"),
    place_facts("y", name="Haard", organisation="x", phone="0412 000 002"),
    place_facts("z", name="Iemhof"),
    service_facts("q", name="Koffie!", organisation="x", at=(AtFacts(place="y"), AtFacts(place="z"))),
    service_facts("t", name="Taal", organisation="x", at=(AtFacts(place="y"),)),
]


@pytest.fixture
def merged(editor):
    """Two lists of which an organisation, a place and a service are the same."""
    actions.put(OURS, origin="ons")
    actions.put(THEIRS, origin="hun")
    for kind, ours, theirs in ((Organisation, "w", "x"), (Place, "h", "y"), (Service, "k", "q")):
        merge(kind.objects.get(external_id=theirs), into=kind.objects.get(external_id=ours), by=editor)


def shown():
    return {
        kind.__name__: sorted(kind.objects.values_list("external_id", "phone"))
        for kind in (Organisation, Place, Service)
    } | {"at": sorted(Service.objects.values_list("external_id", "at__place__external_id"))}


def test_both_lists_again_change_nothing(merged):
    before = shown()
    assert before["Organisation"] == [("w", "0412 000 001")]
    assert before["at"] == [("k", "h"), ("k", "z"), ("t", "h")]
    for facts, origin in ((OURS, "ons"), (THEIRS, "hun"), (OURS, "ons"), (THEIRS, "hun")):
        assert not actions.put(facts, origin=origin)
        assert not actions.foresee(facts, origin=origin)
    assert shown() == before


def test_a_newer_word_of_the_list_of_the_one_that_stays_counts(merged):
    actions.put([organisation_facts("w", phone="0412 999 999")], origin="ons")
    assert Organisation.objects.get().phone == "0412 999 999"
    assert not actions.put([organisation_facts("w", phone="0412 999 999")], origin="ons")


def test_a_newer_word_of_the_list_of_the_one_that_went_is_passed_over(merged):
    done = actions.put([organisation_facts("x", name="Anders")], origin="hun")
    assert (done.same, Organisation.objects.count()) == (1, 1)
    assert Organisation.every.get(external_id="x").name == "St. Welzijn"


def test_what_names_the_one_that_went_gets_the_one_that_stays(merged):
    new = service_facts("nieuw", name="Nieuw", organisation="x", at=(AtFacts(place="y"),))
    assert import_facts({1: new}, origin="hun").faults == {}
    service = Service.objects.get(external_id="nieuw")
    assert service.organisation.external_id == "w"
    assert [place.external_id for place in service.places.all()] == ["h"]
