"""`./run check_pack`: is everything that the municipality brings itself as it should be?"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from basis import packs
from basis.modules import all_modules

LOOK = ("theme.css", "logo.svg")


class Command(BaseCommand):
    help = "Leest het pakket van de gemeente (teksten, visie, indicatoren) na en noemt elke fout met regel en oorzaak."

    def handle(self, *args: Any, **options: Any) -> None:
        readers = {"site.yaml": packs.site} | {name: read for m in all_modules() for name, read in m.pack.items()}
        faults = []
        for read in readers.values():
            try:
                read()
            except packs.PackError as error:
                faults += [fault for fault in str(error).splitlines() if fault not in faults]
        here = Path(settings.PACK)
        faults += [f"{here / name}: dit bestand is er niet" for name in LOOK if not (here / name).is_file()]
        faults += [
            f"{path.name}: dit bestand leest niemand; bedoelt u een van {', '.join(sorted(readers))}?"
            for path in sorted([*here.glob("*.yaml"), *here.glob("*.yml")])
            if path.name not in readers
        ]
        if faults:
            raise CommandError("\n".join(faults))
        found = packs.site()
        read_here = [name for name in readers if (here / name).exists()]
        self.stdout.write(f"{found.municipality} ({found.code}): in orde: {', '.join(read_here)}")
