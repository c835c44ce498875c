"""What cards show on the pages of others, in one query each, however many cards there are."""

import secrets

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from basis.exchange import panel_queries, queries
from basis.exchange.models import STANDS, Card
from basis.exchange.tests.makers import (
    days_ago,
    make_card,
    make_keeper,
    make_organisation,
    make_person,
)
from basis.initiatives.tests.makers import make_initiative
from basis.moderation.models import Contribution
from basis.themes import Subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(area):
    """Five thousand open cards in one area."""
    now = timezone.now()
    given = Contribution.objects.bulk_create(
        Contribution(kind="exchange.card", area=area.code, state="visible", key_hash=secrets.token_hex(32))
        for _number in range(5000)
    )
    sentences = ["want", "can", "need", "can_for"]
    Card.objects.bulk_create(
        Card(
            area=area,
            contribution=one,
            sentence=sentences[number % 4],
            text=f"kaartje {number}.",
            ends_on=timezone.localdate() + STANDS,
            written_at=now - timezone.timedelta(minutes=number),
        )
        for number, one in enumerate(given)
    )


def test_the_panel_of_an_area_with_five_thousand_cards_is_one_query_that_reads_only_what_it_shows(area, many):
    with CaptureQueriesContext(connection) as counted:
        panel = panel_queries.area_panel(None, area)
    assert len(counted) == 1
    assert [card.text for card in panel["asks"]] == ["kaartje 0.", "kaartje 2.", "kaartje 4."]
    assert [card.text for card in panel["offers"]] == ["kaartje 1.", "kaartje 3.", "kaartje 5."]
    plan = "\n".join(queries.cards(None, area)[:3].explain().splitlines())
    if connection.vendor == "sqlite":
        assert "exchange_ca_area_id" in plan
        assert "TEMP B-TREE" not in plan


def test_an_area_without_cards_says_that_one_can_be_the_first(client, area):
    assert panel_queries.area_panel(None, area) == {"area": area, "asks": [], "offers": []}
    assert "U kunt de eerste zijn" in client.get(area.get_absolute_url()).content.decode()


def test_the_country_has_no_cards_and_the_municipality_has_all(world, area):
    make_card(area)
    assert panel_queries.area_panel(None, world["NL00"]) is None
    assert len(panel_queries.area_panel(None, world["GM0828"])["asks"]) == 1


def test_what_waits_for_a_moderator_is_in_no_panel(area, noor):
    make_card(area, by=noor, state="held")
    assert panel_queries.area_panel(noor, area)["asks"] == []


def test_a_theme_page_shows_what_is_about_it(area):
    make_card(area, theme="carers")
    panel = panel_queries.theme_panel(None, Subject("Mantelzorg", ("carers",), area=area))
    assert [card.theme for card in panel["cards"]] == ["carers"]
    assert panel_queries.theme_panel(None, Subject("Natuur", ("nature",), area=area)) is None


def test_an_organisation_shows_its_vacancies_and_its_keeper_whom_to_assure(area):
    organisation = make_organisation()
    keeper = make_keeper(organisation)
    assert panel_queries.entry_panel(make_person("Nel"), organisation) is None
    make_card(area, organisation=organisation, speaks="group", is_vacancy=True)
    helps = make_card(area, sentence="can_for", at_home=True, coordinator=organisation)
    panel = panel_queries.entry_panel(keeper, organisation)
    assert [card.is_vacancy for card in panel["cards"]] == [True]
    assert panel["unseen"] == [helps]
    assert panel_queries.entry_panel(None, organisation)["unseen"] == []


def test_an_initiative_shows_its_cards_and_its_team_the_way_to_a_new_one(area, noor):
    initiative = make_initiative(area, by=noor)
    assert panel_queries.initiative_panel(make_person("Bram"), initiative) is None
    assert panel_queries.initiative_panel(noor, initiative)["may_add"]
    make_card(area, initiative=initiative, speaks="group")
    assert len(panel_queries.initiative_panel(None, initiative)["cards"]) == 1


def test_my_page_shows_my_cards_with_how_it_stands_and_what_ends_soon_waits_for_me(area, noor, worker):
    soon = timezone.localdate() + timezone.timedelta(days=3)
    card = make_card(area, by=noor, ends_on=soon)
    written = make_card(area, recorded_by=worker, recorded_as="community_worker", ends_on=soon, text="opgeschreven.")
    make_card(area, by=noor, text="nog lang.")
    assert len(panel_queries.my_panel(noor, noor)["cards"]) == 2
    assert [(one.until, one.area) for one in panel_queries.awaiting(noor)] == [(card.ends_on, "")]
    assert [(one.until, one.area) for one in panel_queries.awaiting(worker)] == [(written.ends_on, area.code)]
    assert panel_queries.my_panel(worker, worker) is None


def test_who_has_a_carers_card_sees_what_there_is_near_for_carers(area, noor):
    assert panel_queries.carers_panel(noor, noor) is None
    make_card(area, by=noor, theme="carers")
    other = make_card(area, theme="carers", sentence="can_for", text="een middag bij iemand zitten.")
    panel = panel_queries.carers_panel(noor, noor)
    assert (panel["area"], panel["cards"]) == (area, [other])


def test_the_desk_shows_a_worker_what_nobody_answered_and_nobody_else(area, worker, noor):
    waits = make_card(area, written_at=days_ago(15))
    make_card(area, written_at=days_ago(13), text="kort.")
    make_card(area, sentence="can", written_at=days_ago(30))
    assert panel_queries.worker_panel(worker, area)["unanswered"] == [waits]
    assert panel_queries.worker_panel(noor, area) is None
