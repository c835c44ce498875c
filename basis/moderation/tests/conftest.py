"""The small kind is one of the kinds of this website, and its page one of the pages, in these tests."""

import datetime

import pytest
from django.contrib.auth import get_user_model

from basis.moderation import queries, signs
from basis.moderation.tests import makers


@pytest.fixture(autouse=True)
def _thoughts(monkeypatch):
    known = queries.kinds()
    monkeypatch.setattr(queries, "kinds", lambda: {**known, makers.KIND: makers.THOUGHT})
    makers.SAID.clear()


@pytest.fixture
def thoughts(settings, monkeypatch):
    """The address of the page to give a thought on; whoever sends it took her time."""
    settings.ROOT_URLCONF = "basis.moderation.tests.makers"
    monkeypatch.setattr(signs, "is_quick", lambda began: False)
    return "/gedachte/"


@pytest.fixture
def second_moderator(db):
    """Another person who may decide everywhere."""
    person = get_user_model().objects.create_user("anna@voorbeeld.test", name="Anna")
    person.roles.create(role="administrator", begins_on=datetime.date(2020, 1, 1))
    return person
