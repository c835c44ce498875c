"""`./run import_postcodes`: which part of a four-digit postcode lies in which buurt."""

from pathlib import Path
from typing import Any

import shapely
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from basis import files
from basis.areas import actions, postcodes
from basis.areas.boundary_actions import Origin
from basis.areas.models import Area, Boundary
from basis.areas.postcodes import ShareRow


class Command(BaseCommand):
    help = "Leest postcodes: een CSV (postcode, buurtcode, deel_van_pc4) of een GeoJSON met vlakken per postcode"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, help="het jaar van de postcodes")
        parser.add_argument("--source", default="CBS / Kadaster", help="wiens gegevens het zijn")
        parser.add_argument("--licence", default="CC BY 4.0")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source = files.read(options["file"])
            rows = self._rows(source)
            origin = Origin(
                source.name, source.sha256, options["year"], options["source"], options["licence"], rows=len(rows)
            )
            done = actions.import_postcodes(rows, origin=origin)
        except files.Refused as error:
            raise CommandError(str(error)) from None
        say = self.stdout.write
        say(_("Gelezen: %(postcodes)s postcodes, %(shares)s delen.") % done.__dict__)
        if done.elsewhere:
            say(_("Overgeslagen: %s regels van andere gemeenten.") % done.elsewhere)
        if not done.is_new:
            say(_("Alles stond er al zo; er is niets veranderd."))

    def _rows(self, source: files.File) -> list[ShareRow]:
        if not source.text.lstrip().startswith("{"):
            return postcodes.read_shares(source)
        shapes = Boundary.objects.current().filter(area__in=Area.objects.here().current().filter(kind=Area.Kind.BUURT))
        buurten = dict(shapes.values_list("area__code", "geometry"))
        if not buurten:
            raise files.Refused(_("Van deze gemeente zijn nog geen buurten bekend. Doe eerst import_areas."))
        return postcodes.overlay(source, {code: shapely.from_geojson(text) for code, text in buurten.items()})
