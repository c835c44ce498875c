"""What upkeep gives to the others."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from basis.modules import Job, Module, Panel
from basis.upkeep import demo, freshness_actions, pages
from basis.upkeep.given import KEEPING, NOTICES, PROPOSALS

MODULE = Module(
    name="upkeep",
    title=_("Bijhouden"),
    entry_panels=(Panel("upkeep/_entry.html", pages.of_entry),),
    desk_panels=(Panel("upkeep/_desk.html", pages.desk, order=10),),
    my_panels=(
        Panel("upkeep/_mine.html", pages.keeper_panel, order=20),
        Panel("upkeep/_editor.html", pages.editor_panel, order=46),
    ),
    personal=(KEEPING, PROPOSALS),
    notices=NOTICES,
    jobs=(Job("upkeep.freshness", datetime.timedelta(days=1), freshness_actions.ask),),
    acts={
        "upkeep.added": _("zette iets op de sociale kaart"),
        "upkeep.changed": _("veranderde iets op de sociale kaart"),
        "upkeep.proposed": _("stelde een verandering voor"),
        "upkeep.approved": _("nam een verandering over"),
        "upkeep.declined": _("nam een verandering niet over"),
        "upkeep.looked_at": _("bekeek een verandering die er al op stond"),
        "upkeep.confirmed": _("zei dat het nog klopt"),
        "upkeep.confirmed_all": _("zei dat alles van een organisatie nog klopt"),
        "upkeep.left": _("zei dat iets er niet meer is"),
        "upkeep.came_back": _("zei dat iets er toch weer is"),
        "upkeep.pictured": _("zette een foto bij iets op de sociale kaart"),
        "upkeep.picture_gone": _("haalde een foto weg"),
        "upkeep.invited": _("vroeg iemand om een organisatie bij te houden"),
        "upkeep.withdrawn": _("trok een uitnodiging in"),
        "upkeep.accepted": _("ging een organisatie bijhouden"),
        "upkeep.ended": _("maakte een eind aan het bijhouden"),
        "upkeep.trusted": _("vertrouwde een organisatie"),
        "upkeep.trust_ended": _("vertrouwde een organisatie niet meer zo"),
        "upkeep.keepers_seen": _("keek wie een organisatie bijhoudt"),
        "upkeep.proposals_seen": _("keek wat organisaties zelf veranderden"),
    },
    demo=demo.build,
)
