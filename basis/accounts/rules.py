"""Who may do what with people and their roles."""

from typing import Any


def may_manage_roles(viewer: Any) -> bool:
    """The administrator gives and ends roles and sees who has which (BIO2 5.18: reviewed every year)."""
    return bool(viewer.has_perm("accounts.manage_roles"))
