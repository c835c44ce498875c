"""Editors change the map at once, inside their area; keepers propose, and confirm what is theirs."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.search import queries as search
from basis.socialmap import actions as socialmap
from basis.socialmap import entry_queries
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.tests.makers import ORIGIN, make_place, place_facts
from basis.upkeep import actions, keeper_actions
from basis.upkeep.models import Proposal
from basis.upkeep.tests.makers import make_editor, make_keeper, make_world, propose, said

pytestmark = pytest.mark.django_db


def acts(action):
    return Act.objects.filter(action=action).count()


def test_an_editor_changes_an_entry_and_it_keeps_its_list_and_key(world, editor):
    _organisation, place, _service = world
    actions.put_down(said(place, name="De Nieuwe Haard", key="iets anders"), entry=place, by=editor)
    place.refresh_from_db()
    assert (place.name, place.origin, place.external_id) == ("De Nieuwe Haard", ORIGIN, "de-haard")
    assert acts("upkeep.changed") == 1


def test_what_is_new_has_a_list_of_its_own(world, editor):
    like = said(world[1], key="0123", name="De Hut")
    added = actions.put_down(like, by=editor)
    assert (added.origin, added.organisation, added.slug) == ("hier", world[0], "de-hut")
    assert acts("upkeep.added") == 1


def test_a_service_names_its_organisation_and_places_of_another_list(world, editor):
    service = actions.put_down(said(world[2], key="4567", name="Thee"), by=editor)
    assert service.organisation == world[0]
    assert [row.place for row in service.at.all()] == [world[1]]


def test_who_is_no_editor_changes_nothing(world, keeper, noor):
    for who in (keeper, noor):
        with pytest.raises(PermissionDenied):
            actions.put_down(said(world[1], name="Van mij"), entry=world[1], by=who)
    assert Place.objects.get().name == "De Haard"


def test_an_editor_of_an_area_puts_nothing_outside_it():
    areas = make_municipality()
    _organisation, place, _service = make_world("WK082806")
    rosa = make_editor("Rosa", areas["ruwaard"])
    actions.put_down(said(place, name="De Haard hier"), entry=place, by=rosa)
    with pytest.raises(ValidationError, match="niet in een gebied"):
        actions.put_down(said(place, area_code="WK082807"), entry=place, by=rosa)
    with pytest.raises(ValidationError, match="niet in een gebied"):
        actions.put_down(said(place, key="89", name="Ginds", area_code="WK082807"), by=rosa)
    assert [str(one.area) for one in Place.objects.all()] == ["Ruwaard"]


def test_a_keeper_proposes_and_the_map_stays_as_it_is(world, keeper):
    one = propose(world[1], keeper, opening_hours="Mo-Fr 09:00-17:00")
    assert (one.state, one.entry) == (Proposal.State.WAITING, world[1])
    assert Place.objects.get().opening_hours == "Mo-Fr 09:00-12:00"


def test_a_second_proposal_about_the_same_comes_in_the_place_of_the_first(world, keeper):
    propose(world[1], keeper, name="Een")
    propose(world[2], keeper, name="Koffie en thee")
    propose(world[1], keeper, name="Twee")
    assert sorted(Proposal.objects.values_list("name", flat=True)) == ["Koffie en thee", "Twee"]


def test_two_new_things_both_wait(world, keeper):
    for key in ("een", "twee"):
        actions.propose(said(world[2], key=key, name=key), organisation=world[0], by=keeper)
    assert Proposal.objects.count() == 2


def test_a_keeper_who_changes_nothing_says_that_it_is_right(world, keeper):
    Place.objects.update(confirmed_on=datetime.date(2025, 1, 1))
    place = Place.objects.get()
    assert propose(place, keeper, confirmed_on=timezone.localdate()) is None
    place.refresh_from_db()
    assert place.confirmed_on == timezone.localdate()


def test_a_keeper_proposes_nothing_about_what_is_of_another(world, keeper):
    other = make_place("elders", name="Elders")
    with pytest.raises(PermissionDenied):
        actions.propose(said(other, name="Van mij"), organisation=world[0], entry=other, by=keeper)
    with pytest.raises(PermissionDenied):
        actions.propose(
            said(world[1], organisation="", name="Van mij"), organisation=world[0], entry=world[1], by=keeper
        )
    assert not Proposal.objects.exists()


def test_what_a_trusted_organisation_changes_is_live_at_once(world, keeper, editor):
    keeper_actions.trust(world[0], by=editor)
    one = propose(world[1], keeper, name="De Haard en Tuin")
    assert (one.state, Place.objects.get().name) == (Proposal.State.LIVE, "De Haard en Tuin")
    keeper_actions.no_longer_trust(world[0], by=editor)
    assert propose(world[1], keeper, name="Weer anders").state == Proposal.State.WAITING


def test_a_keeper_confirms_all_of_her_organisation(world, keeper, noor):
    for kind in (Organisation, Place, Service):
        kind.objects.update(confirmed_on=datetime.date(2025, 1, 1))
    with pytest.raises(PermissionDenied):
        actions.confirm_all(world[0], by=noor)
    actions.confirm_all(world[0], by=keeper)
    days = {kind.objects.get().confirmed_on for kind in (Organisation, Place, Service)}
    assert days == {timezone.localdate()}


def test_what_is_there_no_more_leaves_the_lists_and_comes_back(world, editor):
    actions.leave(world[1], by=editor)
    assert not Place.objects.fresh(timezone.localdate()).exists()
    assert Place.objects.visible_to(None).exists()
    actions.leave(world[1], by=editor, on=datetime.date(2030, 1, 1))  # twice changes nothing
    assert Place.objects.get().gone_on == timezone.localdate()
    actions.come_back(Place.objects.get(), by=editor)
    assert Place.objects.fresh(datetime.date(2026, 11, 26)).exists()


def test_an_organisation_stays_while_something_hangs_on_it(world, editor):
    organisation, place, service = world
    with pytest.raises(ValidationError, match=r"De Haard, Koffie\. Stop dat eerst"):
        actions.leave(organisation, by=editor)
    actions.leave(place, by=editor)
    actions.put_down(said(service, status="inactive"), entry=service, by=editor)
    actions.leave(organisation, by=editor)
    assert Organisation.objects.get().gone_on == timezone.localdate()


def test_a_keeper_does_not_say_that_something_is_gone(world):
    with pytest.raises(PermissionDenied):
        actions.leave(world[1], by=make_keeper(world[0], "Jo"))


def test_an_import_changes_what_was_changed_here_only_where_it_says_something_else(world, editor):
    actions.put_down(said(world[1], name="De Nieuwe Haard"), entry=world[1], by=editor)
    facts = place_facts(organisation="welzijn", name="De Nieuwe Haard", opening_hours="Mo-Fr 09:00-12:00")
    done = socialmap.put([facts.model_copy(update={"confirmed_on": Place.objects.get().confirmed_on})], origin=ORIGIN)
    assert (done.changed, done.same) == (0, 1)
    assert entry_queries.facts_of(Place.objects.get()).name == "De Nieuwe Haard"


def test_what_changes_is_found_at_once_and_what_is_gone_is_not(world, editor):
    actions.put_down(said(world[1], name="Zonnebloemhuis"), entry=world[1], by=editor)
    assert [hit.entry.title for hit in search.find("zonnebloemhuis").hits] == ["Zonnebloemhuis"]
    actions.leave(Place.objects.get(), by=editor)
    assert not search.find("zonnebloemhuis").hits
