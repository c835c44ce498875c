"""Cards that go together, on pages and in mail: with reasons, and a person decides."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from basis.exchange import match_actions, match_pages, match_queries
from basis.exchange.match_models import Pairing
from basis.exchange.tests.makers import make_card, make_organisation, make_person
from basis.notifications import actions as notifications
from basis.notifications.models import Message


@pytest.fixture
def noor(db):
    return make_person("Noor")


@pytest.fixture
def bram(db):
    return make_person("Bram")


@pytest.fixture
def need(area, noor):
    """Noor looks for somebody to walk with on Tuesday afternoon."""
    return make_card(area, by=noor, text="iemand om mee te wandelen", theme="move", when=("tu-afternoon",))


@pytest.fixture
def can(area, bram):
    """Bram walks on Tuesday afternoon."""
    return make_card(
        area, by=bram, sentence="can", text="mee wandelen", theme="move", when=("tu-afternoon", "we-evening")
    )


def found(card):
    return [one.card for one in match_pages.of_card(card, timezone.localdate())]


def test_a_new_card_waits_for_nobody(client, need, can):
    page = client.get(need.get_absolute_url()).content.decode()
    assert "Past misschien hierbij" in page
    for reason in ("allebei over bewegen", "in allebei staat “wandelen”", "allebei op dinsdagmiddag"):
        assert reason in page
    assert found(can) == [need]


def test_what_is_closed_held_or_of_oneself_is_not_proposed(area, need, noor):
    make_card(area, sentence="can", theme="move", state="held")
    make_card(area, sentence="can", theme="move", ends_on=timezone.localdate() - datetime.timedelta(days=1))
    make_card(area, by=noor, sentence="can", theme="move")
    assert found(need) == []


def test_two_cards_of_one_organisation_are_not_proposed_to_each_other(area):
    club = make_organisation()
    vacancy = make_card(area, theme="help", speaks="group", organisation=club, is_vacancy=True)
    make_card(area, sentence="can", theme="help", speaks="group", organisation=club)
    other = make_card(area, sentence="can_for", theme="help")
    assert found(vacancy) == [other]


def test_the_database_leaves_out_nothing_that_goes_together(world, area):
    """What is narrowed by the database is what the engine finds among all cards."""
    elsewhere, today = world["GM0828-noordwest"], timezone.localdate()
    places = [(area, 51.766, 5.517), (area, None, None), (elsewhere, 51.768, 5.520), (elsewhere, 51.798, 5.65)]
    for number, (where, lat, lon) in enumerate(places * 6):
        make_card(
            where,
            sentence=("need", "can", "want", "can_for", "can")[number % 5],
            theme=("meet", "move", "other")[number % 3],
            reach=("near", "area", "municipality")[number % 7 % 3],
            when=((), ("mo-morning",), ("tu-evening", "mo-morning"))[number % 4 % 3],
            languages=((), ("tr",), ("nl", "tr"))[number % 5 % 3],
            text=f"{('samen wandelen', 'koffie drinken')[number % 2]} {number}",
            lat=lat,
            lon=lon,
        )
    of_all = match_queries.all_proposals(today)
    assert sum(len(one) for one in of_all.values()) > 20
    for card in match_queries.open_cards(today):
        assert match_queries.proposals(card, today) == of_all[card.pk]


def test_as_many_queries_however_many_cards_go_together(area, need, can):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            match_pages.of_card(need, timezone.localdate())
        return len(queries)

    few = asked()
    for number in range(10):
        make_card(area, sentence="can", theme="move", text=f"wandelen {number}")
    assert asked() == few <= 3


def test_what_does_not_fit_is_not_proposed_to_her_again(client, need, can, noor):
    client.force_login(noor)
    yours = f"/vraag-en-aanbod/van-u/{need.contribution_id}/"
    assert "mee wandelen" in client.get(yours).content.decode()
    answer = client.post(f"{yours}past-niet/", {"kaartje": can.pk})
    assert answer.status_code == 302
    assert "mee wandelen" not in client.get(yours).content.decode()
    assert found(can) == [need]


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30])
def test_what_is_no_card_cannot_be_declined(client, need, noor, number):
    client.force_login(noor)
    answer = client.post(f"/vraag-en-aanbod/van-u/{need.contribution_id}/past-niet/", {"kaartje": number})
    assert answer.status_code == 404


def test_a_giver_is_told_once_with_the_reasons_and_at_most_once_a_week(area, need, can, noor):
    now = timezone.now()
    notifications.choose(noor, match_actions.NOTICE, "at_once")
    match_actions.tell_matches(now)
    told = Message.objects.get(person=noor)
    assert "mee wandelen" in told.text and "allebei op dinsdagmiddag" in told.text
    make_card(area, sentence="can_for", text="samen wandelen", theme="move")
    match_actions.tell_matches(now + datetime.timedelta(days=2))
    assert Message.objects.filter(person=noor).count() == 1
    match_actions.tell_matches(now + datetime.timedelta(days=8))
    last = Message.objects.filter(person=noor).latest("pk")
    assert "samen wandelen" in last.text and "mee wandelen" not in last.text
    match_actions.tell_matches(now + datetime.timedelta(days=20))
    assert Message.objects.filter(person=noor).count() == 2


def test_by_default_it_waits_for_the_weekly_letter(need, can, noor):
    match_actions.tell_matches(timezone.now())
    assert Message.objects.get(person=noor).state == Message.State.GATHERED


def test_what_was_declined_is_not_told(need, can, noor, bram):
    match_actions.decline(need, can)
    match_actions.decline(need, can)
    match_actions.tell_matches(timezone.now())
    assert not Message.objects.filter(person=noor).exists()
    assert Message.objects.filter(person=bram).exists()


def test_what_was_told_goes_when_the_card_is_closed(need, can):
    match_actions.tell_matches(timezone.now())
    assert Pairing.objects.filter(card=need).exists()
    type(need).objects.filter(pk=need.pk).update(state="closed", outcome="worked", closed_at=timezone.now())
    match_actions.tell_matches(timezone.now())
    assert not Pairing.objects.filter(card=need).exists()


def test_a_worker_sees_pairs_to_bring_together_each_once(client, need, can, worker, area):
    told = match_pages.worker_panel(worker, area)
    assert [{pair.one, pair.other} for pair in told["pairs"]] == [{need, can}]
    client.force_login(worker)
    page = client.get(f"/gebieden/{area.slug}/werk/").content.decode()
    assert "Deze kaartjes passen misschien bij elkaar" in page
    assert match_pages.worker_panel(make_person("Ilse"), area) is None
