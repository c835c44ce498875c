"""`./run retention [--dry-run]`: throws away personal data that were kept long enough; the worker does it every day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from basis.accounts import privacy_actions


class Command(BaseCommand):
    help = "Gooit persoonsgegevens weg waarvan de bewaartijd om is; de werker doet dit elke dag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er weg zou gaan")

    def handle(self, *args: Any, **options: Any) -> None:
        found = privacy_actions.retain(timezone.now(), dry_run=options["dry_run"])
        for one in found:
            self.stdout.write(f"{one.declaration.name:<32}{one.count:>7}  {one.declaration.title}")
        total = sum(one.count for one in found)
        self.stdout.write(f"{total} {'zou weggaan' if options['dry_run'] else 'weggegooid'}")
