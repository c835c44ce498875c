"""A municipality in which people come to things."""

import pytest

from basis.joining.tests.makers import make_world


@pytest.fixture
def world(db):
    """Every area by its code."""
    return make_world()


@pytest.fixture
def area(world):
    """The Ruwaard."""
    return world["GM0828-ruwaard"]
