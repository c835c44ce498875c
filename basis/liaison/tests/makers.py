"""An initiative with its initiators, and who works for the municipality, to test with."""

import datetime
import secrets
from dataclasses import dataclass

from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.initiatives.models import Initiative, TeamMember
from basis.liaison import actions, barrier_actions
from basis.liaison.barrier_actions import Outcome, Reported
from basis.moderation.models import Contribution
from basis.needs.tests.makers import make_world

MONDAY = datetime.datetime(2026, 6, 1, 12, 0, tzinfo=datetime.UTC)  # no holidays in the weeks after it
WORDS = "De tuin mag niet achter het hek."


def on(text):
    """A day: '2026-06-08'."""
    return datetime.date.fromisoformat(text)


def at(text):
    """Noon on a day."""
    return datetime.datetime.fromisoformat(f"{text}T12:00:00+00:00")


def make_person(name):
    """A resident with an account."""
    return Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)


def make_worker(name, role=Role.COMMUNITY_WORKER, area=None):
    """Somebody with a role, for one area or for all."""
    person = make_person(name)
    RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    return person


def make_initiative(area, by=None, *, state="visible", title="Tuin achter het hek", **differences):
    """An initiative that stands on the website, carried by one person."""
    contribution = Contribution.objects.create(
        kind="initiatives.initiative", area=area.code, author=by, state=state, key_hash=secrets.token_hex(32)
    )
    fields = {"slug": f"tuin-{contribution.pk}", "text": "Samen tuinieren.", "written_at": MONDAY} | differences
    one = Initiative.objects.create(area=area, contribution=contribution, title=title, **fields)
    if by:
        TeamMember.objects.create(initiative=one, person=by, name=by.name)
    return one


@dataclass
class World:
    """The Ruwaard and Noordwest, with an initiative in the Ruwaard and everybody around it."""

    area: object
    elsewhere: object
    initiative: Initiative
    els: Person  # initiator
    mina: Person  # of the same team
    bram: Person  # another resident
    wietske: Person  # community worker of the Ruwaard
    samira: Person  # area director of the Ruwaard
    joris: Person  # policy adviser of all
    teun: Person  # community worker of Noordwest
    petra: Person  # subsidy officer of all


def make_all():
    """Everything above, with nobody beside the initiative yet."""
    areas = make_world()
    ruwaard, noordwest = areas["GM0828-ruwaard"], areas["GM0828-noordwest"]
    els, mina = make_person("Els"), make_person("Mina")
    initiative = make_initiative(ruwaard, els)
    TeamMember.objects.create(initiative=initiative, person=mina, name="Mina")
    return World(
        area=ruwaard,
        elsewhere=noordwest,
        initiative=initiative,
        els=els,
        mina=mina,
        bram=make_person("Bram"),
        wietske=make_worker("Wietske", area=ruwaard),
        samira=make_worker("Samira", Role.AREA_DIRECTOR, ruwaard),
        joris=make_worker("Joris", Role.POLICY_ADVISER),
        teun=make_worker("Teun", area=noordwest),
        petra=make_worker("Petra", Role.SUBSIDY_OFFICER),
    )


def contact(world, person=None, when=MONDAY):
    """Somebody stands beside it, by default the community worker."""
    return actions.assign(world.initiative, person or world.wietske, by=world.samira, at=when)


def known(person):
    """Somebody of whom a moderator let something through before: what she gives is seen at once."""
    Contribution.objects.create(kind="test", author=person, state="visible", key_hash=secrets.token_hex(32))


def report(world, when=MONDAY, **differences):
    """A barrier, by default public and seen at once."""
    if differences.get("is_public", True):
        known(world.els)
    told = Reported(**({"kind": "rule", "text": WORDS, "organisation": "Groen"} | differences))
    return barrier_actions.report(world.initiative, told, by=world.els, at=when)


def settle(barrier, by, state="taken_away", words="Het hek gaat weg.", when=MONDAY, **more):
    """An answer."""
    barrier_actions.settle(barrier, Outcome(state, words, **more), by=by, at=when)
    barrier.refresh_from_db()
    return barrier


def now():
    """This moment."""
    return timezone.now()
