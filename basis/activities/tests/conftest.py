"""A municipality in which there is something to do."""

import pytest

from basis.activities.tests.makers import make_world


@pytest.fixture
def world(db):
    """Every area by its code."""
    return make_world()


@pytest.fixture
def area(world):
    """The Ruwaard."""
    return world["GM0828-ruwaard"]
