"""What calendars gives to the others."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.calendars import demo, examples, fetch_actions, pages
from basis.calendars.personal import PERSONAL
from basis.calendars.rules import READ_IN
from basis.modules import Job, Module, Notice, Panel

MODULE = Module(
    name="calendars",
    title=_("Agenda's van anderen"),
    grants={role: frozenset({READ_IN}) for role in (Role.ADMINISTRATOR, Role.MAP_EDITOR, Role.COMMUNITY_WORKER)},
    worker_panels=(Panel("calendars/_worker.html", pages.worker_panel, order=80),),
    desk_panels=(Panel("calendars/_desk.html", pages.desk_panel, order=30),),
    my_panels=(Panel("calendars/_mine.html", pages.my_panel, order=70),),
    personal=(PERSONAL,),
    jobs=(Job("calendars.wake", datetime.timedelta(minutes=10), fetch_actions.wake),),
    notices=(Notice(fetch_actions.NOTICE, _("Een agenda die niet meer komt")),),
    acts={
        "calendars.added": _("voegde de agenda van een ander toe"),
        "calendars.read": _("zette activiteiten uit een agenda erin"),
        "calendars.asked": _("liet een agenda opnieuw lezen"),
        "calendars.paused": _("zette een agenda stil"),
        "calendars.resumed": _("zette een agenda weer aan"),
        "calendars.removed": _("haalde een agenda weg"),
    },
    demo=demo.build,
    pack={examples.FILE: examples.examples},
)
