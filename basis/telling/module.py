"""What telling gives to the others."""

import datetime

from django.utils.translation import gettext_lazy as _

from basis.modules import Job, Module, Notice, Panel
from basis.telling import given, jobs, pages
from basis.telling.return_actions import NOTICE

MODULE = Module(
    name="telling",
    title=_("Vertellen"),
    my_panels=(Panel("telling/_mine.html", pages.mine, order=20),),
    round_desk_panels=(Panel("telling/_desk.html", pages.desk, order=10),),
    personal=(given.BEGUN,),
    notices=(Notice(NOTICE, _("De vraag of u bericht wilt over een verhaalronde"), is_optional=False, is_secret=True),),
    jobs=(Job("telling.forget", datetime.timedelta(hours=1), jobs.forget),),
)
