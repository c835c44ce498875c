"""A municipality in which people ask and offer."""

import pytest

from basis.exchange.tests.makers import make_worker, make_world


@pytest.fixture
def world(db):
    """Every area by its code."""
    return make_world()


@pytest.fixture
def area(world):
    """The Ruwaard."""
    return world["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    """Wietske, community worker of the Ruwaard."""
    return make_worker(area)
