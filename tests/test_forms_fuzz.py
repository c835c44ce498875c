"""Every form of the website, filled in as nobody in good faith would: no error, and nothing stored that was refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from basis.accounts.models import Person
from basis.areas.models import Area
from tests.crawl import Answer, walk
from tests.forms_on_pages import Form, Forms, filled_in
from tests.test_crawl import ENDS, client_of

pytestmark = pytest.mark.usefixtures("demo_world")

IS_FIRST = connection.vendor == "sqlite"  # on PostgreSQL only what a database may take otherwise
VISITORS = [*ENDS, "resident", "community_worker"] if IS_FIRST else ENDS
HOSTILE = [
    "",
    " \t ",
    "nul\x00byte",
    "x" * 200_000,
    "<script>alert(1)</script>",
    "' OR 1=1; DROP TABLE accounts_person; --",
    "{{ 7|add:7 }}{% url 'home' %}%(name)s {0}",
    "../../../../etc/passwd",
    "=HYPERLINK(1)",
    "9" * 400,
    "-1",
    "1e309",
    "2026-13-45",
    "a@b\r\nBcc: iemand@voorbeeld.test",
    "\u202e\U0001f600\ufffe e\u0301 ﷽",
    "http://169.254.169.254/ www.voorbeeld.test http://a http://b",
]
NO_CHOICE = {"", "nul\x00byte", "9" * 400, "-1", "1e309", "2026-13-45"}  # in buttons and lists too
SENT = [(value, True) for value in NO_CHOICE] + [(value, False) for value in HOSTILE if IS_FIRST]
FILLED: set[tuple] = set()  # by an earlier visitor: the same fields, sent to the same view, are read by the same code
NOT_STORED = {400, 403, 404, 405, 413, 429}
COUNTED_ANYWAY = {"Tally", "Session", "Act"}  # how often somebody tried, and what was refused


def forms_of(client: Client) -> list[Form]:
    """One of each form that this visitor meets."""

    def fetch(address: str) -> Answer:
        if ".pdf" in address:
            return Answer(200, "file")  # no form is on paper
        got = client.get(address)
        kind = got.headers.get("Content-Type", "")
        text = got.content.decode() if kind.startswith("text/html") else ""
        return Answer(got.status_code, kind, text, got.headers.get("Location", ""))

    found: dict[tuple, Form] = {}
    for visit in walk(fetch, starts=("/",), a_view=2, variants=2).values():
        if visit.page:
            for form in Forms(visit.address.partition("?")[0], visit.answer.text).found:
                found.setdefault(form.key, form)
    return list(found.values())


def counts() -> dict[str, int]:
    """How many rows of everything there are."""
    kept = (m for m in apps.get_models() if m.__name__ not in COUNTED_ANYWAY and m._meta.managed)
    return {model._meta.label: model._default_manager.count() for model in kept}


def _may_write(statement: str | None) -> bool:
    """Whether a statement changes rows that count; one that PostgreSQL refused it does not tell."""
    if statement is None:
        return True
    writes = statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
    return writes and not any(f'"{table}"' in statement.partition("(")[0] for table in _anyway())


@cache
def _anyway() -> tuple[str, ...]:
    """The tables of what is counted anyway."""
    return tuple(model._meta.db_table for model in apps.get_models() if model.__name__ in COUNTED_ANYWAY)


@contextmanager
def undone() -> Iterator[CaptureQueriesContext]:
    """What is asked of the database in here is told, and undone. The log begins anew: a full one tells nothing new."""
    reset_queries()
    with transaction.atomic(), CaptureQueriesContext(connection) as told:
        yield told
        transaction.set_rollback(True)


def has_stored(told: CaptureQueriesContext, before: dict[str, int]) -> bool:
    """Whether there are more or fewer rows than before; counted only when something was written."""
    return any(_may_write(query["sql"]) for query in told) and counts() != before


def send(client: Client, form: Form, body: list[tuple[str, str]], before: dict[str, int]) -> str:
    """What went wrong when this was sent; empty when nothing did. Whatever it changed is undone."""
    with undone() as told:
        if form.method == "post":
            response = client.post(form.target, urlencode(body), "application/x-www-form-urlencoded")
        else:
            response = client.get(form.target, dict(body))
        shown = b"" if response.streaming else response.content
        changed = response.status_code in NOT_STORED and has_stored(told, before)
    if response.status_code >= 500:
        return f"status {response.status_code}"
    if b"Traceback" in shown or b"django.db" in shown:
        return "shows its insides"
    if b"<script>alert(1)</script>" in shown:
        return "gives markup back as it came"
    return f"status {response.status_code}, and yet something was stored" if changed else ""


@pytest.fixture(scope="module", params=VISITORS)
def met(request, demo_world) -> tuple[Client, list[Form]]:
    """A visitor and the forms that she meets and nobody before her."""
    forms = forms_of(client := client_of(request.param))
    assert len(forms) >= 3, "no forms found: does the walk work?"
    new = {form.key: form for form in forms if form.key not in FILLED}
    FILLED.update(new)
    return client, list(new.values())


def test_no_form_falls_over_or_stores_what_it_refuses(met):
    client, forms = met
    before, faults = counts(), []
    for form in forms:
        for body, (value, _everywhere) in {tuple(filled_in(form, *one)): one for one in SENT}.items():  # each once
            wrong = send(client, form, list(body), before)
            faults += [f"{form.method} {form.target} with {value[:30]!r}: {wrong}"] * bool(wrong)
    assert not faults, "\n".join(faults)


BROKEN = {
    "no utf-8": (b"\xff\xfe=\xc3\x28&text=\x80", "application/x-www-form-urlencoded"),
    "huge": (b"x" * 3_000_000, "application/x-www-form-urlencoded"),
    "many fields": (urlencode([(f"f{n}", "x") for n in range(3000)]).encode(), "application/x-www-form-urlencoded"),
    "json": (b'{"text": 1}', "application/json"),
    "cut off": (b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\n", "multipart/form-data; boundary=x"),
    "no boundary": (b"", "multipart/form-data"),
    "no charset": (b"text=a", "text/plain; charset=bestaat-niet"),
}


def test_a_broken_request_is_refused_and_stores_nothing(met):
    client, forms = met
    before, faults = counts(), []
    for form in forms:
        for name, (body, kind) in BROKEN.items():
            if form.method != "post" or form.target.endswith("/uitloggen/"):
                continue
            with undone() as told:
                status = client.generic("POST", form.target, body, kind).status_code
                same = status < 400 or not has_stored(told, before)
            faults += [f"{form.target}: {name}: status {status}"] * (status >= 500 or not same)
    assert not faults, "\n".join(faults)


def test_what_a_refused_form_stores_is_seen_however_much_was_asked_before(demo_world):
    before = counts()
    with CaptureQueriesContext(connection):
        for _each in range(connection.queries_log.maxlen):
            Area.objects.exists()
    with undone() as told:
        Person.objects.create_user("bewaard@fuzz.test", name="Bewaard")
        assert has_stored(told, before)
    with undone() as told:
        Person.objects.exists()
        assert not has_stored(told, before)
    assert counts() == before
