"""Turns granted roles into permissions: `person.has_perm("figures.write_reading", area)`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.utils import timezone

from basis.accounts.models import Person, RoleGrant
from basis.modules import all_modules


class RoleBackend(BaseBackend):
    """A role holds for its area, or for all when it has none; what it allows is said by the modules."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """May this person do this (in this area, or in the area with this code)? Nobody who is not signed in may."""
        if not isinstance(user_obj, Person) or not user_obj.is_active:
            return False
        return any(_is_in(grant, obj) and perm in allowed(grant.role) for grant in _grants(user_obj))


def _is_in(grant: RoleGrant, place: Any) -> bool:
    if grant.area is None:
        return True
    return grant.area.code == place if isinstance(place, str) else grant.area_id == getattr(place, "pk", None)


def allowed(role: str) -> frozenset[str]:
    """All permissions that go with a role."""
    return frozenset().union(*(module.grants.get(role, frozenset()) for module in all_modules()))


def _grants(person: Person) -> list[RoleGrant]:
    """The roles of today, asked of the database once per loaded person."""
    if not hasattr(person, "_grants_of_today"):
        person._grants_of_today = list(person.roles.on(timezone.localdate()).select_related("area"))  # type: ignore[attr-defined]
    return person._grants_of_today  # type: ignore[attr-defined,no-any-return]
