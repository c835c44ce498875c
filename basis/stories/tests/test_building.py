"""What a round asks is put together without a script; once somebody told, a change is a next version."""

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.stories import answers, build_actions, queries, round_forms
from basis.stories.kinds import Kind, Stage
from basis.stories.models import NextVersion
from basis.stories.tests.makers import make_round, make_story

pytestmark = pytest.mark.django_db
LINES = "Ja, vaak\nSoms\nNee"
FILLED = {  # kind → what is filled in beside the words
    **{kind: {"options": LINES} for kind in ("eliciting", "choice", "age_band", "role", "period")},
    "choices": {"options": LINES, "most": "2"},
    "scale": {"ends": "nooit\naltijd"},
    "triad": {"corners": "ik\nwij\nzij", "corners_en": "I\nwe\nthey"},
    "stones": {"stones": "buren\ngemeente", "right": "ver\ndichtbij", "up": "koud\nwarm"},
}


@pytest.fixture
def draft(area, worker):
    return make_round(area, worker, questions=(), stage=Stage.DRAFT)


@pytest.fixture
def told_in(area, worker):
    one = make_round(area, worker, **round_forms.begin(timezone.localdate()))
    make_story(one, answers={"waarover": "buren", "kracht": [500, 300, 200]})
    return one


@pytest.fixture
def desk(client, worker):
    client.force_login(worker)
    return client


def address(one, name, *more):
    return reverse(f"stories:{name}", args=[one.slug, *more])


def keys(one):
    return [question.key for question in build_actions.working(one).questions]


def write(desk, one, kind, words="Hoe was het bij u?", **told):
    sent = {"nl": words, "about": "story", **FILLED.get(kind, {}), **told}
    return desk.post(f"{address(one, 'write')}?soort={kind}", sent)


def test_a_round_is_made_filled_with_a_set_and_opened(desk, world, worker):
    days = {name: day.isoformat() for name, day in round_forms.begin(timezone.localdate()).items()}
    told = {
        "title": "Hoe is het op straat?",
        "why": "Wij horen het graag.",
        "who": "Iedereen.",
        "use": "Wij lezen het.",
    }
    answer = desk.post(reverse("stories:new"), told | days | {"contact": "Wietske", "areas": ["GM0828-ruwaard"]})
    one = queries.rounds(worker).get()
    assert answer.url == address(one, "questions") and one.stage == Stage.DRAFT
    desk.post(address(one, "stage"))
    one.refresh_from_db()
    assert one.stage == Stage.DRAFT  # it asks nothing yet
    desk.post(address(one, "take"), {"set": "at_a_stall"})
    assert keys(one) == ["tell_area", "feeling_now", "area_of_story"]
    desk.post(address(one, "stage"))
    one.refresh_from_db()
    assert queries.is_open(one, timezone.localdate())


def test_who_works_for_one_area_makes_no_round_for_all_or_for_another(desk, world):
    days = {name: day.isoformat() for name, day in round_forms.begin(timezone.localdate()).items()}
    told = {"title": "x", "why": "x", "who": "x", "use": "x", "contact": "x"} | days
    for areas in ([], ["GM0828-noordwest"]):
        assert desk.post(reverse("stories:new"), told | {"areas": areas}).status_code == 400


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_of_question_is_written_shown_and_written_again_without_losing_anything(desk, draft, kind):
    assert write(desk, draft, kind).status_code == 302
    (before,) = build_actions.working(draft).questions
    assert before.kind == kind
    again = address(draft, "rewrite", before.key)
    fields = desk.get(again).context["form"]
    sent = {name: fields[name].value() or "" for name in fields.fields}
    assert desk.post(again, sent | {"nl": "Hoe was het daar?"}).status_code == 302
    (after,) = build_actions.working(draft).questions
    assert after.words == {"nl": "Hoe was het daar?"} and (after.key, after.parts) == (before.key, before.parts)
    assert desk.get(address(draft, "preview")).status_code == 200


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("choice", {"options": "maar één"}),
        ("triad", {"corners": "ik\nwij"}),
        ("scale", {"ends": "a\nb\nc"}),
        ("choice", {"options_en": "yes"}),
        ("short", {"nl": ""}),
    ],
)
def test_what_is_not_whole_is_refused_where_it_is_wrong(desk, draft, kind, wrong):
    assert write(desk, draft, kind, **wrong).status_code == 400
    assert keys(draft) == []


