"""What accounts gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.accounts import demo
from basis.modules import Module

MODULE = Module(
    name="accounts",
    title=_("Mensen"),
    grants={"administrator": frozenset({"accounts.manage_roles"})},
    demo=demo.build,
)
