"""Whatever somebody asks of the pages of patterns: no small number, none that follows from two, and no story that does
not count or that she may not read."""

import re
from itertools import combinations

import numpy as np
import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.moderation.models import Contribution
from basis.patterns import kept_actions, listing, pictures, rounded
from basis.patterns.kept_queries import Standing
from basis.patterns.made_columns import extended, grouping_key
from basis.patterns.pictures import Asked, Reader
from basis.patterns.results import Group, Outcome, Result, Test
from basis.patterns.tests.makers import a_round, asked, told
from basis.patterns.told import Kind
from basis.stories import round_actions
from basis.stories.kinds import Stage, Use
from basis.stories.telling_actions import Herself
from basis.stories.tests.makers import make_round, make_story, make_worker, make_world

ABOUT = {"gave": "story", "role": "teller", "area": "story", "far": "story", "dots": "story", "stone": "story"}


@st.composite
def rounds(draw):
    """Up to 90 stories with one question of most kinds; some told more than once; some stories may be read by all."""
    n = draw(st.integers(0, 90))
    chance = np.random.default_rng(draw(st.integers(0, 10**6)))
    lean = draw(st.sampled_from([0.3, 1.0, 5.0]))

    def state():
        return np.where(chance.random(n) < draw(st.sampled_from([0, 0.1])), chance.integers(1, 3, n), 0)

    made = told(
        asked("role", Kind.CHOICE, chance.choice(3, n, p=chance.dirichlet([lean] * 3)), 3, state()),
        asked("area", Kind.AREA, chance.choice(4, n, p=chance.dirichlet([lean] * 4)), 4, state()),
        asked("gave", Kind.CHOICES, (chance.random((n, 2)) < chance.random(2)).astype(int), 2, state()),
        asked("far", Kind.SCALE, chance.integers(0, 101, n).astype(float), state=state()),
        asked("dots", Kind.TRIAD, chance.dirichlet([lean] * 3, n).reshape(n, 3), 3, state()),
        asked("stone", Kind.STONE, chance.random((n, 2)), state=state()),
        tellers=chance.integers(0, draw(st.sampled_from([200, 30])), n),
    )
    readable = frozenset(made.stories[chance.random(n) < 0.3].tolist())
    with_area = frozenset(one for one in readable if one % 2)
    return Standing(made, (), 0, None, False, 0, 0, ABOUT, {}), Reader(readable, with_area, leads=False)


CONDITIONS = [("role", 0), ("role", 2), ("area", 1), ("gave", 0), ("gave", 1), ("far~", 0), ("far~", 2), ("dots~", 6)]
FILTERS = [some for many in range(3) for some in combinations(CONDITIONS, many)]
QUESTIONS = [Asked(key) for key in ABOUT] + [Asked("dots", by_places=True)]


def drawn(standing, key, by_places, conditions):
    """The figure, or None where the pages refuse to make one."""
    try:
        return pictures.figure(standing, Asked(key, conditions, by_places))
    except ValueError:
        return None


def people(of, stories):
    return len(np.unique(of.tellers[np.isin(of.stories, list(stories))]))


@settings(max_examples=60, deadline=None)
@given(rounds(), st.lists(st.sampled_from(FILTERS), min_size=2, max_size=4), st.sampled_from(QUESTIONS))
def test_no_filters_show_a_small_number_or_two_that_give_one_away(world, filters, question):
    standing, _reader = world
    seen = {}
    for conditions in {*filters, ()}:
        made = drawn(standing, question.key, question.by_places, conditions)
        by_area = "area" in {question.key, *(key for key, _option in conditions)}
        for mark in made.marks if made else ():
            assert mark.n is None or (mark.n >= 5 and mark.n % 5 == 0)
            assert (mark.n is None) == (mark.stories == ()) and mark.tellers is None
            if mark.n is not None:
                assert people(standing.told, mark.stories) >= (10 if by_area else 5)
                assert abs(len(mark.stories) - mark.n) <= 2
                seen[conditions, mark.words] = mark
    for (wide, name), (narrow, other) in combinations(seen, 2):
        one, two = seen[wide, name], seen[narrow, other]
        assert one.n == two.n or abs(one.n - two.n) >= 5
        if name == other and (set(wide) < set(narrow) or set(narrow) < set(wide)):
            left = set(one.stories) ^ set(two.stories)
            assert not left or people(standing.told, left) >= 5, "who is between the two is nobody, or enough people"


