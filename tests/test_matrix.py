"""Who gets what at every address of the product, against the table in matrix.csv; an address without a row fails.

A row: name of the view, an address of it, the method, and the status for nobody, for a resident, for staff who may not,
and for who may. Who may: `moderator@area` for her own area or for all, `administrator@all` only for all. A new page
gets a row by hand; `.venv/bin/python -m pytest tests/test_matrix.py` says which are missing and what they answer.
"""

import csv
import datetime
from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def cast(world) -> dict[tuple[str, str], Client]:
    """A browser of everybody: nobody, a resident, and each role for this area, for another, and for all."""
    own, other = Area.objects.own().get(slug="ruwaard"), Area.objects.own().exclude(slug="ruwaard").first()
    where = {"own": own, "other": other, "all": None}
    found = {("nobody", ""): Client(raise_request_exception=False), ("resident", ""): browser("resident")}
    for role in Role.values:
        for scope in SCOPES if role != Role.ADMINISTRATOR else ("all",):
            found[role, scope] = browser(f"{role}-{scope}", role, where[scope])
    return found


def browser(name: str, role: str = "", area: Area | None = None) -> Client:
    person = Person.objects.create_user(f"{name}@matrix.test", name=name, last_seen_on=timezone.localdate())
    if role:
        RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    client = Client(raise_request_exception=False)  # an error is a page with status 500
    client.force_login(person)
    return client


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
    told, expected, bare = {}, {}, {}
    for (who, scope), client in cast.items():
        same_for_all = row.nobody == row.resident == row.staff == row.allowed
        if same_for_all and who not in {"nobody", "resident", "administrator"}:
            continue  # every role meets the pages for everybody in test_crawl.py
        if scope in {"own", "other"} and f"{who}@" not in row.who:
            continue  # who may not with this role everywhere, may not with it in one area
        response = answer(client, row, world)
        told[who, scope] = response.status_code
        is_api, is_framed = row.path.startswith(("/api/v", "/api/hsds")), (row.name, row.method) == headers.FRAMED
        if faults := headers.faults(response, is_api=is_api, is_framed=is_framed):
            bare[who] = faults
        expected[who, scope] = {"nobody": row.nobody, "resident": row.resident}.get(who) or row.expected(who, scope)
    wrong = {who: (told[who], expected[who]) for who in told if told[who] != expected[who]}
    assert not wrong, f"{row.method} {row.path}: (is, should be) {wrong}"
    assert not bare, f"{row.method} {row.path}: headers {bare}"
