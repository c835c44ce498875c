"""What meaning gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.meaning import demo, examples, pages
from basis.meaning.personal import PERSONAL
from basis.modules import Module, Panel

MODULE = Module(
    name="meaning",
    title=_("Duiding"),
    round_panels=(Panel("meaning/_round.html", pages.of_round, order=25),),
    round_desk_panels=(Panel("meaning/_desk.html", pages.of_desk, order=30),),
    demo=demo.build,
    pack={examples.FILE: examples.examples},
    personal=(PERSONAL,),
    acts={
        "meaning.noticed": _("schreef op wat in verhalen te zien is"),
        "meaning.observation_changed": _("veranderde wat in verhalen te zien is"),
        "meaning.observation_dropped": _("haalde iets wat te zien was van tafel"),
        "meaning.interpreted": _("zette een duiding bij wat te zien is"),
        "meaning.interpretation_changed": _("veranderde een duiding"),
        "meaning.interpretation_dropped": _("haalde een duiding weg"),
        "meaning.cluster_made": _("maakte een groep op de tafel"),
        "meaning.cluster_renamed": _("gaf een groep op de tafel een andere naam"),
        "meaning.card_put": _("legde een kaart bij een groep"),
    },
)
