"""What topics gives to the others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Module, NavItem, Panel
from basis.topics import demo, facts, findable, pages
from basis.topics.models import EDIT
from basis.topics.personal import PERSONAL

MODULE = Module(
    name="topics",
    title=_("Thema’s"),
    nav=(NavItem(_("Thema’s"), "topics:list", order=12),),
    home_panels=(Panel("topics/_panel.html", pages.home_panel, order=3),),
    my_panels=(Panel("topics/_mine.html", pages.editor_panel, order=47),),
    search=findable.entries,
    search_kinds={"topic": _("thema")},
    grants={role: frozenset({EDIT}) for role in (Role.ADMINISTRATOR, Role.MAP_EDITOR, Role.POLICY_ADVISER)},
    personal=(PERSONAL,),
    acts={
        "topics.begun": _("begon een themapagina"),
        "topics.changed": _("veranderde een themapagina"),
    },
    demo=demo.build,
    pack={facts.FILE: facts.topics},
)
