"""Who keeps what right: editors the map or their area, keepers what is of their own organisation, nobody else."""

import pytest

from basis.accounts.models import Role
from basis.areas.tests.makers import make_municipality
from basis.socialmap.tests.makers import make_organisation, make_place, make_service
from basis.upkeep import rules
from basis.upkeep.tests.makers import make_editor, make_keeper, make_person, make_world, propose

pytestmark = pytest.mark.django_db
ENTRIES = ("organisation", "place", "service", "elsewhere", "nowhere")
#                    organisation, place in Ruwaard, service there, place in Noordwest, service without a place
MAY_CHANGE = {
    "nobody": (False, False, False, False, False),
    "resident": (False, False, False, False, False),
    "keeper": (False, False, False, False, False),
    "adviser": (False, False, False, False, False),
    "editor of Ruwaard": (False, True, True, False, False),
    "editor of Noordwest": (False, False, False, True, False),
    "editor": (True, True, True, True, True),
}
MAY_WRITE = MAY_CHANGE | {"keeper": (True, True, True, False, True)}


@pytest.fixture
def cast(nobody, noor):
    areas = make_municipality()
    organisation, place, service = make_world("WK082806")
    make_organisation("ander", name="Een ander")
    elsewhere = make_place("elders", area_code="WK082807", organisation="ander")
    entries = (organisation, place, service, elsewhere, make_service("thee", name="Thee"))
    return entries, {
        "nobody": nobody,
        "resident": noor,
        "keeper": make_keeper(organisation),
        "adviser": make_person("Advies", Role.POLICY_ADVISER),
        "editor of Ruwaard": make_editor("Rosa", areas["ruwaard"]),
        "editor of Noordwest": make_editor("Nico", areas["noordwest"]),
        "editor": make_editor("Edith"),
    }


@pytest.mark.parametrize("who", MAY_CHANGE)
def test_who_changes_an_entry_at_once(cast, who):
    entries, people = cast
    assert tuple(rules.may_change(people[who], entry) for entry in entries) == MAY_CHANGE[who]


@pytest.mark.parametrize("who", MAY_WRITE)
def test_who_changes_an_entry_or_proposes_to(cast, who):
    entries, people = cast
    assert tuple(rules.may_write(people[who], entry) for entry in entries) == MAY_WRITE[who]


#              invite, trust, add a place, add an organisation
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("nobody", (False, False, False, False)),
        ("resident", (False, False, False, False)),
        ("keeper", (True, False, False, False)),
        ("adviser", (False, False, False, False)),
        ("editor of Ruwaard", (False, False, True, False)),
        ("editor", (True, True, True, True)),
    ],
)
def test_who_asks_trusts_and_adds(cast, who, may):
    entries, people = cast
    one = people[who]
    told = (
        rules.may_invite(one, entries[0]),
        rules.may_trust(one),
        rules.may_add(one, "plek"),
        rules.may_add(one, "organisatie"),
    )
    assert told == may


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("nobody", (False, False)),
        ("resident", (False, False)),
        ("keeper", (False, False)),
        ("editor of Ruwaard", (True, False)),
        ("editor of Noordwest", (False, False)),
        ("editor", (True, True)),
    ],
)
def test_who_decides_about_a_change_and_about_something_new(cast, who, may):
    entries, people = cast
    changed = propose(entries[1], people["keeper"], name="De Haard en Tuin")
    changed.refresh_from_db()
    new = type(changed)(organisation=entries[0], kind="plek", proposed_by=people["keeper"])
    assert (rules.may_decide(people[who], changed), rules.may_decide(people[who], new)) == may


def test_an_editor_who_is_a_keeper_too_does_not_decide_about_her_own(cast):
    entries, people = cast
    hers = propose(entries[1], people["keeper"], name="De Haard en Tuin")
    hers.proposed_by = people["editor"]
    assert not rules.may_decide(people["editor"], hers)
