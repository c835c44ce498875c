"""Each kind of question is answered without a script, and gives its answer in its one shape."""

import pytest
from django.utils.datastructures import MultiValueDict

from basis.stories import library
from basis.stories.kinds import Kind
from basis.stories.question_fields import grades_of, parts_of
from basis.stories.question_forms import QuestionForm
from basis.stories.question_words import languages_of
from basis.stories.tests.makers import ends, options


class Posed:
    """A question as a round keeps it."""

    def __init__(self, kind, **parts):
        self.key, self.kind, self.parts = "vraag", kind, parts
        self.words, self.hint = {"nl": "Hoe was het?", "pl": "Jak było?"}, {}


CORNERS = [{"key": key, "nl": key} for key in ("ik", "wij", "zij")]
STONES = [{"key": key, "nl": key} for key in ("buren", "winkel")]
FIELD = {"stones": STONES, "axes": [ends("links", "rechts"), ends("onder", "boven")]}
OF = {kind: options("buren", "straat", "park") for kind in ("eliciting", "choice", "age_band", "role", "period")}
CASES = [
    *((kind, parts, {"answer": "straat"}, "straat") for kind, parts in OF.items()),
    ("choices", options("buren", "straat", "park"), {"answer": ["park", "buren"]}, ["buren", "park"]),
    ("yes_no", {}, {"answer": "nee"}, False),
    ("scale", {"ends": ends()}, {"answer": "70"}, 70),
    ("triad", {"corners": CORNERS}, {"corner_ik": "8", "corner_zij": "2"}, [800, 0, 200]),
    ("stones", FIELD, {"stone_winkel_x": "300", "stone_winkel_y": "1000"}, {"winkel": [300, 1000]}),
    ("short", {}, {"answer": " De buurt "}, "De buurt"),
    ("long", {}, {"answer": "Goed.\r\nEcht."}, "Goed.\nEcht."),
    ("area", {}, {"answer": "GM0828-ruwaard"}, "GM0828-ruwaard"),
]


def ask(kind, parts, sent=None, **more):
    data = None
    if sent is not None:
        several = {f"vraag-{name}": one if isinstance(one, list) else [one] for name, one in sent.items()}
        data = MultiValueDict(several)
    return QuestionForm(Posed(kind, **parts), more.pop("areas", ()), data=data, **more)


@pytest.fixture
def areas(world):
    return [world["GM0828-ruwaard"]]


@pytest.mark.parametrize(("kind", "parts", "sent", "answer"), CASES)
def test_every_kind_gives_its_answer(kind, parts, sent, answer, areas):
    form = ask(kind, parts, sent, areas=areas)
    assert form.is_valid(), form.errors
    assert form.given == {"vraag": answer}


@pytest.mark.parametrize(("kind", "parts", "sent", "answer"), CASES)
def test_an_answer_stands_there_again_and_sent_again_is_the_same(kind, parts, sent, answer, areas):
    shown = ask(kind, parts, areas=areas, initial={"vraag": answer})
    again = {name: value for name in shown.fields if (value := shown[name].value()) not in (None, "")}
    assert ask(kind, parts, again, areas=areas).is_valid()
    form = ask(kind, parts, again, areas=areas)
    assert form.is_valid() and form.given == {"vraag": answer}


@pytest.mark.parametrize(("kind", "parts"), [(one[0], one[1]) for one in CASES])
def test_every_kind_can_not_fit_and_can_be_left_open(kind, parts, areas):
    name = "none" if "none" in ask(kind, parts, areas=areas).fields else "answer"
    form = ask(kind, parts, {name: "on" if name == "none" else "-"}, areas=areas)
    assert form.is_valid() and form.given == {"vraag": None}
    nothing = ask(kind, parts, {}, areas=areas)
    assert nothing.is_valid() and nothing.given == {}


def test_all_kinds_are_tried():
    assert {case[0] for case in CASES} == set(Kind.values)


@pytest.mark.parametrize(
    ("kind", "parts", "sent", "where"),
    [
        ("choice", OF["choice"], {"answer": "maan"}, "answer"),
        ("choices", OF["choice"] | {"most": 1}, {"answer": ["buren", "park"]}, "__all__"),
        ("scale", {"ends": ends()}, {"answer": "105"}, "answer"),
        ("triad", {"corners": CORNERS}, {"corner_ik": "11"}, "corner_ik"),
        ("triad", {"corners": CORNERS}, {"corner_ik": "nan"}, "corner_ik"),
        ("stones", FIELD, {"stone_buren_x": "300"}, "stone_buren_y"),
        ("short", {}, {"answer": "a", "none": "on"}, "__all__"),
        ("short", {}, {"answer": "a" * 201}, "answer"),
        ("area", {}, {"answer": "GM9999"}, "answer"),
    ],
)
def test_what_is_no_answer_is_said_where_it_is(kind, parts, sent, where, areas):
    assert list(ask(kind, parts, sent, areas=areas).errors) == [where]


def test_grades_are_parts_of_a_whole_and_back():
    assert parts_of([1, 1, 1]) == [334, 333, 333]
    assert parts_of([0, 0, 0]) == [334, 333, 333]
    assert parts_of([None, 3.5, None]) == [0, 1000, 0]
    assert parts_of([None, None, None]) is None
    assert grades_of(["ik", "wij", "zij"], [334, 333, 333])["corner_ik"] == "3.34"


@pytest.mark.parametrize("one", library.questions(), ids=lambda one: one.key)
def test_every_question_of_the_library_is_drawn_with_its_words(one):
    page = str(QuestionForm(one, language="en"))
    assert "<span lang" in page and one.en.split("?")[0].replace("’", "’")[:20] in page.replace("&#x27;", "'")


def test_words_are_in_the_language_of_the_teller_and_say_so():
    form = QuestionForm(Posed("short"), language="pl")
    assert '<span lang="pl" dir="auto">Jak było?</span>' in str(form)
    assert "Hoe was het?" in str(QuestionForm(Posed("short"), language="tr"))
    assert languages_of([Posed("short"), Posed("long")]) == ["nl", "pl"]


def test_two_questions_stand_on_one_page_each_with_its_own_names():
    first, second = Posed("short"), Posed("yes_no")
    second.key = "ander"
    page = str(QuestionForm(first)) + str(QuestionForm(second))
    assert 'name="vraag-answer"' in page and 'name="ander-answer"' in page
