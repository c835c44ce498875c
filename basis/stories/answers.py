"""What an answer is, by the kind of its question: what may come in, and what it means between versions.

| kind | answer |
|---|---|
| eliciting, choice, age_band, role, period | the key of an option |
| choices | keys of options, in the order of the question |
| yes_no | true or false |
| scale | 0 (the first end) to 100 (the second) |
| triad | three parts in thousandths, in the order of the corners; together 1000 |
| stones | of each stone on the field its place in thousandths: {"stone": [to the right, up]} |
| short, long | a text |
| area | the code of an area |

None is 'past niet'; a question that was not answered is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from basis.stories.kinds import FREE_TEXT, OF_OPTIONS, Kind

WHOLE = 1000
LONGEST = {Kind.SHORT: 200, Kind.LONG: 2000}
Answers = Mapping[str, Any]


class Asked(Protocol):
    """What of a question counts for its answer."""

    key: str
    kind: str
    parts: Mapping[str, Any]
    only_if: str
    only_when: list[Any]


def cleaned(question: Asked, given: Any, *, areas: Iterable[str] = ()) -> Any:
    """The answer in its one shape, or None for 'past niet'. Raises ValidationError for what is no answer.

    `areas` are the codes of the areas one can choose from.
    """
    if given is None:
        return None
    if question.kind == Kind.YES_NO:
        return _one_of(given, (True, False))
    if question.kind == Kind.SCALE:
        return _number(given, 100)
    if question.kind == Kind.TRIAD:
        return _triad(given)
    if question.kind == Kind.STONES:
        return _stones(given, [one["key"] for one in question.parts["stones"]])
    if question.kind in FREE_TEXT:
        return _text(given, LONGEST[Kind(question.kind)])
    if question.kind == Kind.AREA:
        return _one_of(given, tuple(areas))
    assert question.kind in OF_OPTIONS | {Kind.CHOICES}
    options = [one["key"] for one in question.parts["options"]]
    if question.kind == Kind.CHOICES:
        return _several(given, options, int(question.parts.get("most") or len(options)))
    return _one_of(given, tuple(options))


def is_asked(question: Asked, answers: Answers) -> bool:
    """Whether a question is asked of who gave these answers before it."""
    if not question.only_if:
        return True
    before = answers.get(question.only_if)
    return any(one in question.only_when for one in (before if isinstance(before, list) else [before]))


def of_all(questions: Iterable[Asked], given: Answers, *, areas: Iterable[str] = ()) -> dict[str, Any]:
    """The answers to these questions, in their order; what was not asked is left out.

    Raises ValidationError, by the key of the question. A key that is no question is refused as well.
    """
    known: dict[str, Any] = {}
    places, faults = tuple(areas), {}
    asked = list(questions)
    if strange := sorted(set(given) - {one.key for one in asked}):
        raise ValidationError(_("Deze vraag is er niet: %(key)s") % {"key": ", ".join(strange)})
    for question in asked:
        if question.key not in given or not is_asked(question, known):
            continue
        try:
            known[question.key] = cleaned(question, given[question.key], areas=places)
        except ValidationError as fault:
            faults[question.key] = fault
    if faults:
        raise ValidationError(faults)
    return known


def since(questions: Iterable[Any], answers: Answers) -> dict[str, Any]:
    """Answers to the version before, as answers to these questions; what has no place now is left out.

    What was told stays as it was told: this is only how it is read beside what was told later.
    """
    found = {}
    for question in questions:
        key = question.was or question.key
        if key not in answers:
            continue
        answer = answers[key]
        moved = question.was_options
        if question.kind in OF_OPTIONS | {Kind.CHOICES} and answer is not None:
            options = [one["key"] for one in question.parts["options"]]
            several = [moved.get(one, one) for one in (answer if isinstance(answer, list) else [answer])]
            kept = [one for one in options if one in several]
            if not kept:
                continue
            answer = kept if question.kind == Kind.CHOICES else kept[0]
        found[question.key] = answer
    return found


def _wrong() -> ValidationError:
    return ValidationError(_("Dit antwoord kan niet bij deze vraag."))


def _one_of(given: Any, allowed: tuple[Any, ...]) -> Any:
    if not isinstance(given, (bool, str)) or given not in allowed:
        raise _wrong()
    return given


def _several(given: Any, options: list[str], most: int) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(one, str) and one in options for one in given):
        raise _wrong()
    if len(set(given)) > most:
        raise ValidationError(_("Kies er hooguit %(most)s.") % {"most": most})
    return [one for one in options if one in given]


def _number(given: Any, most: int) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= most:
        raise _wrong()
    return given


def _triad(given: Any) -> list[int]:
    if not isinstance(given, (list, tuple)) or len(given) != 3:
        raise _wrong()
    parts = [_number(one, WHOLE) for one in given]
    if sum(parts) != WHOLE:
        raise ValidationError(_("De drie delen zijn samen niet één geheel."))
    return parts


def _stones(given: Any, stones: list[str]) -> dict[str, list[int]]:
    if not isinstance(given, dict) or not set(given) <= set(stones):
        raise _wrong()
    placed = {}
    for key in stones:
        if key in given:
            if not isinstance(given[key], (list, tuple)) or len(given[key]) != 2:
                raise _wrong()
            placed[key] = [_number(one, WHOLE) for one in given[key]]
    return placed


def _text(given: Any, most: int) -> str:
    if not isinstance(given, str):
        raise _wrong()
    text = given.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > most:
        raise ValidationError(_("Dit is te lang: hooguit %(most)s tekens.") % {"most": most})
    return text
