"""`./run import_areas`: a division of the country, from a file or from PDOK."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from basis import files
from basis.areas import actions, divisions, pdok
from basis.areas.boundary_actions import Changes, Origin
from basis.areas.divisions import Division

MOST_TOLD = 20  # pairs of buurten; more means that the whole file is wrong


class Command(BaseCommand):
    help = "Leest gemeenten, wijken en buurten met hun grenzen: import_areas BESTAND.geojson --year 2024"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="GeoJSON van CBS of PDOK, ook .gz")
        parser.add_argument("--pdok", action="store_true", help="haal de grenzen zelf op bij PDOK")
        parser.add_argument("--year", type=int, required=True, help="het jaar van de indeling")
        parser.add_argument("--municipality", default="", help="neem alleen deze gemeente, bijvoorbeeld GM0828")
        parser.add_argument("--source", default="CBS / Kadaster", help="wiens gegevens het zijn")
        parser.add_argument("--licence", default="CC BY 4.0")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            division, origin = self._read(**options)
            changes = actions.import_division(division, year=options["year"], origin=origin)
        except files.Refused as error:
            raise CommandError(str(error)) from None
        self._tell(division, changes)
        self.stdout.write(_("Klaar in %.1f s.") % (time.monotonic() - started))

    def _read(
        self, file: Path | None, pdok: bool, year: int, municipality: str, source: str, licence: str, **rest: Any
    ) -> tuple[Division, Origin]:
        code = divisions.code_of(municipality, "GM") if municipality else ""
        if municipality and not code:
            raise CommandError(_("%s is geen code van een gemeente, zoals GM0828.") % municipality)
        if pdok == bool(file):
            raise CommandError(_("Noem een bestand, of geef --pdok."))
        if file:
            read = files.read(file)
            division = divisions.read_source(read, code)
            return division, Origin(read.name, read.sha256, year, source, licence, rows=len(division.pieces))
        return self._fetch(year, code, source, licence)

    def _fetch(self, year: int, code: str, source: str, licence: str) -> tuple[Division, Origin]:
        if not code:
            raise CommandError(_("Geef bij --pdok ook --municipality, zoals GM0828."))
        fetched = pdok.fetch(year, code, tell=self.stdout.write)
        name = f"wijken-en-buurten-{year} {code}"
        origin = Origin(name, fetched.sha256, year, source, licence, url=fetched.url, rows=len(fetched.division.pieces))
        return fetched.division, origin

    def _tell(self, division: Division, changes: Changes) -> None:
        say = self.stdout.write
        counts = [
            len(division.of(kind)) for kind in (divisions.Kind.MUNICIPALITY, divisions.Kind.WIJK, divisions.Kind.BUURT)
        ]
        say(_("Gelezen: %s gemeente(n), %s wijken, %s buurten.") % tuple(counts))
        if division.water:
            say(_("Overgeslagen: %s vlakken van water of buitenland.") % division.water)
        if division.repaired:
            say(_("Hersteld: %s.") % ", ".join(division.repaired))
        for one, other, part in division.overlapping[:MOST_TOLD]:
            percent = max(1, round(100 * part))
            said = {"one": one, "other": other, "percent": percent}
            say(_("Let op: %(one)s en %(other)s liggen over elkaar heen (%(percent)s %% van de kleinste).") % said)
        if (more := len(division.overlapping) - MOST_TOLD) > 0:
            say(_("En nog %s paren buurten liggen over elkaar heen.") % more)
        if not changes:
            say(_("Alles stond er al zo; er is niets veranderd."))
        else:
            say(
                _("Nieuw: %(new)s gebieden, %(drawn)s grenzen. Veranderd: %(renamed)s gebieden, %(redrawn)s grenzen.")
                % {
                    "new": len(changes.new),
                    "drawn": changes.drawn,
                    "renamed": len(changes.renamed),
                    "redrawn": changes.redrawn,
                }
            )
        if changes.moved:
            say(_("Veranderde grenzen: %s. De lijn door de jaren wordt daar onderbroken.") % changes.moved)
        for line in changes.vanished:
            say(_("Bestaat niet meer in de nieuwste indeling: %s") % line)
        for line in changes.loose:
            say(_("Hoort nog bij geen eigen gebied: %s. Vul uw lijst aan en doe own_areas.") % line)
