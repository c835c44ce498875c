"""What figures gives to the others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role
from basis.figures import demo, demo_readings, findable, given, pages, registry, theme_pages
from basis.figures.rules import RECORD
from basis.modules import Dataset, Module, NavItem, Panel

BOTH = ("JSON", "CSV")
OBSERVATIONS = Dataset(
    "waarnemingen",
    _("Cijfers per gebied"),
    _("Alle cijfers van de wijkfoto per gebied en jaar, met de reden waarom er soms geen is."),
    "api:observations",
    BOTH,
)
INDICATORS = Dataset(
    "indicatoren", _("Indicatoren"), _("Waar de cijfers over gaan en waar zij vandaan komen."), "api:indicators", BOTH
)

MODULE = Module(
    name="figures",
    title=_("Wijkfoto"),
    nav=(NavItem(_("Wijkfoto"), "figures:start", order=20),),
    home_panels=(Panel("figures/_panel.html", pages.home_panel, order=40),),
    area_panels=(Panel("figures/_panel.html", pages.panel, order=20),),
    theme_panels=(Panel("figures/_theme.html", theme_pages.panel, order=60),),
    search=findable.entries,
    search_last=True,
    datasets=(OBSERVATIONS, INDICATORS),
    grants={
        role: frozenset({RECORD})
        for role in (Role.ADMINISTRATOR, Role.POLICY_ADVISER, Role.AREA_DIRECTOR, Role.COMMUNITY_WORKER)
    },
    api="basis.figures.api.router",
    contributions=(given.KIND,),
    personal=(given.PERSONAL,),
    news=given.news,
    acts={
        "figures.imported": _("las cijfers in"),
        "figures.reading_written": _("schreef een lezing"),
    },
    demo=demo.build,
    pack={
        demo_readings.FILE: demo_readings.examples,
        "indicators.yaml": registry.all_indicators,
        demo.FIGURES: demo.figures,
    },
)
