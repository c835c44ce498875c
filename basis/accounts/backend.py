"""Who a session is of, and what her granted roles allow: `person.has_perm("figures.record_reading", area)`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from basis.accounts import queries
from basis.accounts.models import Person, RoleGrant
from basis.modules import all_modules


class RoleBackend(BaseBackend):
    """A role holds for its area, or for all when it has none; what it allows is said by the modules."""

    def get_user(self, user_id: int) -> Person | None:
        """Who a session is of, while the account is in use."""
        return Person.objects.select_related("area").filter(pk=user_id, is_active=True).first()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """May this person do this (in this area, or in the area with this code)? Nobody who is not signed in may."""
        if not isinstance(user_obj, Person) or not user_obj.is_active:
            return False
        return any(_is_in(grant, obj) and perm in allowed(grant.role) for grant in queries.grants_of_today(user_obj))


def _is_in(grant: RoleGrant, place: Any) -> bool:
    if grant.area is None:
        return True
    return grant.area.code == place if isinstance(place, str) else grant.area_id == getattr(place, "pk", None)


def allowed(role: str) -> frozenset[str]:
    """All permissions that go with a role."""
    return frozenset().union(*(module.grants.get(role, frozenset()) for module in all_modules()))
