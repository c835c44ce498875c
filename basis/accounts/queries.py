"""What the pages about people and their roles need."""

from __future__ import annotations

import datetime

from django.db.models import Q

from basis.accounts.models import Person, Role, RoleGrant, RoleGrantQuerySet


def roles_of(person: Person) -> RoleGrantQuerySet:
    """All roles of somebody, running ones first, with their area and who gave them."""
    return person.roles.select_related("area", "granted_by").order_by("-ends_on", "-begins_on")


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
