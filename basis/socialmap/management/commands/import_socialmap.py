"""`./run import_socialmap`: organisations, places and what is offered there, from a CSV or HSDS JSON."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from basis import files, packs
from basis.search import actions as search
from basis.socialmap import csv_reading, hsds_reading
from basis.socialmap.actions import Put
from basis.socialmap.hsds_import import import_read
from basis.socialmap.import_actions import import_facts


class Command(BaseCommand):
    help = (
        "Leest de sociale kaart uit een CSV: import_socialmap BESTAND.csv. Heten de kolommen anders, geef dan met "
        "--columns aan welke welke is. Zie docs/socialmap-import.md. BESTAND.json is HSDS, zie docs/hsds.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV of HSDS JSON, ook .gz")
        parser.add_argument("--columns", type=Path, metavar="MAP.yaml", help="welke kolom welke is")
        parser.add_argument("--origin", default="", metavar="NAAM", help="naam van de lijst (anders: het bestand)")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        read = self._hsds if options["file"].name.removesuffix(".gz").endswith(".json") else self._table
        try:
            put, faults = read(files.read(options["file"]), options)
        except (files.Refused, packs.PackError) as error:
            raise CommandError(str(error)) from None
        except hsds_reading.Unreadable as error:
            raise CommandError(f"{options['file'].name}: {error}") from None
        if put and not options["dry_run"]:
            search.refresh()
        self._tell(faults, put, dry_run=options["dry_run"])
        self.stdout.write(_("Klaar in %.1f s.") % (time.monotonic() - started))

    def _table(self, file: files.File, options: dict[str, Any]) -> tuple[Put, list[str]]:
        layout = packs.load(options["columns"], csv_reading.Layout) if options["columns"] else None
        found = csv_reading.read(file, layout)
        with self._bar(len(found.facts)) as bar:
            done = import_facts(found.facts, origin=_origin(options), dry_run=options["dry_run"], tell=bar.update)
        faults = sorted((found.faults | done.faults).items())
        return done.put, [_("regel %(line)s: %(fault)s") % {"line": line, "fault": fault} for line, fault in faults]

    def _hsds(self, file: files.File, options: dict[str, Any]) -> tuple[Put, list[str]]:
        found = hsds_reading.read(file.text, origin=_origin(options), today=timezone.localdate())
        with self._bar(sum(map(len, found.facts.values()))) as bar:
            done = import_read(found, dry_run=options["dry_run"], tell=bar.update)
        return done.put, done.faults

    def _bar(self, total: int) -> "tqdm[Any]":
        return tqdm(total=total, unit=_(" regels"), leave=False, disable=None, file=self.stderr)

    def _tell(self, faults: list[str], put: Put, *, dry_run: bool) -> None:
        say = self.stdout.write
        for fault in faults:
            say(fault)
        if faults:
            say(_("%s regels niet overgenomen. Zij staan hierboven, met de reden.") % len(faults))
        if dry_run:
            say(_("PROEF: er is niets veranderd. Dit zou er gebeuren:"))
        if not put:
            say(_("Niets veranderd: dit stond er al zo."))
        say(
            _("%(new)s nieuw, %(changed)s veranderd, %(same)s gelijk gebleven.")
            % {"new": put.new, "changed": put.changed, "same": put.same}
        )


def _origin(options: dict[str, Any]) -> str:
    """The name of the list: what was given, else that of the file."""
    name: str = options["origin"] or options["file"].name.partition(".")[0]
    return name[:80]
