"""Stories of a table, first as a try that keeps nothing, then for good: all of its good lines, or none at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis import files
from basis.stories import import_actions, queries, rules, table_reading
from basis.stories.models import Round
from basis.stories.table_reading import Form, Line
from basis.stories.telling_actions import Told

MOST_LINES = 500  # on screen, while somebody waits; more by ./run import_stories
EXAMPLES = 3


@dataclass(frozen=True)
class Example:
    """One line as it is read: what is told, and how many answers go with it."""

    told: Told
    answers: int


@dataclass(frozen=True)
class Outcome:
    """What reading in did, or would do: how many are new, how many were there, what is wrong by line, and examples."""

    new: int
    same: int
    faults: tuple[tuple[int, str], ...]
    examples: tuple[Example, ...]


@transaction.atomic
def take_over(one: Round, table: files.File, form: Form, *, by: Any, is_try: bool) -> Outcome:
    """Read in the good lines of a table; a bad one is named with why. As a try (`is_try`) it keeps nothing.

    Refuses who may not lead the round; a table of more than `MOST_LINES`, or that does not go with the form, in words.
    """
    if not rules.may_lead(by, one):
        raise PermissionDenied
    try:
        asked = import_actions.ask_from_library(one, form.library, by=by)
        found = table_reading.read(table, form, list(asked.questions.all()), queries.areas_of(one))
    except files.Refused as refused:
        raise ValidationError(str(refused)) from None
    if len(found.lines) + len(found.faults) > MOST_LINES:
        raise ValidationError(
            _("Dit zijn meer dan %(most)s regels. Deel uw bestand in stukken.") % {"most": MOST_LINES}
        )
    done = import_actions.Done()
    for step in import_actions.take_over(one, found.lines, by=by):
        done = step
    if is_try:
        transaction.set_rollback(True)
    faults = sorted((found.faults | done.faults).items())
    shown = list(found.lines.values())[:EXAMPLES]
    return Outcome(done.new, done.same, tuple(faults), tuple(_example(line) for line in shown))


def _example(line: Line) -> Example:
    return Example(line.told, len(line.told.answers) + len(line.herself.answers))
