"""Invented staff for the demo world, with passwords nobody knows beforehand; and what they report on the vision."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

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
LOGINS = "demo-logins.txt"


def build() -> None:
    """Make whoever is not there yet. Does nothing outside the demo: these are no accounts for real work."""
    if not settings.DEMO:
        return
    path = Path(settings.DATA) / LOGINS
    told = _told(path)
    for name, email, role, slug in STAFF:
        person = queries.person_with(email)
        password = told.get(email) or actions.made_password()
        if not person:  # also in another database beside the same file
            _make(name, email, role, slug, password)
        elif email not in told:  # the file was thrown away
            actions.change_password(person, password)
        if email not in told:
            _write_down(path, f"{email}  {password}  {role.label}\n")
    author = Person.objects.get(email="joris@voorbeeld.test")
    if not vision_queries.has_examples():
        vision.write_examples(by=author)


def _told(path: Path) -> dict[str, str]:
    """Password by address, as the file tells them."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {words[0]: words[1] for words in map(str.split, lines) if len(words) > 1}


def _make(name: str, email: str, role: Role, slug: str, password: str) -> None:
    person = actions.add_person(email=email, name=name, password=password, temporary=False, by=None)
    own = Area.objects.own()
    area = (own.filter(slug=slug).first() or own.first()) if slug else None
    begins_on = timezone.localdate() - datetime.timedelta(days=400)
    actions.grant_role(person=person, role=role, area=area, begins_on=begins_on, by=None)


def _write_down(path: Path, line: str) -> None:
    """Add a login to the file that only its owner can read: the one place where the password is told."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        file.write(line)
