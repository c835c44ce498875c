"""What meeting gives to the others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.meeting import demo, findable, pages
from basis.meeting.models import HOLD
from basis.meeting.personal import PERSONAL
from basis.modules import Dataset, Module, Panel

MODULE = Module(
    name="meeting",
    title=_("Ontmoeten"),
    area_panels=(Panel("meeting/_panel.html", pages.panel, order=16),),
    theme_panels=(Panel("meeting/_theme.html", pages.theme_panel, order=40),),
    search=findable.entries,
    search_last=True,
    datasets=(
        Dataset(
            "ontmoeten",
            _("Hoe dichtbij een plek om elkaar te ontmoeten is"),
            _("Per gebied en leeftijd: welk deel van de mensen een plek heeft op 5, 10 en 15 minuten lopen."),
            "meeting:all_csv",
            formats=("CSV",),
        ),
    ),
    grants={role: frozenset({HOLD}) for role in (Role.AREA_DIRECTOR, Role.COMMUNITY_WORKER)},
    personal=(PERSONAL,),
    news=findable.news,
    acts={
        "meeting.conversation_written": _("schreef een gesprek op"),
        "meeting.conversation_changed": _("veranderde wat er over een gesprek staat"),
        "meeting.conversation_published": _("zette een gesprek op de website"),
        "meeting.agreed": _("zette een afspraak bij een gesprek"),
        "meeting.agreement_changed": _("werkte een afspraak bij"),
    },
    demo=demo.build,
    pack={demo.FILE: demo.examples},
)
