"""Barriers as moderators, the person herself and machines know them."""

import pytest

from basis.initiatives.events import joined
from basis.initiatives.models import Initiative
from basis.liaison import actions, barrier_actions, given, queries
from basis.liaison.models import Barrier, BarrierStep, Line
from basis.liaison.tests.makers import WORDS, contact, make_initiative, report, settle
from basis.moderation import actions as moderation

pytestmark = pytest.mark.django_db


def test_a_moderator_reads_the_words_and_her_change_takes_their_place(world):
    barrier = report(world)
    shown = given.show([barrier.contribution_id])[barrier.contribution_id]
    assert WORDS in shown.texts.values() and shown.url == barrier.get_absolute_url()
    form = given.form(barrier.contribution, {"kind": "cost", "text": "De huur is te hoog.", "organisation": ""})
    assert form.is_valid() and "public" not in form.fields
    put = lambda one: given.KIND.change(one, world.els, form.cleaned_data)  # noqa: E731
    moderation.change(barrier.contribution, put, by=world.els)
    barrier.refresh_from_db()
    assert (barrier.kind, barrier.text, barrier.is_public) == ("cost", "De huur is te hoog.", True)


def test_each_gets_what_is_of_her(world):
    contact(world)
    actions.ask(world.initiative, "Mag het?", by=world.els)
    actions.answer(world.initiative, "Ja.", by=world.wietske)
    settle(report(world, is_public=False), world.wietske)
    hers, work = str(given.export_said(world.els)), str(given.export_work(world.wietske))
    assert "Mag het?" in hers and WORDS in hers and "Het hek gaat weg." not in hers
    assert "Ja." in work and "Het hek gaat weg." in work and "Mag het?" not in work
    assert given.export_said(world.bram) == [] and given.export_work(world.els) == []


def test_an_initiator_who_leaves_takes_her_words_along(world):
    contact(world)
    actions.ask(world.initiative, "Mag het?", by=world.els)
    barrier = settle(report(world), world.wietske)
    barrier_actions.not_yet(barrier, words="Het staat er nog.", by=world.els)
    given.OF_INITIATORS.forget(world.els)
    assert not Line.objects.exclude(text="").exists()
    assert set(BarrierStep.objects.exclude(words="").values_list("deed", flat=True)) == {"answered"}


def test_who_works_here_and_leaves_gives_what_she_owns_to_a_colleague(world):
    contact(world)
    actions.show_reach(by=world.wietske, shows_email=True, phone="0412 123456")
    barrier = report(world)
    given.WORK.forget(world.wietske)
    world.wietske.delete()
    barrier = Barrier.objects.get(pk=barrier.pk)
    assert barrier.owner == world.samira and queries.contact_of(world.initiative) is None


def test_when_two_initiatives_go_on_as_one_what_was_asked_goes_along(world):
    contact(world)
    actions.ask(world.initiative, "Mag het hek open?", by=world.els)
    barrier = report(world)
    into = make_initiative(world.area, world.bram, title="Grote tuin")
    joined.send(Initiative, initiative=world.initiative, into=into)
    barrier.refresh_from_db()
    assert barrier.initiative == into and queries.contact_of(into).person == world.wietske
    assert [line.text for line in queries.lines(into)] == ["Mag het hek open?"]


class TestOpenData:
    def test_it_says_what_stood_in_the_way_and_what_became_of_it_and_nobodys_name(self, world, client):
        contact(world)
        settle(report(world), world.wietske, legal_ground="artikel 5")
        report(world, is_public=False, text="Tussen ons.")
        found = client.get("/api/v1/belemmeringen").json()
        (row,) = found["resultaten"]
        assert (row["soort"], row["stand"], row["grond"]) == ("regel", "weggenomen", "artikel 5")
        said = str(found)
        assert not any(name in said for name in ("Els", "Mina", "Wietske", "Tussen ons."))
        assert client.get(f"/api/v1/belemmeringen/{row['nummer']}").json() == row

    def test_it_is_narrowed_by_kind_state_area_and_year(self, world, client):
        contact(world)
        settle(report(world), world.wietske)
        report(world, kind="cost", text="Te duur.")
        for question, number in (
            ("soort=kosten", 1),
            ("stand=weggenomen", 1),
            ("gebied=GM0828-noordwest", 0),
            ("gebied=GM0828-ruwaard", 2),
            ("gebied=GM0828", 2),
            ("jaar=2026", 1),
            ("jaar=2025", 0),
        ):
            assert client.get(f"/api/v1/belemmeringen?{question}").json()["totaal"] == number, question
        assert client.get("/api/v1/belemmeringen?soort=weer").status_code == 400
        assert client.get("/api/v1/belemmeringen/0").status_code == 404
