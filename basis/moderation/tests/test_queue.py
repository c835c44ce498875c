"""What waits for a moderator: hers only, longest first, with all she should know; and the two steps to a decision."""

import datetime
import html
from importlib import import_module

import pytest
from django.utils import timezone

from basis.moderation import decision_actions, queue_queries, waiting_actions
from basis.moderation.models import Contribution, Decision, State, Verdict
from basis.moderation.tests.makers import give
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db
QUEUE = "/beheer/bijdragen/"


def waiting(viewer):
    return list(queue_queries.waiting_for(viewer))


class OfArea:
    """Somebody who may decide in one area only."""

    is_authenticated, pk = True, 0

    def __init__(self, area):
        self.area = area

    def has_perm(self, perm, area=None):
        return area == self.area


def test_she_sees_what_waits_in_her_areas_only():
    here, there = give(area="R").contribution, give(area="S").contribution
    assert waiting(OfArea("R")) == [here]
    assert queue_queries.about(there.pk, OfArea("R")) is None


def test_what_waits_longest_is_first(beheer):
    day = timezone.now() - datetime.timedelta(days=9)
    new, old, reported = give().contribution, give().contribution, give(state=State.VISIBLE).contribution
    Contribution.objects.filter(pk=old.pk).update(given_at=day)
    Contribution.objects.filter(pk=reported.pk).update(given_at=day - datetime.timedelta(days=300))
    made = decision_actions.report(reported, ground="hurts")
    type(made).objects.update(reported_at=day + datetime.timedelta(days=1))
    assert waiting(beheer) == [old, reported, new]


@pytest.mark.parametrize("state", [s for s in State if s != State.HELD])
def test_only_what_is_held_reported_or_objected_to_waits(beheer, state):
    give(state=state)
    assert waiting(beheer) == []


def test_an_objection_puts_it_in_the_queue_and_an_answer_takes_it_out(beheer):
    one = give(state=State.VISIBLE).contribution
    decision = decision_actions.decide(one, verdict=Verdict.HIDE, ground="hurts", by=beheer)
    assert waiting(beheer) == []
    decision_actions.object_to(decision, words="Nee.")
    assert waiting(beheer) == [one]
    decision_actions.decide(one, verdict=Verdict.HIDE, ground="hurts", by=beheer)
    assert waiting(beheer) == []


def test_counts_are_not_multiplied_by_one_another(beheer):
    one = give(state=State.VISIBLE).contribution
    decision = decision_actions.decide(one, verdict=Verdict.HIDE, ground="hurts", by=beheer)
    decision_actions.object_to(decision, words="Nee.")
    Contribution.objects.update(state=State.VISIBLE)
    for _number in range(3):
        decision_actions.report(one, ground="names")
    row = queue_queries.rows(waiting(beheer))[0]
    assert (row.reports, row.objections) == (3, 1)


def test_her_own_is_for_somebody_else(client, beheer):
    one = give(by=beheer, state=State.HELD).contribution
    assert waiting(beheer) == []
    client.force_login(beheer)
    assert "beslist iemand anders" in client.get(f"{QUEUE}{one.pk}/").content.decode()


def test_the_page_shows_signs_reports_and_history_in_words(client, beheer):
    one = give("Mijn tekst", signs=("names", "links")).contribution
    client.force_login(beheer)
    assert "lijkt iemand te noemen" in client.get(QUEUE).content.decode()
    page = client.get(f"{QUEUE}{one.pk}/").content.decode()
    for said in ("Mijn tekst", "bevat veel links", "gaf iets", "zonder account"):
        assert said in page


def test_an_address_of_a_giver_is_never_on_a_page_of_a_moderator(client, beheer):
    one = give(email="geheim@voorbeeld.test", state=State.HELD).contribution
    Contribution.objects.update(state=State.VISIBLE)
    decision_actions.report(one, ground="names", email="melder@voorbeeld.test")
    client.force_login(beheer)
    for address in (QUEUE, f"{QUEUE}{one.pk}/"):
        assert "voorbeeld.test" not in client.get(address).content.decode().partition("<main")[2]


