"""`./run sign_out EMAIL` or `./run sign_out --all`: ends sessions, when somebody else may be in them (ASVS V7.4.5)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from basis.accounts import queries, session_actions
from basis.accounts.models import Person


class Command(BaseCommand):
    help = "Logt iemand overal uit, of met --all iedereen. Daarna kan men gewoon weer inloggen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", nargs="?", help="e-mailadres waarmee deze persoon inlogt")
        parser.add_argument("--all", action="store_true", help="iedereen")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["email"]) == options["all"]:
            raise CommandError("Geef een e-mailadres, of --all voor iedereen.")
        people = Person.objects.order_by("pk") if options["all"] else [queries.person_with(options["email"])]
        count = 0
        for person in people:
            if person is None:
                raise CommandError(f"Er is niemand met het e-mailadres {options['email']}.")
            session_actions.end_all(person, by=None)
            count += 1
        self.stdout.write(f"Overal uitgelogd: {count}.")
