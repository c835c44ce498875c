"""What stands in a report, as plain values that can be kept: all but the words of stories, which are read anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from basis.meaning import queries as meaning
from basis.meaning.queries import Seen
from basis.patterns import coverage_queries, large_queries
from basis.patterns.shown import LEAST, LEAST_OF_AREA, in_fives
from basis.patterns.told import Told
from basis.reports import figure_queries, quote_queries
from basis.reports.models import Report
from basis.stories.models import Question, Return, Story
from basis.stories.queries import areas_of
from basis.talks import queries as talks

Content = dict[str, Any]


def content(report: Report) -> Content:
    """All that is seen, meant, counted and agreed in the round of a report, of its area when it has one; in Dutch.

    Refuses, by name, an observation with fewer than two competing interpretations, and a report without any.
    """
    one, area = report.round, report.area
    with translation.override("nl"):
        themes = [(theme.title, theme.seen) for theme in meaning.for_report(one, area)]
        every = [seen for _title, those in themes for seen in those]
        if not every:
            raise ValidationError(
                _("Er staat nog niets in dit verslag. Schrijf eerst op wat u ziet, en wat het kan zijn.")
            )
        told = large_queries.told(one)
        quotes = quote_queries.chosen([seen.observation for seen in every], area)
        figures = figures_of(report)
        shown = {seen.observation.pk for seen in every}
        made: Content = {
            "told": _how_many(report, told),
            "coverage": [
                asdict(each) for each in coverage_queries.coverage(told, areas_of(one), meaning.questions_of(one))
            ],
            "themes": [
                {"title": title, "seen": [_seen(seen, told, quotes, figures) for seen in those]}
                for title, those in themes
                if those
            ],
            "figures": [figure for figure in figures if figure["observation"] not in shown],
            "outcomes": _outcomes(report),
            "back": _back(report),
        }
    return made | {"opening": _opening(made)}


def figures_of(report: Report) -> list[dict[str, Any]]:
    """The figures beside a report, with their readings. Refuses one without, and one of which nothing is known."""
    found = []
    for one in report.figures.select_related("area"):
        if not one.reading.strip():
            raise ValidationError(
                _("Cijfers spreken niet voor zich. Schrijf wat dit cijfer hier zegt: %(title)s.")
                % {"title": figure_queries.title(one.indicator)}
            )
        made = figure_queries.beside(one)
        if made is None:
            words = _("Van dit cijfer is hier niets bekend. Haal het weg: %(title)s.")
            raise ValidationError(words % {"title": figure_queries.title(one.indicator)})
        found.append(made)
    return found


def _how_many(report: Report, told: Told) -> dict[str, int | None]:
    """How many stories were told in the round and, of a report of an area, there: in fives, and none of few."""
    tellers = len(set(told.tellers.tolist()))
    found: dict[str, int | None] = {"round": in_fives(len(told), tellers) if tellers >= LEAST else None, "area": None}
    if report.area:
        here = Story.objects.counted().filter(round=report.round, area=report.area)
        tellers = here.values("teller").distinct().count()
        found["area"] = in_fives(here.count(), tellers) if tellers >= LEAST_OF_AREA else None
    return found


def _seen(
    seen: Seen, told: Told, quotes: dict[int, list[dict[str, Any]]], figures: Sequence[dict[str, Any]]
) -> Content:
    one = seen.observation
    return {
        "title": one.title,
        "text": one.text,
        "strength": one.strength,
        "area": str(one.area) if one.area else "",
        "sides": [
            {
                "perspective": side.perspective,
                "readings": [
                    {"text": each.text, "idea": each.idea, "said_by": each.said_by, "contradicts": each.contradicts}
                    for each in side.interpretations
                ],
            }
            for side in seen.sides
        ],
        "quotes": quotes.get(one.pk, []),
        "patterns": [_pattern(each, seen.questions) for each in _drawn(told, one.pattern)],
        "figures": [figure for figure in figures if figure["observation"] == one.pk],
    }


def _drawn(told: Told, pattern: Sequence[str]) -> list[large_queries.Large]:
    if not pattern:
        return []
    return large_queries.drawn(told, pattern[0], pattern[1] if len(pattern) > 1 else "")


def _pattern(one: large_queries.Large, questions: Sequence[Question]) -> Content:
    """A figure with its numbers in fives; of few and of nobody there is none, and they look alike.

    Of a scale what its two ends are stands beside the first and the last.
    """
    numbers = [[fives(number) for number in row.numbers] for row in one.rows]
    most = max((number or 0 for those in numbers for number in those), default=0) or 1
    rows = [
        {"words": row.words, "numbers": those, "percent": round(100 * (those[0] or 0) / most)}
        for row, those in zip(one.rows, numbers, strict=True)
    ]
    ends = next((each.parts.get("ends") for each in questions if each.say("nl") == one.words), None)
    if ends and not one.columns:
        for row, end in ((rows[0], ends[0]), (rows[-1], ends[1])):
            row["words"] = f"{row['words']}: {end['nl']}"
    return {"words": one.words, "columns": list(one.columns), "rows": rows, "total": fives(one.total)}


def fives(number: int | None) -> int | None:
    """A count to the nearest five, and none under five."""
    return None if number is None or number < LEAST else (number + 2) // 5 * 5


def _outcomes(report: Report) -> list[Content]:
    """What was agreed in conversations that everybody may read."""
    found = talks.public_outcomes().filter(talk__round=report.round)
    if report.area:
        found = found.filter(Q(talk__area=report.area) | Q(talk__area=None))
    return [
        {
            "text": one.text,
            "whose": one.whose,
            "due": one.due_on.isoformat() if one.due_on else "",
            "went": one.went,
            "came": one.came,
        }
        for one in found
    ]


def _back(report: Report) -> Content | None:
    given = Return.objects.filter(round=report.round).first()
    return {"heard": given.heard, "done": given.done} if given else None


def _opening(made: Content) -> dict[str, Any] | None:
    """Somebody's words come before all else: the first that there are, taken from beside what they show."""
    for theme in made["themes"]:
        for seen in theme["seen"]:
            if seen["quotes"]:
                opening: dict[str, Any] = seen["quotes"].pop(0)
                return opening
    return None
