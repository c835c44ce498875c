"""What exchange gives to the others."""

import datetime

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.exchange import demo, door_pages, examples, findable, given, life_actions, match_actions, match_pages, shapes
from basis.exchange import panel_queries as panels
from basis.exchange.acts import ACTS
from basis.exchange.rules import RECORD
from basis.modules import Job, Module, NavItem, Notice, Panel

MODULE = Module(
    name="exchange",
    title=_("Vraag en aanbod"),
    nav=(NavItem(_("Vraag en aanbod"), "exchange:everywhere", order=13),),
    home_panels=(
        Panel("exchange/_doors.html", door_pages.home_panel, order=0),
        Panel("exchange/_panel.html", panels.home_panel, order=7),
    ),
    door_panels=(Panel("exchange/_door.html", door_pages.panel, order=20),),
    area_panels=(Panel("exchange/_panel.html", panels.area_panel, order=7),),
    theme_panels=(Panel("exchange/_theme.html", panels.theme_panel, order=28),),
    initiative_panels=(Panel("exchange/_initiative.html", panels.initiative_panel, order=40),),
    entry_panels=(Panel("exchange/_entry.html", panels.entry_panel, order=40),),
    worker_panels=(
        Panel("exchange/_worker.html", panels.worker_panel, order=20),
        Panel("exchange/_match_desk.html", match_pages.worker_panel, order=22),
    ),
    my_panels=(
        Panel("exchange/_mine.html", panels.my_panel, order=12),
        Panel("exchange/_carers.html", panels.carers_panel, order=13),
    ),
    awaiting=panels.awaiting,
    search_kinds={"card": _("kaartje")},
    search=findable.entries,
    datasets=(shapes.DATASET,),
    api="basis.exchange.api.router",
    grants={role: frozenset({RECORD}) for role in (Role.COMMUNITY_WORKER, Role.AREA_DIRECTOR, Role.POLICY_ADVISER)},
    contributions=(given.KIND,),
    personal=(given.CARDS, given.ASSURED),
    news=given.news,
    notices=(
        Notice(life_actions.NOTICE, _("dat uw kaartje bijna afloopt"), is_optional=False),
        Notice(match_actions.NOTICE, _("dat er misschien iets bij uw kaartje past"), default="weekly"),
    ),
    jobs=(
        Job("exchange.ending", datetime.timedelta(hours=6), life_actions.tell_ending),
        Job("exchange.matches", datetime.timedelta(days=1), match_actions.tell_matches),
    ),
    acts=ACTS,
    demo=demo.build,
    pack={examples.FILE: examples.examples},
)
