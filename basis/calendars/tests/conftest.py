"""Who has calendars read in, on the small municipality."""

import pytest

from basis.calendars.tests.makers import make_worker, make_world


@pytest.fixture
def world(db):
    """Every area by its code."""
    return make_world()


@pytest.fixture
def area(world):
    """An own area, or a wijk."""
    return next(one for one in world.values() if one.kind != "municipality" and one.slug == "ruwaard")


@pytest.fixture
def worker(area):
    """Who works for it."""
    return make_worker(area)
