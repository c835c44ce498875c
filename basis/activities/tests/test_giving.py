"""Giving an activity: with and without account, for somebody else, in whose name; changing it, and who may."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from basis.activities import actions, given, rules
from basis.activities.models import Activity
from basis.activities.tests.makers import (
    NOW,
    WEEK,
    clock,
    make_activity,
    make_facts,
    make_keeper,
    make_organisation,
    make_worker,
    rows,
)
from basis.audit.models import Act
from basis.initiatives.models import Initiative, TeamMember
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution

pytestmark = pytest.mark.django_db
BACKEND = "basis.accounts.backend.RoleBackend"


def test_without_an_account_it_waits_for_a_moderator_and_is_noted(area, nobody):
    contribution = actions.give(area, make_facts(title=" Koffie \n hier "), by=None, at=NOW).contribution
    activity = Activity.objects.get(contribution=contribution)
    assert (activity.title, contribution.state) == ("Koffie hier", "held") and len(rows(activity)) == 1
    assert not Activity.objects.visible_to(nobody).exists()
    assert Act.objects.get(action="activities.given").detail == {"area": "GM0828-ruwaard", "kind": "activity"}


def test_a_worker_of_the_area_writes_down_what_somebody_else_does(area, world):
    worker = make_worker(area)
    contribution = actions.give(area, make_facts(), by=worker, intake=Intake(on_behalf=True), at=NOW).contribution
    assert (contribution.author, contribution.recorded_by, contribution.state) == (None, worker, "visible")
    with pytest.raises(PermissionDenied):
        actions.give(world["GM0828-noordwest"], make_facts(), by=worker, intake=Intake(on_behalf=True), at=NOW)


def test_only_keepers_speak_for_an_organisation(area, noor, joris):
    organisation = make_organisation()
    with pytest.raises(PermissionDenied):
        actions.give(area, make_facts(organisation=organisation), by=noor, at=NOW)
    make_keeper(organisation, noor)
    actions.give(area, make_facts(organisation=organisation), by=noor, at=NOW)
    activity = Activity.objects.get()
    make_keeper(organisation, colleague := make_worker(area, "Els", role="map_editor"))
    assert rules.may_change(colleague, activity) and not rules.may_change(joris, activity)


def test_only_initiators_speak_for_an_initiative_and_no_worker_does(area, noor):
    contribution = Contribution.objects.create(
        kind="initiatives.initiative", area=area.code, state="visible", key_hash="a"
    )
    initiative = Initiative.objects.create(
        slug="tuin", title="Tuin", text="Een tuin.", area=area, contribution=contribution
    )
    facts = make_facts(initiative=initiative)
    for who, how in ((noor, Intake()), (make_worker(area), Intake(on_behalf=True))):
        with pytest.raises(PermissionDenied):
            actions.give(area, facts, by=who, intake=how, at=NOW)
    TeamMember.objects.create(initiative=initiative, person=noor)
    actions.give(area, facts, by=noor, at=NOW)
    assert rules.may_change(noor, Activity.objects.get())


@pytest.mark.parametrize(
    "wrong",
    [
        *({"title": " "}, {"text": "x" * 2001}, {"theme": "crime"}, {"kind": "party"}, {"minutes": 0}, {"capacity": 0}),
        *({"rrule": "FREQ=SECONDLY"}, {"groups": ("men",)}, {"online_url": "javascript:alert(1)"}, {"amount": 5}),
    ],
)
def test_what_is_wrong_changes_nothing(area, joris, wrong):
    with pytest.raises(ValidationError):
        actions.give(area, make_facts(**wrong), by=joris, at=NOW)
    assert not Activity.objects.exists() and not Contribution.objects.exists()


def test_nothing_is_done_in_a_whole_municipality_and_nothing_stands_here_twice(area, world, joris):
    for code in ("GM0828", "NL00"):
        with pytest.raises(ValidationError):
            actions.give(world[code], make_facts(), by=joris, at=NOW)
    actions.give(area, make_facts(), by=joris, at=NOW)
    with pytest.raises(ValidationError):
        actions.give(area, make_facts(), by=joris, at=NOW)


def test_what_comes_from_a_calendar_is_known_again_by_its_name_there(area, joris, noor):
    facts = make_facts(origin="https://x.test/a.ics", uid="1@x.test")
    first, was = actions.put(area, facts, by=joris, at=NOW)
    assert was == actions.NEW
    assert actions.put(area, facts, by=joris, at=NOW) == (first, actions.SAME)
    changed = make_facts(origin=facts.origin, uid=facts.uid, title="Thee")
    assert actions.put(area, changed, by=joris, at=NOW)[1] == actions.CHANGED
    assert [one.title for one in Activity.objects.all()] == ["Thee"] and first.sequence == 0
    with pytest.raises(PermissionDenied):
        actions.put(area, facts, by=noor, at=NOW)


def _in_a_week():
    return timezone.localdate() + datetime.timedelta(days=7)


def test_no_stranger_and_no_staff_changes_it(client, area, noor, joris, beheer):
    activity = make_activity(area, by=noor, at=timezone.now(), starts=clock(f"{_in_a_week()} 14:00"))
    for who in (joris, beheer, make_worker(area)):
        client.force_login(who, backend=BACKEND)
        for name in ("change", "manage"):
            assert client.get(reverse(f"activities:{name}", args=[activity.slug])).status_code == 403


def test_its_words_go_when_its_time_is_over_and_its_moments_stay(area, noor):
    activity = make_activity(area, by=noor, organiser="de buren", contact="0412 1")
    moderation.withdraw(activity.contribution, by=noor)
    actions.erase(activity.contribution)
    activity.refresh_from_db()
    assert (activity.title, activity.text, activity.contact, activity.slug) == ("", "", "", str(activity.pk))
    assert len(rows(activity)) == 1


def test_she_takes_what_she_gave_with_her_and_is_forgotten(area, noor):
    seen = make_activity(area, by=noor, organiser="Noor", contact="noor@x.test")
    held = make_activity(area, by=noor, title="Anders", state="held")
    assert {one["contact"] for one in given.export(noor)} == {"noor@x.test", ""}
    assert given.forget(noor) == 2
    for one in (seen, held):
        one.refresh_from_db()
    assert (seen.title, seen.organiser, seen.contact) == ("Koffie in de buurtkamer", "", "") and held.title == ""


def test_the_weekly_letter_tells_what_is_new_here(area, joris):
    make_activity(area, by=joris, rrule="FREQ=WEEKLY")
    told = list(given.news(area.code, NOW - WEEK, NOW))
    assert [one.title for one in told] == ["Koffie in de buurtkamer"] and "elke dinsdag" in told[0].text
    assert not list(given.news(area.code, NOW, NOW + WEEK))
