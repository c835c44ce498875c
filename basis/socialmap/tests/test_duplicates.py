"""What is likely there twice is found by name, contact and place; what is not, is not; put aside stays put aside."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from basis.accounts.models import Person
from basis.socialmap import duplicate_actions, likeness
from basis.socialmap.merge_actions import merge
from basis.socialmap.models import Lookalike
from basis.socialmap.tests.makers import make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db

TODAY = {"confirmed_on": timezone.localdate()}
HERE, NEARBY, FAR = (
    {"lat": 51.76, "lon": 5.52},
    {"lat": 51.7605, "lon": 5.5203},
    {"lat": 51.79, "lon": 5.56},
)


def found():
    duplicate_actions.find(timezone.now())
    return {row.grounds for row in Lookalike.objects.filter(set_aside_at=None)}


@pytest.mark.parametrize(
    ("one", "other", "grounds"),
    [
        ({"name": "Stichting De Linde"}, {"name": "de linde"}, {"name"}),
        ({"name": "St. Café Één"}, {"name": "Stichting Cafe Een"}, {"name"}),
        ({"name": "IVN"}, {"name": "Natuurgroep", "also_called": "I.V.N."}, {"called"}),
        ({"name": "Buurtkamer Lockaert"}, {"name": "Buurtkamer Lokaert"}, {"alike"}),
        ({"name": "Lockaert buurtkamer"}, {"name": "Buurtkamer Lockaert"}, {"name"}),
        ({"name": "Fietsclub", "phone": "0412 600 600"}, {"name": "Fietsclub Oost", "phone": "+31 412 600600"}, set()),
        (
            {"name": "Fietsclub", "phone": "0412600600", "website": "https://fiets.example"},
            {"name": "Fietsclub Oost", "phone": "+31412600600", "website": "https://www.fiets.example/oost"},
            {"alike phone web"},
        ),
        (
            {"name": "Oud", "phone": "0412600600", "email": "A@fiets.example"},
            {"name": "Nieuw", "phone": "0412600600", "email": "a@fiets.example"},
            {"phone email"},
        ),
        (
            {"name": "Wandelclub De Pas", "phone": "0412600600"},
            {"name": "Wandelclub De Pan", "phone": "0412700700"},
            set(),
        ),
        ({"name": "Zangkoor"}, {"name": "Schaakclub"}, set()),
        (
            {"name": "A", "website": "https://facebook.com/a", "phone": "14 0412"},
            {"name": "B", "website": "https://facebook.com/b", "phone": "14 0412"},
            set(),
        ),
    ],
)
def test_organisations(one, other, grounds):
    make_organisation("a", **one | TODAY)
    make_organisation("b", **other | TODAY)
    assert found() == grounds


@pytest.mark.parametrize(
    ("one", "other", "grounds"),
    [
        ({"name": "Speeltuin De Elzen"} | HERE, {"name": "Speeltuin de Elzen"} | NEARBY, {"name near"}),
        ({"name": "Speeltuin De Elzen"} | HERE, {"name": "Speeltuin de Elzen"} | FAR, set()),
        ({"name": "De Haard"} | HERE, {"name": "Wijkhuis De Haard"} | NEARBY, {"alike near"}),
        ({"name": "Zaal 1"} | HERE, {"name": "Zaal 2"} | HERE, set()),
        ({"name": "Kerk"} | HERE, {"name": "Speeltuin"} | NEARBY, set()),
        (
            {"name": "De Haard", "address": "Dorpsstraat 12", "postcode": "5341 AB"},
            {"name": "Haard", "address": "Dorpsstr. 12", "postcode": "5341AB"},
            {"name address"},
        ),
        (
            {"name": "Iemhof", "address": "Straat 1a", "town": "Dorp", "phone": "0412600600"},
            {"name": "Het Wijkhuis", "address": "Straat 1 A", "town": "Dorp", "phone": "0412600600"},
            {"phone address"},
        ),
    ],
)
def test_places(one, other, grounds):
    make_place("a", **one | TODAY)
    make_place("b", **other | TODAY)
    assert found() == grounds


def test_services_are_twice_at_one_organisation_but_not_at_two_places():
    make_place("p", **HERE)
    make_place("q", name="Iemhof", **FAR)
    make_service("a", name="Koffie drinken", at=["p"], **TODAY)
    make_service("b", name="Koffiedrinken", **TODAY)
    make_service("c", name="Taalles", at=["p"], **TODAY)
    make_service("d", name="Taalles", at=["q"], **TODAY)
    assert found() == {"name owner"}


def test_what_has_stopped_or_left_the_lists_is_not_looked_at():
    make_service("a", name="Koffie", status="inactive", **TODAY)
    make_service("b", name="Koffie", **TODAY)
    make_organisation("x", name="Fiets", confirmed_on="2020-01-01")
    make_organisation("y", name="Fiets", **TODAY)
    assert found() == set()


def test_twice_changes_nothing_and_what_is_no_more_alike_goes():
    one, other = make_organisation("a", name="Fiets", **TODAY), make_organisation("b", name="Fiets", **TODAY)
    found()
    pair = Lookalike.objects.get()
    assert (pair.one, pair.other) == tuple(sorted((one.pk, other.pk)))
    found()
    assert Lookalike.objects.get() == pair
    make_organisation("b", name="Schaken", **TODAY)
    assert found() == set()


def test_two_that_are_not_the_same_are_never_shown_again(editor):
    one, other = make_organisation("a", name="Fiets", **TODAY), make_organisation("b", name="Fiets", **TODAY)
    found()
    duplicate_actions.are_two(other, one, by=editor)
    make_organisation("b", name="Fiets", phone="0412 600 600", **TODAY)
    assert found() == set()
    assert Lookalike.objects.get().set_aside_by == editor
    with pytest.raises(PermissionDenied):
        duplicate_actions.are_two(one, other, by=Person.objects.create_user("x@voorbeeld.test", name="X"))


def test_what_is_put_together_is_no_pair_any_more(editor):
    one, other = make_organisation("a", name="Fiets", **TODAY), make_organisation("b", name="Fiets", **TODAY)
    found()
    merge(one, into=other, by=editor)
    assert not Lookalike.objects.exists()
    assert found() == set()


def test_every_ground_has_words():
    assert all(str(words) for words in likeness.GROUNDS.values())
    assert max(len(" ".join(likeness.GROUNDS)), 0) <= Lookalike._meta.get_field("grounds").max_length
