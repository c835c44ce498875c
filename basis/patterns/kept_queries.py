"""What was kept of a round, as far as it still holds: never with a story that no longer counts."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from threading import Lock

import numpy as np
from django.db.models import BigAutoField, Case, OuterRef, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import get_language

from basis.areas.models import Area
from basis.patterns import round_queries as rounds
from basis.patterns.models import FORM, Kept
from basis.patterns.packing import unpacked, unpacked_results
from basis.patterns.people import same_people
from basis.patterns.results import Result
from basis.patterns.told import Told
from basis.stories import queries
from basis.stories.models import About, Question, Questionnaire, Round, Stage, Story

AN_ATTEMPT = datetime.timedelta(minutes=10)  # after this a making that was begun has failed, and another may begin
IN_MEMORY = 4  # rounds that this process keeps unpacked


@dataclass(frozen=True)
class Standing:
    """What pages show of a round. `told` has the stories that count now, in the words of the reader; `results` are
    the tests, None while these are made anew because a story went or changed; `waiting` stories came since.
    `done` of `total` pairs of questions are tested, when that is going on. `about` says of each question (key)
    whether it is about the story or about who tells."""

    told: Told
    results: tuple[Result, ...] | None
    waiting: int
    made_at: datetime.datetime | None
    is_busy: bool
    done: int
    total: int
    about: Mapping[str, str]
    questions: Mapping[str, Question]
    areas: tuple[Area, ...] = ()  # where its tellers can say that it was

    @property
    def is_whole(self) -> bool:
        """Whether nothing has to be made."""
        return self.results is not None and not self.waiting


def standing(one: Round) -> Standing | None:
    """What there is of a round now; None when nothing was made yet, or of other questions. At most five queries."""
    newest = Questionnaire.objects.filter(round=OuterRef("round")).order_by("-number").values("pk")[:1]
    found = Kept.objects.filter(round=one).annotate(newest=Subquery(newest)).defer("columns", "results")
    light = found.order_by("pk").first()
    if light is None or light.read_at is None or not holds(light, one, light.newest):
        return None
    told, kept_results = _in_memory(light)
    results: tuple[Result, ...] | None = kept_results if light.made_at else None
    now, changed = _counted_and_changed(one, light.read_at)
    waiting = 0
    if changed.size or not np.array_equal(told.stories, now):
        waiting = len(np.setdiff1d(now, told.stories))
        stays = np.isin(told.stories, now) & ~np.isin(told.stories, changed)
        if not stays.all():
            told, results = replace(told.where(stays, ""), filter=""), None
    questions = list(Question.objects.filter(questionnaire=light.questionnaire_id))
    areas = tuple(queries.areas_of(one))
    return Standing(
        _in_words_of_reader(told, questions, areas),
        results,
        waiting,
        light.made_at,
        is_being_made(light, timezone.now()),
        light.done,
        light.total,
        _about(questions),
        {question.key: question for question in questions},
        areas,
    )


def progress(one: Round) -> dict[str, int]:
    """How many pairs of questions are done and how many there are, while it is made; one query."""
    done, total = Kept.objects.filter(round=one).values_list("done", "total").first() or (0, 0)
    return {"done": done, "pairs": total}


def holds(kept: Kept, one: Round, newest: int) -> bool:
    """Whether what was kept is of the questions that are asked now (`newest`, their questionnaire), made as it is made
    now."""
    return kept.form == FORM and kept.questionnaire_id == newest and kept.smallest == one.smallest


def is_being_made(kept: Kept, now: datetime.datetime) -> bool:
    return kept.begun_at is not None and kept.begun_at > now - AN_ATTEMPT


def counted(one: Round) -> np.ndarray:
    """(n,) the keys of the stories that count now; one query."""
    found = Story.objects.filter(round=one).counted().order_by("pk").values_list("pk", flat=True)
    return np.fromiter(found.iterator(chunk_size=5000), dtype=np.int64)


def _counted_and_changed(one: Round, moment: datetime.datetime) -> tuple[np.ndarray, np.ndarray]:
    """The stories that count now, and those of them that their tellers changed after this moment; one query."""
    flag = BigAutoField()  # of which nothing is converted, row by row
    late = Case(When(contribution__changed_at__gte=moment, then=Value(1)), default=Value(0), output_field=flag)
    rows = Story.objects.filter(round=one).counted().order_by("pk").annotate(late=late).values_list("pk", "late")
    found = np.fromiter(chain.from_iterable(rows.iterator(chunk_size=5000)), dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[found[:, 1] == 1, 0]


def changed_since(one: Round, moment: datetime.datetime) -> np.ndarray:
    """The stories that their tellers changed after this moment; one query."""
    found = Story.objects.filter(round=one, contribution__changed_at__gte=moment).values_list("pk", flat=True)
    return np.fromiter(found, dtype=np.int64)


def to_make(now: datetime.datetime) -> Iterable[Round]:
    """The rounds of which something has to be made, and nobody is at it: what has most to hide first."""
    found = []
    for one in Round.objects.exclude(stage=Stage.DRAFT).select_related("patterns"):
        kept = getattr(one, "patterns", None)
        if kept is not None and is_being_made(kept, now):
            continue
        if kept is None or kept.read_at is None or kept.made_at is None or not holds(kept, one, queries.newest(one).pk):
            found.append((0, one))
            continue
        told, here = _in_memory(kept)[0], counted(one)
        went = len(np.setdiff1d(told.stories, here)) + len(changed_since(one, kept.read_at))
        if went or len(np.setdiff1d(here, told.stories)):
            found.append((-went, one))
    return [one for _order, one in sorted(found, key=lambda pair: pair[0])]


def _in_words_of_reader(told: Told, questions: Iterable[Question], areas: Iterable[Area]) -> Told:
    """The same columns in the language of who reads."""
    said = rounds.words_of(questions, areas, get_language() or "nl")
    columns = (replace(c, words=said[c.key][0], options=said[c.key][1]) if c.key in said else c for c in told.columns)
    found = replace(told, columns=tuple(columns))
    same_people(told, found)
    return found


def _about(questions: Iterable[Question]) -> dict[str, str]:
    """About what each column is; that of the language is about who tells."""
    found: dict[str, str] = {rounds.LANGUAGE: About.TELLER}
    for question in questions:
        for key in rounds.keys_of(question):
            found[key] = question.about
    return found


_memory: OrderedDict[tuple[int, object, object], tuple[Told, tuple[Result, ...]]] = OrderedDict()
_lock = Lock()


def _in_memory(light: Kept) -> tuple[Told, tuple[Result, ...]]:
    """What was kept, unpacked once by each process."""
    name = (light.pk, light.read_at, light.made_at)
    with _lock:
        if name in _memory:
            _memory.move_to_end(name)
            return _memory[name]
    columns, results = Kept.objects.values_list("columns", "results").get(pk=light.pk)
    got = unpacked(bytes(columns)), unpacked_results(bytes(results))
    with _lock:
        for old in [key for key in _memory if key[0] == light.pk]:
            del _memory[old]  # no process holds on to what no longer counts
        _memory[name] = got
        while len(_memory) > IN_MEMORY:
            _memory.popitem(last=False)
    return got
