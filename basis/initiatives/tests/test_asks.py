"""What an initiative needs: asked, found by others, answered."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.initiatives import actions, ask_actions, queries
from basis.initiatives.models import Initiative
from basis.initiatives.tests.makers import make_ask, make_initiative, make_worker
from basis.relay.actions import Side
from basis.relay.models import Conversation, Participant


def test_what_is_asked_is_found_by_area_and_kind(world, area, table, noor):
    one = ask_actions.ask(table, "place", "Een droge plek voor twaalf tafels.", by=noor)
    other = next(place for place in world.values() if place.kind == area.kind and place != area)
    assert list(queries.asks(None)) == list(queries.asks(None, area, "place")) == [one]
    assert not queries.asks(None, area, "money").exists() and not queries.asks(None, other).exists()


@pytest.mark.parametrize("fields", [{"stage": "stopped"}, {"is_paused": True}])
def test_what_stopped_or_rests_asks_for_nothing(table, fields):
    make_ask(table)
    Initiative.objects.filter(pk=table.pk).update(**fields)
    assert not queries.asks(None).exists()


def test_only_its_team_asks_and_no_more_than_a_dozen(area, table, noor, bram):
    for stranger in (bram, make_worker(area)):
        with pytest.raises(PermissionDenied):
            ask_actions.ask(table, "people", "Mensen.", by=stranger)
    for number in range(ask_actions.MOST):
        ask_actions.ask(table, "people", f"Mensen, {number}.", by=noor)
    with pytest.raises(ValidationError):
        ask_actions.ask(table, "people", "Nog meer.", by=noor)


def test_the_same_is_not_asked_twice(table, noor):
    ask_actions.ask(table, "people", "Mensen.", by=noor)
    with pytest.raises(ValidationError):
        ask_actions.ask(table, "people", " Mensen. ", by=noor)


def test_a_worker_writes_down_what_is_needed_until_somebody_claims_it(area, noor):
    wietske = make_worker(area)
    one = make_initiative(area, recorded_by=wietske)
    asked = ask_actions.ask(one, "people", "Mensen.", by=wietske, on_behalf=True)
    assert asked.contribution.recorded_by == wietske
    one.contribution.author = noor
    one.contribution.save()
    with pytest.raises(PermissionDenied):
        ask_actions.ask(one, "money", "Geld.", by=wietske, on_behalf=True)


def test_it_was_found_and_somebody_is_thanked(table, noor, bram):
    asked = make_ask(table)
    actions.follow(table, by=bram)
    with pytest.raises(PermissionDenied):
        ask_actions.answered(asked, "Dank.", by=bram)
    update = ask_actions.answered(asked, "Dank aan de buren van 12.", by=noor)
    assert not queries.asks(None).exists() and update.ask == asked and update.text == "Dank aan de buren van 12."
    assert ask_actions.answered(asked, "Nog eens.", by=noor) is None and table.updates.count() == 1


def test_thanks_may_stay_unsaid(table, noor):
    assert ask_actions.answered(make_ask(table), " ", by=noor) is None
    assert not queries.asks(None).exists()


def test_what_is_not_needed_any_more_is_taken_back(table, noor, bram):
    asked = make_ask(table)
    with pytest.raises(PermissionDenied):
        ask_actions.take_back(asked, by=bram)
    ask_actions.take_back(asked, by=noor)
    assert not queries.asks(None).exists()


def test_who_can_help_writes_and_neither_sees_the_address_of_the_other(table, noor, bram):
    asked = make_ask(table)
    ask_actions.offer(table, "Ik heb een bakfiets.", asker=Side(bram, name="Bram"), about=asked)
    talk = Conversation.objects.get()
    assert (talk.kind, talk.about, talk.url) == ("initiatives.ask", str(asked.pk), table.get_absolute_url())
    assert set(Participant.objects.values_list("person", flat=True)) == {noor.pk, bram.pk}


def test_who_has_no_account_writes_with_an_address(table):
    ask_actions.offer(table, "Mag ik meedoen?", asker=Side(email="zoe@voorbeeld.test", name="Zoe"))
    assert Conversation.objects.get().kind == "initiatives.initiative"


def test_of_what_was_written_down_the_worker_passes_it_on(area, bram):
    wietske = make_worker(area)
    one = make_initiative(area, recorded_by=wietske)
    ask_actions.offer(one, "Ik help.", asker=Side(bram, name="Bram"))
    assert Participant.objects.filter(person=wietske).exists()


@pytest.mark.parametrize("differences", [{"state": "held"}, {"stage": "stopped"}, {}])
def test_where_nobody_can_be_reached_no_message_goes(area, bram, differences):
    one = make_initiative(area, **differences)
    with pytest.raises(ValidationError):
        ask_actions.offer(one, "Ik help.", asker=Side(bram, name="Bram"))
