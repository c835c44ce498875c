"""What was put together is taken apart exactly, whatever differed; what changed since is not lost in silence."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from basis.accounts.models import Person
from basis.socialmap import actions, correction_actions
from basis.socialmap.facts import AtFacts
from basis.socialmap.merge_actions import merge
from basis.socialmap.merge_fields import parts
from basis.socialmap.models import Correction, Merge, Organisation, Place, Service, ServiceAtPlace
from basis.socialmap.tests.makers import (
    TODAY,
    make_organisation,
    make_place,
    make_service,
    organisation_facts,
    place_facts,
    service_facts,
)
from basis.socialmap.undo_actions import unmerge

pytestmark = pytest.mark.django_db

TEXT = st.sampled_from(["", "a", "Iets anders"])
PLACES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["De Haard", "Wijkhuis"]),
        "also_called": TEXT,
        "themes": st.sampled_from([(), ("meet",), ("learn", "meet")]),
        "source_url": st.sampled_from(["", "https://bron.example/x"]),
        "confirmed_on": st.dates(TODAY - datetime.timedelta(days=900), TODAY),
        "is_example": st.booleans(),
        "phone": st.sampled_from(["", "0412 000 001"]),
        "lat": st.sampled_from([51.7601234, 51.8]),
        "lon": st.just(5.5),
        "setting": st.sampled_from(["indoor", "both"]),
        "is_meeting_place": st.booleans(),
        "capacity": st.sampled_from([None, 20, 400]),
        "opening_hours": st.sampled_from(["", "Mo 09:00-12:00", "24/7"]),
        "hours_are_example": st.booleans(),
        "step_free": st.sampled_from([None, True, False]),
        "amount": st.sampled_from([None, "2.50"]),
        "cost_kind": st.just("paid"),
        "organisation": st.sampled_from(["", "a", "b"]),
    }
)
SERVICES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Koffie", "Taal"]),
        "organisation": st.sampled_from(["a", "b"]),
        "status": st.sampled_from(["active", "inactive"]),
        "languages": st.sampled_from([(), ("nl", "ar")]),
        "at": st.lists(st.sampled_from(["p", "q"]), unique=True).map(
            lambda keys: tuple(AtFacts(place=key, opening_hours="Mo 09:00-12:00", note=key) for key in keys)
        ),
    }
)
KINDS = {"organisation": Organisation, "place": Place, "service": Service}
TABLES = (Organisation, Place, Service, ServiceAtPlace, Correction)
STEPS = st.tuples(
    st.sampled_from(list(KINDS)),
    st.permutations([0, 1]),
    st.sets(st.sampled_from([part.name for kind in KINDS.values() for part in parts(kind)])),
)


def rows():
    """All there is, but for when it was last touched."""
    return {
        model.__name__: {
            row["id"]: {name: value for name, value in row.items() if name != "changed_at"}
            for row in model._base_manager.values()
        }
        for model in TABLES
    }


@settings(deadline=None, max_examples=40)
@given(data=st.data(), steps=st.lists(STEPS, min_size=1, max_size=3))
def test_taken_apart_all_is_as_it_was(data, steps):
    with transaction.atomic():
        by = Person(email="kaart@voorbeeld.test", name="Kaart", is_active=True)
        by.save()
        by.has_perm = lambda *_rest: True
        facts = [organisation_facts("a", phone="0412 000 009"), organisation_facts("b", also_called="B")]
        facts += [place_facts(key, **data.draw(PLACES)) for key in ("p", "q")]
        facts += [service_facts(key, **data.draw(SERVICES)) for key in ("s", "t")]
        actions.put(facts, origin="proef")
        correction_actions.say_wrong(Place.objects.first(), text="Dicht.")
        before, done = rows(), []
        for kind, order, take in steps:
            there = list(KINDS[kind].objects.order_by("external_id"))
            if len(there) == 2:
                gone, into = (there[number] for number in order)
                done.append(merge(gone, into=into, by=by, take=take))
        assert rows() != before
        for one in reversed(done):
            unmerge(one, by=by)
        assert rows() == before
        transaction.set_rollback(True)


@pytest.fixture
def pair(editor):
    """A place with a phone that took over the mail address of another."""
    stays, gone = make_place("a", phone="0412 000 001"), make_place("b", email="haard@voorbeeld.test")
    return stays, gone, merge(gone, into=stays, by=editor)


def test_what_somebody_changed_since_is_named_and_not_thrown_away(pair, editor):
    stays, _gone, done = pair
    actions.put([place_facts("a", phone="0412 000 001", email="nieuw@voorbeeld.test")], origin="proef")
    with pytest.raises(ValidationError, match=r"‘De Haard’ is daarna veranderd bij ‘E-mail.*nieuw@voorbeeld.test"):
        unmerge(done, by=editor)
    assert Place.objects.count() == 1
    unmerge(done, by=editor, leaving=True)
    stays.refresh_from_db()
    assert stays.email == "nieuw@voorbeeld.test"
    assert Place.objects.count() == 2


def test_said_again_that_it_is_right_is_no_reason_to_refuse(editor):
    stays, gone = make_place("a", confirmed_on=TODAY - datetime.timedelta(days=9)), make_place("b")
    done = merge(gone, into=stays, by=editor)
    stays.refresh_from_db()
    actions.confirm(stays, by=editor, on=TODAY + datetime.timedelta(days=1))
    unmerge(done, by=editor)
    stays.refresh_from_db()
    assert stays.confirmed_on == TODAY + datetime.timedelta(days=1)


def test_twice_apart_is_refused(pair, editor):
    unmerge(pair[2], by=editor)
    with pytest.raises(ValidationError, match="al uit elkaar"):
        unmerge(pair[2], by=editor)


def test_two_merges_into_one_are_undone_in_any_order(editor):
    for first in (0, 1):
        stays = make_place(f"s{first}")
        ones = [make_place(f"{first}{n}", phone=f"0412 000 00{n}", email=f"m{n}@voorbeeld.test") for n in range(2)]
        done = [merge(one, into=stays, by=editor, take={"phone", "email"}) for one in ones]
        unmerge(done[first], by=editor)
        unmerge(done[1 - first], by=editor)
        stays.refresh_from_db()
        assert (stays.phone, stays.email) == ("", ""), first


def test_what_was_given_to_another_since_stays_there(editor):
    stays, gone, third = (make_organisation(key) for key in "abc")
    coffee = make_service("koffie", organisation="b")
    done = merge(gone, into=stays, by=editor)
    Service.objects.filter(pk=coffee.pk).update(organisation=third)
    unmerge(done, by=editor)
    coffee.refresh_from_db()
    assert coffee.organisation == third


def test_that_it_was_undone_is_kept(pair, editor):
    unmerge(pair[2], by=editor)
    assert Merge.objects.get().undone_by == editor
    again = merge(pair[1], into=pair[0], by=editor)
    assert Merge.objects.filter(undone_at=None).get() == again
