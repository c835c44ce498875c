"""A second test database beside the first, so that what takes long to make is made once for all tests that read it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "default"


@contextmanager
def copied(name: str) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the test database as it is now, under a name of its own; gone afterwards."""
    first = connections[ALIAS]
    if first.vendor == "sqlite":
        second = _like(first, f"file:{name}?mode=memory&cache=shared")
        first.ensure_connection()
        second.ensure_connection()
        first.connection.backup(second.connection)
        yield second
        second.connection.close()
        return
    first.creation.clone_test_db(name, verbosity=0)  # closes the first, which opens again by itself
    second = _like(first, first.creation.get_test_db_clone_settings(name)["NAME"])
    yield second
    second.close()
    second.close_pool()
    first.creation.destroy_test_db(suffix=name, verbosity=0)


@contextmanager
def in_place(second: BaseDatabaseWrapper) -> Iterator[None]:
    """Inside this it is the database that everything asks."""
    first = connections[ALIAS]
    connections[ALIAS] = second
    try:
        yield
    finally:
        connections[ALIAS] = first


def _like(first: BaseDatabaseWrapper, name: str) -> BaseDatabaseWrapper:
    return type(first)({**first.settings_dict, "NAME": name}, alias=ALIAS)
