"""Whose a thing is, which role the municipality takes, and why."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.vision import stance_actions, stance_queries
from basis.vision.stance_actions import Chosen
from basis.vision.stance_forms import StanceForm
from basis.vision.stance_models import Stance

KIND, KEY, DAY = "agenda.item", "12", datetime.date(2026, 11, 1)
NAMES = {"policy_adviser": "beleidsadviseur"}


def chosen(role="networking", whose="residents", why="Wij kennen de huisbaas."):
    return Chosen(KIND, KEY, "GM0828-ruwaard", whose, role, why)


def choose(by, told=None, day=DAY):
    return stance_actions.choose(told or chosen(), by=by, as_role="policy_adviser", begins_on=day, today=DAY)


def test_until_somebody_chose_nothing_holds(db):
    assert stance_queries.standing(KIND, KEY, NAMES) == stance_queries.Standing(None, ())


def test_a_change_of_role_is_an_event_with_a_day(joris):
    choose(joris, day=DAY - datetime.timedelta(days=30))
    choose(joris, chosen("responsive", why="Zij vonden elkaar."))
    found = stance_queries.standing(KIND, KEY, NAMES)
    assert (found.now.stance.role, found.now.stance.begins_on, found.now.by) == ("responsive", DAY, "beleidsadviseur")
    assert [(one.stance.role, one.stance.begins_on) for one in found.before] == [
        ("networking", DAY - datetime.timedelta(days=30))
    ]


def test_the_same_again_is_no_event(joris):
    assert choose(joris) == choose(joris) and Stance.objects.count() == 1


def test_only_staff_choose(noor, nobody, beheer):
    for other in (noor, nobody, beheer, None):
        with pytest.raises(PermissionDenied):
            choose(other)


@pytest.mark.parametrize(
    ("whose", "role", "is_usual"),
    [
        ("residents", "responsive", True),
        ("residents", "networking", True),
        ("residents", "lawful", False),
        ("residents", "performing", None),
        ("municipality", "lawful", True),
        ("municipality", "performing", True),
        ("municipality", "networking", None),
        ("residents", "nonsense", None),
    ],
)
def test_the_owner_says_which_roles_there_are_room_for(joris, whose, role, is_usual):
    if is_usual is None:
        with pytest.raises(ValidationError):
            choose(joris, chosen(role, whose))
        return
    choose(joris, chosen(role, whose))
    assert stance_queries.standing(KIND, KEY, NAMES).now.is_usual == is_usual


@pytest.mark.parametrize("why", ["", "   ", "x" * 401])
def test_a_sentence_why_is_needed(joris, why):
    with pytest.raises(ValidationError):
        choose(joris, chosen(why=why))


def test_a_day_to_come_and_a_day_before_the_last_choice_are_refused(joris):
    with pytest.raises(ValidationError):
        choose(joris, day=DAY + datetime.timedelta(days=1))
    choose(joris)
    with pytest.raises(ValidationError):
        choose(joris, chosen("responsive"), day=DAY - datetime.timedelta(days=1))


def test_of_many_things_what_holds_is_asked_at_once(joris, django_assert_num_queries):
    choose(joris)
    choose(joris, chosen("responsive"))
    with django_assert_num_queries(1):
        assert {key: one.role for key, one in stance_queries.latest(KIND, [KEY, "13"]).items()} == {KEY: "responsive"}


def test_the_form_asks_two_questions_and_offers_what_fits(db):
    known = StanceForm({"role": "performing", "why": "Omdat."}, whose="residents")
    assert "whose" not in known.fields and not known.is_valid()
    both = StanceForm({"whose": "municipality", "role": "responsive", "why": "Omdat."})
    assert not both.is_valid() and "rechtmatig" in str(both.errors["role"])
    assert StanceForm({"whose": "municipality", "role": "lawful", "why": "Omdat."}).is_valid()


def test_who_leaves_takes_her_name_along_and_leaves_the_choice(joris):
    choose(joris)
    assert stance_queries.chosen_by(joris)[0]["text"] == "Wij kennen de huisbaas."
    assert stance_actions.forget(joris) == 1 and Stance.objects.get().by is None


def test_the_database_refuses_an_owner_it_does_not_know(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Stance.objects.create(kind=KIND, key=KEY, area="x", whose="iemand", role="lawful", why="x")
