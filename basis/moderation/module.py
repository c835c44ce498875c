"""What moderation gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.moderation.rules import DECIDE, TRUSTED
from basis.modules import Module

MODULE = Module(
    name="moderation",
    title=_("Bijdragen"),
    grants={
        "administrator": frozenset({DECIDE, TRUSTED}),
        "moderator": frozenset({DECIDE, TRUSTED}),
        "policy_adviser": frozenset({TRUSTED}),
        "area_director": frozenset({DECIDE, TRUSTED}),
        "community_worker": frozenset({TRUSTED}),
    },
)
