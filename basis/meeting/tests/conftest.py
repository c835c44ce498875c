"""A town with one place to meet."""

import pytest
from django.utils import timezone

from basis.meeting.tests.makers import make_place_in, make_town
from basis.socialmap.models import Place


@pytest.fixture
def areas(db):
    """Its areas by their names; the place was confirmed today."""
    found = make_town()
    make_place_in(0, 0)
    Place.objects.update(confirmed_on=timezone.localdate())
    return found
