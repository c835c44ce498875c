"""Put together what a round asks: from the library, or in one's own words, in an order, and as a next version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.stories import asking, library, queries, round_actions, rules
from basis.stories.kinds import Kind, Stage
from basis.stories.models import NextVersion, Question, Questionnaire, Round
from basis.stories.round_actions import Asked


@dataclass(frozen=True)
class Working:
    """The questions somebody works on. `before` is the version people told by, when these are to follow on it."""

    questions: tuple[Asked, ...]
    last: Questionnaire
    before: tuple[Asked, ...]

    @property
    def is_next(self) -> bool:
        """Whether these are a next version, by which nobody is asked yet."""
        return bool(self.before)

    @property
    def is_changed(self) -> bool:
        """Whether the next version asks something else than the one before."""
        return self.is_next and self.questions != self.before

    def called(self, key: str) -> Asked | None:
        """The question with this key."""
        return next((one for one in self.questions if one.key == key), None)


def working(one: Round) -> Working:
    """What a round asks, or the next version that is being put together. Two queries, or three."""
    last = queries.newest(one)
    asked = tuple(_asked(question) for question in last.questions.all())
    if last.frozen_at is None:
        return Working(asked, last, ())
    kept = NextVersion.objects.filter(round=one).first()
    return Working(tuple(_whole(Asked(**told)) for told in kept.questions) if kept else asked, last, asked)


def _asked(question: Question) -> Asked:
    names = ("key", "kind", "words", "about", "hint", "parts", "only_if", "only_when")
    return _whole(Asked(**{name: getattr(question, name) for name in names}))


def _whole(one: Asked) -> Asked:
    """The same with its empty parts in one shape, so that two can be compared."""
    return replace(one, hint=one.hint or {}, parts=one.parts or {}, was_options=one.was_options or {})


def of_library(key: str) -> Asked:
    """A question of the library, as a round asks it. Raises KeyError when there is none."""
    one = library.question(key)
    return _whole(Asked(one.key, str(one.kind), one.words, str(one.about), one.hint, one.parts))


@transaction.atomic
def take(one: Round, keys: Iterable[str], *, by: Any) -> int:
    """Add questions of the library behind what is there; gives how many. What is there already is not added again."""
    now = working(one)
    there = {question.key for question in now.questions}
    try:
        new = [of_library(key) for key in dict.fromkeys(keys) if key not in there]
    except KeyError as missing:
        raise ValidationError(_("Deze vraag is er niet: %(key)s") % {"key": missing}) from missing
    begins = [question.key for question in (*now.questions, *new) if question.kind == Kind.ELICITING]
    new = [question for question in new if question.key not in begins[1:]]  # a story has one beginning
    if new:
        _keep(one, now, (*now.questions, *new), by)
    return len(new)


@transaction.atomic
def write(one: Round, asked: Asked, *, by: Any) -> None:
    """A question in one's own words: behind the others, or in the place of the one that has its key."""
    now = working(one)
    before = now.called(asked.key) if asked.key else None
    if before is None or _means_something_else(now, asked):
        asked = replace(asked, key=free_key(one, asked.words.get("nl", "")))
    if before is None:
        _keep(one, now, (*now.questions, asked), by)
        return
    questions = [asked if question.key == before.key else question for question in now.questions]
    _keep(one, now, [_after(question, before.key, asked.key) for question in questions], by)


def _means_something_else(now: Working, asked: Asked) -> bool:
    """Whether people told by other corners or stones: then it is another question, and what was told stays."""
    earlier = next((one for one in now.before if one.key == asked.key), None)
    name = {Kind.TRIAD: "corners", Kind.STONES: "stones"}.get(Kind(asked.kind))
    if earlier is None or name is None:
        return False
    return [one["key"] for one in (earlier.parts or {})[name]] != [one["key"] for one in (asked.parts or {})[name]]


def _after(question: Asked, before: str, after: str) -> Asked:
    return replace(question, only_if=after) if question.only_if == before else question


@transaction.atomic
def move(one: Round, key: str, *, up: bool, by: Any) -> None:
    """Ask a question one place earlier or later. The first does not go up, the last not down."""
    now = working(one)
    questions = list(now.questions)
    place = next((number for number, question in enumerate(questions) if question.key == key), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(questions):
        return
    questions[place], questions[other] = questions[other], questions[place]
    _keep(one, now, questions, by)


@transaction.atomic
def drop(one: Round, key: str, *, by: Any) -> None:
    """Ask it no more. What was told to it stays. A question that depends on it does not any longer."""
    now = working(one)
    left = [
        replace(question, only_if="", only_when=()) if question.only_if == key else question
        for question in now.questions
        if question.key != key
    ]
    _keep(one, now, left, by)


def _keep(one: Round, now: Working, questions: Sequence[Asked], by: Any) -> None:
    """At once while nobody told by it, else apart, until it is made the next version."""
    _refuse(one, by)
    if not now.is_next:
        round_actions.ask(one, questions, by=by)
        return
    asking.check([replace(question, was="", was_options={}) for question in questions], {})
    told = [asdict(replace(question, only_when=list(question.only_when))) for question in questions]
    NextVersion.objects.update_or_create(round=one, defaults={"questions": told})


@transaction.atomic
def make_next(one: Round, became: Mapping[str, tuple[str, Mapping[str, str]]], *, by: Any) -> None:
    """From now on is asked by the next version. `became` says of each question what it was, and of its options.

    What was told stays as it was told. Refuses what leaves an option of the version before without a word about it.
    """
    _refuse(one, by)
    now = working(one)
    if not now.is_changed:
        raise ValidationError(_("Er is niets veranderd."))
    questions = []
    for question in now.questions:
        was, options = became.get(question.key, ("", {}))
        questions.append(replace(question, was="" if was == question.key else was, was_options=dict(options)))
    round_actions.ask(one, questions, by=by)
    NextVersion.objects.filter(round=one).delete()


@transaction.atomic
def leave_next(one: Round, *, by: Any) -> None:
    """Stay with what is asked now; the next version is thrown away."""
    _refuse(one, by)
    NextVersion.objects.filter(round=one).delete()


def _refuse(one: Round, by: Any) -> None:
    if not rules.may_lead(by, one):
        raise PermissionDenied
    if one.stage == Stage.RETURNED:
        raise ValidationError(_("Deze ronde is klaar. Er komen geen vragen meer bij."))


def free_key(one: Round, words: str) -> str:
    """A name for a question of this round that none of its versions has, from its first words."""
    name = (slugify(" ".join(words.split()[:5])).replace("-", "_").lstrip("_0123456789")[:34]).strip("_") or "vraag"
    taken = set(Question.objects.filter(questionnaire__round=one).values_list("key", flat=True))
    taken |= {question.key for question in working(one).questions} | {each.key for each in library.questions()}
    return next(key for key in (name, *(f"{name}_{number}" for number in range(2, 999))) if key not in taken)
