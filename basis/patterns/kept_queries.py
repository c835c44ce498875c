"""What was kept of a round, as far as it still holds: never with a story that no longer counts."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
from django.utils import timezone
from django.utils.translation import get_language

from basis.patterns import round_queries as rounds
from basis.patterns.models import FORM, Kept
from basis.patterns.packing import unpacked, unpacked_results
from basis.patterns.results import Result
from basis.patterns.told import Told
from basis.stories import queries
from basis.stories.models import About, Question, Round, Stage, Story

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

    @property
    def is_whole(self) -> bool:
        """Whether nothing has to be made."""
        return self.results is not None and not self.waiting


def standing(one: Round) -> Standing | None:
    """What there is of a round now; None when nothing was made yet, or of other questions. At most seven queries."""
    light = Kept.objects.filter(round=one).defer("columns", "results").first()
    if light is None or light.read_at is None or not holds(light, one):
        return None
    told, kept_results = _in_memory(light)
    results: tuple[Result, ...] | None = kept_results if light.made_at else None
    now = counted(one)
    gone = np.union1d(np.setdiff1d(told.stories, now), changed_since(one, light.read_at))
    waiting = len(np.setdiff1d(now, told.stories))
    stays = ~np.isin(told.stories, gone)
    if not stays.all():
        told, results = replace(told.where(stays, ""), filter=""), None
    questions = list(Question.objects.filter(questionnaire=light.questionnaire_id))
    return Standing(
        in_words_of_reader(told, questions, one),
        results,
        waiting,
        light.made_at,
        is_being_made(light, timezone.now()),
        light.done,
        light.total,
        _about(questions),
        {question.key: question for question in questions},
    )


def progress(one: Round) -> dict[str, int]:
    """How many pairs of questions are done and how many there are, while it is made; one query."""
    done, total = Kept.objects.filter(round=one).values_list("done", "total").first() or (0, 0)
    return {"done": done, "pairs": total}


def holds(kept: Kept, one: Round) -> bool:
    """Whether what was kept is of the questions that are asked now, made as it is made now. One query."""
    newest = queries.newest(one).pk
    return kept.form == FORM and kept.questionnaire_id == newest and kept.smallest == one.smallest


def is_being_made(kept: Kept, now: datetime.datetime) -> bool:
    return kept.begun_at is not None and kept.begun_at > now - AN_ATTEMPT


def counted(one: Round) -> np.ndarray:
    """(n,) the keys of the stories that count now; one query."""
    found = Story.objects.filter(round=one).counted().order_by("pk").values_list("pk", flat=True)
    return np.fromiter(found.iterator(chunk_size=5000), dtype=np.int64)


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
        if kept is None or kept.read_at is None or kept.made_at is None or not holds(kept, one):
            found.append((0, one))
            continue
        told, here = _in_memory(kept)[0], counted(one)
        went = len(np.setdiff1d(told.stories, here)) + len(changed_since(one, kept.read_at))
        if went or len(np.setdiff1d(here, told.stories)):
            found.append((-went, one))
    return [one for _order, one in sorted(found, key=lambda pair: pair[0])]


def in_words_of_reader(told: Told, questions: Iterable[Question], one: Round) -> Told:
    """The same columns in the language of who reads; one query for the areas, or two."""
    language = get_language() or "nl"
    said = rounds.words_of(questions, one, language)
    columns = (replace(c, words=said[c.key][0], options=said[c.key][1]) if c.key in said else c for c in told.columns)
    return replace(told, columns=tuple(columns))


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
    got = unpacked(bytes(light.columns)), unpacked_results(bytes(light.results))
    with _lock:
        for old in [key for key in _memory if key[0] == light.pk]:
            del _memory[old]  # no process holds on to what no longer counts
        _memory[name] = got
        while len(_memory) > IN_MEMORY:
            _memory.popitem(last=False)
    return got
