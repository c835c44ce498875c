"""What the pages about people and their roles need."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from basis.accounts.models import Identity, Person, Role, RoleGrant, RoleGrantQuerySet, SignIn
from basis.areas.models import Area
from basis.modules import Subscriber, all_modules


def roles_of(person: Person) -> RoleGrantQuerySet:
    """All roles of somebody, running ones first, with their area and who gave them."""
    return person.roles.select_related("area", "granted_by").order_by("-ends_on", "-begins_on")


def grants_of_today(person: Person) -> list[RoleGrant]:
    """The roles she has today, asked of the database once per loaded person."""
    if not hasattr(person, "_grants_of_today"):
        person._grants_of_today = list(person.roles.on(timezone.localdate()).select_related("area"))  # type: ignore[attr-defined]
    return person._grants_of_today  # type: ignore[attr-defined,no-any-return]


def role_in(person: Person, area: Area) -> str:
    """The role by which somebody works in this area: that of the area before one for the whole municipality, or ''."""
    own = area.pk if area.kind == Area.Kind.OWN else area.own_area_id
    ranked = sorted(grants_of_today(person), key=lambda grant: (grant.area_id != own, grant.area_id is not None))
    return ranked[0].role if ranked else ""


def is_staff(person: Person) -> bool:
    """Does she have a role today? Then more is asked of her at the door."""
    return bool(grants_of_today(person))


def identity(issuer: str, subject_hash: str) -> Identity | None:
    """Who comes by this provider under this fingerprint."""
    found = Identity.objects.select_related("person__area")
    return found.filter(issuer=issuer, subject_hash=subject_hash).first()


def has_second_step(person: Person) -> bool:
    """Does she have an app or a passkey, beside her mailbox?"""
    hers = Authenticator.objects.filter(user_id=person.pk)
    return bool(hers.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def devices(person: Person) -> models.QuerySet[SignIn]:
    """Where she is signed in now, the device she used last first."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    return person.sign_ins.filter(Exists(alive))


def subscribers() -> Iterator[Subscriber]:
    """Who lives where, for the weekly letter of an area."""
    for person in Person.objects.filter(is_active=True, area__isnull=False).select_related("area").iterator():
        yield Subscriber(person, person.area.code, str(person.area), person.language)  # type: ignore[union-attr]


def holders(permission: str, area: str) -> list[Person]:
    """Everyone who may do this today in the area with this code, or in the whole municipality."""
    able = {role for module in all_modules() for role, may in module.grants.items() if permission in may}
    grants = RoleGrant.objects.on(timezone.localdate()).filter(Q(area=None) | Q(area__code=area), role__in=able)
    return list(Person.objects.filter(is_active=True, roles__in=grants).distinct().order_by("pk"))


def staff_names(people: Collection[int]) -> dict[int, str]:
    """The names of those among these people who have or had a role here; of residents none are given."""
    known = Person.objects.filter(pk__in=people, roles__isnull=False)
    return dict(known.values_list("pk", "name").distinct())


def roles(today: datetime.date, *, past: bool = False) -> RoleGrantQuerySet:
    """Who has what: roles that run or will run, by name; with `past` also those that are over."""
    found = RoleGrant.objects.select_related("person", "area", "granted_by", "ended_by")
    return found if past else found.not_over(today)


def person_with(email: str) -> Person | None:
    """Who signs in with this address, whatever its capitals."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def administrators(today: datetime.date) -> int:
    """How many people can give roles today."""
    running = RoleGrant.objects.on(today).filter(role=Role.ADMINISTRATOR, person__is_active=True)
    return running.values("person").distinct().count()


def overlapping(grant: RoleGrant) -> bool:
    """Does the same person already have this role here, in a part of the same time?"""
    same = RoleGrant.objects.filter(person=grant.person, role=grant.role, area=grant.area).exclude(pk=grant.pk)
    if grant.ends_on:
        same = same.filter(begins_on__lt=grant.ends_on)
    return same.filter(Q(ends_on=None) | Q(ends_on__gt=grant.begins_on)).exists()
