"""Advice to who makes a form: each rule with what it notices and what it lets pass."""

from __future__ import annotations

from itertools import product

import pytest

from basis.stories import advice, library
from basis.stories.advice import Asker, Severity
from basis.stories.library import Feels, Occasion
from basis.stories.round_actions import Asked

LARGE, SMALL = 8000, 900
PUSHING = [  # what pushes, what is told of it, and nearly the same that does not push
    ("Het is toch fijn hier?", "toch", "Hoe is het hier?"),
    ("Gelukkig is er een park. Komt u daar?", "Gelukkig", "Voelde u zich gelukkig?"),
    ("Wat vond u van de natuurlijk mooie dag?", "natuurlijk", "Hoe is de natuurlijke omgeving?"),
    ("Vindt u ook dat er meer moet komen?", "Vindt u ook", "Wat vindt u niet goed?"),
    ("Bent u het ermee eens dat het beter kan?", "Bent u het ermee eens", "Wat kan beter?"),
    ("U komt hier graag, niet?", "‘niet’", "Komt u hier graag of niet?"),
    ("Het is mooi. Zou u niet willen blijven?", "Zou u niet", "Wat zou u niet willen missen?"),
    ("Hoe fijn was de middag?", "Hoe fijn", "Hoe was de middag?"),
    ("Waarom is het hier zo stil?", "Waarom is het hier zo stil", "Waarom deed u het zo?"),
    ("Helpt iedereen elkaar altijd?", "iedereen", "Hoe vaak helpen mensen elkaar?"),
    ("Zijn er winkels en/of clubs?", "en/of", "Zijn er winkels?"),
    ("Wat gebeurde er? Wat vond u ervan?", "twee vragen", "Vertel wat er gebeurde. Wat vond u ervan?"),
    ("Wie hielp u en hoe ging dat?", "twee vragen", "In welke wijk of welk dorp woont u?"),
    ("Hoe schoon en veilig is uw straat?", "Hoe schoon en veilig", "Hoe schoon is uw straat?"),
    ("Welke problemen ziet u in uw straat?", "problemen", "Wat ziet u in uw straat?"),
    ("Wat kunt u doen voor kwetsbare mensen?", "kwetsbare", "Wat kunt u doen voor een ander?"),
]


def long(words, hint="", **parts):
    return Asked("own", "long", {"nl": words}, hint={"nl": hint} if hint else None, parts=parts)


def pieces(found):
    return " | ".join(one.words for one in found)


@pytest.mark.parametrize(
    ("occasion", "few", "fine", "many"),
    [
        (Occasion.STALL, (0, 2), (3, 5), (6, 20)),
        (Occasion.WILLING, (1, 5), (6, 9), (10, 15)),
        (Occasion.COMMITTED, (3, 9), (10, 15), (16, 25)),
    ],
)
def test_the_number_of_questions_suits_the_time_people_have(occasion, few, fine, many):
    for number in fine:
        assert advice.of_number(number, occasion) == ()
    for number in few:
        (one,) = advice.of_number(number, occasion)
        assert one.severity == Severity.MIND
        assert str(number) in one.words
    for number in many:
        (one,) = advice.of_number(number, occasion)
        assert one.severity == Severity.LOOK
        assert f"hooguit {fine[1]}" in one.words


@pytest.mark.parametrize(("pushes", "piece", "does_not"), PUSHING)
def test_words_that_push_an_answer_are_noticed(pushes, piece, does_not):
    found = advice.of_leading(long(pushes))
    assert piece in pieces(found)
    assert all(one.question == "own" and one.severity == Severity.LOOK and one.why for one in found)
    assert advice.of_leading(long(does_not)) == ()


def test_every_habit_is_tried_above():
    """So that a habit that is added gets a case too."""
    assert all(any(habit.found(pushes) for pushes, _, _ in PUSHING) for habit in advice.HABITS)


def test_help_and_beginnings_push_too_but_an_end_of_a_scale_may_be_absolute():
    assert "toch" in pieces(advice.of_leading(long("Wat vond u ervan?", hint="Zeg toch maar iets.")))
    options = [{"key": "a", "nl": "Vertel over iets dat altijd misgaat."}, {"key": "b", "nl": "Vertel over gisteren."}]
    beginning = Asked("own", "eliciting", {"nl": "Waar wilt u over vertellen?"}, parts={"options": options})
    assert "altijd" in pieces(advice.of_leading(beginning))
    ends = [{"nl": "bijna nooit"}, {"nl": "altijd"}]
    assert advice.of_leading(Asked("own", "scale", {"nl": "Hoe vaak?"}, parts={"ends": ends})) == ()


