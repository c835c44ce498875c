"""Which cards go together: an explainable table, and properties that hold for any cards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basis.doors import Sentence
from basis.exchange.kinds import MOMENTS, NEAR, Reach
from basis.exchange.match_all import proposals_of_all
from basis.exchange.match_table import VACANCY
from basis.exchange.match_words import reasons
from basis.exchange.matching import Said, metres, proposals, shared
from basis.search.queries import telling
from basis.themes import Theme

TUESDAY_AFTERNOON = 1 << MOMENTS.index("tu-afternoon")
SATURDAY = 1 << MOMENTS.index("sa-morning")
HERE, NEXT_STREET, FAR = (51.766, 5.517), (51.770, 5.520), (51.800, 5.600)


def said(pk=1, side="need", text="", **differences):
    fields = {"theme": "meet", "area": 1, "reach": "area", "words": telling(text)} | differences
    return Said(pk=pk, side=side, **fields)


def why(one, other):
    found = shared(one, other)
    return reasons(found, "Ruwaard") if found else None


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ({"side": "need"}, {"side": "can"}, True),
        ({"side": "need"}, {"side": "can_for"}, True),
        ({"side": "want"}, {"side": "want"}, True),
        ({"side": "want"}, {"side": "can"}, True),
        ({"side": "want"}, {"side": "can_for"}, True),
        ({"side": "need"}, {"side": "need"}, False),
        ({"side": "can_for"}, {"side": "can_for"}, False),
        ({"side": "can_for"}, {"side": "can"}, False),
        ({"side": "can", "text": "gitaar"}, {"side": "can", "text": "gitaar spelen"}, True),
        ({"side": "can", "text": "gitaar"}, {"side": "can", "text": "koken"}, False),
        ({"side": "want", "text": "wandelen"}, {"side": "need", "text": "een wandeling"}, True),
        ({"side": VACANCY}, {"side": "can"}, True),
        ({"side": VACANCY}, {"side": "need"}, False),
        ({"side": VACANCY}, {"side": VACANCY}, False),
        ({"theme": "carers"}, {"side": "can_for", "theme": "help"}, True),
        ({"theme": "carers"}, {"side": "can_for", "theme": "move"}, False),
        ({"theme": "other", "text": "een ladder"}, {"side": "can", "theme": "help", "text": "ladder te leen"}, True),
        ({"theme": "other", "text": "een ladder"}, {"side": "can", "theme": "help", "text": "soep koken"}, False),
        ({"times": TUESDAY_AFTERNOON}, {"side": "can", "times": TUESDAY_AFTERNOON | SATURDAY}, True),
        ({"times": TUESDAY_AFTERNOON}, {"side": "can", "times": SATURDAY}, False),
        ({"times": TUESDAY_AFTERNOON}, {"side": "can"}, True),
        ({"languages": frozenset({"tr"})}, {"side": "can", "languages": frozenset({"tr", "nl"})}, True),
        ({"languages": frozenset({"tr"})}, {"side": "can"}, False),
        ({}, {"side": "can", "area": 2}, False),
        ({"reach": "municipality"}, {"side": "can", "area": 2, "reach": "municipality"}, True),
        ({"reach": "municipality"}, {"side": "can", "area": 2}, False),
        ({"reach": "near", "point": HERE}, {"side": "can", "area": 2, "reach": "near", "point": NEXT_STREET}, True),
        ({"reach": "near", "point": HERE}, {"side": "can", "point": FAR}, False),
        ({"reach": "near"}, {"side": "can"}, True),
        ({"givers": frozenset({"person 3"})}, {"side": "can", "givers": frozenset({"person 3"})}, False),
    ],
)
def test_what_goes_with_what(one, other, fits):
    a, b = said(1, **one), said(2, **other)
    assert (shared(a, b) is not None, shared(b, a) is not None) == (fits, fits)


def test_reasons_say_what_both_said():
    need = said(1, text="iemand om mee te wandelen", times=TUESDAY_AFTERNOON, languages=frozenset({"tr", "nl"}))
    can = said(2, "can", "wandelen met wie wil", times=TUESDAY_AFTERNOON, languages=frozenset({"tr"}))
    assert why(need, can) == [
        "allebei over ontmoeten",
        "in allebei staat “wandelen”",
        "allebei op dinsdagmiddag",
        "allebei in Ruwaard",
        "allebei Turks",
    ]


def test_how_far_is_told_in_metres_between_public_places_only():
    need, can = said(1, point=HERE, is_place=True), said(2, "can", point=(51.7705, 5.523), is_place=True)
    assert "ongeveer 600 meter van elkaar" in why(need, can)
    at_home = said(2, "can", point=(51.7705, 5.523))
    assert why(need, at_home) == ["allebei over ontmoeten", "minder dan 1 kilometer van elkaar"]


def test_two_places_in_one_street_are_less_than_500_metres_apart():
    need, can = said(1, point=HERE, is_place=True), said(2, "can", point=HERE, is_place=True)
    assert "minder dan 500 meter van elkaar" in why(need, can)


def test_themes_that_go_together_are_a_reason_but_count_for_less_than_the_same():
    need = said(1, theme="move")
    same, beside = said(2, "can", theme="move"), said(3, "can", theme="nature", written=9.0)
    assert why(need, beside)[0] == "bewegen en natuur gaan goed samen"
    assert [one.pk for one in proposals(need, [beside, same], 5)] == [2, 3]


def test_themes_that_go_together_are_not_enough():
    need, far_away = (
        said(1, theme="move", reach="municipality"),
        {"theme": "nature", "reach": "municipality", "area": 2},
    )
    assert shared(need, said(2, "can", **far_away)) is None
    assert shared(need, said(2, "can", **far_away | {"theme": "move"})) is not None


def test_with_as_many_facts_the_newest_is_first():
    need = said(1)
    others = [said(2, "can", written=1.0), said(3, "can", written=2.0), said(4, "can", written=2.0)]
    assert [one.pk for one in proposals(need, others, 5)] == [4, 3, 2]


WORDS = st.lists(st.sampled_from(["wandelen", "koffie", "fiets", "gitaar"]), max_size=2).map(" ".join)
POINTS = st.none() | st.tuples(
    st.integers(0, 20).map(lambda n: round(51.74 + n * 0.002, 3)),
    st.integers(0, 20).map(lambda n: round(5.50 + n * 0.003, 3)),
)
CARD = st.builds(
    Said,
    pk=st.just(0),
    side=st.sampled_from([*Sentence.values, VACANCY]),
    theme=st.sampled_from([*Theme.values[:4], "other"]),
    area=st.integers(1, 2),
    reach=st.sampled_from(Reach.values),
    written=st.integers(0, 3).map(float),
    point=POINTS,
    is_place=st.booleans(),
    times=st.sampled_from([0, 1, 2, 3, 1 << 20]),
    languages=st.frozensets(st.sampled_from(["nl", "tr", "ar"])),
    words=WORDS.map(telling),
    givers=st.frozensets(st.sampled_from(["person 1", "person 2", "organisation 1"]), max_size=1),
)
CARDS = st.lists(CARD, min_size=2, max_size=25).map(
    lambda cards: [
        Said(**{name: getattr(one, name) for name in Said.__slots__} | {"pk": number})
        for number, one in enumerate(cards, start=1)
    ]
)


@given(CARDS)
@settings(max_examples=300, deadline=None)
def test_reasons_are_the_same_from_either_side_and_nobody_meets_herself(cards):
    for one in cards:
        assert shared(one, one) is None
        for other in cards:
            assert shared(one, other) == shared(other, one)
            if shared(one, other):
                assert one.pk != other.pk and not one.givers & other.givers
                assert reasons(shared(one, other), "X") == reasons(shared(other, one), "X")


@given(CARDS)
@settings(max_examples=300, deadline=None)
def test_no_proposal_is_farther_or_in_another_language_than_either_asked(cards):
    by_pk = {one.pk: one for one in cards}
    for pk, found in proposals_of_all(cards, 25).items():
        for proposal in found:
            pair = by_pk[pk], by_pk[proposal.pk]
            far = metres(*pair)
            assert (pair[0].languages or {"nl"}) & (pair[1].languages or {"nl"})
            for one in pair:
                is_same = pair[0].area == pair[1].area
                assert one.reach != Reach.AREA or is_same
                assert one.reach != Reach.NEAR or (far <= NEAR if far is not None else is_same)


@given(CARDS, st.randoms())
@settings(max_examples=300, deadline=None)
def test_the_same_cards_in_any_order_give_the_same_order(cards, chance):
    """And all pairs at once give for each card what it gets by itself."""
    mixed = list(cards)
    chance.shuffle(mixed)
    of_all = proposals_of_all(cards, 3)
    assert of_all == proposals_of_all(mixed, 3)
    for one in cards:
        assert of_all[one.pk] == proposals(one, mixed, 3) == proposals(one, cards, 3)
