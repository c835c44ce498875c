"""Invented people for the demo world, whose mail can be read on the website; and what they report on the vision."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from basis.accounts import actions, queries
from basis.accounts.models import Person, Role
from basis.areas.models import Area
from basis.vision import actions as vision
from basis.vision import queries as vision_queries

STAFF = (  # name, address, role, slug of the area
    ("Beheer", "beheer@voorbeeld.test", Role.ADMINISTRATOR, ""),
    ("Joris de Wit", "joris@voorbeeld.test", Role.POLICY_ADVISER, ""),
    ("Samira El Idrissi", "samira@voorbeeld.test", Role.AREA_DIRECTOR, "ruwaard"),
    ("Wietske Vermeulen", "wietske@voorbeeld.test", Role.COMMUNITY_WORKER, "ruwaard"),
)


def build() -> None:
    """Make whoever is not there yet. Does nothing outside the demo: these are no accounts for real work."""
    if not settings.DEMO:
        return
    for name, email, role, slug in STAFF:
        if not queries.person_with(email):
            _make(name, email, role, slug)
    author = Person.objects.get(email="joris@voorbeeld.test")
    if not vision_queries.has_examples():
        vision.write_examples(by=author)


def _make(name: str, email: str, role: Role, slug: str) -> None:
    person = actions.add_person(email=email, name=name, by=None)
    own = Area.objects.own()
    area = (own.filter(slug=slug).first() or own.first()) if slug else None
    begins_on = timezone.localdate() - datetime.timedelta(days=400)
    actions.grant_role(person=person, role=role, area=area, begins_on=begins_on, by=None)
