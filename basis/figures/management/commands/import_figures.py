"""`./run import_figures`: figures about areas, from a file or from the open data of CBS."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from basis import files, packs
from basis.figures import actions, parts, registry
from basis.figures.models import Missing
from basis.figures.readers import cbs, kwb, long, pc4, rivm
from basis.figures.readers.values import Delivered
from basis.files import Refused

WIDE = ("kwb", "proximity", "leefbaarometer")


class Command(BaseCommand):
    help = (
        "Leest cijfers over gebieden. Uit een bestand: import_figures BESTAND.csv --source kwb --year 2024. "
        "Rechtstreeks van het CBS: import_figures --cbs 85984NED --year 2024 --municipality GM0828. "
        "Per postcode: import_figures --pc4 BESTAND.csv --year 2021."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="CSV of JSON, ook .gz")
        parser.add_argument("--source", choices=[*WIDE, "rivm", "long"], help="welke soort bestand het is")
        parser.add_argument("--year", type=int, help="het jaar van de cijfers")
        parser.add_argument("--cbs", metavar="TABEL", default="", help="haal deze tabel zelf op, bijvoorbeeld 85984NED")
        parser.add_argument(
            "--pc4", metavar="BESTAND", type=Path, nargs="?", const=Path(), help="inwoners en leeftijden per postcode"
        )
        parser.add_argument("--municipality", default="", help="neem alleen deze gemeente (en Nederland), zoals GM0828")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            delivered = self._read(**options)
            if options["municipality"] and not options["cbs"]:
                delivered = delivered.within(options["municipality"].upper())
            with self._bar(len(delivered.values), _("bewaren")) as bar:
                changes = actions.import_figures(delivered, dry_run=options["dry_run"], tell=bar.update)
        except (Refused, packs.PackError) as error:
            raise CommandError(str(error)) from None
        self._tell(delivered, changes, dry_run=options["dry_run"])
        self.stdout.write(_("Klaar in %.1f s.") % (time.monotonic() - started))

    def _read(self, **options: Any) -> Delivered:
        file, source, year, table, postcodes = (options[key] for key in ("file", "source", "year", "cbs", "pc4"))
        if postcodes == Path():  # `BESTAND --pc4` says the same as `--pc4 BESTAND`
            file, postcodes = None, file
        if sum(map(bool, (file, table, postcodes))) != 1:
            raise CommandError(_("Noem één ding: een bestand, --cbs TABEL of --pc4 BESTAND."))
        if year is None and source not in {"rivm", "long"}:
            raise CommandError(_("Noem het jaar van de cijfers, bijvoorbeeld --year 2024."))
        if table:
            with self._bar(None, _("ophalen")) as bar:
                return cbs.read(table, year=year, municipality=options["municipality"].upper(), tell=bar.update)
        if postcodes:
            return pc4.read(files.read(postcodes), year=year, shares=parts.postcode_shares())
        if source is None:
            raise CommandError(_("Noem de soort bestand: --source kwb, rivm, leefbaarometer, proximity of long."))
        if source == "rivm":
            return rivm.read(files.read(file))
        if source == "long":
            return long.read(files.read(file))
        return kwb.read(files.read(file), source=source, year=year)

    def _bar(self, total: int | None, words: str) -> "tqdm[Any]":
        """Progress, on a terminal only."""
        return tqdm(total=total, desc=words, unit=_(" cijfers"), leave=False, disable=None, file=self.stderr)

    def _tell(self, delivered: Delivered, changes: actions.Changes, *, dry_run: bool) -> None:
        say = self.stdout.write
        say(_("%(file)s: %(rows)s rijen gelezen.") % {"file": delivered.name, "rows": delivered.rows})
        for note in changes.notes:
            say(f"  {note}.")
        if changes.missing:
            reasons = ", ".join(f"{count} {Missing(reason).label}" for reason, count in changes.missing.most_common())
            say(_("  Zonder getal: %s.") % reasons)
        if not changes:
            say(_("Niets veranderd: deze cijfers waren er al."))
            return
        say(_("PROEF: er is niets veranderd. Dit zou er gebeuren:") if dry_run else _("Overgenomen:"))
        say(
            _("  %(new)s nieuwe cijfers, %(corrected)s verbeterd, %(same)s gelijk gebleven.")
            % {"new": changes.new, "corrected": changes.corrected, "same": changes.same}
        )
        for code, count in sorted(changes.indicators.items()):
            say(f"    {registry.indicator(code).title}: {count}")
        if changes.areas:
            say(_("  %s gebieden erbij, om mee te vergelijken.") % changes.areas)
        if changes.moved:
            say(_("  Veranderde grenzen: %s. De lijn door de jaren wordt daar onderbroken.") % changes.moved)
        say(
            _("  %(computed)s cijfers van eigen gebieden, gemeente en land uitgerekend, %(removed)s vervallen.")
            % {"computed": changes.computed, "removed": changes.removed}
        )
