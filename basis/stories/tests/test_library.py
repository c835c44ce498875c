"""The questions of the library: each whole, in two languages, in plain Dutch; and what a wrong file says."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.utils.translation import override

from basis import languages, packs
from basis.stories import advice, asking, library
from basis.stories.kinds import Kind
from basis.stories.library import Feels
from basis.stories.round_actions import Asked
from basis.themes import Theme
from tests.readability import rules
from tests.readability.sources import Text

EVERY = library.questions()
WHOLE = "themes: [general]\n    about: story\n    nl: Wat?\n    en: What?"
SET = "sets: [{key: s, occasion: stall, nl: S, en: T, why_nl: W, why_en: Y, questions: [one, two]}]"
SAME = "{key: one, kind: long, themes: [general], about: story, nl: Een, en: One}"
OPTIONS = "options: [{key: a, nl: a, en: a}, {key: b, nl: b, en: b}]"
LEAST = {
    Kind.ELICITING: 12,
    Kind.SCALE: 15,
    Kind.TRIAD: 10,
    Kind.STONES: 4,
    Kind.CHOICE: 10,
    Kind.CHOICES: 6,
    **dict.fromkeys((Kind.YES_NO, Kind.SHORT, Kind.LONG, Kind.AREA, Kind.AGE_BAND, Kind.ROLE, Kind.PERIOD), 1),
}
FILE = """
questions:
  - {key: one, kind: scale, themes: [general], about: story, nl: Een, en: One, ends: [{nl: a, en: a}, {nl: b, en: b}]}
  - key: two
    kind: %s
