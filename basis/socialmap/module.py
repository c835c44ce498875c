"""What socialmap gives to the others."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.modules import Dataset, Job, Module, NavItem, Panel
from basis.socialmap import demo, duplicate_actions, findable, freshness_actions, open_queries, pages, theme_pages
from basis.socialmap.acts import ACTS
from basis.socialmap.door_pages import DOORS
from basis.socialmap.entry_queries import pictures
from basis.socialmap.merge_personal import PERSONAL as MERGED
from basis.socialmap.personal import NOTICE, PERSONAL, STILL_RIGHT
from basis.socialmap.rules import EDIT

BOTH = ("JSON", "CSV")
ABOUT_TABLE = _("Alles in één bestand. Een andere sociale kaart kan het zo overnemen.")
ABOUT_MAP = _("Elke plek met haar openingstijden en toegankelijkheid.")
ABOUT_HSDS = _("De hele sociale kaart volgens de internationale standaard HSDS 3.1.")

MODULE = Module(
    name="socialmap",
    title=_("Sociale kaart"),
    nav=(NavItem(_("Plekken"), "socialmap:places", order=16),),
    area_panels=(Panel("socialmap/_panel.html", pages.panel, order=15),),
    theme_panels=(Panel("socialmap/_theme.html", theme_pages.panel, order=10),),
    door_panels=DOORS,
    my_panels=(Panel("socialmap/_editor.html", pages.editor_panel, order=45),),
    search=findable.entries,
    search_kinds={"place": _("plek"), "service": _("aanbod"), "organisation": _("organisatie")},
    external_ids=open_queries.external_ids,
    files=pictures,
    datasets=(
        Dataset("plekken", _("Plekken"), _("Waar mensen elkaar ontmoeten."), "api:map_places", BOTH),
        Dataset("diensten", _("Aanbod"), _("Wat organisaties doen, waar en wanneer."), "api:map_services", BOTH),
        Dataset("organisaties", _("Organisaties"), _("Wie er wat doet."), "api:map_organisations", BOTH),
        Dataset("sociale-kaart", _("Sociale kaart als tabel"), ABOUT_TABLE, "socialmap_open:csv", ("CSV",)),
        Dataset("plekken-kaart", _("Plekken voor op een kaart"), ABOUT_MAP, "socialmap_open:geojson", ("GeoJSON",)),
        Dataset("sociale-kaart-hsds", _("Sociale kaart in HSDS"), ABOUT_HSDS, "hsds:api-root"),
    ),
    api="basis.socialmap.api.router",
    grants={role: frozenset({EDIT}) for role in (Role.ADMINISTRATOR, Role.MAP_EDITOR)},
    personal=(PERSONAL, MERGED),
    notices=(NOTICE, STILL_RIGHT),
    jobs=(
        Job("socialmap.freshness", datetime.timedelta(days=1), freshness_actions.ask),
        Job("socialmap.duplicates", datetime.timedelta(days=1), duplicate_actions.find),
    ),
    acts=ACTS,
    demo=demo.build,
    pack={demo.FACTS: demo.facts, demo.EXAMPLES: demo.examples},
)
