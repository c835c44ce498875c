"""Who reads lists in, on the small municipality."""

import datetime

import pytest
from django.test import Client

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.tests.makers import import_small_oss


@pytest.fixture
def editor(db):
    """Who keeps the social map right."""
    person = Person.objects.create_user("kaart@voorbeeld.test", name="Kaart")
    RoleGrant.objects.create(person=person, role=Role.MAP_EDITOR, begins_on=datetime.date(2020, 1, 1))
    import_small_oss()
    return person


@pytest.fixture
def desk(editor):
    """Her browser."""
    client = Client()
    client.force_login(editor)
    return client
