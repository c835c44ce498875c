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
        """May this person do this (in this area)? Nobody who is not signed in may."""
        if not isinstance(user_obj, Person) or not user_obj.is_active:
            return False
        return any(
            (grant.area_id is None or grant.area_id == getattr(obj, "pk", None)) and perm in allowed(grant.role)
            for grant in _grants(user_obj)
        )


def allowed(role: str) -> frozenset[str]:
    """All permissions that go with a role."""
    return frozenset().union(*(module.grants.get(role, frozenset()) for module in all_modules()))


def _grants(person: Person) -> list[RoleGrant]:
    """The roles of today, asked of the database once per loaded person."""
    if not hasattr(person, "_grants_of_today"):
        person._grants_of_today = list(person.roles.on(timezone.localdate()))  # type: ignore[attr-defined]
    return person._grants_of_today  # type: ignore[attr-defined,no-any-return]
