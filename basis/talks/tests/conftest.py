"""The Ruwaard, who works there, a round of hers that is open, and one that is closed."""

import pytest

from basis.stories.models import Stage
from basis.stories.tests.makers import make_round, make_worker, make_world
from basis.talks.tests.makers import make_talk


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
def closed(round_):
    round_.stage = Stage.CLOSED
    round_.save()
    return round_


@pytest.fixture
def talk(round_, worker):
    return make_talk(round_, worker)
