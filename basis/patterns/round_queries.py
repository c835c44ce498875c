"""The stories of a round as columns: all that count, in the words of the newest questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from basis.areas.models import Area
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
    language = get_language() or "nl"
    found = [made for question in questions for made in _columns(question, said, areas, language)]
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


def keys_of(question: Question) -> list[str]:
    """The columns that a question gives: none for free words, one for each stone."""
    if question.kind == Asked.STONES:
        return [f"{question.key}.{stone['key']}" for stone in question.parts["stones"]]
    return [question.key] if Asked(question.kind) in KINDS else []


def words_of(
    questions: Iterable[Question], areas: Iterable[Area], language: str
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of each column (key) its words and those of its options, in this language."""
    names = tuple(str(area) for area in areas)
    return {
        key: (_asked(question, key, language), _options(question, names, language))
        for question in questions
        for key in keys_of(question)
    }


def _asked(question: Question, key: str, language: str) -> str:
    words = question.say(language)
    if question.kind == Asked.STONES:
        stone = next(one for one in question.parts["stones"] if key == f"{question.key}.{one['key']}")
        return f"{words} ({_words(stone, language)})"
    return words


def _options(question: Question, areas: tuple[str, ...], language: str) -> tuple[str, ...]:
    if question.kind == Asked.AREA:
        return areas
    if question.kind == Asked.YES_NO:
        with override(language):
            return _("nee"), _("ja")
    name = "corners" if question.kind == Asked.TRIAD else "options"
    return tuple(_words(one, language) for one in question.parts.get(name, []))


def _columns(question: Question, said: list[dict[str, Any]], areas: dict[str, str], language: str) -> Iterator[Column]:
    if question.kind == Asked.STONES:
        for stone, key in zip(question.parts["stones"], keys_of(question), strict=True):
            places = [_stone(told, question.key, stone["key"]) for told in said]
            yield column(key, _asked(question, key, language), Kind.STONE, places)
        return
    kind = KINDS.get(Asked(question.kind))
    if kind is None:
        return
    keys: list[Any] = question.options
    if question.kind == Asked.AREA:
        keys = list(areas)
    elif question.kind == Asked.YES_NO:
        keys = [False, True]
    options = _options(question, tuple(areas.values()), language)
    yield column(question.key, question.say(language), kind, list(_values(kind, question.key, said, keys)), options)


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


def _words(one: dict[str, str], language: str) -> str:
    return one.get(language) or one["nl"]
