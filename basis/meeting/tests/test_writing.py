"""Staff write a conversation down on the website; what others find of it; the demo."""

import datetime

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from basis.meeting import actions, demo, findable
from basis.meeting.models import Agreement, AreaConversation
from basis.meeting.personal import PERSONAL
from basis.meeting.tests.makers import agreed, make_conversation, make_worker
from basis.socialmap.models import Place

pytestmark = pytest.mark.django_db
NEW = "/gebieden/ruwaard/gesprekken/nieuw/"


@pytest.fixture
def wietske(areas, client):
    person = make_worker(areas["ruwaard"])
    client.force_login(person)
    return person


def sent(**differences):
    fields = {
        "held_on": "2026-11-04",
        "place": str(Place.objects.get().pk),
        "heard": "Een bankje.",
        "role": "responsive",
    }
    return fields | {"residents": "12", "older": ""} | differences


def test_she_writes_it_down_adds_what_was_agreed_and_puts_it_on_the_website(client, wietske):
    page = client.post(NEW, sent()).headers["Location"]
    client.post(page + "afspraken/nieuw/", {"text": "Bankje zetten.", "residents": "de buren", "due_on": "2027-03-01"})
    client.post(page + "publiceren/")
    client.logout()
    shown = client.get(page).content.decode()
    for fact in (
        "Een bankje.",
        "12 bewoners",
        "Bankje zetten.",
        "De buren",
        "1 maart 2027",
        "opbouwwerker",
        "De Haard",
    ):
        assert fact in shown
    assert "Wietske" not in shown


def test_what_is_wrong_is_said_and_what_she_wrote_stays(client, wietske):
    response = client.post(NEW, sent(residents="", held_on="2999-01-01"))
    assert response.status_code == 400
    assert "Een bankje." in response.content.decode()
    assert not AreaConversation.objects.exists()


def test_an_agreement_has_one_owner_not_two_and_not_none(client, areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    page = f"{one.get_absolute_url()}afspraken/nieuw/"
    for owner in ({"owner": f"p{wietske.pk}", "residents": "de buren"}, {}):
        response = client.post(page, {"text": "Bankje.", "due_on": "2027-03-01"} | owner)
        assert response.status_code == 400 and "Kies één van de twee" in response.content.decode()
    assert client.post(page, {"text": "Bankje.", "due_on": "2027-03-01", "owner": f"p{wietske.pk}"}).status_code == 302


def test_a_change_of_what_is_published_asks_why_and_shows_what_it_said(client, areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    page = f"{one.get_absolute_url()}veranderen/"
    assert client.post(page, sent()).status_code == 400
    assert client.post(page, sent(why="Wij telden verkeerd.")).status_code == 302
    shown = client.get(one.get_absolute_url()).content.decode()
    assert "Wij telden verkeerd." in shown and "Wij willen een bankje." in shown


def test_how_an_agreement_went_is_filled_in_and_shown(client, areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    row = one.agreements.get()
    page = f"{one.get_absolute_url()}afspraken/{row.pk}/"
    filled = {"text": row.text, "residents": row.residents, "due_on": "2027-03-01", "state": "done"}
    assert client.post(page, filled).status_code == 400
    assert client.post(page, filled | {"outcome": "Er staan er twee."}).status_code == 302
    assert "Er staan er twee." in client.get(one.get_absolute_url()).content.decode()


def test_an_agreement_of_which_the_day_is_past_says_so(client, areas, wietske):
    one = make_conversation(areas["ruwaard"], wietske)
    assert "de datum is voorbij" not in client.get(one.get_absolute_url()).content.decode()
    Agreement.objects.update(due_on=datetime.date(2020, 1, 1))
    assert "de datum is voorbij" in client.get(one.get_absolute_url()).content.decode()


def test_search_and_the_weekly_letter_tell_of_what_is_published(areas):
    worker = make_worker(areas["ruwaard"])
    make_conversation(areas["ruwaard"], worker, published=False)
    begin = timezone.now()
    code = areas["ruwaard"].code
    assert not list(findable.news(code, begin, timezone.now()))
    one = make_conversation(areas["ruwaard"], worker)
    assert [item.url for item in findable.news(code, begin, timezone.now())] == [one.get_absolute_url()]
    found = [entry.url for entry in findable.entries()]
    assert found.count(one.get_absolute_url()) == 1
    assert {"/gebieden/ontmoeten/", "/gebieden/ruwaard/ontmoeten/", "/en/gebieden/ruwaard/ontmoeten/"} <= set(found)


def test_who_works_here_can_take_along_what_she_wrote_and_promised(areas, noor):
    worker = make_worker(areas["ruwaard"])
    one = make_conversation(areas["ruwaard"], worker)
    actions.agree(one, agreed(worker), by=worker)
    assert [row["text"] for row in PERSONAL.export(worker)] == ["Wij willen een bankje.", "Een bankje neerzetten."]
    assert PERSONAL.export(noor) == []


def test_the_demo_holds_conversations_in_three_areas_and_twice_changes_nothing():
    with override_settings(DEMO=True):
        call_command("demo", verbosity=0)
        before = list(AreaConversation.objects.values()), list(Agreement.objects.values())
        assert AreaConversation.objects.filter(is_example=True, published_at__isnull=False).count() == 3
        demo.build()
    assert before == (list(AreaConversation.objects.values()), list(Agreement.objects.values()))
