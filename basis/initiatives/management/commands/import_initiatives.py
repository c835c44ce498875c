"""`./run import_initiatives`: initiatives of another platform, from CSV or JSON, with a link back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from basis import files
from basis.accounts import queries as people
from basis.initiatives import reading, rules
from basis.initiatives.import_actions import import_rows
from basis.search import actions as search


class Command(BaseCommand):
    help = (
        "Neemt initiatieven van een ander platform over: import_initiatives BESTAND.csv of BESTAND.json --by ADRES. "
        "Zij zijn hier alleen te lezen, met een link terug. Zie docs/initiatives-format.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV of JSON, ook .gz")
        parser.add_argument("--by", required=True, metavar="ADRES", help="medewerker die dit doet")
        parser.add_argument("--origin", default="", metavar="NAAM", help="naam van het platform (anders: het bestand)")
        parser.add_argument("--source", default="", metavar="TEKST", help="hoe het platform op de pagina heet")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        by = people.person_with(options["by"])
        if by is None or not by.has_perm(rules.RECORD):
            raise CommandError(_("%(by)s werkt hier niet voor alle gebieden.") % {"by": options["by"]})
        try:
            file = files.read(options["file"])
            is_json = options["file"].name.removesuffix(".gz").endswith(".json")
            found = reading.read(file.text, is_json=is_json)
        except (files.Refused, reading.Unreadable) as error:
            raise CommandError(f"{options['file'].name}: {error}") from None
        origin = (options["origin"] or options["file"].name.partition(".")[0])[:80]
        done = import_rows(found.rows, origin=origin, source=options["source"], by=by, dry_run=options["dry_run"])
        if (done.new or done.changed) and not options["dry_run"]:
            search.refresh()
        for number, fault in sorted((found.faults | done.faults).items()):
            self.stdout.write(_("regel %(line)s: %(fault)s") % {"line": number, "fault": fault})
        if options["dry_run"]:
            self.stdout.write(_("PROEF: er is niets veranderd. Dit zou er gebeuren:"))
        told = {"new": done.new, "changed": done.changed, "same": done.same}
        self.stdout.write(_("%(new)s nieuw, %(changed)s veranderd, %(same)s gelijk gebleven.") % told)
