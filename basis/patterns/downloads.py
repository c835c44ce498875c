"""Patterns as files: all tests as JSON, and the figures of all questions as CSV, with the same numbers as the pages."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from basis.patterns import pictures, rounded
from basis.patterns.kept_queries import Standing
from basis.patterns.pictures import Asked
from basis.patterns.told import Kind
from basis.stories.models import Round


def tests(one: Round, found: Standing) -> dict[str, Any]:
    """Every test made, or why there is none, as `results.as_json` has it; counts in fives, None for few."""
    return {
        "round": one.slug,
        "made_at": found.made_at.isoformat() if found.made_at else None,
        "note": _("Aantallen zijn afgerond op vijf; een groep van minder dan vijf mensen heeft geen aantal."),
        "smallest_group": one.smallest,
        "tests": [rounded.tested(result, found.told) for result in found.results or ()],
    }


def figures(found: Standing) -> str:
    """A line for each mark that is shown: question, answer, about how many stories."""
    out = io.StringIO("")
    table = csv.writer(out, delimiter=";")
    table.writerow([_("vraag"), _("antwoord"), _("ongeveer zoveel verhalen")])
    for column in found.told.columns:
        asked = Asked(column.key, by_places=column.kind == Kind.TRIAD)
        made = pictures.figure(found, asked)
        for place, mark in enumerate(made.marks):
            if mark.n is not None:
                words = pictures.words_of_mark(made, column, rounded.mark_name(made, place))
                table.writerow([_plain(column.words), _plain(words), mark.n])
    return "\ufeff" + out.getvalue()


def _plain(words: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words
