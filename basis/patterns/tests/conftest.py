"""A round that is closed, with its patterns made."""

import numpy as np
import pytest

from basis.patterns import kept_actions
from basis.stories import round_actions
from basis.stories.kinds import Stage, Use
from basis.stories.round_actions import Asked
from basis.stories.telling_actions import Herself
from basis.stories.tests.makers import QUESTIONS, ends, make_round, make_story, make_worker, make_world, options

MORE = (
    Asked("dichtbij", "scale", {"nl": "Hoe dichtbij was het?"}, parts={"ends": ends("ver", "dichtbij")}),
    Asked(
        "veld",
        "stones",
        {"nl": "Waar lag het?"},
        parts={"stones": [{"key": "ik", "nl": "Ik"}], "axes": [ends(), ends()]},
    ),
    Asked("wie", "choices", {"nl": "Wie waren erbij?"}, parts=options("buren", "vrienden")),
)


@pytest.fixture
def area(db):
    return make_world()["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    return make_worker(area)


@pytest.fixture
def round_(area, worker):
    """60 stories, closed; who is a volunteer felt far more welcome. Every third is on the website."""
    one = make_round(area, worker, (*QUESTIONS, *MORE))
    chance = np.random.default_rng(1)
    for number in range(60):
        volunteer = number % 2
        welcome = int(chance.integers(70, 100) if volunteer else chance.integers(0, 40))
        first = int(chance.integers(0, 1000))
        make_story(
            one,
            f"Verhaal {number} over het plein.",
            title=f"Titel {number}",
            answers={
                "waarover": "straat" if number % 3 else "buren",
                "welkom": welcome,
                "dichtbij": int(chance.integers(0, 101)),
                "kracht": [first, 1000 - first, 0],
                "veld": {"ik": [int(v) for v in chance.integers(0, 1001, 2)]},
                "wie": ["buren"],
                "waar": area.code,
            },
            herself=Herself({"rol": "vrijwilliger" if volunteer else "inwoner"}),
            use=Use.PUBLISH if number % 3 == 0 else Use.TALK if number % 3 == 1 else Use.COUNT,
            with_area=number % 6 == 0,
        )
    round_actions.go_to(one, Stage.CLOSED, by=worker)
    one.refresh_from_db()
    kept_actions.keep(one, workers=1)
    return one
