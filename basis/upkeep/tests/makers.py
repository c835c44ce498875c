"""People and an organisation to test with."""

import datetime

from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.socialmap import entry_queries
from basis.socialmap.tests.makers import make_organisation, make_place, make_service
from basis.upkeep import actions
from basis.upkeep.models import Keeper

HOURS = "Mo-Fr 09:00-12:00"


def make_person(name, role="", area=None):
    """Somebody, with a role for an area or for all."""
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)
    if role:
        RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    return person


def make_editor(name="Kaart", area=None):
    return make_person(name, Role.MAP_EDITOR, area)


def make_keeper(organisation, name="Marleen"):
    person = make_person(name)
    Keeper.objects.create(organisation=organisation, person=person, since=timezone.now())
    return person


def make_world(area_code=""):
    """An organisation with a place and a service there."""
    organisation = make_organisation(email="info@voorbeeld.test")
    place = make_place(organisation="welzijn", area_code=area_code, opening_hours=HOURS)
    return organisation, place, make_service(at=["de-haard"])


def said(entry, **differences):
    """What an entry says, with some of it otherwise."""
    return entry_queries.facts_of(entry).model_copy(update=differences)


def propose(entry, by, **differences):
    """A keeper proposes these differences."""
    owner = getattr(entry, "organisation", entry)
    return actions.propose(said(entry, **differences), organisation=owner, entry=entry, by=by)
