"""Giving an activity: with and without account, for somebody else, in whose name; changing it, and who may."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from basis.activities import actions, given, queries, rules
from basis.activities.models import Activity
from basis.activities.tests.makers import (
    NOW,
    WEEK,
    clock,
    days,
    make_activity,
    make_facts,
    make_keeper,
    make_organisation,
    make_place,
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


def _in_a_week():
    return timezone.localdate() + datetime.timedelta(days=7)


def _sent(client, area, **differences):
    """The form as a browser sends it some time after it was opened."""
    address = reverse("activities:give")
    form = client.get(address, {"gebied": area.slug}).context["form"]
    sent = {
        "title": "Koffie",
        "text": "Een praatje.",
        "day": _in_a_week().isoformat(),
        "begins": "14:00",
        "ends": "15:30",
    }
    sent |= {"repeat": "once", "place": "bij de vijver", "gebied": area.slug, "began": form["began"].value()}
    return client.post(address, sent | differences)


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


def test_anyone_fills_in_the_form_and_is_thanked(client, area):
    make_place(area, "De Linde")
    answer = _sent(client, area, place="de linde", spot="zaal 2", repeat="weekly", until=str(_in_a_week() + 2 * WEEK))
    assert answer.status_code == 302 and "/bedankt/" in answer["Location"]
    activity = Activity.objects.get()
    assert (activity.place.name, activity.where, activity.minutes) == ("De Linde", "zaal 2", 90)
    assert activity.rrule.startswith("FREQ=WEEKLY;UNTIL=") and len(rows(activity)) == 3


def test_what_ends_after_midnight_ends_the_next_day(client, area):
    _sent(client, area, begins="22:00", ends="01:00")
    assert Activity.objects.get().minutes == 180


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title": ""}, "Geef het een naam"),
        ({"day": "straks"}, "Deze dag begrijpen wij niet"),
        ({"day": "2020-01-01"}, "Deze dag is al voorbij"),
        ({"day": "0001-01-01"}, "Deze dag begrijpen wij niet"),
        ({"place": ""}, "Waar is het?"),
        ({"repeat": "weekly", "until": "2020-01-01"}, "voor de eerste dag"),
        ({"amount": "5"}, "Kies dan dat iemand betaalt"),
    ],
)
def test_the_form_says_what_is_missing_and_keeps_what_was_written(client, area, sent, words):
    answer = _sent(client, area, **{"organiser": "de buren"} | sent)
    assert answer.status_code == 400 and words in answer.content.decode() and "de buren" in answer.content.decode()


def test_without_an_area_she_chooses_one_first(client, area):
    page = client.get(reverse("activities:give")).content.decode()
    assert f"?gebied={area.slug}" in page and "<textarea" not in page


def test_its_giver_changes_it_by_the_form_and_exceptions_stay(client, area, noor):
    activity = make_activity(
        area, by=noor, at=timezone.now(), starts=clock(f"{_in_a_week()} 14:00"), rrule="FREQ=WEEKLY"
    )
    second = queries.local(rows(activity)[1].starts_at).date()
    actions.leave_out(activity, second, by=noor)
    client.force_login(noor, backend=BACKEND)
    for address in (
        reverse("activities:change", args=[activity.slug]),
        reverse("moderation:change", args=[activity.contribution_id]),
    ):
        form = client.get(address).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields if form[name].value() not in (None, False)}
        answer = client.post(
            address, {key: value for key, value in sent.items() if value} | {"begins": "16:00", "checked": "on"}
        )
        assert answer.status_code == 302
    assert f"{second:%m-%d} 16:00" not in days(activity) and days(activity)[0].endswith("16:00")


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
