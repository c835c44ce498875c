"""The pages: who stands beside it, the thread, reporting and answering, the list and the year."""

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.liaison import actions, pages
from basis.liaison.models import Barrier, Line
from basis.liaison.tests.makers import WORDS, contact, make_initiative, now, report, settle

pytestmark = pytest.mark.django_db
QUESTION = "Mag het hek open?"


def text(client, path, status=200, **question):
    answer = client.get(path, question)
    assert answer.status_code == status, answer
    return answer.content.decode()


def thread_of(world):
    return reverse("liaison:thread", args=[world.initiative.slug])


class TestPanel:
    """On the page of the initiative."""

    def test_before_somebody_stands_beside_it_says_who_will_and_by_when(self, world, nobody):
        world.initiative.written_at = now()
        world.initiative.save()
        panel = pages.contact_panel(nobody, world.initiative)
        assert panel["due_on"] > timezone.localdate() and not panel["is_late"] and not panel["may_assign"]

    def test_everybody_reads_her_name_and_only_what_she_shows(self, world, client):
        contact(world)
        page = text(client, thread_of(world))
        assert "Wietske" in page and "Opbouwwerker" in page and world.wietske.email not in page
        actions.show_reach(by=world.wietske, shows_email=True, phone="0412 123456")
        page = text(client, thread_of(world))
        assert world.wietske.email in page and 'href="tel:0412123456"' in page

    def test_it_costs_two_queries_at_most(self, world, nobody, django_assert_max_num_queries):
        contact(world)
        for number in range(4):
            report(world, text=f"Nummer {number}")
        with django_assert_max_num_queries(2):
            pages.contact_panel(nobody, world.initiative)
        with django_assert_max_num_queries(2):
            panel = pages.barrier_panel(nobody, world.initiative)
            assert len(panel["barriers"]) == 4

    def test_what_is_between_us_stands_there_for_who_may_read_it_only(self, world, nobody):
        contact(world)
        report(world, is_public=False)
        assert pages.barrier_panel(nobody, world.initiative) is None
        assert pages.barrier_panel(world.bram, world.initiative) is None
        assert len(pages.barrier_panel(world.els, world.initiative)["barriers"]) == 1
        assert len(pages.barrier_panel(world.wietske, world.initiative)["barriers"]) == 1

    def test_the_page_of_the_initiative_shows_both(self, world, client):
        contact(world)
        report(world)
        page = text(client, world.initiative.get_absolute_url())
        assert "Wietske" in page and WORDS in page


class TestThread:
    def test_an_initiator_asks_and_reads_by_when_it_is_answered(self, world, client):
        contact(world)
        client.force_login(world.els)
        answer = client.post(thread_of(world), {"text": QUESTION, "needs_answer": "on"})
        assert answer.status_code == 302
        page = text(client, thread_of(world))
        assert QUESTION in page and "Het antwoord komt uiterlijk op" in page

    def test_the_contact_person_answers_on_the_same_page(self, world, client):
        contact(world)
        actions.ask(world.initiative, QUESTION, by=world.els)
        client.force_login(world.wietske)
        assert QUESTION in text(client, thread_of(world))
        client.post(thread_of(world), {"text": "Ja, dat mag."})
        client.force_login(world.mina)
        page = text(client, thread_of(world))
        assert "Ja, dat mag." in page and "Het antwoord komt" not in page

    @pytest.mark.parametrize("who", ["bram", "teun", "joris", "nobody"])
    def test_others_read_who_it_is_and_how_to_come_in_but_no_word_of_it(self, world, client, who):
        contact(world)
        actions.ask(world.initiative, QUESTION, by=world.els)
        if who != "nobody":
            client.force_login(getattr(world, who))
        page = text(client, thread_of(world))
        assert QUESTION not in page and "Bewaar bij mijn account" in page and "Wietske" in page
        answer = client.post(thread_of(world), {"text": "Ik ook."})
        assert answer.status_code == (302 if who == "nobody" else 403)
        assert Line.objects.count() == 1

    def test_of_what_is_not_on_the_website_nobody_else_learns_that_it_is_there(self, world, client):
        held = make_initiative(world.area, world.els, state="held", title="Wacht")
        path = reverse("liaison:thread", args=[held.slug])
        text(client, path, 404)
        client.force_login(world.els)
        text(client, path)

    def test_an_empty_question_is_said_at_its_field(self, world, client):
        client.force_login(world.els)
        answer = client.post(thread_of(world), {"text": " "})
        assert answer.status_code == 400 and "Schrijf op wat u wilt vragen" in answer.content.decode()


