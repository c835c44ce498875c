"""A municipality in which people begin things."""

import pytest

from basis.initiatives.tests.makers import make_initiative, make_person, make_world


@pytest.fixture
def world(db):
    """Every area by its code."""
    return make_world()


@pytest.fixture
def area(world):
    """The Ruwaard."""
    return world["GM0828-ruwaard"]


@pytest.fixture
def bram(db):
    """A neighbour of Noor."""
    return make_person("Bram")


@pytest.fixture
def table(area, noor):
    """The initiative of Noor."""
    return make_initiative(area, by=noor, title="De lange tafel", slug="de-lange-tafel")
