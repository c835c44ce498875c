"""`./run export_socialmap`: the whole social map in a file, to read in elsewhere or to put on a map."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import packs
from basis.socialmap import csv_writing, export

FORMATS = {".csv": "csv", ".json": "hsds", ".geojson": "geojson"}


class Command(BaseCommand):
    help = (
        "Schrijft de hele sociale kaart in een bestand: export_socialmap BESTAND.csv (kolommen van de import), .json "
        "(HSDS 3.1) of .geojson (alleen plekken). Zie docs/hsds.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="waar het in komt")
        parser.add_argument("--format", choices=FORMATS.values(), help="anders volgt het uit de naam van het bestand")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        form = options["format"] or FORMATS.get(path.suffix)
        if form is None:
            raise CommandError(_("%s: geef met --format aan in welke vorm: csv, hsds of geojson.") % path.name)
        try:
            path.write_text(self._text(form), encoding="utf-8-sig" if form == "csv" else "utf-8", newline="")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        self.stdout.write(_("Geschreven: %s") % path)

    def _text(self, form: str) -> str:
        if form == "csv":
            return "".join(csv_writing.lines())
        if form == "hsds":
            told = export.as_hsds(settings.ADDRESS, packs.site().province, timezone.localdate())
        else:
            told = export.as_geojson(lambda address: f"{settings.ADDRESS}{address}")
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
