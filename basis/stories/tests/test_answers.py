"""An answer has one shape by the kind of its question; what is no answer is refused at its question."""

import math
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from basis.stories import answers
from basis.stories.kinds import Kind

OPTIONS = {"options": [{"key": key, "nl": key, "en": key} for key in ("a", "b", "c")]}


def question(kind, key="q", **more):
    parts = {"options": OPTIONS["options"], "stones": [{"key": "s"}, {"key": "t"}], "most": 2}
    return SimpleNamespace(**{"key": key, "kind": kind, "parts": parts, "only_if": "", "only_when": []} | more)


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        (Kind.CHOICE, "a", "a"),
        (Kind.CHOICES, ["c", "a", "a"], ["a", "c"]),
        (Kind.YES_NO, False, False),
        (Kind.SCALE, 0, 0),
        (Kind.SCALE, 100, 100),
        (Kind.TRIAD, (1000, 0, 0), [1000, 0, 0]),
        (Kind.STONES, {"t": [0, 1000]}, {"t": [0, 1000]}),
        (Kind.STONES, {}, {}),
        (Kind.SHORT, "  een\r\nwoord\x00 ", "een\nwoord"),
        (Kind.AREA, "GM0828-ruwaard", "GM0828-ruwaard"),
        *((kind, None, None) for kind in Kind),
    ],
)
def test_an_answer_has_one_shape_and_none_is_that_it_does_not_fit(kind, said, kept):
    assert answers.cleaned(question(kind), said, areas=["GM0828-ruwaard"]) == kept


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        *((Kind.CHOICE, said) for said in ("d", ["a"], 1, True, {}, "")),
        *((Kind.CHOICES, said) for said in ("a", ["a", "d"], ["a", "b", "c"], [["a"]])),
        *((Kind.YES_NO, said) for said in ("ja", 1, 0, "true")),
        *((Kind.SCALE, said) for said in (-1, 101, 50.5, "50", True, math.nan)),
        *((Kind.TRIAD, said) for said in ([500, 500], [500, 500, 1], [-1, 501, 500], [0.5, 0.5, 0.0], "abc", {})),
        *((Kind.STONES, said) for said in ({"u": [1, 1]}, {"s": [1]}, {"s": [1, 1001]}, {"s": "ab"}, [[1, 1]])),
        *((Kind.SHORT, said) for said in (3, ["a"], "x" * 201)),
        *((Kind.AREA, said) for said in ("GM0828-zuid", 3)),
    ],
)
def test_what_is_no_answer_is_refused(kind, said):
    with pytest.raises(ValidationError):
        answers.cleaned(question(kind), said, areas=["GM0828-ruwaard"])


def test_a_fault_is_told_at_its_question_and_a_strange_key_is_refused():
    both = [question(Kind.SCALE, "hoe"), question(Kind.CHOICE, "wie")]
    with pytest.raises(ValidationError) as told:
        answers.of_all(both, {"hoe": 101, "wie": "a"})
    assert set(told.value.message_dict) == {"hoe"}
    with pytest.raises(ValidationError, match="anders"):
        answers.of_all(both, {"anders": 1})


@pytest.mark.parametrize(("before", "is_there"), [("a", True), ("b", False), (None, False), (["c", "a"], True)])
def test_a_question_with_a_condition_is_asked_only_then(before, is_there):
    kind = Kind.CHOICES if isinstance(before, list) else Kind.CHOICE
    both = [question(kind, "eerst"), question(Kind.SCALE, "dan", only_if="eerst", only_when=["a"])]
    assert ("dan" in answers.of_all(both, {"eerst": before, "dan": 3})) == is_there


def test_what_was_told_in_the_version_before_is_read_by_the_mapping_and_stays_as_it_was():
    told = {"toen": "a", "meer": ["a", "b"], "weg": 3, "zelfde": 40, "dicht": "b"}
    now = [
        question(Kind.CHOICE, "nu", was="toen", was_options={"a": "c"}),
        question(Kind.CHOICES, "meer", was="", was_options={"b": "c"}),
        question(Kind.SCALE, "zelfde", was="", was_options={}),
        question(Kind.CHOICE, "dicht", was="", was_options={"b": "opgeheven"}),
        question(Kind.SCALE, "nieuw", was="", was_options={}),
    ]
    assert answers.since(now, told) == {"nu": "c", "meer": ["a", "c"], "zelfde": 40}
    assert told["toen"] == "a"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(kind=st.sampled_from(list(Kind)), said=anything)
def test_whatever_comes_in_is_an_answer_or_is_refused(kind, said):
    asked = question(kind)
    try:
        kept = answers.cleaned(asked, said, areas=["GM0828-ruwaard"])
    except ValidationError:
        return
    assert answers.cleaned(asked, kept, areas=["GM0828-ruwaard"]) == kept
