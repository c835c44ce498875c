"""Join forces: one page, and nothing is lost."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from basis.initiatives import actions, events, join_actions, queries, rules, telling_actions
from basis.initiatives.facts import Told
from basis.initiatives.models import Ask, Follower, TeamMember, Update
from basis.initiatives.tests.makers import make_ask, make_initiative, make_person
from basis.notifications.models import Message


@pytest.fixture
def garden(area, bram):
    """The initiative of Bram."""
    return make_initiative(area, by=bram, title="De pluktuin", slug="de-pluktuin")


def test_two_teams_go_on_as_one_and_nothing_is_lost(client, table, garden, noor, bram):
    zoe, both = make_person("Zoe"), make_person("Beide")
    actions.follow(garden, by=zoe)
    for one in (table, garden):
        actions.follow(one, by=both)
    asked = make_ask(garden)
    told = telling_actions.tell(garden, Told("De bessen zijn rijp."), by=bram)
    made = join_actions.propose(garden, table, "Zullen wij?", by=bram)
    join_actions.decide(made, accepts=True, by=noor)
    assert {member.person for member in queries.team(table)} == {noor, bram}
    assert set(Follower.objects.filter(initiative=table).values_list("person", flat=True)) == {zoe.pk, both.pk}
    assert (Ask.objects.get().initiative, Update.objects.get(pk=told.pk).initiative) == (table, table)
    assert Ask.objects.get() == asked and rules.may_change(bram, table) and list(queries.visible(None)) == [table]
    garden.refresh_from_db()
    assert not rules.may_change(bram, garden)
    answer = client.get("/initiatieven/de-pluktuin/")
    assert (answer.status_code, answer.headers["Location"]) == (301, table.get_absolute_url())
    assert garden.text in client.get(table.get_absolute_url()).content.decode()


def test_other_modules_hear_it_in_the_same_transaction(table, garden, noor, bram):
    heard = []

    def notice(sender, initiative, into, **rest):
        heard.append((initiative, into, transaction.get_connection().in_atomic_block))

    events.joined.connect(notice)
    try:
        join_actions.decide(join_actions.propose(garden, table, "", by=bram), accepts=True, by=noor)
    finally:
        events.joined.disconnect(notice)
    assert heard == [(garden, table, True)]


def test_what_went_into_the_first_leads_to_the_last(client, area, table, garden, noor, bram):
    third = make_initiative(area, by=noor, title="Het feest", slug="het-feest")
    join_actions.decide(join_actions.propose(garden, table, "", by=bram), accepts=True, by=noor)
    made = join_actions.propose(table, third, "", by=bram)
    join_actions.decide(made, accepts=True, by=noor)
    for slug in ("de-pluktuin", "de-lange-tafel"):
        assert client.get(f"/initiatieven/{slug}/").headers["Location"] == third.get_absolute_url()


def test_the_other_team_hears_it_and_may_say_no(table, garden, noor, bram):
    made = join_actions.propose(garden, table, "Zullen wij?", by=bram)
    assert "Zullen wij?" in Message.objects.get(person=noor).text
    join_actions.decide(made, accepts=False, by=noor)
    join_actions.decide(made, accepts=True, by=noor)  # twice changes nothing
    assert Message.objects.filter(person=bram).count() == 1 and queries.visible(None).count() == 2
    join_actions.propose(garden, table, "Nu dan?", by=bram)  # later it may be asked again


def test_only_teams_propose_and_decide(table, garden, noor, bram, joris):
    for stranger in (joris, noor):
        with pytest.raises(PermissionDenied):
            join_actions.propose(garden, table, "", by=stranger)
    made = join_actions.propose(garden, table, "", by=bram)
    for stranger in (joris, bram):
        with pytest.raises(PermissionDenied):
            join_actions.decide(made, accepts=True, by=stranger)
    with pytest.raises(ValidationError):
        join_actions.propose(garden, table, "", by=bram)


def test_nothing_joins_itself_or_what_is_kept_elsewhere(area, table, noor):
    kept = make_initiative(area, origin="mijnbuurtoss", external_id="1")
    for into in (table, kept):
        with pytest.raises(PermissionDenied):
            join_actions.propose(table, into, "", by=noor)


def test_who_is_in_both_teams_is_there_once(table, garden, noor, bram):
    TeamMember.objects.create(initiative=garden, person=noor)
    TeamMember.objects.create(initiative=garden, name="Truus")
    join_actions.decide(join_actions.propose(garden, table, "", by=bram), accepts=True, by=noor)
    assert sorted(member.name for member in queries.team(table)) == ["Bram", "Noor", "Truus"]
