"""`./run import_activities`: put in a calendar from a file, or read those that have an address again."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.accounts.models import Person
from basis.areas.models import Area
from basis.calendars import actions, fetch_actions, queries, reading
from basis.calendars.actions import Details
from basis.calendars.models import Calendar
from basis.themes import THEME_WORDS


class Command(BaseCommand):
    help = (
        "Leest activiteiten in: import_activities BESTAND.ics (of .csv) --name AGENDA --area GEBIED --by E-MAILADRES. "
        "Met --feed leest het de agenda's met een adres die aan de beurt zijn. Zie docs/activities-import.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="iCal (.ics) of een tabel (.csv)")
        parser.add_argument("--feed", action="store_true", help="lees de agenda's met een adres die aan de beurt zijn")
        parser.add_argument("--name", help="naam van de agenda; kies elke keer dezelfde")
        parser.add_argument("--area", help="naam van het gebied in het webadres, of zijn code")
        parser.add_argument("--by", help="e-mailadres van wie ervoor instaat")
        parser.add_argument("--theme", default="ontmoeten", choices=sorted(THEME_WORDS.values()))
        parser.add_argument("--organiser", default="", help="van wie de agenda is")
        parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou veranderen, en verander niets")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["feed"]:
            self._feeds()
            return
        if not all(options[name] for name in ("file", "name", "area", "by")):
            raise CommandError(_("Geef een bestand, en --name, --area en --by. Of geef --feed."))
        try:
            self._file(options)
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from None
        except PermissionDenied:
            raise CommandError(_("Zij mag in dit gebied geen agenda’s inlezen.")) from None

    def _feeds(self) -> None:
        now = timezone.now()
        for calendar in queries.due(now):
            outcome = fetch_actions.read_again(calendar.pk, at=now)
            self.stdout.write(f"{calendar.name}: {outcome}")

    def _file(self, options: dict[str, Any]) -> None:
        person = Person.objects.filter(email__iexact=options["by"], is_active=True).first()
        area = Area.objects.filter(slug=options["area"]).first() or Area.objects.filter(code=options["area"]).first()
        if person is None or area is None:
            raise CommandError(_("Dit e-mailadres of dit gebied is er niet."))
        try:
            content = options["file"].read_bytes()
        except OSError as fault:
            raise CommandError(str(fault)) from None
        calendar = Calendar.objects.filter(name=options["name"]).first()
        known = calendar is not None
        if calendar is None:
            theme = next(theme for theme, word in THEME_WORDS.items() if word == options["theme"])
            told = Details(options["name"], area, theme, organiser=options["organiser"])
            calendar = actions.add(told, by=person)
        try:
            plan = actions.bring(calendar, content, options["file"].name, by=person)
            self._say(plan)
            if options["dry_run"]:
                self.stdout.write(_("PROEF: er is niets veranderd."))
            else:
                actions.begin(calendar, by=person)
        finally:
            if options["dry_run"] or (not known and not calendar.is_begun):
                actions.throw_away(calendar, by=person)

    def _say(self, plan: reading.Plan) -> None:
        for which, why in plan.told.wrong:
            self.stdout.write(f"{which}: {why}")
        counts = {name: len(getattr(plan, name)) for name in ("new", "changed", "gone", "same")}
        words = _("%(new)s nieuw, %(changed)s veranderd, %(gone)s niet meer in de agenda, %(same)s gelijk gebleven.")
        self.stdout.write(words % counts)
