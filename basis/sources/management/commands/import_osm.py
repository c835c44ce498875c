"""`./run import_osm`: what OpenStreetMap says is somewhere, as proposals for the editors of the social map."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from basis import files
from basis.sources import candidate_actions, osm_reading, pages


class Command(BaseCommand):
    help = (
        "Leest plekken uit OpenStreetMap als voorstellen voor de sociale kaart: import_osm BESTAND.json (Overpass) of "
        "BESTAND.geojson. Een redacteur beslist. Zie docs/socialmap-import.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="JSON van Overpass of GeoJSON, ook .gz")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            read = osm_reading.read(files.read(options["file"]))
        except files.Refused as error:
            raise CommandError(str(error)) from None
        done = candidate_actions.propose(read, dry_run=options["dry_run"])
        say = self.stdout.write
        for fault in done.faults:
            say(fault)
        if told := pages.passed(done):
            say(told)
        if options["dry_run"]:
            say(_("PROEF: er is niets veranderd. Dit zou er gebeuren:"))
        words = _("%(new)s nieuwe voorstellen, %(changed)s veranderd, %(same)s gelijk gebleven.")
        say(words % {"new": done.new, "changed": done.changed, "same": done.same})
