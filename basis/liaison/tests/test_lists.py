"""The lists: all that stands in the way, a year of it, what waits for somebody."""

import csv
import io

import pytest
from django.urls import reverse

from basis.liaison import actions, barrier_actions, pages
from basis.liaison.tests.makers import WORDS, at, contact, now, report, settle

pytestmark = pytest.mark.django_db
QUESTION = "Mag het hek open?"


def text(client, path, status=200, **question):
    answer = client.get(path, question)
    assert answer.status_code == status, answer
    return answer.content.decode()


class TestLists:
    def test_the_list_is_narrowed_by_kind_area_and_state(self, world, client):
        contact(world)
        settle(report(world), world.wietske)
        report(world, kind="cost", text="De zaal kost te veel.")
        path = reverse("liaison:barriers")
        assert WORDS in text(client, path) and "De zaal kost te veel." in text(client, path)
        for asked in ({"soort": "kosten"}, {"stand": "wacht-op-antwoord"}):
            page = text(client, path, **asked)
            assert "De zaal kost te veel." in page and WORDS not in page
        assert WORDS not in text(client, path, gebied="noordwest")
        assert WORDS in text(client, path, gebied="ruwaard", soort="\x00onzin")

    def test_it_costs_the_same_however_many_there_are(self, world, client, django_assert_max_num_queries):
        for number in range(25):
            report(world, text=f"Nummer {number}")
        with django_assert_max_num_queries(8):
            text(client, reverse("liaison:barriers"))

    def test_a_year_says_what_was_taken_away_by_kind_on_screen_in_a_sheet_and_on_paper(self, world, client):
        contact(world)
        settle(report(world), world.wietske)
        settle(report(world, kind="cost", text="Te duur."), world.wietske, "not_possible", "Er is geen geld.")
        report(world, text="Wacht nog.")
        page = text(client, reverse("liaison:year", args=[2026]))
        assert "Het hek gaat weg." in page and "Er is geen geld." in page and "Wacht nog." not in page
        answer = client.get(reverse("liaison:year_csv", args=[2026]))
        rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
        assert [(row["soort"], row["stand"]) for row in rows] == [("regel", "weggenomen"), ("kosten", "kan-niet")]
        assert "Wietske" not in str(rows) and "Els" not in str(rows)
        paper = client.get(reverse("liaison:year_pdf", args=[2026]))
        assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")

    def test_a_year_without_any_is_not_there(self, world, client):
        for number in (0, 1999, 2027, 99999):
            text(client, f"/belemmeringen/{number}/", 404)

    def test_the_area_says_how_many_in_one_query(self, world, nobody, django_assert_num_queries):
        contact(world)
        assert pages.area_panel(nobody, world.area) is None
        settle(report(world, when=now()), world.wietske, when=now())
        report(world, text="Nog een.")
        with django_assert_num_queries(1):
            found = pages.area_panel(nobody, world.area)
        assert (found["away"], found["open"]) == (1, 1)
        assert pages.area_panel(nobody, world.elsewhere) is None


class TestDesk:
    def test_who_works_for_the_area_sees_what_waits(self, world):
        actions.ask(world.initiative, QUESTION, by=world.els)
        barrier = report(world)
        found = pages.worker_panel(world.samira, world.area)
        assert [one.initiative for one in found["missing"]] == [world.initiative]
        assert [one.text for one in found["questions"]] == [QUESTION] and found["barriers"] == [barrier]
        assert pages.worker_panel(world.samira, world.elsewhere) is None
        assert pages.worker_panel(world.petra, world.area) is None

    def test_each_sees_what_waits_for_her_by_its_day(self, world):
        contact(world)
        actions.ask(world.initiative, QUESTION, by=world.els, at=at("2026-06-02"))
        barrier = report(world)
        assert [(one.until.isoformat(), one.area) for one in pages.awaiting(world.wietske)] == [
            ("2026-06-09", "GM0828-ruwaard"),
            ("2026-06-15", "GM0828-ruwaard"),
        ]
        assert list(pages.awaiting(world.els)) == list(pages.awaiting(world.bram)) == []
        settle(barrier, world.wietske)
        assert [one.url for one in pages.awaiting(world.els)] == [barrier.get_absolute_url()]
        barrier_actions.agree(barrier, by=world.mina)
        assert list(pages.awaiting(world.els)) == []

    def test_an_initiator_finds_her_questions_and_barriers_on_her_page(self, world, client):
        contact(world)
        actions.ask(world.initiative, QUESTION, by=world.els)
        report(world)
        client.force_login(world.els)
        page = text(client, reverse("accounts:me"))
        assert QUESTION in page and WORDS in page
        client.force_login(world.bram)
        assert "Uw initiatief en de gemeente" not in text(client, reverse("accounts:me"))

    def test_who_works_here_chooses_how_she_is_reached(self, world, client):
        path = reverse("liaison:reach")
        client.force_login(world.wietske)
        assert client.post(path, {"phone": "0412 123456"}).status_code == 302
        assert "0412 123456" in text(client, path)
        client.force_login(world.els)
        text(client, path, 403)
