"""What reports give to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module, Panel
from basis.reports import demo, examples, findable, jobs, panels
from basis.reports.personal import PERSONAL

MODULE = Module(
    name="reports",
    title=_("Verslagen"),
    area_panels=(Panel("reports/_area.html", panels.of_area, order=12),),
    round_panels=(Panel("reports/_round.html", panels.of_round, order=10),),
    round_desk_panels=(Panel("reports/_desk.html", panels.of_desk, order=50),),
    search_kinds={"report": _("verslag")},
    search=findable.entries,
    awaiting=panels.awaiting,
    demo=demo.build,
    pack={examples.FILE: examples.examples},
    personal=(PERSONAL,),
    jobs=(jobs.OUTDATE,),
    acts={
        "reports.begun": _("begon een verslag"),
        "reports.reopened": _("schreef verder aan een verslag"),
        "reports.written": _("schreef een verslag"),
        "reports.figure_put": _("zette een cijfer naast een verslag"),
        "reports.figure_dropped": _("haalde een cijfer bij een verslag weg"),
        "reports.made": _("maakte een verslag"),
        "reports.published": _("zette een verslag op de website"),
        "reports.taken_down": _("haalde een verslag van de website"),
        "reports.outdated": _("merkte een verslag als verouderd"),
    },
)