class TestAssign:
    def test_the_community_worker_is_chosen_beforehand_and_is_it_with_one_button(self, world, client):
        path = reverse("liaison:assign", args=[world.initiative.slug])
        client.force_login(world.samira)
        page = text(client, path)
        assert f'value="{world.wietske.pk}" class' in page or "checked" in page
        assert client.post(path, {"person": world.wietske.pk}).status_code == 302
        assert "Wietske" in text(client, thread_of(world))
        assert client.post(path, {"person": world.teun.pk}).status_code == 400


class TestBarrier:
    def test_an_initiator_reports_the_contact_answers_and_she_says_that_it_is_so(self, world, client):
        contact(world)
        report(world, text="Eerder.")
        client.force_login(world.els)
        path = reverse("liaison:report", args=[world.initiative.slug])
        sent = {"kind": "permit", "text": WORDS, "organisation": "Groen", "public": "ja"}
        answer = client.post(path, sent)
        barrier = Barrier.objects.get(text=WORDS)
        assert answer["Location"] == barrier.get_absolute_url() and barrier.is_public
        client.force_login(world.wietske)
        page = text(client, barrier.get_absolute_url())
        assert "Geef aan een collega" in page and "Klopt dit voor u?" not in page
        done = {"state": "taken_away", "words": "Het hek gaat weg.", "legal_ground": ""}
        client.post(reverse("liaison:deed", args=[barrier.pk, "antwoord"]), done)
        client.force_login(world.els)
        page = text(client, barrier.get_absolute_url())
        assert "Klopt dit voor u?" in page and "Het hek gaat weg." in page
        client.post(reverse("liaison:deed", args=[barrier.pk, "klopt"]))
        assert "Het initiatief zegt: dit klopt." in text(client, barrier.get_absolute_url())

    def test_nobodys_name_of_the_initiative_stands_on_it(self, world, client):
        contact(world)
        barrier = report(world)
        page = text(client, barrier.get_absolute_url())
        assert "Wietske" in page and "Els" not in page and WORDS in page

    @pytest.mark.parametrize(
        ("name", "who"),
        [("antwoord", "els"), ("collega", "bram"), ("later", "teun"), ("klopt", "wietske"), ("nog-niet", "samira")],
    )
    def test_each_deed_is_for_who_may_only(self, world, client, name, who):
        contact(world)
        barrier = settle(report(world), world.wietske)
        path = reverse("liaison:deed", args=[barrier.pk, name])
        assert client.get(path).status_code == 302
        client.force_login(getattr(world, who))
        assert client.get(path).status_code == client.post(path).status_code == 403

    def test_what_there_is_not_is_not_found(self, world, client):
        barrier = report(world, is_public=False)
        text(client, barrier.get_absolute_url(), 404)
        text(client, reverse("liaison:deed", args=[report(world).pk, "anders"]), 404)

    @pytest.mark.parametrize("name", ["antwoord", "collega", "later"])
    def test_what_is_missing_is_said_at_its_field(self, world, client, name):
        contact(world)
        barrier = report(world)
        client.force_login(world.wietske)
        path = reverse("liaison:deed", args=[barrier.pk, name])
        assert client.post(path, {"until": "gisteren", "person": world.teun.pk}).status_code == 400

    def test_what_is_urgent_stops_first(self, world, client):
        client.force_login(world.els)
        path = reverse("liaison:report", args=[world.initiative.slug])
        answer = client.post(path, {"kind": "other", "text": "Ik wil niet meer leven.", "public": "ja"})
        assert "112" in answer.content.decode() and not Barrier.objects.exists()
