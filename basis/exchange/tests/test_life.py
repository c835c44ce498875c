"""A card ends by itself unless it is renewed, and its giver says what became of it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis.audit.models import Act
from basis.exchange import life_actions, queries, writing_actions
from basis.exchange.models import STANDS, Assurance, Card
from basis.exchange.tests.makers import (
    days_ago,
    make_card,
    make_keeper,
    make_organisation,
    make_person,
    make_worker,
)
from basis.moderation.states import State
from basis.notifications.models import Message
from basis.relay import queries as relay
from basis.relay.actions import Side

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 28, 8, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 11, 28)
DAY = datetime.timedelta(days=1)


def ending(area, days, **differences):
    return make_card(area, **({"ends_on": TODAY + days * DAY, "email": "nel@voorbeeld.test"} | differences))


def test_it_is_open_on_its_last_day_and_not_on_the_next(area):
    make_card(area, ends_on=TODAY)
    assert Card.objects.open_on(TODAY).count() == 1
    assert Card.objects.open_on(TODAY + DAY).count() == 0


def test_its_giver_is_told_a_week_ahead_and_once(area):
    card = ending(area, 7)
    ending(area, 8, text="later")
    assert life_actions.tell_ending(NOW) == "1 told"
    assert life_actions.tell_ending(NOW + DAY / 4) == ""
    told = Message.objects.get(notice="exchange.ending")
    assert (told.address, told.button) == ("nel@voorbeeld.test", "Laat staan, of sluit af")
    assert card.text in told.text


def test_one_button_in_that_mail_lets_it_stand_for_sixty_days_without_account(area, client):
    card = ending(area, 3)
    card.ends_on = timezone.localdate() + 3 * DAY
    card.save()
    life_actions.tell_ending(timezone.now())
    page = Message.objects.get(notice="exchange.ending").url
    shown = client.get(page)
    assert "Laat nog 60 dagen staan" in shown.content.decode()
    card.refresh_from_db()
    assert card.ends_on == timezone.localdate() + 3 * DAY  # reading changes nothing
    assert client.post(f"{page}verlengen/").status_code == 302
    card.refresh_from_db()
    assert (card.ends_on, card.told_ending_at) == (timezone.localdate() + STANDS, None)


def test_who_wrote_it_down_is_told_when_its_giver_left_no_address(area, worker):
    ending(area, 2, email="", recorded_by=worker)
    life_actions.tell_ending(NOW)
    told = Message.objects.get(notice="exchange.ending")
    assert told.person == worker
    assert told.text.startswith("U schreef dit op voor iemand anders")


def test_nobody_is_told_of_what_is_closed_not_seen_or_invented(area):
    ending(area, 2, state="held")
    ending(area, 2, is_example=True)
    ending(area, 2, email="")
    life_actions.close(ending(area, 2), "worked", at=NOW)
    assert life_actions.tell_ending(NOW) == ""


def test_renewing_twice_on_a_day_changes_nothing_and_what_ended_comes_back(area, noor):
    card = ending(area, -5, by=noor, email="")
    life_actions.renew(card, by=noor, at=NOW)
    life_actions.renew(card, by=noor, at=NOW)
    card.refresh_from_db()
    assert card.ends_on == TODAY + STANDS
    assert Act.objects.filter(action="exchange.renewed").count() == 1


@pytest.mark.parametrize("outcome", ["worked", "not", "needless"])
def test_what_was_closed_is_no_longer_open_and_stays_as_it_was(area, outcome):
    card = ending(area, 30)
    life_actions.close(card, outcome, at=NOW)
    life_actions.close(card, "worked", at=NOW)
    card.refresh_from_db()
    assert (card.state, card.outcome) == ("closed", outcome)
    with pytest.raises(ValidationError):
        life_actions.renew(card, at=NOW)


def test_no_other_outcome_can_be_given(area):
    with pytest.raises(ValidationError):
        life_actions.close(ending(area, 30), "five stars")


def test_thanks_go_to_who_was_talked_with_and_are_kept_nowhere_else(area, noor):
    bram = make_person("Bram")
    card = make_card(area, by=noor)
    line = writing_actions.write(card, asker=Side(person=bram, name="Bram"), text="Ik kom graag.")
    conversation = line.participant.conversation_id
    life_actions.close(card, "worked", thanks="Fijn dat je er was!", to=[conversation], by=noor)
    said = [one.text for one in relay.lines_for(line.participant)]
    assert said == ["Ik kom graag.", "Fijn dat je er was!"]
    assert "Fijn dat je er was" not in repr(list(Card.objects.values()))


def test_thanks_to_nobody_are_refused_and_nothing_is_closed(area, noor):
    card = make_card(area, by=noor)
    with pytest.raises(ValidationError):
        life_actions.close(card, "worked", thanks="Dank!", to=[1], by=noor)
    assert Card.objects.get().state == "open"


def test_a_keeper_says_on_which_day_the_vog_was_seen_and_nobody_else(area, worker):
    organisation = make_organisation()
    keeper = make_keeper(organisation)
    card = make_card(area, sentence="can_for", at_home=True, coordinator=organisation)
    for other in (worker, make_keeper(make_organisation("Een Ander"), "Anna"), make_person("Nel")):
        with pytest.raises(PermissionDenied):
            life_actions.assure(card, seen_on=TODAY, by=other, today=TODAY)
    with pytest.raises(ValidationError):
        life_actions.assure(card, seen_on=TODAY + DAY, by=keeper, today=TODAY)
    life_actions.assure(card, seen_on=TODAY - 9 * DAY, by=keeper, today=TODAY)
    life_actions.assure(card, seen_on=TODAY - DAY, by=keeper, today=TODAY)
    assert Assurance.objects.get().seen_on == TODAY - DAY
    life_actions.take_back_assurance(card, by=keeper)
    assert not Assurance.objects.exists()


def test_what_ended_a_year_ago_is_taken_away(area):
    old, young = ending(area, -366), ending(area, -364, text="jong")
    assert life_actions.expire(NOW, True) == 1
    assert life_actions.expire(NOW, False) == 1
    assert life_actions.expire(NOW, False) == 0
    old.contribution.refresh_from_db()
    young.contribution.refresh_from_db()
    assert (old.contribution.state, young.contribution.state) == (State.WITHDRAWN, State.VISIBLE)


def test_numbers_count_what_was_asked_offered_met_and_stays_unanswered(area, world, noor):
    make_worker(area, "Samira")
    make_card(area, written_at=days_ago(20), by=noor)
    make_card(area, sentence="want", written_at=days_ago(3))
    make_card(area, sentence="can", written_at=days_ago(30))
    make_card(area, state="held")
    life_actions.close(make_card(area, sentence="can_for", written_at=days_ago(40)), "worked")
    make_card(area, written_at=days_ago(400))
    today = timezone.localdate()
    assert queries.numbers(area, today) == queries.Numbers(asked=2, offered=2, met=1, unanswered=1)
    asked = Card.objects.get(contribution__author=noor)
    writing_actions.write(asked, asker=Side(person=make_person("Bram")), text="Ja!")
    assert queries.numbers(area, today).unanswered == 0
