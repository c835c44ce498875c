"""`./run own_areas`: the areas that the municipality works with itself."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from basis import files
from basis.areas import own_actions
from basis.areas.boundary_actions import Origin
from basis.areas.own_areas import read_own_areas


class Command(BaseCommand):
    help = "Leest de eigen gebieden van de gemeente: een CSV met naam, codes van wijken of buurten, en soort"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="haal gebieden weg die niet in de lijst staan")
        parser.add_argument("--source", default="", help="wiens lijst het is")
        parser.add_argument("--licence", default="CC BY 4.0")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source = files.read(options["file"])
            rows = read_own_areas(source)
            origin = Origin(
                source.name,
                source.sha256,
                publisher=options["source"] or _("gemeente"),
                licence=options["licence"],
                rows=len(rows),
            )
            changes = own_actions.set_own_areas(rows, origin=origin, replace=options["replace"])
        except files.Refused as error:
            raise CommandError(str(error)) from None
        say = self.stdout.write
        say(_("Gelezen: %s gebieden.") % len(rows))
        if not changes:
            say(_("Alles stond er al zo; er is niets veranderd."))
        for title, names in (
            (_("Nieuw"), changes.new),
            (_("Veranderd"), changes.changed),
            (_("Weggehaald"), changes.removed),
            (_("Niet in de lijst, wel gebleven (--replace haalt ze weg)"), changes.missing),
        ):
            if names:
                say(f"{title}: {'; '.join(names)}")
        if changes.moved:
            say(_("%s buurten horen nu bij een ander gebied.") % changes.moved)
