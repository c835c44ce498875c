"""What sources gives to the others."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from basis.modules import Job, Module, Panel
from basis.sources import actions, demo, pages
from basis.sources.personal import PERSONAL

MODULE = Module(
    name="sources",
    title=_("Inlezen"),
    desk_panels=(Panel("sources/_desk.html", pages.desk, order=20),),
    personal=(PERSONAL,),
    jobs=(Job("sources.wake", datetime.timedelta(minutes=1), actions.wake),),
    acts={
        "sources.imported": _("las een lijst in de sociale kaart"),
        "sources.proposed": _("las voorstellen van een andere kaart in"),
        "sources.accepted": _("zette een voorstel op de sociale kaart"),
        "sources.linked": _("vulde een plek aan met een voorstel"),
        "sources.declined": _("wees een voorstel af"),
    },
    demo=demo.build,
)