def test_first_the_choice_then_the_letter_that_can_be_changed(client, beheer):
    one = give(language="en").contribution
    client.force_login(beheer)
    page = html.unescape(client.get(f"{QUEUE}{one.pk}/", {"besluit": "hide", "grond": "hurts"}).content.decode())
    assert "We do not show your contribution 'Een gedachte'" in page
    assert not Decision.objects.exists()
    said = {"besluit": "hide", "grond": "hurts", "words": "Sorry, not like this."}
    assert client.post(f"{QUEUE}{one.pk}/", said).url == QUEUE
    assert Decision.objects.get().words == "Sorry, not like this."


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"besluit": "hide", "words": "x"},
        {"besluit": "burn", "grond": "hurts", "words": "x"},
        {"besluit": "hide", "grond": "hurts", "words": " "},
        {"besluit": "hide", "grond": "nonsense", "words": "x"},
        {"besluit": "hide", "grond": "hurts", "words": "x" * 3001},
    ],
)
def test_half_a_decision_decides_nothing(client, beheer, said):
    one = give().contribution
    client.force_login(beheer)
    assert client.post(f"{QUEUE}{one.pk}/", said).status_code == 400
    assert not Decision.objects.exists()


def test_two_moderators_at_once_do_not_decide_twice_on_what_is_gone(client, beheer, second_moderator):
    one = give().contribution
    decision_actions.decide(one, verdict=Verdict.REMOVE, ground="illegal", by=second_moderator)
    client.force_login(beheer)
    response = client.post(f"{QUEUE}{one.pk}/", {"besluit": "remove", "grond": "illegal", "words": "Weg."})
    assert response.status_code == 400
    assert Decision.objects.count() == 1


def test_the_queue_is_for_moderators(client, noor, joris):
    assert client.get(QUEUE).status_code == 302
    for person in (noor, joris):
        client.force_login(person)
        assert client.get(QUEUE).status_code == 403
        assert client.get(f"{QUEUE}{give().contribution.pk}/").status_code == 404


def test_her_own_page_says_how_much_waits(client, beheer, noor):
    give()
    assert queue_queries.my_panel(beheer, beheer) == {"is_moderator": True, "waiting": 1}
    client.force_login(noor)
    page = client.get("/mijn/").content.decode()
    assert "/mijn/bijdragen/" in page
    assert QUEUE not in page


def test_a_moderator_hears_once_a_day_what_waits_in_her_areas(noor, client):
    areas, today = import_module("basis.areas.tests.makers"), timezone.now()  # whole modules stand above this one
    area = areas.make_municipality()["ruwaard"]
    anna = import_module("basis.accounts.tests.makers").make_person("Anna", "moderator", area=area)
    here = area.code
    assert waiting_actions.tell_moderators(today) == ""
    one = give("Een geheim.", area=here).contribution
    Contribution.objects.filter(pk=one.pk).update(given_at=datetime.datetime(2026, 11, 3, 12, tzinfo=datetime.UTC))
    give("Nog een.", area=here)
    give("Elders.", area="S")
    assert waiting_actions.tell_moderators(today) == "told 1"
    assert waiting_actions.tell_moderators(today) == ""
    mail = Message.objects.get(notice="moderation.waiting")
    assert (mail.person, mail.subject) == (anna, "Er wachten 2 bijdragen op u")
    assert mail.text == "Er wachten 2 bijdragen op u. De oudste wacht sinds 3 november 2026."
    assert waiting_actions.tell_moderators(today + datetime.timedelta(days=1)) == "told 1"
    for person, concerns in ((anna, True), (noor, False)):
        client.force_login(person)
        assert ("Wat er op u wacht" in client.get("/mijn/berichten/").content.decode()) is concerns
