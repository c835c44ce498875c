"""How well a round was filled in, as a page shows it: of single tellers only to who leads the round."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.utils.formats import number_format

from basis.patterns import drawings, integrity, reading_queries, shown
from basis.patterns.drawings import Drawing, about
from basis.patterns.figures import Figure, Mark
from basis.patterns.integrity import Spread
from basis.patterns.kept_queries import Standing
from basis.patterns.shown import LEAST, LEAST_OF_AREA
from basis.patterns.told import Kind
from basis.stories.models import Round, Story

NOBODY = Mark("", 0, 0, ())
TENTHS = 5  # shares of stories are in twentieths: exact ones would give counts away


def page(one: Round, found: Standing, viewer: Any) -> dict[str, Any]:
    """The checks of the round."""
    checked = integrity.check(found.told)
    reader = reading_queries.reader(viewer, one)
    context: dict[str, Any] = {"leads": reader.leads, "is_enough": checked.tellers >= LEAST_OF_AREA}
    if checked.tellers < LEAST_OF_AREA:
        return context
    context |= {
        "tellers": about(shown.in_fives(checked.tellers, checked.tellers)),
        "values": _mean(checked.values),
        "minutes": _mean(checked.minutes) if checked.minutes.n >= LEAST_OF_AREA else None,
        "unanswered": [(one.words, _share(one.no_answer), _share(one.not_fitting)) for one in checked.unanswered],
    }
    if not reader.leads:
        return context
    kinds = (checked.straight, _flat(checked.same_text), _flat(checked.same_answers), checked.hurried)
    readable = {story.pk: story for story in Story.objects.filter(pk__in=reader.may_read & {k for of in kinds for k in of})}  # fmt: skip # noqa: E501
    straight, texts, answers, hurried = (_noticed(of, readable) for of in kinds)
    return context | {
        "means": _spread(checked.means),
        "sds": _spread(checked.sds),
        "straight": straight,
        "same_text": texts,
        "same_answers": answers,
        "hurried": hurried,
    }


def _mean(spread: Spread) -> tuple[str, str] | None:
    """The mean and the spread, with one figure behind the comma."""
    if spread.mean is None or spread.sd is None:
        return None
    return str(number_format(spread.mean, 1)), str(number_format(spread.sd, 1))


def _share(part: float) -> int:
    """Percent, to the nearest five."""
    return round(100 * part / TENTHS) * TENTHS


def _spread(of: Spread) -> tuple[tuple[str, str], Drawing] | None:
    """The mean and spread of numbers of tellers, and how they lie; None of too few."""
    said = _mean(of)
    if said is None or of.n < LEAST_OF_AREA:
        return None
    codes = np.repeat(np.arange(len(of.bins)), of.bins)
    may = shown.one_way(codes, np.arange(len(codes)), len(of.bins), LEAST)
    step = (of.high - of.low) / len(of.bins)
    marks = []
    for place, many in enumerate(of.bins):
        words = f"{of.low + place * step:g}–{of.low + (place + 1) * step:g}"
        n = shown.in_fives(many, many) if may[place] else None
        marks.append(Mark(words, n, None, (), (100 * place / len(of.bins), 100 * (place + 1) / len(of.bins))))
    drawn = Figure("", "", Kind.SCALE, tuple(marks), NOBODY, NOBODY)
    return said, drawings.bins(drawn, "", (f"{of.low:g}", f"{of.high:g}"), lambda figure, place: "")


def _flat(groups: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    return tuple(story for group in groups for story in group)


def _noticed(stories: tuple[int, ...], readable: dict[int, Story]) -> tuple[str, list[Story]]:
    """About how many, and those of them that may be read."""
    many = shown.in_fives(len(stories), len(stories))
    return about(many), [readable[key] for key in stories if key in readable]
