"""The Ruwaard, who works there, and a round that is open."""

import pytest

from basis.stories.tests.makers import make_round, make_worker, make_world


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
def round_(area, worker):
    return make_round(area, worker)
