"""What areas gives to the others."""

from django.utils.translation import gettext_lazy as _

from basis.areas import demo, findable
from basis.modules import Dataset, Module, NavItem

MODULE = Module(
    name="areas",
    title=_("Gebieden"),
    nav=(NavItem(_("Gebieden"), "areas:list", order=10),),
    search=findable.entries,
    datasets=(
        Dataset(
            "gebieden",
            _("Gebieden, wijken en buurten"),
            _("De gemeente, haar eigen gebieden, wijken en buurten, met codes van het CBS en grenzen."),
            "api:areas",
            formats=("JSON", "CSV"),
        ),
        Dataset(
            "gebieden-kaart",
            _("Kaart van de gebieden"),
            _("De vereenvoudigde grenzen van de gebieden, voor op een kaart."),
            "areas:map",
            formats=("GeoJSON",),
        ),
    ),
    api="basis.areas.api.router",
    area_names=findable.own_names,
    demo=demo.build,
    pack={demo.FILE: demo.facts},
    acts={
        "areas.imported": _("las grenzen van gebieden in"),
        "areas.postcodes_imported": _("las postcodes in"),
        "areas.own_areas_set": _("legde vast welke buurten bij welk gebied horen"),
    },
)
