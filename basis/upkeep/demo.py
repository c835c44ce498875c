"""An invented editor and keepers for the demo: a change that waits for her, and an organisation that is trusted."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from basis.accounts import actions as accounts
from basis.accounts import queries as people
from basis.accounts.models import Person, Role
from basis.socialmap import entry_queries
from basis.socialmap.models import Organisation, Place, Service
from basis.upkeep import actions, keeper_actions, keys
from basis.upkeep.models import Keeper

EDITOR = ("Ilse Hendriks (voorbeeld)", "ilse@voorbeeld.test")
KEEPERS = (  # name, address, key of the organisation
    ("Marleen (voorbeeld)", "marleen@voorbeeld.test", "vb-buurtkamers"),
    ("Youssef (voorbeeld)", "youssef@voorbeeld.test", "vb-digihulp"),
)
PLACE = "vb-linde"  # of which Marleen wants to change the hours
HOURS = "Mo-Fr 09:00-12:30; We 09:00-17:00; PH off"
ADDED = {
    "key": "vb-digihulp-avond",
    "name": "Avond-inloop voor uw telefoon",
    "description": "Kom langs met uw vraag over uw telefoon of computer. Een vrijwilliger kijkt met u mee.",
    "how_to_join": "loop binnen, u hoeft niet te bellen",
}


def build() -> None:
    """Make whoever is not there, and what she changed. Does nothing outside the demo."""
    if not settings.DEMO or Keeper.objects.exists():
        return
    editor = people.person_with(EDITOR[1]) or _editor()
    at = timezone.now() - datetime.timedelta(days=20)
    for name, email, key in KEEPERS:
        organisation = Organisation.objects.filter(origin="pack", external_id=key, is_example=True).first()
        if organisation:
            _keep(organisation, name, email, editor, at)


def _editor() -> Person:
    person = accounts.add_person(name=EDITOR[0], email=EDITOR[1], by=None)
    begins_on = timezone.localdate() - datetime.timedelta(days=400)
    accounts.grant_role(person=person, role=Role.MAP_EDITOR, area=None, begins_on=begins_on, by=None)
    return person


def _keep(organisation: Organisation, name: str, email: str, editor: Person, at: datetime.datetime) -> None:
    asked = keeper_actions.invite(organisation, email, by=editor, at=timezone.now())
    person = people.person_with(email) or accounts.add_person(email=email, name=name, by=None)
    keeper_actions.accept(keys.of(asked), by=person, at=at)
    then = at + datetime.timedelta(days=12)
    if organisation.external_id == KEEPERS[0][2]:
        _propose(organisation, person, then)
    else:
        keeper_actions.trust(organisation, by=editor, at=at)
        _add(organisation, person, then)


def _propose(organisation: Organisation, keeper: Person, at: datetime.datetime) -> None:
    """Other hours of a place; an editor still has to look."""
    place = Place.objects.filter(origin="pack", external_id=PLACE, organisation=organisation).first()
    if place:
        facts = entry_queries.facts_of(place).model_copy(update={"opening_hours": HOURS})
        actions.propose(facts, organisation=organisation, entry=place, by=keeper, at=at)


def _add(organisation: Organisation, keeper: Person, at: datetime.datetime) -> None:
    """A service that is on the map at once, like one that the organisation has already."""
    like = Service.objects.filter(organisation=organisation, is_example=True).order_by("name").first()
    if like:
        facts = entry_queries.facts_of(like).model_copy(update={**ADDED, "at": ()})
        actions.propose(facts, organisation=organisation, by=keeper, at=at)
