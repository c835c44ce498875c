"""A municipality in which there is something to do."""

import pytest

from basis.activities.tests.makers import Listener, make_activity, make_world


@pytest.fixture
def world(db):
    """Every area by its code."""
    return make_world()


@pytest.fixture
def area(world):
    """The Ruwaard."""
    return world["GM0828-ruwaard"]


@pytest.fixture
def listener():
    found = Listener()
    yield found
    found.stop()


@pytest.fixture
def weekly(area, noor):
    """Every Tuesday, six times."""
    return make_activity(area, by=noor, rrule="FREQ=WEEKLY;COUNT=6")
