"""An idea becomes an initiative, without an account too."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.initiatives import actions, queries, rules
from basis.initiatives.facts import Facts
from basis.initiatives.models import Initiative
from basis.initiatives.tests.makers import TEXT, make_worker
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import State

FACTS = Facts("De lange tafel", TEXT)


def started(given):
    return Initiative.objects.get(contribution=given.contribution)


def test_an_idea_needs_no_account_and_is_claimed_later(area, noor, nobody):
    given = actions.start(area, FACTS, by=nobody)
    one = started(given)
    assert (one.stage, one.slug, list(queries.team(one))) == ("idea", "de-lange-tafel", [])
    assert given.contribution.state == State.HELD and not queries.visible(None, area).exists()
    assert not rules.may_change(noor, one)
    moderation.claim(given.contribution, by=noor)
    one = started(given)
    assert rules.may_change(noor, one) and list(queries.of_person(noor)) == [one]


def test_who_is_signed_in_carries_it_and_says_how_she_is_called(area, noor):
    one = started(actions.start(area, FACTS, by=noor, name="  Noor   van de flat "))
    assert [(member.person, member.name) for member in queries.team(one)] == [(noor, "Noor van de flat")]


def test_a_worker_writes_it_down_and_whose_it_is_gets_the_link(area):
    wietske = make_worker(area)
    given = actions.start(area, FACTS, by=wietske, intake=Intake(on_behalf=True))
    one = started(given)
    assert one.recorded_by == "opbouwwerker" and given.key and one.contribution.author is None
    assert not rules.may_change(wietske, one)  # it is not hers


def test_a_resident_does_not_write_down_for_others(area, noor):
    with pytest.raises(PermissionDenied):
        actions.start(area, FACTS, by=noor, intake=Intake(on_behalf=True))


@pytest.mark.parametrize(
    "facts", [Facts("", TEXT), Facts("Titel", "  "), Facts("x" * 101, TEXT), Facts("T", TEXT, "?")]
)
def test_what_says_nothing_or_too_much_is_refused(area, facts):
    with pytest.raises(ValidationError):
        actions.start(area, facts, by=None)


def test_of_two_that_are_called_the_same_in_one_area_the_second_is_refused(area, table):
    with pytest.raises(ValidationError):
        actions.start(area, Facts("DE LANGE TAFEL", TEXT), by=None)


@pytest.mark.parametrize(
    ("title", "slug"), [("Gevraagd", "gevraagd-2"), ("!!!", "initiatief"), ("De Tafel!", "de-tafel")]
)
def test_its_address_is_its_title_and_never_that_of_another_page(area, title, slug):
    assert started(actions.start(area, Facts(title, TEXT), by=None)).slug == slug


def test_two_with_one_name_in_two_areas_have_two_addresses(world, area):
    other = next(one for one in world.values() if one.kind == area.kind and one != area)
    first, second = (started(actions.start(where, FACTS, by=None)).slug for where in (area, other))
    assert (first, second) == ("de-lange-tafel", "de-lange-tafel-2")


def test_only_an_own_area_or_a_wijk_outside_them_has_initiatives(world):
    with pytest.raises(ValidationError):
        actions.start(world["GM0828"], FACTS, by=None)


def test_its_team_changes_the_words_and_staff_cannot(area, table, noor, bram):
    actions.change(table, Facts("De korte tafel", "Toch maar kort."), by=noor)
    table.refresh_from_db()
    assert (table.title, table.slug) == ("De korte tafel", "de-lange-tafel")  # links stay
    for stranger in (bram, make_worker(area)):
        with pytest.raises(PermissionDenied):
            actions.change(table, FACTS, by=stranger)


def test_it_rests_and_goes_on(table, noor, bram):
    actions.rest(table, by=noor, is_paused=True)
    assert not queries.visible(None).going().exists() and queries.visible(None).exists()
    actions.rest(table, by=noor, is_paused=False)
    assert queries.visible(None).going().exists()
    with pytest.raises(PermissionDenied):
        actions.rest(table, by=bram, is_paused=True)


def test_what_is_erased_says_nothing_any_more(table):
    actions.erase_initiative(table.contribution)
    table.refresh_from_db()
    assert (table.title, table.text, table.byline, table.area.slug) == ("", "", "", "ruwaard")
