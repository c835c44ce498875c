"""What liaison gives to the others."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.liaison import demo, examples, findable, given, jobs, pages
from basis.liaison.rules import ASSIGN, ESCALATE, FIRST_ASKED, OVERSEE, OWN
from basis.modules import Dataset, Job, Module, Panel

MODULE = Module(
    name="liaison",
    title=_("Naast het initiatief"),
    initiative_panels=(
        Panel("liaison/_contact_panel.html", pages.contact_panel, order=5),
        Panel("liaison/_barrier_panel.html", pages.barrier_panel, order=40),
    ),
    area_panels=(Panel("liaison/_area.html", pages.area_panel, order=55),),
    worker_panels=(Panel("liaison/_desk.html", pages.worker_panel, order=20),),
    my_panels=(Panel("liaison/_mine.html", pages.my_panel, order=16),),
    awaiting=pages.awaiting,
    search=findable.entries,
    search_last=True,
    search_kinds={"barrier": _("belemmering")},
    datasets=(
        Dataset(
            "belemmeringen",
            _("Wat initiatieven in de weg staat"),
            _("Belemmeringen per soort en gebied, en wat eruit is gekomen, zonder namen van mensen."),
            "api:barriers",
            formats=("JSON", "CSV"),
        ),
    ),
    api="basis.liaison.api.router",
    grants={
        Role.COMMUNITY_WORKER: frozenset({ASSIGN, FIRST_ASKED, OWN}),
        Role.AREA_DIRECTOR: frozenset({ASSIGN, OWN, OVERSEE}),
        Role.POLICY_ADVISER: frozenset({ASSIGN, OWN, ESCALATE}),
        Role.SUBSIDY_OFFICER: frozenset({OWN}),
    },
    contributions=(given.KIND,),
    personal=(given.OF_INITIATORS, given.WORK),
    notices=given.NOTICES,
    jobs=(Job("liaison.late", datetime.timedelta(hours=6), jobs.look),),
    acts=given.ACTS,
    demo=demo.build,
    pack={examples.FILE: examples.examples},
)
