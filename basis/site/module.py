"""What site gives: the desk of who works for an area."""

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Module, Panel
from basis.site import desks

MODULE = Module(
    name="site",
    title=_("Website"),
    grants={role: frozenset({desks.WORK}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)},
    my_panels=(Panel("site/_desks.html", desks.my_panel, order=2),),
)