@pytest.mark.parametrize(
    ("hard", "told", "plain"),
    [
        (" ".join(["huis"] * 21) + ".", "21 woorden", " ".join(["huis"] * 20) + "."),
        ("Wat vindt u van de wijkondersteuning?", "‘wijkondersteuning’ is een lang woord", "Doet u vrijwilligerswerk?"),
        ("Hoe kunnen wij u faciliteren?", "‘helpen’ in plaats van ‘faciliteren’", "Hoe kunnen wij u helpen?"),
        ("Wat vind je van jouw straat?", "‘u’ in plaats van ‘je’", "Wat vindt u van uw straat?"),
        ("Is het niet zo dat er geen winkel is?", "twee keer", "Is er geen winkel? Komt u er niet?"),
    ],
)
def test_what_is_hard_to_read_is_noticed(hard, told, plain):
    assert told in pieces(advice.of_reading(long(hard)))
    assert advice.of_reading(long(plain)) == ()


def test_what_one_can_answer_with_is_read_as_well():
    for kind, parts in (
        ("choice", {"options": [{"key": "a", "nl": "participatie"}]}),
        ("scale", {"ends": [{"nl": "participatie"}, {"nl": "niets"}]}),
        ("triad", {"corners": [{"key": "a", "nl": "participatie"}]}),
        ("stones", {"stones": [{"key": "a", "nl": "participatie"}]}),
        ("stones", {"axes": [[{"nl": "weinig"}, {"nl": "participatie"}]]}),
        ("stones", {"axes": [{"ends": [{"nl": "weinig"}, {"nl": "participatie"}]}]}),
    ):
        assert "‘meedoen’" in pieces(advice.of_reading(Asked("own", kind, {"nl": "Wat past?"}, parts=parts))), parts


def test_an_everyday_subject_in_a_large_area_asks_for_nothing():
    assert [advice.of_risk(Feels.EVERYDAY, asker, LARGE) for asker in Asker] == [(), (), ()]


def test_a_sensitive_subject_in_a_small_area_is_for_conversation_only():
    found = advice.of_risk(Feels.SENSITIVE, Asker.NEIGHBOUR, SMALL)
    assert [one.words for one in found] == [str(one.words) for one in (advice.TALK_ONLY, advice.NO_AREA, advice.BESIDE)]
    assert {one.severity for one in found} == {Severity.LOOK}
    assert {one.severity for one in advice.of_risk(Feels.PERSONAL, Asker.NEIGHBOUR, SMALL)} == {Severity.MIND}


def test_who_decides_about_help_lets_somebody_else_ask():
    assert advice.OTHER_ASKER in advice.measures(Feels.PERSONAL, Asker.DECIDER, LARGE)
    assert advice.OTHER_ASKER not in advice.measures(Feels.SENSITIVE, Asker.ORGANISATION, SMALL)


def test_how_many_live_somewhere_counts_and_not_to_know_it_is_the_same_as_few():
    edge = advice.SMALL_AREA
    for feels, asker in product(Feels, Asker):
        assert advice.measures(feels, asker, None) == advice.measures(feels, asker, edge - 1)
        assert advice.measures(feels, asker, edge) == advice.measures(feels, asker, 10 * edge)
    assert advice.measures(Feels.PERSONAL, Asker.NEIGHBOUR, edge) == ()
    assert advice.measures(Feels.PERSONAL, Asker.NEIGHBOUR, edge - 1)


def test_more_risk_never_gives_less_care():
    """More private, more power or a smaller area: what was advised stays, or becomes stricter."""

    def covered(one, found):
        return one in found or (one == advice.FEWER_USES and advice.TALK_ONLY in found)

    for feels, asker, people in product(Feels, Asker, (LARGE, SMALL)):
        worse = [(feels, asker, SMALL)]
        worse += [(more, asker, people) for more in list(Feels)[list(Feels).index(feels) + 1 :]]
        worse += [(feels, more, people) for more in list(Asker)[list(Asker).index(asker) + 1 :]]
        for case in worse:
            found = advice.measures(*case)
            assert all(covered(one, found) for one in advice.measures(feels, asker, people)), (feels, asker, case)


def test_a_form_gets_advice_on_the_whole_first_and_then_by_question():
    questions = [library.question("tell_getting_by"), long("Het is toch fijn bij je club?")]
    found = advice.of_form(questions, occasion=Occasion.STALL, feels=Feels.SENSITIVE, asker=Asker.DECIDER, people=SMALL)
    assert [one.question for one in found] == [None] * 5 + ["own", "own"]
    fine = [library.question(key) for key in library.sets()[0].questions]
    calm = advice.of_form(fine, occasion=Occasion.STALL, feels=Feels.EVERYDAY, asker=Asker.NEIGHBOUR, people=LARGE)
    assert calm == ()
