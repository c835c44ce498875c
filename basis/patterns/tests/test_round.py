"""What was told in a round, as columns: all that counts, in the words of the newest questionnaire."""

import json

import pytest
from django.core.management import CommandError, call_command

from basis.moderation.models import Contribution
from basis.patterns.round_queries import told_of
from basis.patterns.told import Kind, State
from basis.stories import round_actions
from basis.stories.kinds import Use
from basis.stories.round_actions import Asked
from basis.stories.telling_actions import Herself
from basis.stories.tests.makers import QUESTIONS, ends, make_round, make_story, make_worker, make_world, options

pytestmark = pytest.mark.django_db
MORE = (
    Asked("wie", "choices", {"nl": "Wie waren erbij?"}, parts=options("buren", "vrienden")),
    Asked("fijn", "yes_no", {"nl": "Was het fijn?"}),
    Asked("toen", "period", {"nl": "Wanneer?"}, parts=options("vroeger", "nu")),
    Asked("veld", "stones", {"nl": "Waar?"}, parts={"stones": [{"key": "ik", "nl": "Ik"}], "axes": [ends(), ends()]}),
    Asked("woorden", "long", {"nl": "Vertel meer"}),
)


@pytest.fixture
def area(db):
    return make_world()["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    return make_worker(area)


@pytest.fixture
def round_(area, worker):
    return make_round(area, worker, (*QUESTIONS, *MORE))


def test_each_question_is_a_column_of_its_kind_and_free_words_are_none(round_):
    make_story(round_)
    kinds = {one.key: one.kind for one in told_of(round_).columns}
    assert kinds == {
        "waarover": Kind.CHOICE,
        "welkom": Kind.SCALE,
        "kracht": Kind.TRIAD,
        "waar": Kind.AREA,
        "rol": Kind.CHOICE,
        "wie": Kind.CHOICES,
        "fijn": Kind.CHOICE,
        "toen": Kind.ORDERED,
        "veld.ik": Kind.STONE,
        "language": Kind.CHOICE,
    }


def test_an_answer_past_niet_and_none_are_told_apart(round_, area):
    first = {"waarover": "straat", "welkom": 80, "kracht": [500, 300, 200], "waar": area.code, "wie": ["vrienden"]}
    make_story(round_, answers={**first, "fijn": False, "toen": "nu", "veld": {"ik": [250, 1000]}})
    make_story(round_, "Twee.", answers=dict.fromkeys(["waarover", "welkom", "kracht", "waar", "wie", "fijn", "veld"]))
    make_story(round_, "Drie.", herself=Herself({"rol": "vrijwilliger"}))
    told = told_of(round_)
    values = {one.key: one.values[0].tolist() for one in told.columns}
    assert values == {
        "waarover": 1,
        "welkom": 80.0,
        "kracht": [500.0, 300.0, 200.0],
        "waar": 0,
        "rol": 0,
        "wie": [0, 1],
        "fijn": 0,
        "toen": 1,
        "veld.ik": [0.25, 1.0],
        "language": 0,
    }
    states = {one.key: one.state.tolist() for one in told.columns}
    assert states["welkom"] == states["veld.ik"] == [State.ANSWERED, State.NOT_FITTING, State.NO_ANSWER]
    assert states["rol"] == [State.NO_ANSWER, State.NO_ANSWER, State.ANSWERED]


@pytest.mark.parametrize("state", ["withdrawn", "removed", "hidden"])
def test_what_was_taken_away_is_in_no_column(round_, state):
    stays, goes = make_story(round_, use=Use.COUNT), make_story(round_, "Twee.", use=Use.PUBLISH)
    closed = None if state == "hidden" else goes.told_at
    Contribution.objects.filter(pk=goes.contribution_id).update(state=state, closed_at=closed)
    assert told_of(round_).stories.tolist() == [stays.pk]


def test_stories_of_one_teller_are_of_one_teller(round_):
    first = make_story(round_)
    make_story(round_, "Twee.", teller=first.teller)
    assert len(set(told_of(round_).tellers.tolist())) == 1


def test_what_was_told_by_an_earlier_version_is_read_by_what_each_question_was(round_, worker):
    make_story(round_, answers={"waarover": "buren", "welkom": 10})
    changed = Asked(
        "onderwerp", "eliciting", {"nl": "Waarover?"}, parts=options("straat", "mensen"), was="waarover",
        was_options={"buren": "mensen"},
    )  # fmt: skip
    round_actions.ask(round_, [changed, *QUESTIONS[1:]], by=worker)
    make_story(round_, "Twee.", answers={"onderwerp": "straat"})
    topic = told_of(round_).column("onderwerp")
    assert (topic.options, topic.values.tolist()) == (("Straat", "Mensen"), [1, 0])


def test_it_asks_as_much_of_the_database_for_a_few_as_for_many(round_, django_assert_max_num_queries):
    for number in range(6):
        make_story(round_, f"Verhaal {number}.")
    with django_assert_max_num_queries(5):
        told_of(round_)


def test_the_command_gives_every_test_or_why_there_is_none(round_, capsys):
    for number in range(44):
        role = "inwoner" if number % 2 else "vrijwilliger"
        make_story(round_, f"Verhaal {number}.", answers={"welkom": number}, herself=Herself({"rol": role}))
    call_command("patterns", round_.slug, json=True)
    found = {tuple(one["questions"]): one for one in json.loads(capsys.readouterr().out)}
    one = found["welkom", "rol"]
    assert [group["n"] for group in one["groups"]] == [22, 22] and one["test"] == "mann_whitney"
    assert 0 < one["p"] <= one["adjusted_p"] <= 1 and one["effect"]["interval"][0] < one["effect"]["interval"][1]
    assert found["kracht", "rol"]["p"] is None and found["kracht", "rol"]["why_not"]
    with pytest.raises(CommandError):
        call_command("patterns", "bestaat-niet")
