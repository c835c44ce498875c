"""Looks at the start whether the groups of a provider lead to roles there are."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


class AccountsConfig(AppConfig):
    name = "basis.accounts"

    def ready(self) -> None:
        checks.register(_groups_lead_to_roles)


def _groups_lead_to_roles(**_options: Any) -> list[checks.CheckMessage]:
    from basis.accounts.models import Role  # not before the models are there

    unknown = sorted({role for _group, role, _area in settings.OIDC["roles"]} - set(Role.values))
    return [
        checks.Error(f"BASIS_OIDC_ROLES: {role}: kies uit / choose from {', '.join(Role.values)}") for role in unknown
    ]
