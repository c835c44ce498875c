"""Writing to who put up a card goes through the relay: no address is seen, and a public place is advised."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from basis.exchange import life_actions, meeting_queries, writing_actions
from basis.exchange.tests.makers import make_card, make_person, make_place
from basis.notifications.models import Message
from basis.relay.actions import Side
from basis.relay.models import Conversation, Line

DAY = datetime.timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def bram(db):
    return make_person("Bram")


def to_bram(bram):
    return Side(person=bram, name="Bram")


def test_its_giver_gets_the_message_and_no_address_with_it(area, noor, bram):
    card = make_card(area, by=noor)
    writing_actions.write(card, asker=to_bram(bram), text="Zullen we koffie drinken?")
    mail = Message.objects.get(notice="relay.message")
    assert mail.person == noor
    assert "Zullen we koffie drinken?" in mail.text
    assert bram.email not in mail.text + mail.subject


def test_without_account_the_message_waits_for_proof(area, noor):
    card = make_card(area, by=noor)
    line = writing_actions.write(card, asker=Side(email="nieuw@voorbeeld.test"), text="Dag!")
    assert line.told_at is None
    assert [one.address for one in Message.objects.all()] == ["nieuw@voorbeeld.test"]


def test_a_confirmed_address_is_written_to(area, bram):
    writing_actions.write(make_card(area, email="nel@voorbeeld.test"), asker=to_bram(bram), text="Dag!")
    assert Message.objects.get(notice="relay.message").address == "nel@voorbeeld.test"


def test_of_who_left_no_address_the_worker_passes_it_on(area, bram, worker):
    writing_actions.write(make_card(area, recorded_by=worker), asker=to_bram(bram), text="Dag!")
    assert Message.objects.get(notice="relay.message").person == worker
    other = Conversation.objects.get().participants.exclude(person=bram).get()
    assert other.name == "een opbouwwerker"


def test_nobody_writes_on_what_ended_is_not_seen_or_whose_giver_is_gone(area, noor, bram):
    closed = make_card(area, by=noor)
    life_actions.close(closed, "needless")
    closed.refresh_from_db()
    ended = make_card(area, by=noor, ends_on=timezone.localdate() - DAY)
    for card in (closed, ended, make_card(area, by=noor, state="held"), make_card(area)):
        with pytest.raises(ValidationError):
            writing_actions.write(card, asker=to_bram(bram), text="Dag!")
    assert not Line.objects.exists()


def test_nobody_answers_herself(area, noor):
    with pytest.raises(ValidationError):
        writing_actions.write(make_card(area, by=noor), asker=Side(person=noor), text="Dag!")


def test_the_first_message_advises_the_nearest_places_open_to_all_indoors_first(area, noor, bram):
    for name, lat, more in (
        ("Ver Weg", 51.776, {}),
        ("Dichtbij", 51.7665, {}),
        ("Plein", 51.7661, {"setting": "outdoor"}),
        ("Leden", 51.7662, {"openness": "members"}),
        ("Weg", 51.7663, {"gone_on": timezone.localdate()}),
    ):
        make_place(area, name, lat, 5.52, **more)
    card = make_card(area, by=noor, lat=51.766, lon=5.52)
    near = meeting_queries.nearest(card, timezone.localdate())
    assert [place.name for place, _metres in near] == ["Dichtbij", "Ver Weg", "Plein"]
    writing_actions.write(card, asker=to_bram(bram), text="Dag!")
    mail = Message.objects.get(notice="relay.message")
    assert "Spreek de eerste keer af op een plek waar meer mensen zijn." in mail.text
    assert "https://" in mail.text or "http://" in mail.text
    assert mail.text.index("Dichtbij") < mail.text.index("Ver Weg") < mail.text.index("Plein")
    assert set(Conversation.objects.get().advice) == {"nl", "en"}
