"""`./run import_socialmap`: organisations, places and what is offered there, from a CSV."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from basis import files, packs
from basis.search import actions as search
from basis.socialmap import csv_reading
from basis.socialmap.import_actions import Imported, import_facts


class Command(BaseCommand):
    help = (
        "Leest de sociale kaart uit een CSV: import_socialmap BESTAND.csv. Heten de kolommen anders, geef dan met "
        "--columns aan welke welke is. Zie docs/socialmap-import.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, ook .gz")
        parser.add_argument("--columns", type=Path, metavar="MAP.yaml", help="welke kolom welke is")
        parser.add_argument("--origin", default="", metavar="NAAM", help="naam van de lijst (anders: het bestand)")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            layout = packs.load(options["columns"], csv_reading.Layout) if options["columns"] else None
            found = csv_reading.read(files.read(options["file"]), layout)
        except (files.Refused, packs.PackError) as error:
            raise CommandError(str(error)) from None
        origin = options["origin"] or options["file"].name.partition(".")[0]
        total = len(found.facts)
        with tqdm(total=total, unit=_(" regels"), leave=False, disable=None, file=self.stderr) as bar:
            done = import_facts(found.facts, origin=origin[:80], dry_run=options["dry_run"], tell=bar.update)
        if done.put and not options["dry_run"]:
            search.refresh()
        self._tell(found.faults | done.faults, done, dry_run=options["dry_run"])
        self.stdout.write(_("Klaar in %.1f s.") % (time.monotonic() - started))

    def _tell(self, faults: dict[int, str], done: Imported, *, dry_run: bool) -> None:
        say = self.stdout.write
        for line, fault in sorted(faults.items()):
            say(_("regel %(line)s: %(fault)s") % {"line": line, "fault": fault})
        if faults:
            say(_("%s regels niet overgenomen. Zij staan hierboven, met de reden.") % len(faults))
        if dry_run:
            say(_("PROEF: er is niets veranderd. Dit zou er gebeuren:"))
        if not done.put:
            say(_("Niets veranderd: dit stond er al zo."))
        say(
            _("%(new)s nieuw, %(changed)s veranderd, %(same)s gelijk gebleven.")
            % {"new": done.put.new, "changed": done.put.changed, "same": done.put.same}
        )
