"""`./run refresh_search`: make the search index say what there is now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from basis import packs
from basis.search import actions


class Command(BaseCommand):
    help = "Vernieuwt de zoekindex met alles wat er nu te vinden is"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = actions.refresh()
        except packs.PackError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            _("Te vinden: %(total)s. Nieuw %(added)s, veranderd %(changed)s, weg %(removed)s.")
            % {"total": done.total, "added": done.added, "changed": done.changed, "removed": done.removed}
        )
