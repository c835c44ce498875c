"""`./run import_stories`: stories that were told elsewhere, from a CSV, in a round."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from tqdm import tqdm

from basis import files, packs
from basis.accounts import queries as people
from basis.stories import import_actions, queries, table_reading
from basis.stories.models import Round


class Command(BaseCommand):
    help = (
        "Leest verhalen in bij een verhaalronde: import_stories BESTAND.csv --form FORM.yaml --round NAAM --by ADRES. "
        "Zie docs/stories-import.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, ook .gz")
        parser.add_argument("--form", type=Path, required=True, metavar="BESTAND", help="welke kolom wat is (YAML)")
        parser.add_argument("--round", required=True, metavar="NAAM", help="de naam van de ronde in haar adres")
        parser.add_argument("--by", required=True, metavar="ADRES", help="medewerker die dit doet")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        one = Round.objects.filter(slug=options["round"]).first()
        if one is None:
            raise CommandError(_("Er is geen ronde ‘%(name)s’.") % {"name": options["round"]})
        by, dry_run = people.person_with(options["by"]), options["dry_run"]
        try:
            form = packs.load(options["form"], table_reading.Form)
            with transaction.atomic() if dry_run else nullcontext():
                asked = import_actions.ask_from_library(one, form.library, by=by)
                found = table_reading.read(
                    files.read(options["file"]), form, list(asked.questions.all()), queries.areas_of(one)
                )
                done = import_actions.Done()
                steps = import_actions.take_over(one, found.lines, by=by)
                for step in tqdm(steps, total=len(found.lines), unit=" verhalen", disable=None):
                    done = step
                if dry_run:
                    transaction.set_rollback(True)
        except (files.Refused, packs.PackError, ValidationError) as error:
            raise CommandError(
                "\n".join(error.messages) if isinstance(error, ValidationError) else str(error)
            ) from None
        except PermissionDenied:
            raise CommandError(_("%(by)s leidt deze ronde niet.") % {"by": options["by"]}) from None
        for number, fault in sorted((found.faults | done.faults).items()):
            self.stdout.write(_("regel %(line)s: %(fault)s") % {"line": number, "fault": fault})
        if dry_run:
            self.stdout.write(_("PROEF: er is niets veranderd. Dit zou er gebeuren:"))
        self.stdout.write(_("%(new)s nieuw, %(same)s waren er al.") % {"new": done.new, "same": done.same})
