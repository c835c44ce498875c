"""What needs gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Dataset, Module, NavItem, Notice, Panel
from basis.needs import demo, examples, findable, given, own_pages, queries, theme_pages
from basis.needs.bundle_actions import NOTICE
from basis.needs.rules import BUNDLE, RECORD

MODULE = Module(
    name="needs",
    title=_("Wat mensen zeggen"),
    nav=(NavItem(_("Zeg het maar"), "needs:tell", order=15),),
    home_panels=(Panel("needs/_panel.html", queries.home_panel, order=10),),
    area_panels=(Panel("needs/_panel.html", queries.panel, order=10),),
    theme_panels=(Panel("needs/_theme.html", theme_pages.panel, order=30),),
    initiative_panels=(Panel("needs/_initiative.html", own_pages.initiative_panel, order=60),),
    my_panels=(Panel("needs/_mine.html", own_pages.my_panel, order=25),),
    worker_panels=(Panel("needs/_worker.html", own_pages.worker_panel, order=20),),
    awaiting=own_pages.awaiting,
    search=findable.entries,
    datasets=(
        Dataset(
            "behoeften",
            _("Wat mensen wensen en missen"),
            _("Wensen, gemis, signalen en complimenten per gebied, zonder wie het zei."),
            "api:needs",
            formats=("JSON", "CSV"),
        ),
    ),
    api="basis.needs.api.router",
    grants={
        role: frozenset({RECORD, BUNDLE}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)
    },
    contributions=(given.KIND,),
    personal=(given.SAID, given.WORK),
    news=given.news,
    files=given.files,
    may_see_file=given.may_see_file,
    notices=(Notice(NOTICE, _("Wat er gebeurt met wat u zei")),),
    acts={
        "needs.given": _("zei iets over een gebied"),
        "needs.bundled": _("nam samen wat mensen zeiden"),
        "needs.bundle_changed": _("veranderde wat bij elkaar hoort"),
        "needs.answered": _("antwoordde op wat mensen zeiden"),
    },
    demo=demo.build,
    pack={examples.FILE: examples.examples},
)
