"""Every page of the demo world, by its links, as each of the people who come here."""

import datetime
from collections import Counter, defaultdict
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from basis.accounts.models import Person, Role, RoleGrant
from basis.languages import COMPLETE, SOURCE
from basis.modules import all_modules
from tests.crawl import Answer, Visit, dead_anchors, language_of, view_of, walk

MOST_QUERIES = 15
COMPOSED = {  # each panel of a module asks two more at most
    "home": "home_panels",
    "areas:detail": "area_panels",
    "topics:topic": "theme_panels",
    "socialmap:corrections": "desk_panels",
    "initiatives:initiative": "initiative_panels",
    "accounts:me": "my_panels",
    "desk": "worker_panels",
    "stories:round": "round_panels",
    "stories:desk": "round_desk_panels",
}
MAILBOX = "/voorbeeldpost/"  # of the demo, where everybody sees the mail of all: it may lead to what is hers
EVERYBODY = ["nobody", "resident", *Role.values]
ENDS = ["nobody", "administrator"]  # what a page asks of PostgreSQL, whoever looks
VISITORS = ENDS if connection.vendor == "postgresql" else EVERYBODY
OF_EACH_VIEW = {"nobody": 8, "resident": 3}  # pages in each language; of who has a role 2
IN_EACH_LANGUAGE = {*ENDS, "resident", "policy_adviser", "moderator"}  # together they meet all there is
OF_EACH_PAPER = 4  # in each language: to make one takes a second or more

pytestmark = pytest.mark.usefixtures("demo_world")


def client_of(visitor: str) -> Client:
    """A browser of this visitor; nobody is not signed in, a resident has no role."""
    client = Client(raise_request_exception=False)  # an error is a page with status 500
    if visitor != "nobody":
        person = Person.objects.create_user(f"{visitor}@voorbeeld.test", name=visitor)
        if visitor != "resident":
            RoleGrant.objects.create(person=person, role=visitor, begins_on=datetime.date(2020, 1, 1))
        client.force_login(person)
    return client


@pytest.fixture(scope="module", params=VISITORS)
def visits(request, demo_world) -> dict[str, Visit]:
    """What this visitor finds: so many pages of each view; matrix.csv has every view as every role."""
    client = client_of(request.param)
    client.get("/")  # when somebody was last here is written once in a while, not at every look
    papers: Counter[str] = Counter()  # of each kind; made of what everybody sees, who gets it stands in matrix.csv

    def fetch(address: str) -> Answer:
        if address.startswith("/static/"):
            return Answer(200, "static")
        if ".pdf" in address or "/poster/" in address:
            papers[view_of(address)] += 1
            if request.param != "nobody" or papers[view_of(address)] > OF_EACH_PAPER:
                return Answer(200, "file")
        with CaptureQueriesContext(connection) as told:
            response = client.get(address)
            is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
            kind = "file" if is_file else response.headers.get("Content-Type", "")
            text = response.content.decode() if kind.startswith("text/html") else ""
            if response.streaming:
                b"".join(response.streaming_content)
        statements = [query["sql"] for query in told.captured_queries]
        return Answer(response.status_code, kind, text, response.headers.get("Location", ""), statements)

    spoken = COMPLETE if request.param in IN_EACH_LANGUAGE else (SOURCE,)
    return walk(fetch, ("/", "/en/")[: len(spoken)], languages=spoken, a_view=OF_EACH_VIEW.get(request.param, 2))


def pages(visits: dict[str, Visit]) -> list[Visit]:
    return [visit for visit in visits.values() if visit.page]


def most_queries(address: str) -> int:
    """How many a page may ask; some pages are put together by modules."""
    panels = COMPOSED.get(view_of(address).partition(":")[2])
    return MOST_QUERIES + (2 * sum(len(getattr(module, panels)) for module in all_modules()) if panels else 0)


def test_every_link_leads_somewhere(visits):
    ways = [v for v in visits.values() if not v.source.endswith(MAILBOX) or v.answer.status not in {403, 404}]
    broken = [
        f"{v.answer.status} {v.address} (from {v.source})" for v in ways if v.answer.status not in {200, 301, 302}
    ]
    assert len(visits) > 20
    assert not broken, "\n".join(broken)


def test_every_link_to_a_place_on_a_page_finds_it(visits):
    assert not dead_anchors(visits)


def test_every_page_has_one_h1_a_title_and_its_language(visits):
    wrong = []
    for visit in pages(visits):
        language = language_of(visit.address)
        if visit.page.h1 != 1:
            wrong.append(f"{visit.address}: {visit.page.h1} × h1")
        if visit.page.language != language:
            wrong.append(f"{visit.address}: lang={visit.page.language!r}")
        if not visit.page.title or visit.page.title.startswith("·"):
            wrong.append(f"{visit.address}: no title of its own: {visit.page.title!r}")
        wrong += [f"{visit.address}: id {name!r} stands {n} times" for name, n in visit.page.ids.items() if n > 1]
    assert not wrong, "\n".join(wrong)


def test_no_two_pages_have_the_same_title(visits):
    """Views of one page that differ in their question only (`?soort=wijk`) may share it."""
    addresses = defaultdict(set)
    for visit in pages(visits):
        addresses[visit.page.language, visit.page.title].add(visit.address.partition("?")[0])
    shared = {title: found for (_language, title), found in addresses.items() if len(found) > 1}
    assert not shared


def test_every_page_is_there_in_every_language(visits):
    """Each page names the same page in the other languages, and that is what one finds there."""
    wrong = []
    for visit in pages(visits):
        for other, _name in settings.LANGUAGES:
            if other not in visit.page.languages:
                wrong.append(f"{visit.address} does not name its {other} page")
            elif language_of(urlsplit(visit.page.languages[other]).path) != other:
                wrong.append(f"{visit.address} names {visit.page.languages[other]} as its {other} page")
    assert not wrong, "\n".join(wrong)


def test_no_page_asks_the_database_too_much(visits):
    greedy = [
        f"{visit.address}: {len(visit.answer.queries)} queries"
        for visit in pages(visits)
        if len(visit.answer.queries) > most_queries(visit.address)
    ]
    assert not greedy, "\n".join(greedy)


def test_looking_at_a_page_changes_nothing(visits):
    """Looking at a page changes nothing, but for the session of who is signed in, and the log of who saw what."""
    writing = [
        f"{visit.address}: {statement[:120]}"
        for visit in visits.values()
        for statement in visit.answer.queries
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        and not any(table in statement for table in ("django_session", "audit_act", "audit_head"))
    ]
    assert not writing, "\n".join(writing)
