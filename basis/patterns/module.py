"""What patterns gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module, Panel
from basis.patterns import demo, jobs, pages

MODULE = Module(
    name="patterns",
    title=_("Patronen"),
    round_panels=(Panel("patterns/_panel.html", pages.panel, order=20),),
    round_desk_panels=(Panel("patterns/_panel.html", pages.panel, order=20),),
    demo=demo.build,
    jobs=(jobs.KEEP,),
)
