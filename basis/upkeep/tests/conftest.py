"""An organisation of the map with who keeps it right."""

import pytest

from basis.upkeep.tests.makers import make_editor, make_keeper, make_world


@pytest.fixture
def world(db):
    """The organisation, its place and its service."""
    return make_world()


@pytest.fixture
def editor(db):
    """Who keeps the whole map right."""
    return make_editor()


@pytest.fixture
def keeper(world):
    """Who keeps the organisation right."""
    return make_keeper(world[0])
