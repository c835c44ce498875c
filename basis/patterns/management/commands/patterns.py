"""`./run patterns`: every test made of what was told in a round, or why there is none."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from basis.patterns.method import Method
from basis.patterns.pattern_list import made
from basis.patterns.results import Result, as_json
from basis.patterns.round_queries import told_of
from basis.stories.models import Round


class Command(BaseCommand):
    help = "Toetst wat in een verhaalronde bij elkaar kan horen: patterns RONDE [--json]. Zie basis/patterns/README.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", metavar="RONDE", help="de naam van de ronde in haar adres")
        parser.add_argument("--json", action="store_true", help="alles, als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        one = Round.objects.filter(slug=options["round"]).first()
        if one is None:
            raise CommandError(_("Er is geen ronde ‘%(name)s’.") % {"name": options["round"]})
        with tqdm(unit=" vragen samen", disable=None) as bar:
            found = made(told_of(one), Method(minimum=one.smallest), progress=lambda done, of: _show(bar, done, of))
        if options["json"]:
            self.stdout.write(json.dumps([as_json(result) for result in found], ensure_ascii=False, indent=1))
            return
        tested = [result for result in found if result.adjusted is not None]
        for result in sorted(tested, key=lambda result: (result.adjusted, result.questions)):
            self.stdout.write(_line(result))
        told = {"tests": len(tested), "without": len(found) - len(tested)}
        self.stdout.write(_("%(tests)s toetsen; %(without)s niet gemaakt, meestal om te weinig verhalen.") % told)


def _show(bar: Any, done: int, of: int) -> None:
    bar.total = of
    bar.update(done - bar.n)


def _line(result: Result) -> str:
    """'p 0,012  n 140  Hoe welkom? × Wie bent u?  cliff_delta 0,31 (0,12 tot 0,48)'."""
    effect = result.outcome.effect
    size = f"  {effect.name} {effect.value:.2f} ({effect.low:.2f} / {effect.high:.2f})" if effect else ""
    answers = " ".join(answer for answer in result.answers if answer)
    return f"p {result.adjusted:.3f}  n {result.n}  {' × '.join(result.words)} {answers}{size}"
