"""What initiatives gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.initiatives import demo, examples, findable, given, jobs, panels, personal
from basis.initiatives.acts import ACTS, NOTICES
from basis.initiatives.rules import RECORD
from basis.modules import Dataset, Module, NavItem, Panel

MODULE = Module(
    name="initiatives",
    title=_("Initiatieven"),
    nav=(NavItem(_("Initiatieven"), "initiatives:everywhere", order=14),),
    home_panels=(Panel("initiatives/_panel.html", panels.of_home, order=8),),
    area_panels=(Panel("initiatives/_panel.html", panels.of_area, order=8),),
    theme_panels=(Panel("initiatives/_theme.html", panels.of_theme, order=22),),
    entry_panels=(Panel("initiatives/_entry.html", panels.of_entry, order=30),),
    initiative_panels=(Panel("initiatives/_others.html", panels.of_initiative, order=90),),
    door_panels=(Panel("initiatives/_door.html", panels.of_door, order=30),),
    my_panels=(Panel("initiatives/_mine.html", panels.of_mine, order=15),),
    worker_panels=(Panel("initiatives/_worker.html", panels.of_worker, order=30),),
    awaiting=panels.awaiting,
    search_kinds={"initiative": _("initiatief")},
    search=findable.entries,
    datasets=(
        Dataset(
            "initiatieven",
            _("Initiatieven van inwoners"),
            _("Wat inwoners beginnen, hoe ver het is en wat het nodig heeft. Zonder wie het zijn."),
            "api:initiatives",
            formats=("JSON", "CSV"),
        ),
    ),
    api="basis.initiatives.api.router",
    grants={role: frozenset({RECORD}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)},
    contributions=given.KINDS,
    personal=(personal.SAID, personal.TEAM),
    news=given.news,
    files=given.files,
    may_see_file=given.may_see_file,
    notices=NOTICES,
    jobs=(jobs.SPREAD,),
    acts=ACTS,
    demo=demo.build,
    pack={examples.FILE: examples.examples},
)