"""


def said(question):
    """Every Dutch text of a question."""
    return (*advice.asks(question), *advice.answers(question))


def posed(question):
    """The question as it is put into a questionnaire."""
    return Asked(question.key, question.kind, question.words, question.about, question.hint, question.parts)


def fault(tmp_path, rest):
    path = tmp_path / "library.yaml"
    path.write_text(FILE % rest, encoding="utf-8")
    with pytest.raises(packs.PackError) as told:
        library.read(path)
    return str(told.value)


def test_there_are_enough_of_each_kind_and_some_for_every_theme():
    assert len(EVERY) >= 66
    found = Counter(one.kind for one in EVERY)
    assert not {kind: found[kind] for kind, least in LEAST.items() if found[kind] < least}
    assert set(LEAST) == set(Kind)
    own = Counter(theme for one in EVERY for theme in one.themes)
    assert not [theme for theme in Theme if theme != Theme.OTHER and own[theme] < 3]


def test_keys_are_unique():
    assert len({one.key for one in EVERY}) == len(EVERY)
    assert len({one.key for one in library.sets()}) == len(library.sets())


@pytest.mark.parametrize("question", EVERY, ids=lambda one: one.key)
def test_each_question_can_be_taken_into_a_round(question):
    asking.check([posed(question)], {})


@pytest.mark.parametrize("question", EVERY, ids=lambda one: one.key)
def test_each_question_is_plain_dutch_of_short_sentences_that_do_not_push(question):
    assert not [finding for text in said(question) for finding in rules.of_text(Text(text, library.FILE, 1))]
    assert max(len(sentence.split()) for text in said(question) for sentence in rules.sentences(text)) <= 20
    assert not advice.of_leading(question)
    assert not advice.of_reading(question)


@pytest.mark.parametrize("question", EVERY, ids=lambda one: one.key)
def test_each_question_is_complete_in_english_and_does_not_repeat_the_dutch(question):
    pairs = [
        (question.nl, question.en),
        (question.hint_nl, question.hint_en),
        *((one.nl, one.en) for one in (*question.options, *question.corners, *question.stones)),
        *((end.nl, end.en) for pair in (question.ends or (), *question.axes) for end in pair),
    ]
    for dutch, english in pairs:
        assert bool(dutch.strip()) == bool(english.strip())
        assert dutch != english or dutch in {"", "online"}
        assert dutch.count("?") == english.count("?"), english
    assert not re.search(r"\b(?:het|een|niet|wat|hoe|uw|waar|mensen)\b", " ".join(english for _, english in pairs))


def test_all_of_it_together_is_easy_to_read():
    running = [text for one in EVERY for text in said(one) if rules.is_running(text)]
    assert not list(rules.of_source("library.yaml", running))


def test_each_eliciting_question_offers_three_beginnings_of_a_story():
    for one in EVERY:
        if one.kind == Kind.ELICITING:
            assert len(one.options) >= 3
            assert all(option.nl.startswith("Vertel over ") for option in one.options)


def test_the_questions_of_the_vision_are_there_and_in_their_sets():
    of = {source: {one.key for one in EVERY if one.source == source} for source in ("4.3", "2")}
    assert [len(keys) for keys in of.values()] == [3, 3]
    by_set = {one.key: set(one.questions) for one in library.sets()}
    assert of["4.3"] <= by_set["yearly_conversation"]
    assert of["2"] <= by_set["after_an_activity"]


@pytest.mark.parametrize("group", library.sets(), ids=lambda one: one.key)
def test_each_set_makes_one_questionnaire_that_suits_its_occasion(group):
    questions = [library.question(key) for key in group.questions]
    asking.check([posed(one) for one in questions], {})
    assert questions[0].kind == Kind.ELICITING
    assert not advice.of_number(len(questions), group.occasion)
    for text in (group.nl, group.why("nl")):
        assert not list(rules.of_text(Text(text, library.FILE, 1)))
    assert group.say("en") != group.nl
    assert group.why("en") != group.why("nl")


def test_of_a_theme_come_its_own_questions_first_and_then_the_general_ones():
    found = library.questions(Theme.CARERS)
    own = [Theme.CARERS in one.themes for one in found]
    assert own == sorted(own, reverse=True)
    assert own[0]
    assert not own[-1]
    assert library.question("safe_place") not in found


def test_a_question_speaks_the_language_of_the_reader_and_otherwise_dutch_that_says_so():
    question = library.question("feeling_now")
    assert question.say("nl") == question.nl
    assert question.say("en-gb") == question.en
    with override("pl"), languages.marking():
        assert languages.resolve(f"<p>{question.say('pl')}</p>") == (
            f'<p><span lang="nl" dir="ltr">{question.nl}</span></p>'
        )
    assert library.question("tell_area").say_hint("en").startswith("Choose one")
    assert library.question("feeling_now").say_hint("en") == ""


def test_a_question_that_is_not_there_is_an_error_and_the_most_private_one_counts():
    with pytest.raises(KeyError):
        library.question("nothing_of_the_kind")
    assert library.most_private(["feeling_now", "tell_getting_by", "belonging"]) == Feels.SENSITIVE
    assert library.most_private(["feeling_now", "one_of_our_own"]) == Feels.EVERYDAY


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (f"dance\n    {WHOLE}", "regel 5, questions.1.kind"),
        (f"scale\n    {WHOLE}", "horen er 2, hier staan er 0"),
        (f"long\n    {WHOLE}".replace("general", "moon"), "questions.1.themes.0: het thema moon bestaat niet"),
        (f"long\n    {WHOLE}".replace("en: What?", ""), "questions.1.en: dit ontbreekt"),
        (f"long\n    {WHOLE}\n    hint_nl: Kort.", "deze uitleg moet er in twee talen zijn"),
        (f"long\n    {WHOLE}\n    {OPTIONS}", "regel 10, questions.1.options: dit hoort niet bij de soort long"),
        (
            f"choice\n    {WHOLE}\n    {OPTIONS}".replace("key: b", "key: a"),
            "options.1.key: de naam a staat er twee keer",
        ),
        (f"choices\n    {WHOLE}\n    {OPTIONS}\n    most: 2", "regel 11, questions.1.most: dit kan alleen"),
        (f"choice\n    {WHOLE}\n    {OPTIONS}\n    most: 1", "questions.1.most: dit kan alleen bij de soort choices"),
        (f"long\n    {WHOLE}\n{SET}".replace("two]", "three]"), "sets.0.questions.1: de vraag three bestaat niet"),
        (f"long\n    {WHOLE}\n{SET}".replace("two]", "one]"), "sets.0.questions.1: de vraag one staat hier twee keer"),
        (f"long\n    {WHOLE}\n  - {SAME}", "questions.2.key: de naam one staat er twee keer"),
    ],
)
def test_a_wrong_file_says_where_and_why(tmp_path, rest, told):
    assert told in fault(tmp_path, rest)


def test_a_right_file_of_another_is_read_as_well(tmp_path):
    path = tmp_path / "library.yaml"
    path.write_text(FILE % f"choices\n    {WHOLE}\n    {OPTIONS}\n    most: 1\n{SET}", encoding="utf-8")
    found = library.read(path)
    assert [one.key for one in found.questions] == ["one", "two"]
    assert found.sets[0].questions == ("one", "two")
