"""`./run audit_verify [--kept NUMBER:HASH]`: is the log as it was written? Exit code 1 with the first broken line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from basis.audit import queries
from basis.audit.models import Act


class Command(BaseCommand):
    help = "Gaat na of er in het logboek niets is veranderd, weggehaald of tussengevoegd."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kept", default="", help="een einde dat u eerder elders bewaarde, zoals 142:ab12…")

    def handle(self, *args: Any, **options: Any) -> None:
        broken = queries.first_broken(options["kept"])
        if broken:
            raise CommandError(f"Regel {broken.number} van het logboek klopt niet: {broken.why}.")
        self.stdout.write(f"{Act.objects.count()} regels, alles sluit aan. Bewaar dit einde op een andere plek:")
        self.stdout.write(queries.end_of_chain())
