"""What stories give to the others."""

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Dataset, Module, NavItem, Notice, Panel
from basis.stories import demo, examples, findable, given, panels
from basis.stories.return_actions import NOTICE
from basis.stories.rules import ASK, RECORD

MODULE = Module(
    name="stories",
    title=_("Verhalen"),
    nav=(NavItem(_("Verhalen"), "stories:rounds", order=16),),
    home_panels=(Panel("stories/_area.html", panels.of_home, order=11),),
    area_panels=(Panel("stories/_area.html", panels.of_area, order=11),),
    initiative_panels=(Panel("stories/_thing.html", panels.of_initiative, order=50),),
    activity_panels=(Panel("stories/_thing.html", panels.of_activity, order=50),),
    search_kinds={"story_round": _("verhaalronde")},
    search=findable.entries,
    datasets=(
        Dataset(
            "verhalen",
            _("Verhalen die iedereen mag lezen"),
            _("Wat mensen vertelden en zelf openbaar maakten, per ronde. Zonder wie het zijn."),
            "api:stories",
            formats=("JSON", "CSV"),
        ),
    ),
    api="basis.stories.api.router",
    grants={
        role: frozenset({ASK, RECORD}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)
    },
    demo=demo.build,
    pack={examples.FILE: examples.examples},
    contributions=(given.KIND,),
    personal=(given.TOLD, given.ADDRESSES, given.WORK),
    files=given.files,
    may_see_file=given.may_see_file,
    notices=(Notice(NOTICE, _("Wat er met uw verhaal gebeurt"), has_weekly=False),),
    acts={
        "stories.round_made": _("maakte een verhaalronde"),
        "stories.round_changed": _("veranderde een verhaalronde"),
        "stories.asked": _("zette vragen in een verhaalronde"),
        "stories.opened": _("opende een verhaalronde"),
        "stories.closed": _("sloot een verhaalronde"),
        "stories.given_back": _("vertelde terug wat er met verhalen gebeurt"),
        "stories.return_corrected": _("verbeterde wat was teruggekoppeld"),
        "stories.told": _("vertelde een verhaal"),
        "stories.use_changed": _("zei waarvoor een verhaal mag"),
        "stories.kept_to_talk": _("zei of een verhaal alleen voor een gesprek is"),
        "stories.redacted": _("maakte namen in een verhaal zwart"),
    },
)
