"""`./run demo`: the demo world of every module, lowest layer first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from basis.search import actions as search
from basis.site import steps


class Command(BaseCommand):
    help = "Bouwt de voorbeeldwereld van elk onderdeel. Nog een keer doen verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            steps.run(steps.DATABASE, self.stdout.write)
        except steps.StepFailed as error:
            raise CommandError(str(error)) from None
        steps.build_demo(self.stdout.write)
        search.refresh()
