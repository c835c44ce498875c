"""The stories of a round as columns: all that count, in the words of the newest questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.patterns.told import Column, Kind, State, Told, column, print_of
from basis.stories import queries
from basis.stories.models import Kind as Asked
from basis.stories.models import Question, Round, Story

KINDS = {
    **dict.fromkeys((Asked.ELICITING, Asked.CHOICE, Asked.AGE_BAND, Asked.ROLE, Asked.YES_NO), Kind.CHOICE),
    Asked.CHOICES: Kind.CHOICES,
    Asked.SCALE: Kind.SCALE,
    Asked.TRIAD: Kind.TRIAD,
    Asked.PERIOD: Kind.ORDERED,
    Asked.AREA: Kind.AREA,
}
LANGUAGE = "language"  # a column that nobody is asked for


def told_of(one: Round) -> Told:
    """What was told in a round, as far as it counts: what was withdrawn, hidden or removed is not in it.

    Stories of earlier versions are read by what each question says it was. Words told freely are no column; of a
    question with stones each stone is one. Five queries, however many stories.
    """
    versions = list(one.questionnaires.order_by("number").prefetch_related("questions"))
    stories = list(Story.objects.filter(round=one).counted().select_related("teller").order_by("pk"))
    said = [_said(story, versions) for story in stories]
    questions = list(versions[-1].questions.all())
    areas = {area.code: str(area) for area in queries.areas_of(one)}
    found = [made for question in questions for made in _columns(question, said, areas)]
    spoken = sorted({story.teller.language for story in stories})
    found.append(column(LANGUAGE, _("Taal"), Kind.CHOICE, [spoken.index(s.teller.language) for s in stories], spoken))
    return Told(
        stories=np.array([story.pk for story in stories], dtype=np.int64),
        tellers=np.array([story.teller_id for story in stories], dtype=np.int64),
        columns=tuple(found),
        seconds=np.array([np.nan if story.seconds is None else story.seconds for story in stories], dtype=np.float64),
        texts=np.array([print_of(story.text) for story in stories], dtype=np.int64),
    )


def _said(story: Story, versions: list[Any]) -> dict[str, Any]:
    """Her answers, and those about herself, as answers to the newest questions."""
    told = {**story.teller.answers, **story.answers}
    numbers = [version.pk for version in versions]
    for version in versions[numbers.index(story.questionnaire_id) + 1 :]:
        told = queries.since(version.questions.all(), told)
    return told


def _columns(question: Question, said: list[dict[str, Any]], areas: dict[str, str]) -> Iterator[Column]:
    words = question.say(get_language() or "nl")
    if question.kind == Asked.STONES:
        for stone in question.parts["stones"]:
            places = [_stone(told, question.key, stone["key"]) for told in said]
            yield column(f"{question.key}.{stone['key']}", f"{words} ({_words(stone)})", Kind.STONE, places)
        return
    kind = KINDS.get(Asked(question.kind))
    if kind is None:
        return
    keys: list[Any]
    if question.kind == Asked.AREA:
        keys, options = list(areas), list(areas.values())
    elif question.kind == Asked.YES_NO:
        keys, options = [False, True], [_("nee"), _("ja")]
    elif question.kind == Asked.TRIAD:
        keys, options = [], [_words(corner) for corner in question.parts["corners"]]
    else:
        keys, options = question.options, [_words(option) for option in question.parts.get("options", [])]
    yield column(question.key, words, kind, list(_values(kind, question.key, said, keys)), options)


def _values(kind: Kind, key: str, said: list[dict[str, Any]], keys: list[Any]) -> Iterator[Any]:
    """The value of each story, as `told.column` takes it."""
    number = {one: place for place, one in enumerate(keys)}
    for told in said:
        if key not in told:
            yield None
        elif told[key] is None:
            yield State.NOT_FITTING
        elif kind == Kind.CHOICES:
            yield [number[one] for one in told[key]]
        elif kind in (Kind.SCALE, Kind.TRIAD):
            yield told[key]
        else:
            yield number.get(told[key])  # an area that the round no longer has


def _stone(told: dict[str, Any], key: str, stone: str) -> Any:
    if key not in told:
        return None
    placed = told[key] or {}
    return [part / queries.WHOLE for part in placed[stone]] if stone in placed else State.NOT_FITTING


def _words(one: dict[str, str]) -> str:
    return one.get(get_language() or "nl") or one["nl"]
