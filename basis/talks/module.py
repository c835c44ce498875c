"""What talks gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.modules import Module, Panel
from basis.talks import demo, examples, panels
from basis.talks.personal import PERSONAL

MODULE = Module(
    name="talks",
    title=_("Verhaalgesprekken"),
    round_panels=(Panel("talks/_round.html", panels.of_round, order=30),),
    round_desk_panels=(Panel("talks/_desk.html", panels.of_desk, order=40),),
    need_panels=(Panel("talks/_came_from.html", panels.of_need, order=30),),
    initiative_panels=(Panel("talks/_came_from.html", panels.of_initiative, order=70),),
    commitment_panels=(Panel("talks/_came_from.html", panels.of_commitment, order=30),),
    own_story_panels=(Panel("talks/_told.html", panels.of_told, order=30),),
    awaiting=panels.awaiting,
    demo=demo.build,
    pack={examples.FILE: examples.examples},
    personal=(PERSONAL,),
    acts={
        "talks.prepared": _("maakte een verhaalgesprek klaar"),
        "talks.changed": _("veranderde een verhaalgesprek"),
        "talks.story_chosen": _("legde een verhaal op tafel"),
        "talks.story_put_back": _("haalde een verhaal van tafel"),
        "talks.quoted": _("koos een zin uit een verhaal"),
        "talks.pattern_chosen": _("legde een patroon op tafel"),
        "talks.pattern_dropped": _("haalde een patroon van tafel"),
        "talks.held": _("schreef op hoe een verhaalgesprek was"),
        "talks.published": _("zette een verhaalgesprek op de website"),
        "talks.agreed": _("zette een afspraak bij een verhaalgesprek"),
        "talks.agreement_changed": _("werkte een afspraak van een verhaalgesprek bij"),
        "talks.panel_added": _("zette een kiesgroep bij een verhaalgesprek"),
        "talks.change_chosen": _("schreef op welk verhaal een groep koos"),
    },
)