@settings(max_examples=60, deadline=None)
@given(rounds(), st.sampled_from(FILTERS), st.sampled_from(QUESTIONS), st.booleans())
def test_links_lead_only_where_the_reader_may_read_and_only_by_what_is_about_the_story(world, conditions, one, leads):
    standing, reader = world
    reader = Reader(reader.may_read, reader.with_area, leads)
    question = Asked(one.key, conditions, one.by_places)
    try:
        made = pictures.figure(standing, question)
    except ValueError:
        return
    open_ = reader.may_open([question.key, *(key for key, _option in conditions)], standing)
    assert open_ <= reader.may_read
    asked_for = {question.key.rstrip("~"), *(key.rstrip("~") for key, _option in conditions)}
    if not leads:
        assert not open_ or "role" not in asked_for
        assert "area" not in asked_for or open_ <= reader.with_area
    link = pictures._linking(standing, question, reader, "ronde")
    for place, mark in enumerate(made.marks):
        assert bool(link(made, place)) == (mark.n is not None and bool(open_ & set(mark.stories)))


@settings(max_examples=40, deadline=None)
@given(rounds(), st.sampled_from(["role", "area", "far", "gave", "dots", "stone"]))
def test_of_what_lies_beside_each_other_no_group_is_small(world, key):
    standing, reader = world
    for by in ABOUT:
        if by == key:
            continue
        group = grouping_key(standing.told.column(by))
        for option in range(len(extended(standing.told, [group]).column(group).options)):
            made = drawn(standing, key, False, ((group, option),))
            assert all(mark.n is None or people(standing.told, mark.stories) >= 5 for mark in made.marks)
    assert reader.leads is False


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0, 1))
def test_a_test_tells_no_small_group_and_no_exact_number(n, tellers, p):
    result = Result(
        ("role", "far"), ("Rol", "Ver"), ("", ""), "", n + 40, (Group("weinig", n, min(n, tellers), used=False),
        Group("veel", 40, 40)), Outcome(Test.MANN_WHITNEY, 123.456, None, p), p,
    )  # fmt: skip
    shown = rounded.tested(result, a_round(60))
    assert shown["groups"][0]["n"] in (None, *range(5, 65, 5))
    assert "tellers" not in shown["groups"][0] and shown["statistic"] == 120
    assert (shown["groups"][0]["n"] is None) == (min(n, tellers) < 5)
    assert listing.row(result, a_round(60), "ronde").groups[0][1] == (
        f"ongeveer {shown['groups'][0]['n']}" if shown["groups"][0]["n"] else "te weinig"
    )


def test_more_than_two_filters_or_two_of_one_question_are_refused():
    world = a_round(90)
    for conditions in ([("role", 0), ("area", 1), ("gave", 1)], [("role", 0), ("role", 1)], [("far", 0)]):
        with pytest.raises(ValueError, match="at most two filters"):
            rounded.figure(lambda part: part, world, "far", conditions)


@pytest.mark.django_db
def test_no_page_shows_a_story_that_is_withheld_whatever_is_asked_and_whatever_went(client):
    area = make_world()["GM0828-ruwaard"]
    worker = make_worker(area)
    one = make_round(area, worker)
    uses = [Use.PUBLISH, Use.COUNT, Use.TALK, Use.PUBLISH]
    made = [
        make_story(
            one, f"Woord{number}x gezegd.", title=f"Titel{number}x", use=uses[number % 4],
            answers={"waarover": "straat", "welkom": 40 + number, "kracht": [500, 300, 200], "waar": area.code},
            herself=Herself({"rol": "inwoner" if number % 2 else "vrijwilliger"}),
        )
        for number in range(28)
    ]  # fmt: skip
    round_actions.go_to(one, Stage.CLOSED, by=worker)
    kept_actions.keep(one)
    root = f"/verhalen/{one.slug}/patronen"
    paths = [
        *(f"{root}/vraag/{key}/?waar={where}" for key in ("waarover", "welkom") for where in ("", "rol:0")),
        *(f"{root}/verhalen/?vraag=waarover&plek={n}&waar={where}" for n in (0, 1) for where in ("", "welkom~:1")),
        f"{root}/zoeken/?q=gezegd", f"{root}/samen/waarover/rol/", f"{root}/invullen/", f"{root}.csv", f"{root}/",
    ]  # fmt: skip

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 27), st.sampled_from(["withdrawn", "hidden", "visible"]), st.lists(st.sampled_from(paths), min_size=1, max_size=3))  # fmt: skip # noqa: E501
    def asked_for(number, state, sequence):
        story = made[number]
        closed = timezone.now() if state == "withdrawn" else None
        Contribution.objects.filter(pk=story.contribution_id).update(state=state, closed_at=closed)
        seen = set(one.stories.visible_to(None).values_list("pk", flat=True))
        for path in sequence:
            text = client.get(path).content.decode()
            assert {int(found) for found in re.findall(r"ongeveer (\d+)", text)} <= set(range(5, 35, 5))
            for other in made:
                assert other.pk in seen or f"{other.title}" not in text, (path, state)

    asked_for()
    assert "Titel" in client.get(f"{root}/verhalen/?vraag=waarover&plek=1").content.decode()
