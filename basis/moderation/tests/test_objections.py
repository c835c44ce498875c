"""Giver or reporter does not agree: another moderator looks again."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from basis.moderation import decision_actions, keys, queries
from basis.moderation.actions import NotNow
from basis.moderation.models import Contribution, Ground, Objection, State, Verdict
from basis.moderation.tests.makers import give

pytestmark = pytest.mark.django_db


def now(given):
    return Contribution.objects.get(pk=given.contribution.pk)


def decide(given, by, verdict=Verdict.HIDE, ground=Ground.NAMES, **said):
    ground = "" if verdict == Verdict.PUBLISH else ground
    return decision_actions.decide(given.contribution, verdict=verdict, ground=ground, by=by, **said)


@pytest.fixture
def given():
    return give(state=State.VISIBLE)


def test_her_objection_is_decided_by_somebody_else(beheer, second_moderator, given):
    decision = decide(given, beheer)
    decision_actions.object_to(decision, words="Zij vindt het goed.")
    with pytest.raises(PermissionDenied):
        decide(given, beheer, Verdict.PUBLISH)
    again = decide(given, second_moderator, Verdict.PUBLISH)
    assert (again.is_second_look, again.is_by_the_same) == (True, False)
    assert (Objection.objects.get().answer, now(given).state) == (again, State.VISIBLE)


def test_the_only_moderator_looks_again_and_it_is_written_down(beheer, given):
    decision_actions.object_to(decide(given, beheer), words="Nee.")
    again = decide(given, beheer, Verdict.HIDE)
    assert again.is_by_the_same
    assert "dezelfde persoon" in again.words


def test_what_was_removed_comes_back_only_after_an_objection_and_with_its_words(beheer, given):
    decision = decide(given, beheer, Verdict.REMOVE)
    with pytest.raises(NotNow):
        decide(given, beheer, Verdict.PUBLISH)
    decision_actions.object_to(decision, words="Het was waar.")
    Contribution.objects.update(erased_at=timezone.now())
    with pytest.raises(NotNow):
        decide(given, beheer, Verdict.PUBLISH)
    Contribution.objects.update(erased_at=None)
    decide(given, beheer, Verdict.PUBLISH)
    assert (now(given).state, now(given).closed_at) == (State.VISIBLE, None)


def test_once_in_time_and_not_against_a_second_look(beheer, given):
    decision = decide(given, beheer)
    with pytest.raises(NotNow):
        late = timezone.now() + datetime.timedelta(days=200)
        decision_actions.object_to(decision, words="Te laat.", at=late)
    decision_actions.object_to(decision, words="Nee.")
    with pytest.raises(NotNow):
        decision_actions.object_to(decision, words="Nog eens.")
    again = decide(given, beheer, Verdict.HIDE)
    with pytest.raises(NotNow):
        decision_actions.object_to(again, words="En nog eens.")


def test_the_reporter_objects_by_the_link_in_her_mail_when_it_stays(client, beheer, given):
    made = decision_actions.report(given.contribution, ground="untrue", email="m@voorbeeld.test")
    decide(given, beheer, Verdict.PUBLISH)
    page = f"/melding/{keys.of_reporter(made)}/"
    assert "Maak bezwaar" in client.get(page).content.decode()
    client.post(page, {"words": "Het klopt echt niet."})
    assert Objection.objects.get().report == made
    assert "Maak bezwaar" not in client.get(page).content.decode()


def test_the_giver_objects_on_her_own_page(client, beheer, given):
    decide(given, beheer, words="Wij laten het niet zien, om deze reden.")
    page = f"/bijdrage/{given.key}/"
    assert "om deze reden" in client.get(page).content.decode()
    client.post(f"{page}bezwaar/", {"words": "Ik ben het er niet mee eens."})
    assert Objection.objects.get().report is None
    assert queries.open_objections(now(given)).count() == 1


def test_a_reporter_does_not_object_to_what_she_asked_for(beheer, given):
    made = decision_actions.report(given.contribution, ground="untrue", email="m@voorbeeld.test")
    decision = decide(given, beheer)
    made.refresh_from_db()
    with pytest.raises(NotNow):
        decision_actions.object_to(decision, words="Hm.", made=made)
