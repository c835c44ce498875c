"""What socialmap gives to the others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Module, NavItem, Panel
from basis.socialmap import demo, findable, pages
from basis.socialmap.personal import NOTICE, PERSONAL
from basis.socialmap.rules import EDIT

MODULE = Module(
    name="socialmap",
    title=_("Sociale kaart"),
    nav=(NavItem(_("Plekken"), "socialmap:places", order=15),),
    area_panels=(Panel("socialmap/_panel.html", pages.panel, order=15),),
    search=findable.entries,
    grants={role: frozenset({EDIT}) for role in (Role.ADMINISTRATOR, Role.MAP_EDITOR)},
    personal=(PERSONAL,),
    notices=(NOTICE,),
    acts={
        "socialmap.put": _("zette iets op de sociale kaart"),
        "socialmap.confirmed": _("zei dat het nog klopt"),
        "socialmap.said_wrong": _("zei dat er iets niet klopt"),
        "socialmap.settled": _("keek een verbetering na"),
        "socialmap.corrections_seen": _("keek naar wat er niet klopt"),
    },
    demo=demo.build,
    pack={demo.FACTS: demo.facts, demo.EXAMPLES: demo.examples},
)
