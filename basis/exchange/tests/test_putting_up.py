"""Putting up a card: with or without account, for somebody else, as a group, and what is refused."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from basis.exchange import actions, where
from basis.exchange.models import Card
from basis.exchange.tests.makers import make_card, make_keeper, make_organisation, make_place, told
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.states import State

pytestmark = pytest.mark.django_db
ADDRESS = Intake(email="nel@voorbeeld.test")


def only():
    return Card.objects.select_related("contribution").get()


def test_without_account_it_waits_for_proof_of_the_address(area):
    actions.put_up(area, told(), by=None, intake=ADDRESS)
    assert only().contribution.state == State.UNCONFIRMED
    assert not Card.objects.visible_to(None).exists()


def test_without_account_and_without_address_nobody_could_answer_so_it_is_refused(area):
    with pytest.raises(ValidationError) as refused:
        actions.put_up(area, told(), by=None)
    assert "email" in refused.value.message_dict


def test_it_stands_for_sixty_days(area, worker):
    actions.put_up(area, told(), by=worker, at=datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC))
    assert only().ends_on == datetime.date(2026, 4, 30)


def test_a_worker_writes_down_what_somebody_says_at_the_kitchen_table(area, worker):
    given = actions.put_up(area, told(), by=worker, intake=Intake(on_behalf=True))
    card = only()
    assert (card.recorded_as, card.contribution.state) == ("community_worker", State.VISIBLE)
    assert card.contribution.author is None
    moderation.withdraw(given.contribution)
    assert not Card.objects.visible_to(worker).exists()


def test_who_does_not_work_here_writes_down_nothing_for_somebody_else(area, noor):
    with pytest.raises(PermissionDenied):
        actions.put_up(area, told(), by=noor, intake=Intake(on_behalf=True))


def test_the_same_words_of_the_same_sentence_hang_once(area, worker):
    actions.put_up(area, told(), by=worker)
    with pytest.raises(ValidationError):
        actions.put_up(area, told(), by=worker)
    actions.put_up(area, told(sentence="can_for"), by=worker)
    assert Card.objects.count() == 2


def test_nothing_is_put_up_for_the_whole_municipality_or_without_words(world, area, worker):
    with pytest.raises(ValidationError):
        actions.put_up(world["GM0828"], told(), by=worker)
    with pytest.raises(ValidationError):
        actions.put_up(area, told(text="   "), by=worker)


def test_only_its_keepers_speak_for_an_organisation(area, worker):
    organisation = make_organisation()
    keeper = make_keeper(organisation)
    vacancy = told(organisation=organisation, is_vacancy=True)
    with pytest.raises(PermissionDenied):
        actions.put_up(area, vacancy, by=worker)
    actions.put_up(area, vacancy, by=keeper)
    assert (only().whose, only().speaks) == ("Maatjes in de Buurt", "group")


def test_a_vacancy_is_of_an_organisation(area, worker):
    with pytest.raises(ValidationError):
        actions.put_up(area, told(is_vacancy=True), by=worker)


def test_a_postcode_is_used_and_not_kept(area, worker, monkeypatch):
    monkeypatch.setattr(where, "point_of_postcode", lambda text: (51.76543, 5.52345))
    actions.put_up(area, told(postcode="5344 VA"), by=worker)
    card = only()
    assert (card.lat, card.lon) == (51.766, 5.523)
    assert "5344" not in repr(Card.objects.values().get())


def test_where_she_would_meet_is_told_about_and_goes_before_her_postcode(area, worker):
    place = make_place(area, "De Linde", 51.77111, 5.50222)
    actions.put_up(area, told(place=place, postcode="5344"), by=worker)
    assert (only().lat, only().lon) == (51.772, 5.502)


@pytest.mark.parametrize("point", [(51.7654321, 5.5234567), (51.7, 5.4), (51.8299, 5.6999)])
def test_a_point_is_known_to_some_two_hundred_metres_only(point):
    lat, lon = where.coarse(point)
    assert abs(lat - point[0]) <= 0.001 + 1e-9
    assert abs(lon - point[1]) <= 0.0015 + 1e-9
    assert where.coarse((lat, lon)) == (lat, lon)


def test_its_words_change_only_while_it_is_open(area, worker):
    card = make_card(area, by=worker)
    said = {"told": told(text="thee.")}
    moderation.change(card.contribution, lambda now: actions.change(now, worker, said), by=worker)
    assert only().text == "thee."
    Card.objects.update(state="closed", outcome="worked", closed_at=timezone.now())
    with pytest.raises(ValidationError):
        actions.change(card.contribution, worker, {"told": told(text="koffie.")})


def test_erased_it_says_nothing_of_who_or_where(area):
    card = make_card(area, byline="wij van de flat", lat=51.766, lon=5.523)
    actions.erase(card.contribution)
    card.refresh_from_db()
    assert (card.text, card.byline, card.lat, card.lon, card.place) == ("", "", None, None, None)
