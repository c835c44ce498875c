"""The social map of the demo and the areas under it, for tests that only read."""

import datetime
from collections.abc import Iterator

import pytest
from django.db import transaction

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas import demo as areas_demo
from basis.search import actions as search


@pytest.fixture(scope="module")
def map_world(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Areas, social map and index, taken away after the module; the rest of the demo is not there."""
    from basis.socialmap import demo
    from basis.socialmap.module import MODULE

    with django_db_blocker.unblock(), transaction.atomic():
        areas_demo.build()
        demo.build()
        search.refresh([MODULE])
        yield
        transaction.set_rollback(True)


@pytest.fixture
def editor(db):
    """Who keeps the social map right."""
    person = Person.objects.create_user("kaart@voorbeeld.test", name="Kaart")
    RoleGrant.objects.create(person=person, role=Role.MAP_EDITOR, begins_on=datetime.date(2020, 1, 1))
    return person
