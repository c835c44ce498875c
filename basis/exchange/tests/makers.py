"""Cards to test with, in the small municipality of the areas."""

import datetime
import secrets

from django.utils import timezone

from basis.accounts.models import Person
from basis.exchange.actions import Told
from basis.exchange.models import STANDS, Card
from basis.moderation.models import Contribution
from basis.needs.tests.makers import make_worker, make_world
from basis.socialmap.models import Organisation, Place
from basis.upkeep.models import Keeper

TEXT = "iemand die met mij koffie drinkt."


def told(**differences):
    """What a card says."""
    return Told(**({"sentence": "need", "text": TEXT} | differences))


def make_card(area, *, by=None, email="", state="visible", language="nl", recorded_by=None, **differences):
    """A card that hangs on the website, of nobody in particular, with an address that was proven."""
    contribution = Contribution.objects.create(
        kind="exchange.card",
        area=area.code,
        author=by,
        recorded_by=recorded_by,
        email=email,
        is_confirmed=bool(email),
        state=state,
        language=language,
        key_hash=secrets.token_hex(32),
    )
    written = differences.get("written_at", timezone.now())
    fields = {"sentence": "need", "text": TEXT, "ends_on": timezone.localdate(written) + STANDS} | differences
    return Card.objects.create(area=area, contribution=contribution, **fields)


def make_person(name):
    return Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)


def make_organisation(name="Maatjes in de Buurt", **differences):
    """An organisation of the social map."""
    slug = name.lower().replace(" ", "-")
    fields = {"slug": slug, "origin": "test", "external_id": slug, "source": "test", "themes": ("help",)}
    return Organisation.objects.create(name=name, confirmed_on=timezone.localdate(), **(fields | differences))


def make_keeper(organisation, name="Kees"):
    """Somebody who keeps it right."""
    person = make_person(name)
    Keeper.objects.create(organisation=organisation, person=person, since=timezone.now())
    return person


def make_place(area, name, lat, lon, **differences):
    """A meeting place that is open to all."""
    slug = name.lower().replace(" ", "-")
    fields = {"slug": slug, "origin": "test", "external_id": slug, "source": "test", "setting": "indoor"}
    fields |= {"area": area, "lat": lat, "lon": lon, "confirmed_on": timezone.localdate()}
    return Place.objects.create(name=name, **(fields | differences))


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


__all__ = [
    "TEXT",
    "days_ago",
    "make_card",
    "make_keeper",
    "make_organisation",
    "make_person",
    "make_place",
    "make_worker",
    "make_world",
    "told",
]
