"""`./run make_oidc_key`: the key with which we show a provider of OpenID Connect that we are we."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from basis.accounts import providers


class Command(BaseCommand):
    help = "Maakt de sleutel voor inloggen via de organisatie; de publieke helft staat op /oidc/jwks.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--new", action="store_true", help="ook als er al een is; die werkt dan niet meer")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.OIDC_KEY)
        if path.exists() and not options["new"]:
            raise CommandError(f"{path} is er al. Met --new komt er een andere voor in de plaats.")
        beside = path.with_suffix(".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(providers.new_key().as_pem(private=True))
        beside.replace(path)
        self.stdout.write(f"{path}\nGeef de provider dit adres: {settings.ADDRESS}/oidc/jwks.json")
