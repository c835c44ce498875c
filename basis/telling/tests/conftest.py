"""The Ruwaard, who works there, a round that is open, and one with every kind of question for on paper."""

import pytest

from basis.stories.tests.makers import make_worker, make_world
from basis.telling.tests.makers import open_round
from basis.telling.tests.paper_makers import make_round_of_every_kind


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def area(world):
    return world["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    return make_worker(area)


@pytest.fixture
def one(area, worker):
    return open_round(area, worker)


@pytest.fixture
def every_kind(area, worker):
    return make_round_of_every_kind(area, worker)


@pytest.fixture
def at_work(client, worker):
    client.force_login(worker)
    return client
