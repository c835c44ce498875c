"""Initiatives to test with, in the small municipality of the areas."""

import secrets

from django.utils import timezone

from basis.accounts.models import Person
from basis.initiatives.models import Ask, Initiative, TeamMember
from basis.moderation.models import Contribution
from basis.needs.tests.makers import make_worker, make_world, photo

TEXT = "Een lange tafel op het plein. Iedereen neemt iets mee."


def make_contribution(kind, area, by=None, state="visible", recorded_by=None, email=""):
    return Contribution.objects.create(
        kind=kind,
        area=area.code,
        author=by,
        recorded_by=recorded_by,
        email=email,
        is_confirmed=bool(email),
        state=state,
        key_hash=secrets.token_hex(32),
        closed_at=timezone.now() if state in {"withdrawn", "removed"} else None,
    )


def make_initiative(area, *, by=None, state="visible", recorded_by=None, email="", **differences):
    """An initiative that stands on the website; `by` began it and carries it."""
    number = Initiative.objects.count() + 1
    fields = {"title": f"De lange tafel {number}", "text": TEXT, "slug": f"de-lange-tafel-{number}"} | differences
    given = make_contribution("initiatives.initiative", area, by, state, recorded_by, email)
    one = Initiative.objects.create(area=area, contribution=given, **fields)
    if by:
        TeamMember.objects.create(initiative=one, person=by, name=by.name)
    return one


def make_ask(one, kind="people", words="Twee mensen die kunnen sjouwen.", **differences):
    given = make_contribution("initiatives.ask", one.area, one.contribution.author)
    return Ask.objects.create(initiative=one, kind=kind, words=words, contribution=given, **differences)


def make_person(name):
    return Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)


__all__ = ["make_ask", "make_initiative", "make_person", "make_worker", "make_world", "photo"]
