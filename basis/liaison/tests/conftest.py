"""An initiative and everybody around it."""

import pytest

from basis.liaison.tests.makers import make_all


@pytest.fixture
def world(db):
    """See makers.World."""
    return make_all()
