"""What was agreed is handed on, with a link there and back; panels choose level by level and say why."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.initiatives.tests.makers import make_initiative
from basis.moderation import actions as moderation
from basis.needs.models import Need
from basis.needs.tests.makers import make_need
from basis.talks import actions, change_actions, change_queries, outcome_actions, panels
from basis.talks.models import Choice, Form, Handed, Went
from basis.talks.outcome_actions import Agreed
from basis.talks.tests.makers import make_held, make_talk, make_told
from basis.vision.pack import vision

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(round_, worker):
    return make_held(round_, worker, published=True)


def agreed(**differences):
    return Agreed(**{"text": "Een bankje bij de flat.", "whose": "de buren van de flat"} | differences)


def test_an_agreement_becomes_a_need_of_the_area_and_says_where_it_came_from(held, area, worker, nobody):
    one = outcome_actions.agree(held, agreed(handed=Handed.NEED, area=area), by=worker)
    need = Need.objects.get()
    assert (one.need, need.text, need.area, need.byline) == (need, one.text, area, "de buren van de flat")
    assert need.contribution.author is None
    assert need.contribution.recorded_by == worker
    assert panels.of_need(nobody, need)["outcomes"] == [one]


def test_an_agreement_is_handed_on_to_what_is_there_already(held, area, worker, nobody):
    need, initiative, key = make_need(area), make_initiative(area), vision().commitments[0].key
    outcome_actions.agree(held, agreed(handed=Handed.NEED, need=need), by=worker)
    outcome_actions.agree(held, agreed(handed=Handed.INITIATIVE, initiative=initiative), by=worker)
    outcome_actions.agree(held, agreed(handed=Handed.COMMITMENT, commitment=key), by=worker)
    assert Need.objects.count() == 1
    for panel, thing in ((panels.of_need, need), (panels.of_initiative, initiative), (panels.of_commitment, key)):
        assert len(panel(nobody, thing)["outcomes"]) == 1
    assert panels.of_need(nobody, make_need(area, text="Iets anders.")) is None


def test_nothing_says_where_it_came_from_before_the_conversation_is_published(round_, area, worker, nobody):
    talk = make_held(round_, worker)
    one = outcome_actions.agree(talk, agreed(handed=Handed.NEED, area=area), by=worker)
    assert panels.of_need(nobody, one.need) is None
    actions.publish(talk, by=worker)
    assert panels.of_need(nobody, one.need)["outcomes"] == [one]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"whose": ""},
        {"handed": "nergens"},
        {"handed": Handed.NEED},
        {"handed": Handed.INITIATIVE},
        {"handed": Handed.COMMITMENT, "commitment": "bestaat-niet"},
        {"went": Went.DONE},
    ],
    ids=str,
)
def test_an_agreement_that_is_not_whole_is_refused(held, worker, wrong):
    with pytest.raises(ValidationError):
        outcome_actions.agree(held, agreed(**wrong), by=worker)
    assert not held.outcomes.exists()


def test_nothing_is_agreed_before_the_conversation_was_held_nor_by_others(talk, held, worker, noor):
    with pytest.raises(ValidationError):
        outcome_actions.agree(talk, agreed(), by=worker)
    with pytest.raises(PermissionDenied):
        outcome_actions.agree(held, agreed(), by=noor)


def test_how_it_went_is_said_later_and_the_need_is_not_set_down_again(held, area, worker):
    one = outcome_actions.agree(held, agreed(handed=Handed.NEED, area=area), by=worker)
    later = agreed(handed=Handed.NEED, went=Went.DONE, came="Het bankje staat er.")
    outcome_actions.change(one, later, by=worker)
    one.refresh_from_db()
    assert (one.went, one.came, Need.objects.count()) == ("done", "Het bankje staat er.", 1)
    assert one.need == Need.objects.get()


@pytest.fixture
def change(round_, worker):
    return make_talk(round_, worker, form=Form.CHANGE)


@pytest.fixture
def stories(round_, change, worker):
    told = [make_told(round_, text) for text in ("Wij eten samen.", "Ik durf weer naar buiten.", "Er is een tuin.")]
    for story in told:
        actions.choose(change, story, by=worker)
    return told


def panel(talk, by, level=1, people="bewoners"):
    return change_actions.add_panel(talk, level=level, people=people, number=5, by=by)


def test_each_level_chooses_from_what_the_level_below_chose_and_says_why(change, stories, worker):
    one, other, above = panel(change, worker), panel(change, worker), panel(change, worker, level=2, people="de raad")
    assert change_queries.offered(above) == []
    change_actions.choose(one, stories[0], "Zo begint het.", by=worker)
    change_actions.choose(other, stories[1], "Dat is moed.", by=worker)
    assert [card.story for card in change_queries.offered(above)] == stories[:2]
    with pytest.raises(ValidationError):
        change_actions.choose(above, stories[2], "Mooi.", by=worker)
    with pytest.raises(ValidationError):
        change_actions.choose(above, stories[1], "  ", by=worker)
    change_actions.choose(above, stories[1], "Moed is niet te tellen.", by=worker)
    seen = [[[one.why for one in made] for _panel, made in level.panels] for level in change_queries.levels(change)]
    assert seen == [[["Zo begint het."], ["Dat is moed."]], [["Moed is niet te tellen."]]]
    with pytest.raises(ValidationError):
        change_actions.choose(one, stories[2], "Toch de tuin.", by=worker)


def test_a_withdrawn_story_is_not_offered_and_its_choice_is_not_shown(change, stories, worker):
    one, above = panel(change, worker), panel(change, worker, level=2)
    change_actions.choose(one, stories[0], "Zo begint het.", by=worker)
    moderation.withdraw(stories[0].contribution)
    assert change_queries.offered(above) == []
    assert change_queries.levels(change)[0].panels == [(one, [])]


def test_subjects_of_change_have_any_other_change_as_the_last(round_, worker):
    talk = make_talk(round_, worker, form=Form.CHANGE, domains=["Wonen"])
    story = make_told(round_)
    actions.choose(talk, story, by=worker)
    one = panel(talk, worker)
    for domain in ("Wonen", "other"):
        change_actions.choose(one, story, "Hierom.", domain=domain, by=worker)
    change_actions.choose(one, story, "Nee, hierom.", domain="Wonen", by=worker)
    assert set(Choice.objects.values_list("domain", "why")) == {("Wonen", "Nee, hierom."), ("other", "Hierom.")}
    for domain in ("", "Geld"):
        with pytest.raises(ValidationError):
            change_actions.choose(one, story, "Hierom.", domain=domain, by=worker)


def test_its_teller_reads_why_it_was_chosen_once_that_is_published(change, stories, worker, nobody):
    change_actions.choose(panel(change, worker), stories[0], "Zo begint het.", by=worker)
    assert panels.of_told(nobody, stories[0]) is None
    actions.hold(change, actions.HeldAs(change.held_on, {"residents": 5}, "De moed."), by=worker)
    actions.publish(change, by=worker)
    assert [one.why for one in panels.of_told(nobody, stories[0])["choices"]] == ["Zo begint het."]
    assert panels.of_told(nobody, stories[1]) is None


def test_groups_stand_on_each_other_and_only_where_is_chosen(talk, change, worker, noor):
    with pytest.raises(ValidationError):
        panel(talk, worker)
    with pytest.raises(ValidationError):
        panel(change, worker, level=2)
    with pytest.raises(PermissionDenied):
        panel(change, noor)
