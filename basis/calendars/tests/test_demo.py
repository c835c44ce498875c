"""The demo has a calendar of somebody else, marked as an example; making it twice changes nothing."""

import pytest

from basis.activities.models import Activity
from basis.calendars import demo
from basis.calendars.models import Calendar
from basis.calendars.tests.makers import everything, make_worker


@pytest.fixture
def _demo(settings):
    settings.DEMO = True


def test_the_demo_reads_in_an_invented_calendar_once(_demo, area):
    make_worker(area)
    demo.build()
    calendar = Calendar.objects.get()
    assert calendar.is_example
    assert Activity.objects.count() == calendar.items.count() == 3
    assert all(one.is_example for one in Activity.objects.all())
    assert calendar.wrong == [["Sleutel overdragen", "De tijdzone ‘Mars/Phobos’ kennen wij niet."]]
    before = everything()
    demo.build()
    assert everything() == before


def test_outside_the_demo_nothing_is_made(area, settings):
    settings.DEMO = False
    make_worker(area)
    demo.build()
    assert not Calendar.objects.exists()
