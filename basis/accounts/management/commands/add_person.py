"""`./run add_person EMAIL NAME --role ROLE [--area SLUG]`: the first people of an installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from basis.accounts import actions
from basis.accounts.models import Role
from basis.areas.models import Area


class Command(BaseCommand):
    help = "Maakt een account met een rol. Inloggen gaat met een code die naar het e-mailadres gaat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="e-mailadres om mee in te loggen")
        parser.add_argument("name", help="naam, zoals die op pagina's staat")
        parser.add_argument("--role", required=True, help=f"een van: {', '.join(Role.values)}")
        parser.add_argument("--area", default="", help="gebied, zoals in het adres van de pagina; leeg: alles")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["role"] not in Role.values:
            raise CommandError(f"Rol {options['role']!r} is er niet; kies uit: {', '.join(Role.values)}")
        area = Area.objects.here().filter(slug=options["area"]).first()
        if options["area"] and area is None:
            raise CommandError(f"Gebied {options['area']!r} is er niet.")
        try:
            with transaction.atomic():
                person = actions.add_person(email=options["email"], name=options["name"], by=None)
                today = timezone.localdate()
                grant = actions.grant_role(person=person, role=options["role"], area=area, begins_on=today, by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"{person.name} is {grant.get_role_display()} ({area or 'de hele gemeente'}).")
        self.stdout.write(f"Inloggen: vraag op /inloggen/ een code voor {person.email}.")
