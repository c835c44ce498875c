"""One person at the municipality, by name, within five working days; questions and answers in one thread."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.liaison import actions, desk_queries, jobs, queries
from basis.liaison.models import Contact, Line
from basis.liaison.tests.makers import at, contact, make_initiative, make_worker, on
from basis.moderation.models import Decision
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db


def told():
    return sorted(Message.objects.values_list("address", flat=True))


def test_it_is_due_five_working_days_after_it_stands_on_the_website(world):
    assert queries.contact_due_on(world.initiative) == on("2026-06-08")


def test_what_a_moderator_let_through_is_due_from_that_day(world):
    held = world.initiative.contribution
    Decision.objects.create(contribution=held, verdict="publish", state_before="held", decided_at=at("2026-06-05"))
    assert queries.contact_due_on(world.initiative) == on("2026-06-12")


def test_what_is_not_on_the_website_and_what_another_platform_keeps_is_not_due(world):
    held = make_initiative(world.area, state="held", title="Wacht")
    elsewhere = make_initiative(world.area, title="Elders", origin="mijnbuurt", external_id="7")
    assert queries.contact_due_on(held) is None and queries.contact_due_on(elsewhere) is None
    assert [one.initiative for one in desk_queries.without_contact()] == [world.initiative]


def test_who_works_for_the_area_says_who_it_is_and_both_are_told(world):
    one = actions.assign(world.initiative, world.wietske, by=world.samira, at=at("2026-06-02"))
    assert (one.person, one.as_role, one.since, one.until) == (
        world.wietske,
        "community_worker",
        on("2026-06-02"),
        None,
    )
    assert told() == sorted([world.els.email, world.mina.email, world.wietske.email])
    assert desk_queries.without_contact() == []


@pytest.mark.parametrize("who", ["els", "bram", "teun", "petra"])
def test_nobody_else_says_so(world, who):
    with pytest.raises(PermissionDenied):
        actions.assign(world.initiative, world.wietske, by=getattr(world, who))
    with pytest.raises(PermissionDenied):
        actions.assign(world.initiative, world.wietske, by=AnonymousUser())
    assert not Contact.objects.exists()


@pytest.mark.parametrize("who", ["els", "bram", "teun"])
def test_it_is_somebody_who_works_for_the_area(world, who):
    with pytest.raises(ValidationError):
        actions.assign(world.initiative, getattr(world, who), by=world.samira)


def test_the_same_person_again_changes_nothing(world):
    one = contact(world)
    Message.objects.all().delete()
    assert contact(world, when=at("2026-06-09")) == one
    assert Contact.objects.count() == 1 and told() == []


def test_another_person_is_dated_all_are_told_and_the_thread_stays(world):
    contact(world)
    actions.ask(world.initiative, "Mag het hek open?", by=world.els, at=at("2026-06-02"))
    Message.objects.all().delete()
    contact(world, world.joris, at("2026-06-10"))
    before, now = Contact.objects.order_by("pk")
    assert (before.until, now.since, now.person) == (on("2026-06-10"), on("2026-06-10"), world.joris)
    assert told() == sorted(one.email for one in (world.els, world.mina, world.wietske, world.joris))
    assert [line.text for line in queries.lines(world.initiative)] == ["Mag het hek open?"]
    assert [line.initiative for line in desk_queries.asked_of(world.joris)] == [world.initiative]
    assert not desk_queries.asked_of(world.wietske).exists()


def test_nobody_stands_beside_it_twice_at_once(world):
    contact(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(
            initiative=world.initiative, person=world.joris, as_role="policy_adviser", since=on("2026-06-03")
        )


def test_the_community_worker_of_the_area_is_proposed_first_then_its_director(world):
    assert [one.person for one in queries.colleagues(world.area)] == [
        world.wietske,
        world.samira,
        world.joris,
        world.petra,
    ]
    assert queries.owner_for(world.initiative) == world.wietske


def test_of_what_is_too_late_the_director_hears_once(world):
    jobs.look(at("2026-06-08"))
    assert told() == []
    jobs.look(at("2026-06-09"))
    jobs.look(at("2026-06-10"))
    assert told() == [world.samira.email]
    assert f"/initiatieven/{world.initiative.slug}/contactpersoon/" in Message.objects.get().url


def test_where_nobody_is_director_the_policy_adviser_hears_it(world):
    world.samira.roles.all().delete()
    jobs.look(at("2026-06-09"))
    assert told() == [world.joris.email]


class TestThread:
    def test_a_question_waits_five_working_days_and_the_contact_person_hears_it(self, world):
        contact(world)
        Message.objects.all().delete()
        line = actions.ask(world.initiative, "  Mag het hek open?\r\n ", by=world.els, at=at("2026-06-05"))
        assert (line.text, line.due_on, line.as_role) == ("Mag het hek open?", on("2026-06-12"), "")
        mail = Message.objects.get()
        assert mail.address == world.wietske.email
        assert "Mag het hek open?" in mail.text and "12 juni 2026" in mail.text

    def test_before_somebody_stands_beside_it_who_is_asked_first_hears_it(self, world):
        actions.ask(world.initiative, "Is daar iemand?", by=world.els)
        assert told() == [world.wietske.email]

    def test_what_needs_no_answer_waits_for_nobody(self, world):
        contact(world)
        actions.ask(world.initiative, "Dank u wel.", by=world.els, needs_answer=False)
        assert not Line.objects.waiting().exists()

    def test_an_answer_is_to_all_that_was_asked_and_the_team_hears_it_in_its_language(self, world):
        contact(world)
        world.mina.language = "en"
        world.mina.save()
        actions.ask(world.initiative, "Mag het hek open?", by=world.els)
        actions.ask(world.initiative, "En mag er een bank?", by=world.mina)
        Message.objects.all().delete()
        line = actions.answer(world.initiative, "Ja, allebei.", by=world.wietske)
        assert line.as_role == "community_worker" and not Line.objects.waiting().exists()
        assert told() == sorted([world.els.email, world.mina.email])
        assert Message.objects.get(address=world.mina.email).language == "en"

    @pytest.mark.parametrize("who", ["bram", "teun", "joris", "petra", "samira", "wietske"])
    def test_only_initiators_ask(self, world, who):
        contact(world)
        with pytest.raises(PermissionDenied):
            actions.ask(world.initiative, "Ik vraag iets.", by=getattr(world, who))

    @pytest.mark.parametrize("who", ["els", "bram", "teun", "joris", "petra"])
    def test_only_who_stands_beside_it_and_the_director_answer(self, world, who):
        contact(world)
        with pytest.raises(PermissionDenied):
            actions.answer(world.initiative, "Ik antwoord.", by=getattr(world, who))
        actions.answer(world.initiative, "Wietske is op vakantie.", by=world.samira)

    @pytest.mark.parametrize("text", ["", "  \n ", "\x00", "a" * 3001])
    def test_nothing_and_too_much_are_refused(self, world, text):
        contact(world)
        for verb, by in ((actions.ask, world.els), (actions.answer, world.wietske)):
            with pytest.raises(ValidationError):
                verb(world.initiative, text, by=by)
        assert not Line.objects.exists()


def test_who_works_here_chooses_how_she_is_reached_and_a_resident_does_not(world):
    actions.show_reach(by=world.wietske, shows_email=True, phone=" 0412  123456 ")
    actions.show_reach(by=world.wietske, shows_email=False, phone="0412 123456")
    reach = queries.reach_of(world.wietske)
    assert (reach.shows_email, reach.phone) == (False, "0412 123456")
    with pytest.raises(PermissionDenied):
        actions.show_reach(by=world.els, shows_email=True, phone="")


def test_a_contact_does_not_end_before_it_began(world):
    one = contact(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=one.pk).update(until=one.since - datetime.timedelta(days=1))


def test_a_new_colleague_is_one_of_those_who_can_be_chosen(world):
    new = make_worker("Nieuw", area=world.area)
    assert new in [one.person for one in queries.colleagues(world.area)]
