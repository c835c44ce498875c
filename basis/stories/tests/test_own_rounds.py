"""Those who carry an initiative or give an activity ask three questions about it; the answers are their account."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from basis.activities.tests.makers import make_activity
from basis.initiatives.models import TeamMember
from basis.initiatives.tests.makers import make_initiative
from basis.moderation.models import Contribution
from basis.stories import given, round_actions, round_forms, round_queries, rules, three_actions
from basis.stories.kinds import Stage, Use
from basis.stories.tests.makers import facts, make_round, make_story, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(area, noor):
    return make_initiative(area, by=noor)


def three(thing, by):
    days = round_forms.begin(timezone.localdate())
    told = {"contact": "Noor", "ends_on": days["ends_on"], "heard_by": days["heard_by"]}
    return three_actions.ask(thing, by=by, today=days["begins_on"], **told)


def test_the_team_asks_three_questions_in_one_step(client, table, noor):
    client.force_login(noor)
    address = reverse("stories:three_of_initiative", args=[table.slug])
    days = {name: day.isoformat() for name, day in round_forms.begin(timezone.localdate()).items()}
    assert address in client.get(table.get_absolute_url()).content.decode()
    answer = client.post(address, days | {"contact": "Noor, bij de tafel"})
    one = table.story_rounds.get()
    assert answer.url == one.get_absolute_url() and one.stage == Stage.OPEN and list(one.areas.all()) == [table.area]
    assert [each.key for each in one.questionnaires.get().questions.all()] == list(three_actions.KEYS)
    assert one.title in client.get(table.get_absolute_url()).content.decode()


def test_the_host_of_an_activity_does_so_too(client, area, noor, worker):
    activity = make_activity(area, by=noor)
    address = reverse("stories:three_of_activity", args=[activity.slug])
    client.force_login(worker)
    assert client.get(address).status_code == 403
    client.force_login(noor)
    assert client.get(address).status_code == 200
    one = three(activity, noor)
    assert (one.activity, one.initiative) == (activity, None)


def test_nobody_asks_about_what_another_carries(area, table, worker, joris, nobody):
    for by in (worker, joris, nobody):
        with pytest.raises(PermissionDenied):
            round_actions.make(facts(), [], by=by, about=table)


def test_who_leads_is_who_carries_it_now(area, table, noor, worker, joris, nobody):
    one = three(table, noor)
    TeamMember.objects.create(initiative=table, person=joris)
    leads = {who: rules.may_lead(who, round_queries.called(one.slug)) for who in (noor, joris, worker, nobody)}
    assert leads == {noor: True, joris: True, worker: False, nobody: False}
    Contribution.objects.filter(pk=table.contribution_id).update(state="removed", closed_at=timezone.now())
    assert rules.may_lead(worker, round_queries.called(one.slug))  # so that its tellers still hear back


@pytest.mark.parametrize(
    ("who", "leads"), [("worker", True), ("joris", True), ("noor", False), ("nobody", False), ("elsewhere", False)]
)
def test_who_leads_a_round_of_an_area(area, world, round_, worker, request, who, leads):
    if who == "elsewhere":
        viewer = make_worker(world["GM0828-noordwest"], name="Hanneke")
    else:
        viewer = request.getfixturevalue(who)
    assert rules.may_lead(viewer, round_) is leads


def test_a_round_of_which_the_maker_is_gone_is_led_by_nobody_who_is_not_signed_in(area, round_, nobody):
    round_.made_by = None
    assert not rules.may_lead(nobody, round_)


def test_only_what_may_be_quoted_stands_on_the_page_of_the_initiative(client, table, noor):
    one = three(table, noor)
    for use, words in ((Use.COUNT, "Telt mee."), (Use.TALK, "In gesprek."), (Use.QUOTE, "Citeer mij.")):
        make_story(one, "", use=use, answers={"activity_opinion": words})
    make_story(one, "", use=Use.QUOTE, answers={"activity_opinion": "Wacht nog."}, state="held")
    for address in (table.get_absolute_url(), one.get_absolute_url()):
        text = client.get(address).content.decode()
        assert "Citeer mij." in text
        assert "Telt mee." not in text and "In gesprek." not in text and "Wacht nog." not in text


def test_an_answer_in_her_own_words_is_looked_at_for_names_as_a_story_is(table, noor):
    story = make_story(three(table, noor), "", use=Use.QUOTE, answers={"activity_opinion": "Het was fijn met Annie."})
    (shown,) = given.show([story.contribution_id]).values()
    assert "Het was fijn met Annie." in shown.texts.values()


def test_an_area_shows_the_round_in_which_one_can_tell_and_the_newest_story(client, area, worker):
    one = make_round(area, worker, **round_forms.begin(timezone.localdate()))
    make_story(one, "De buren hielpen.", use=Use.PUBLISH, answers={"waar": area.code}, with_area=True)
    make_story(one, "Dit telt alleen.", answers={"waar": area.code})
    text = client.get(area.get_absolute_url()).content.decode()
    assert one.get_absolute_url() in text and "De buren hielpen." in text and "Dit telt alleen." not in text
