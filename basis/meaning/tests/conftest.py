"""A round of the Ruwaard, who leads it, and something that is seen in it."""

import pytest

from basis.meaning import actions
from basis.meaning.actions import Noticed
from basis.stories.tests.makers import make_round, make_worker, make_world


@pytest.fixture
def area(db):
    return make_world()["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    return make_worker(area)


@pytest.fixture
def round_(area, worker):
    return make_round(area, worker)


@pytest.fixture
def seen(round_, worker):
    return actions.notice(round_, Noticed("Wie een hond heeft, kent zijn straat", pattern=["welkom"]), by=worker)
