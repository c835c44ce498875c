"""Who gets what at every address of the product, against the table in matrix.csv; an address without a row fails.

A row: name of the view, an address of it, the method, and the status for nobody, for a resident, for staff who may not,
and for who may. Who may: `moderator@area` for her own area or for all, `administrator@all` only for all. A new page
gets a row by hand; `.venv/bin/python -m pytest tests/test_matrix.py` says which are missing and what they answer.
"""

import csv
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from tests import headers, matrix_world

TABLE = Path(__file__).with_name("matrix.csv")
TWICE = {"account_login": "accounts:login", "account_confirm_login_code": "accounts:code"}  # a library's name for ours
SCOPES = ("own", "other", "all")  # a role for the area of the thing, for another area, or for the whole municipality

pytestmark = pytest.mark.usefixtures("demo_world")


@dataclass(frozen=True)
class Row:
    """What one address answers to whom."""

    name: str
    path: str
    method: str
    nobody: int
    resident: int
    staff: int  # somebody with a role that does not allow it
    who: str
    allowed: int

    def expected(self, role: str, scope: str) -> int:
        """The status for somebody with this role in this scope."""
        may = self.who.split()
        held = {f"{role}@all"} if scope == "all" else set()
        held |= {f"{role}@area"} if scope in {"all", "own"} else set()
        held |= {f"{role}@any"}
        return self.allowed if held & set(may) else self.staff


def rows() -> list[Row]:
    """The declared table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
        return [
            Row(
                **{name: row[name].strip() for name in ("name", "path", "method", "who")},
                **{name: int(row[name] or row["nobody"]) for name in ("nobody", "resident", "staff", "allowed")},
            )
            for row in found
        ]


def names(patterns=None, within="") -> Iterator[str]:
    """The name of every view of the product."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, within + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif isinstance(pattern, URLPattern):
            yield within + (pattern.name or str(pattern.pattern))


def test_every_address_of_the_product_has_a_row_and_every_row_an_address():
    known, declared = set(names()) - set(TWICE), {row.name for row in rows()}
    assert not known - declared, f"no row in matrix.csv: {sorted(known - declared)}"
    assert not declared - known, f"no such view: {sorted(declared - known)}"


def test_every_row_is_about_the_view_it_names(world):
    wrong = [row.path for row in rows() if resolve(row.path.format(**world).partition("?")[0]).view_name != row.name]
    assert not wrong


@pytest.fixture(scope="module")
def world(demo_world) -> dict[str, object]:
    """What stands in the addresses."""
    return matrix_world.things()


Who = tuple[frozenset[str], str]  # the roles of somebody, and where she has them; no place: she is not signed in


@pytest.fixture(scope="module")
def cast(world) -> dict[Who, Client]:
    """A browser of everybody who is asked about in a row, for the area of the thing, for another, or for all."""
    own, other = Area.objects.own().get(slug="ruwaard"), Area.objects.own().exclude(slug="ruwaard").first()
    where = {"own": own, "other": other, "all": None}
    everybody = {(roles, scope) for row in rows() for roles, scope, _expected in visitors(row)}
    found = {}
    for number, (roles, scope) in enumerate(sorted(everybody, key=lambda who: (sorted(who[0]), who[1]))):
        found[roles, scope] = Client(raise_request_exception=False)  # an error is a page with status 500
        if scope:
            found[roles, scope].force_login(person(f"cast{number}", roles, where[scope]))
    return found


def person(name: str, roles: Iterable[str], area: Area | None) -> Person:
    """Somebody who has these roles, for this area or for all."""
    made = Person.objects.create_user(f"{name}@matrix.test", name=name, last_seen_on=timezone.localdate())
    for role in roles:
        RoleGrant.objects.create(person=made, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    return made


def visitors(row: Row) -> Iterator[tuple[frozenset[str], str, int]]:
    """Who asks for an address, and what she must get: nobody (no scope), a resident, each role that is named for it by
    itself, and somebody with all the others at once: who may not with all of them may not with one."""
    yield frozenset(), "", row.nobody
    yield frozenset(), "all", row.resident
    named = {who.partition("@")[0] for who in row.who.split()}
    if not named:  # whatever nobody and somebody with all roles get alike, everybody between them gets
        yield frozenset(Role.values), "all", row.staff
        return
    for scope in SCOPES:
        for role in Role.values:
            if role in named and (scope == "all" or role != Role.ADMINISTRATOR):
                yield frozenset({role}), scope, row.expected(role, scope)
        others = set(Role.values) - named - (set() if scope == "all" else {Role.ADMINISTRATOR})
        yield frozenset(others), scope, row.staff


def answer(client: Client, row: Row, world: dict[str, object]) -> HttpResponseBase:
    """What one visitor gets; whatever it changed is undone."""
    cookies = dict(client.cookies)
    with transaction.atomic():
        response = client.generic(row.method, row.path.format(**world))
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)  # also who signed out is here again
    return response


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.method} {row.name}")
def test_everybody_gets_what_the_table_says(row, world, cast):
    wrong, bare = [], []
    for roles, scope, expected in visitors(row):
        response, who = answer(cast[roles, scope], row, world), f"{', '.join(sorted(roles))} {scope or 'nobody'}"
        if response.status_code != expected:
            wrong.append(f"{who}: {response.status_code}, should be {expected}")
        is_api, is_framed = row.path.startswith(("/api/v", "/api/hsds")), (row.name, row.method) == headers.FRAMED
        if faults := headers.faults(response, is_api=is_api, is_framed=is_framed):
            bare.append(f"{who}: headers {faults}")
    assert not wrong + bare, f"{row.method} {row.path}: " + "; ".join(wrong + bare)
