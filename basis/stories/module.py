"""What stories give to the others."""

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Module
from basis.stories import given
from basis.stories.rules import ASK, RECORD

MODULE = Module(
    name="stories",
    title=_("Verhalen"),
    grants={
        role: frozenset({ASK, RECORD}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)
    },
    contributions=(given.KIND,),
    personal=(given.TOLD, given.WORK),
    acts={
        "stories.round_made": _("maakte een verhaalronde"),
        "stories.round_changed": _("veranderde een verhaalronde"),
        "stories.asked": _("zette vragen in een verhaalronde"),
        "stories.opened": _("opende een verhaalronde"),
        "stories.closed": _("sloot een verhaalronde"),
        "stories.told": _("vertelde een verhaal"),
        "stories.use_changed": _("zei waarvoor een verhaal mag"),
        "stories.kept_to_talk": _("zei of een verhaal alleen voor een gesprek is"),
        "stories.redacted": _("maakte namen in een verhaal zwart"),
    },
)
