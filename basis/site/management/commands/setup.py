"""`./run setup`: all that the website needs, without starting it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from basis.site import steps


class Command(BaseCommand):
    help = "Maakt alles klaar (opmaak, vertalingen, database, zoeken) zonder de website te starten."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--files-only", action="store_true", help="alleen opmaak, vertalingen en bestanden")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = steps.FILES
        if not options["files_only"]:
            chosen += steps.DATABASE + (steps.DEMO if settings.DEMO else ()) + steps.SEARCH
        try:
            steps.run(chosen, self.stderr.write)
        except steps.StepFailed as error:
            raise CommandError(str(error)) from None
