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
from basis.activities.actions import give as give_activity
from basis.activities.facts import ActivityFacts
from basis.activities.models import Occurrence
from basis.areas.models import Area
from basis.calendars.models import Calendar
from basis.exchange.actions import Told, put_up
from basis.exchange.models import Card
from basis.figures.reading_actions import give_reading
from basis.initiatives import keys as team_keys
from basis.initiatives import team_actions
from basis.initiatives.models import Initiative, JoinProposal
from basis.liaison import barrier_queries
from basis.liaison.models import Barrier
from basis.joining import actions as joining
from basis.meeting.models import AreaConversation
from basis.moderation import keys as moderation_keys
from basis.moderation.actions import Intake
from basis.moderation.decision_actions import report
from basis.moderation.models import Contribution
from basis.moderation.states import Ground, State
from basis.needs.models import Bundle, Need
from basis.relay import keys as relay_keys
from basis.relay.models import Line, Participant
from basis.sources.models import Candidate
from basis.upkeep.models import Proposal
from tests import headers

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
    """What stands in the addresses: a thing of the Ruwaard of each kind, and keys of links."""
    ruwaard = Area.objects.own().get(slug="ruwaard")
    intake = Intake(email="gever@matrix.test")
    given = give_reading(ruwaard, "inwoners", text="Veel jonge mensen.", by=None, intake=intake)
    seen = Contribution.objects.filter(kind="figures.reading", state=State.VISIBLE).first()
    words = {"ground": Ground.UNTRUE, "words": "Dit klopt niet."}
    by_mail = report(seen, email="melder@matrix.test", **words)
    hers = report(seen, by=Person.objects.create_user("noor@matrix.test", name="Noor"), **words)
    talking = Participant.objects.first()
    line = Line.objects.exclude(participant=talking).filter(participant__conversation=talking.conversation).first()
    grant = RoleGrant.objects.filter(role=Role.AREA_DIRECTOR).first()
    told = AreaConversation.objects.published().filter(area=ruwaard).first()
    return {
        "area": "ruwaard",
        "key": given.key,
        "held": given.contribution.pk,
        "seen": seen.pk,
        "grant": grant.pk,
        "reported": moderation_keys.of_reporter(by_mail),
        "report_of_noor": hers.pk,
        "talk": relay_keys.link_key(talking),
        "line": line.pk,
        "need": Need.objects.visible_to(None).filter(area=ruwaard).first().pk,
        "held_need": Need.objects.filter(area=ruwaard, contribution__state=State.HELD).first().pk,
        "bundle": Bundle.objects.filter(area=ruwaard).first().pk,
        "told": told.pk,
        "draft": AreaConversation.objects.create(
            area=ruwaard, held_on=told.held_on, heard="Nog niet klaar.", role=told.role
        ).pk,
        "agreement": told.agreements.first().pk,
        "candidate": Candidate.objects.waiting().first().pk,
        "proposal": Proposal.objects.filter(state=Proposal.State.WAITING).first().pk,
        "barrier": barrier_queries.public(ruwaard).filter(state="reported", kind="silence").first().pk,
        "barrier_between": Barrier.objects.open().filter(is_public=False).first().pk,
        "barrier_year": barrier_queries.years()[0],
        **_initiative(),
        **_activities(ruwaard),
        **_joining(ruwaard),
        "calendar": Calendar.objects.get(is_example=True).pk,
        **_cards(ruwaard),
        "none": 0,
    }


def _cards(ruwaard: Area) -> dict[str, object]:
    """Cards: one that hangs, one of help at home, and one that waits, with the link of its giver."""
    hangs = Card.objects.visible_to(None).filter(area=ruwaard)
    waits = put_up(ruwaard, Told("need", "een kopje suiker."), by=None, intake=Intake(email="gever@matrix.test"))
    return {
        "card": hangs.first().pk,
        "card_at_home": hangs.filter(at_home=True).first().pk,
        "held_card": Card.objects.get(contribution=waits.contribution).pk,
        "card_key": waits.key,
    }


def _initiative() -> dict[str, object]:
    """Of an initiative of the demo: what it asks, somebody of its team, an invitation with its link, a proposal."""
    table = Initiative.objects.get(slug="de-lange-tafel-van-de-staatsliedenbuurt")
    invitation = team_actions.invite(table, "gevraagd@matrix.test", by=table.contribution.author)
    return {
        "ask": table.asks.filter(answered_at=None).first().pk,
        "team_member": table.team.filter(person=None).first().pk,
        "team_invitation": invitation.pk,
        "team_link": team_keys.of(invitation),
        "joining": JoinProposal.objects.first().pk,
    }


def _activities(area: Area) -> dict[str, object]:
    """An activity of the demo with one of its moments, and one that somebody without account just gave, with its key."""
    seen = Occurrence.objects.filter(activity__area=area, activity__is_example=True).select_related("activity").last()
    facts = ActivityFacts("Soep", "Samen soep eten.", timezone.localtime().replace(tzinfo=None), 60, "FREQ=WEEKLY")
    given = give_activity(area, facts, by=None)
    held = Occurrence.objects.filter(activity__contribution=given.contribution).select_related("activity").last()
    return {
        "activity": seen.activity.slug,
        "moment": seen.key,
        "held_activity": held.activity.slug,
        "held_moment": held.key,
        "activity_key": given.key,
    }


def _joining(area: Area) -> dict[str, object]:
    """A moment that one can join, with the key of who organises it, and of somebody without account who comes."""
    starts = timezone.localtime().replace(tzinfo=None)
    facts = ActivityFacts("Breien", "Samen breien.", starts, 60, "FREQ=WEEKLY", joining="possible")
    given = give_activity(area, facts, by=None)
    Contribution.objects.filter(pk=given.contribution.pk).update(state=State.VISIBLE)
    last = Occurrence.objects.filter(activity__contribution=given.contribution).select_related("activity").last()
    joined = joining.join(last, joining.Coming("Noor"))
    return {"come": last.pk, "joined": joined.parties[0].pk, "party_key": joined.key, "host_key": given.key}


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
        if same_for_all and scope in {"own", "other"}:
            continue  # a page for everybody is asked for with every role, once
        response = answer(client, row, world)
        told[who, scope] = response.status_code
        is_api, is_framed = row.path.startswith(("/api/v", "/api/hsds")), (row.name, row.method) == headers.FRAMED
        if faults := headers.faults(response, is_api=is_api, is_framed=is_framed):
            bare[who] = faults
        expected[who, scope] = {"nobody": row.nobody, "resident": row.resident}.get(who) or row.expected(who, scope)
    wrong = {who: (told[who], expected[who]) for who in told if told[who] != expected[who]}
    assert not wrong, f"{row.method} {row.path}: (is, should be) {wrong}"
    assert not bare, f"{row.method} {row.path}: headers {bare}"
