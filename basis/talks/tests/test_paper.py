"""Story cards and large figures on paper: made when asked for, of what may be read then."""

import pytest

from basis.stories import telling_actions
from basis.stories.models import Use
from basis.talks import actions, paper, queries
from basis.talks.tests.makers import make_told

pytestmark = pytest.mark.django_db

THERE = {"waar": "GM0828-ruwaard"}


def rows(talk):
    return [row for card in queries.chosen(talk) for row in paper._of(card)]


def test_a_card_has_a_number_the_words_and_the_area_only_where_that_may(talk, round_, worker):
    for with_area in (True, False):
        story = make_told(
            round_, f"Zij belde aan {with_area}.", answers={"waar": "GM0828-ruwaard"}, with_area=with_area
        )
        actions.choose(talk, story, by=worker)
    assert [(one["number"], one["area"]) for one in rows(talk)] == [("Verhaal 1", "Ruwaard"), ("Verhaal 2", "")]
    assert paper.cards(talk).startswith(b"%PDF")


def test_a_long_story_goes_on_on_a_next_card_and_loses_no_word(talk, round_, worker):
    text = "\n".join(" ".join(f"woord{line}x{n}" for n in range(40)) for line in range(12))
    actions.choose(talk, make_told(round_, text), by=worker)
    found = rows(talk)
    assert len(found) > 3
    assert found[0]["number"] == f"Verhaal 1 (1/{len(found)})"
    assert " ".join(one["text"] for one in found).split() == text.split()
    assert paper.cards(talk).startswith(b"%PDF")


def test_a_word_without_end_is_cut_and_kept():
    text = "a" * 4000
    assert "".join("".join(paper._parts(text)).split()) == text


def test_what_is_blacked_out_is_black_on_its_card(talk, round_, worker):
    story = make_told(round_, "Fatima belde aan.", title="Fatima")
    actions.choose(talk, story, by=worker)
    telling_actions.redact(story, "██████ belde aan.", by=worker)
    assert [(one["title"], one["text"], one["is_redacted"]) for one in rows(talk)] == [("", "██████ belde aan.", True)]
    assert "Fatima" not in str(rows(talk))


def test_paper_without_stories_or_patterns_says_so(talk):
    assert paper.cards(talk, language="en").startswith(b"%PDF")
    assert paper.figures(talk, "a4").startswith(b"%PDF")


def test_large_figures_leave_out_what_is_of_few(talk, round_, worker):
    for n in range(7):
        make_told(round_, f"Verhaal {n}.", answers={"waarover": "buren", "welkom": 80, "kracht": [400, 300, 300]})
    make_told(round_, "Van één.", use=Use.COUNT, answers={"waarover": "straat"})
    for key in ("waarover", "welkom", "kracht"):
        actions.choose_pattern(talk, key, by=worker)
    actions.choose_pattern(talk, "waarover", "rol", by=worker)
    told = paper.large.told(round_)
    bars = paper.large.drawn(told, "waarover")[0]
    assert all(number is None or number == 0 or number >= 5 for row in bars.rows for number in row.numbers)
    assert paper.figures(talk).startswith(b"%PDF")
