"""When somebody can, in words."""

import pytest
from django.utils import translation

from basis.exchange.kinds import MOMENTS, Day, Part
from basis.exchange.words import when_in_words


@pytest.mark.parametrize(
    ("moments", "words"),
    [
        ((), ""),
        (MOMENTS, ""),
        (("tu-afternoon",), "dinsdagmiddag"),
        (("su-evening", "mo-morning", "mo-evening"), "maandagochtend, maandagavond, zondagavond"),
        (tuple(f"fr-{part}" for part in Part.values), "de hele vrijdag"),
        (("unknown",), ""),
    ],
)
def test_moments_are_told_from_monday_on_and_any_time_is_told_by_nothing(moments, words):
    assert when_in_words(moments) == words


def test_in_english_it_is_two_words():
    with translation.override("en"):
        assert when_in_words(("tu-afternoon",)) == "Tuesday afternoon"


def test_there_are_twenty_one_moments_of_a_day_and_a_part():
    assert len(set(MOMENTS)) == len(Day) * len(Part) == 21