def test_questions_go_up_and_down_and_away(desk, draft):
    for words in ("Eerste vraag?", "Tweede vraag?", "Derde vraag?"):
        write(desk, draft, "short", words)
    first, second, third = keys(draft)
    desk.post(address(draft, "questions"), {"op": third})
    desk.post(address(draft, "questions"), {"neer": first})
    assert keys(draft) == [third, first, second]
    desk.post(address(draft, "questions"), {"weg": first})
    assert keys(draft) == [third, second]


def test_a_question_can_depend_on_an_earlier_answer_and_not_go_before_it(desk, draft):
    write(desk, draft, "yes_no", "Was u alleen?")
    write(desk, draft, "short", "Wie miste u?", only=["was_u_alleen=true"])
    first, second = build_actions.working(draft).questions
    assert (second.only_if, list(second.only_when)) == (first.key, [True])
    desk.post(address(draft, "questions"), {"op": second.key})
    assert keys(draft) == [first.key, second.key]
    desk.post(address(draft, "questions"), {"weg": first.key})
    assert build_actions.working(draft).questions[0].only_if == ""


def test_a_story_has_one_beginning_and_a_question_comes_once(desk, draft):
    desk.post(address(draft, "take"), {"vraag": ["tell_area", "tell_meeting", "feeling_now"]})
    desk.post(address(draft, "take"), {"vraag": ["tell_joining", "feeling_now", "belonging"]})
    assert keys(draft) == ["tell_area", "feeling_now", "belonging"]


def test_once_somebody_told_nothing_changes_until_the_next_version_is_made(desk, told_in):
    before = queries.newest(told_in)
    write(desk, told_in, "short", "Wie hielp u?")
    desk.post(address(told_in, "questions"), {"weg": "welkom"})
    assert queries.newest(told_in) == before and before.questions.count() == 5
    assert "Maak versie 2" in desk.get(address(told_in, "questions")).content.decode()
    desk.post(address(told_in, "next_version"))
    now = queries.newest(told_in)
    assert (now.number, [one.key for one in now.questions.all()][-1]) == (2, "wie_hielp_u")
    assert before.questions.count() == 5 and not NextVersion.objects.exists()


def test_a_changed_answer_is_mapped_and_what_was_told_reads_on(desk, told_in):
    again = address(told_in, "rewrite", "waarover")
    desk.post(again, {"nl": "Waarover vertelt u?", "options": "Mensen\nStraat"})
    page = desk.get(address(told_in, "next_version"))
    (name,) = page.context["form"].fields
    assert name == "now_waarover_buren" and page.context["form"][name].value() == "mensen"  # at the same place
    assert desk.post(address(told_in, "next_version")).status_code == 400  # not said
    desk.post(address(told_in, "next_version"), {name: "mensen"})
    now = list(queries.newest(told_in).questions.all())
    assert answers.since(now, told_in.stories.get().answers)["waarover"] == "mensen"


def test_other_corners_are_another_question_better_words_are_not(desk, told_in):
    again = address(told_in, "rewrite", "kracht")
    desk.post(again, {"nl": "Waar kwam het door?", "corners": "ikzelf\nwij\nzij", "same": "on"})
    assert "kracht" in keys(told_in)
    desk.post(again, {"nl": "Waar kwam het door?", "corners": "geluk\nwij\nzij"})
    assert "kracht" not in keys(told_in)


def test_a_next_version_can_be_thrown_away(desk, told_in):
    desk.post(address(told_in, "questions"), {"weg": "welkom"})
    desk.post(address(told_in, "leave_next"))
    assert "welkom" in keys(told_in)
    assert desk.get(address(told_in, "next_version")).status_code == 302


def test_advice_stands_beside_the_questions(desk, draft):
    write(desk, draft, "short", "Bent u het ermee eens dat het altijd fijn is?")
    text = desk.get(address(draft, "questions"), {"tijd": "committed"}).content.decode()
    assert "Er is tijd voor 10 tot 15." in text and "altijd" in text and "Nee zeggen is nu moeilijker" in text
