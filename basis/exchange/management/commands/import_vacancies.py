"""`./run import_vacancies`: vacancies for volunteers of associations and organisations, from a CSV."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from basis import files
from basis.accounts import queries as people
from basis.exchange import vacancy_reading
from basis.exchange.import_actions import Done, import_vacancies
from basis.search import actions as search


class Command(BaseCommand):
    help = (
        "Leest vacatures voor vrijwilligers uit een CSV: import_vacancies BESTAND.csv --by ADRES. "
        "Zie docs/vacancies-import.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, ook .gz")
        parser.add_argument("--by", required=True, metavar="ADRES", help="e-mailadres van wie ze ophangt")
        parser.add_argument("--origin", default="", metavar="NAAM", help="naam van de lijst (anders: het bestand)")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        by, path = people.person_with(options["by"]), options["file"]
        if by is None:
            raise CommandError(_("Er is niemand met het adres %s.") % options["by"])
        try:
            found = vacancy_reading.read(files.read(path))
        except files.Refused as error:
            raise CommandError(str(error)) from None
        origin = (options["origin"] or path.name.removesuffix(".gz"))[:80]
        done = import_vacancies(found.vacancies, origin=origin, by=by, dry_run=options["dry_run"])
        if (done.new or done.changed) and not options["dry_run"]:
            search.refresh()
        self._tell(sorted((found.faults | done.faults).items()), done, dry_run=options["dry_run"])

    def _tell(self, faults: list[tuple[int, str]], done: Done, *, dry_run: bool) -> None:
        for line, fault in faults:
            self.stdout.write(_("regel %(line)s: %(fault)s") % {"line": line, "fault": fault})
        if dry_run:
            self.stdout.write(_("PROEF: er is niets veranderd. Dit zou er gebeuren:"))
        counts = {"new": done.new, "changed": done.changed, "renewed": done.renewed, "same": done.same}
        self.stdout.write(
            _("%(new)s nieuw, %(changed)s veranderd, %(renewed)s langer, %(same)s gelijk gebleven.") % counts
        )
        if faults:
            self.stdout.write(_("%s regels niet overgenomen.") % len(faults))
