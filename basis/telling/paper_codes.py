"""The numbers and letters of a paper form: they stand on it, and who types it over types them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.stories.models import OF_OPTIONS, About, Kind, Question, Use
from basis.stories.question_forms import plain

LETTERS = "abcdefghijklmnopqrstuvwyz"  # without x
NONE = "x"  # 'past niet'
# What is asked beside the questions; the key of a question has no "-".
STORY, CHILD, USE, WITH_AREA = "eigen-verhaal", "eigen-leeftijd", "eigen-gebruik", "eigen-gebied"
LETTERED = OF_OPTIONS | {Kind.CHOICES, Kind.YES_NO, Kind.AREA}


@dataclass(frozen=True)
class Option:
    """One thing that can be ticked: its letter, what it stands for in the data, and its words."""

    letter: str
    value: str
    words: str


@dataclass(frozen=True)
class Item:
    """One numbered thing on the paper: a question of the round, or what every paper asks (`name` says which)."""

    number: int
    name: str  # the key of the question, or STORY, CHILD, USE, WITH_AREA
    question: Question | None = None
    options: tuple[Option, ...] = ()


def items(questions: Iterable[Question], areas: Sequence[Area], language: str) -> list[Item]:
    """What stands on the paper, in its order.

    First what one tells about, then the story, the questions about it, those about who tells, and what it may be used
    for. Only the words depend on the language (that of now for our own): a number and a letter are the same in each.
    """
    asked = list(questions)
    first = [one for one in asked if one.kind == Kind.ELICITING]
    about = [one for one in asked if one.about == About.STORY and one not in first]
    teller = [one for one in asked if one.about == About.TELLER]
    order: list[tuple[str, Question | None, Sequence[tuple[str, str]]]] = [
        *((one.key, one, _choices(one, areas, language)) for one in first),
        (STORY, None, [("spoken", _("Ik vertelde het, en iemand anders schreef het op."))]),
        *((one.key, one, _choices(one, areas, language)) for one in about + teller),
        (CHILD, None, _of_child()),
        (USE, None, [(str(use.value), str(use.label)) for use in Use]),
        (WITH_AREA, None, [("no", _("Nee, laat mijn wijk of dorp weg")), ("yes", _("Ja, dat mag erbij staan"))]),
    ]
    return [
        Item(number, name, question, _lettered(choices)) for number, (name, question, choices) in enumerate(order, 1)
    ]


def _of_child() -> list[tuple[str, str]]:
    return [
        ("under_16", _("Ik ben jonger dan 16 jaar.")),
        ("parent", _("Mijn vader, moeder of verzorger vindt het goed dat ik vertel.")),
    ]


def _choices(question: Question, areas: Sequence[Area], language: str) -> list[tuple[str, str]]:
    """Value and words of each answer that can be ticked, as `question_forms` takes them."""
    if question.kind == Kind.AREA:
        return [(one.code, str(one)) for one in areas]
    if question.kind == Kind.YES_NO:
        return [("ja", _("Ja")), ("nee", _("Nee"))]
    if question.kind in LETTERED:
        return [(one["key"], plain(one, language)) for one in question.parts["options"]]
    return []


def _lettered(choices: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    letters = [*LETTERS, *("".join(two) for two in product(LETTERS, LETTERS))]
    return tuple(Option(letter, *choice) for letter, choice in zip(letters, choices, strict=False))
