"""The cast: who the tests are about."""

import datetime
import os

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import override_settings

from basis.accounts.models import Person, Role, RoleGrant


def _person(name: str, role: str = "") -> Person:
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)
    if role:
        RoleGrant.objects.create(person=person, role=role, begins_on=datetime.date(2020, 1, 1))
    return person


@pytest.fixture
def noor(db):
    """A resident of the Ruwaard, with an account and no role."""
    return _person("Noor")


@pytest.fixture
def joris(db):
    """An official: policy adviser for the whole municipality."""
    return _person("Joris", Role.POLICY_ADVISER)


@pytest.fixture
def beheer(db):
    """The administrator of the installation."""
    return _person("Beheer", Role.ADMINISTRATOR)


@pytest.fixture
def nobody():
    """Somebody who is not signed in."""
    return AnonymousUser()


# What takes longest begins first, so that the two processes end together; longest first.
LONG = ("test_forms_fuzz.py", "test_matrix.py", "test_crawl.py", "test_closed.py", "test_api_fuzz.py")
# Who gets what, in which language, in which form: not something a database decides.
_SAME = ("matrix", "closed", "rules", "prepared_languages", "api_rules")
OF_NO_DATABASE = frozenset(f"test_{name}.py" for name in _SAME)
SHOWN = ("test_pages", "test_paper")  # what stands on a page; every page is asked of PostgreSQL by test_crawl.py


@pytest.hookimpl(trylast=True)  # when every test has its marks, and after they were shuffled
def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what uses the database: the rest does the same there as on SQLite. What is long goes first."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        same = [item for item in items if not _uses_database(item)]
        config.hook.pytest_deselected(items=same)
        items[:] = [item for item in items if item not in set(same)]
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.name, len(LONG)))


def _uses_database(item) -> bool:
    uses = item.get_closest_marker("django_db") or "db" in item.fixturenames
    return bool(uses) and item.path.name not in OF_NO_DATABASE and not item.path.name.startswith(SHOWN)


@pytest.fixture(scope="session", autouse=True)
def _an_emptied_test_database():
    """Between tests with real transactions SQLite empties tables with DELETE, which the log rightly refuses."""
    from django.db.backends.sqlite3.base import DatabaseOperations  # base first: the two import each other

    from basis.audit import append_only

    with pytest.MonkeyPatch.context() as patch:
        empty = DatabaseOperations.execute_sql_flush

        def execute_sql_flush(self, sql_list):
            append_only.remove(self.connection)
            empty(self, sql_list)
            append_only.install(self.connection)

        patch.setattr(DatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_step():
    """The second step of staff has tests of its own; in all others they are in at once."""
    with override_settings(SECOND_FACTOR=False):
        yield
