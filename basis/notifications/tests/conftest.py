"""The mail server of the tests."""

import pytest

from basis.notifications.tests.makers import Postbox, listening


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    """Locks and marks of the workers of one test only."""
    settings.DATA = tmp_path


@pytest.fixture
def postbox():
    """What arrives at a mail server to which the outbox sends."""
    taken = Postbox()
    controller, here = listening(taken)
    controller.start()
    try:
        with here:
            yield taken
    finally:
        controller.stop()
