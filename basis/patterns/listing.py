"""The list of all tests of a round: which of them, in which order, each in words and in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.patterns import plain_words, rounded
from basis.patterns.drawings import about
from basis.patterns.plain_words import Saying, Strength, saying
from basis.patterns.results import Effect, Result
from basis.patterns.told import Told

ORDERS: dict[str, Any] = {
    "vraag": gettext_lazy("op vraag"),
    "kans": gettext_lazy("kleinste kans op toeval eerst"),
    "grootte": gettext_lazy("grootste verschil eerst"),
    "aantal": gettext_lazy("meeste verhalen eerst"),
}


@dataclass(frozen=True)
class Row:
    """A test, as a line of the list."""

    words: tuple[str, str]
    answers: str
    url: str
    saying: Saying
    strength: str
    many: str
    groups: tuple[tuple[str, str], ...]
    test: str
    effect: str
    kind_of_effect: str
    p: str
    adjusted: str


def rows(results: Iterable[Result], told: Told, slug: str) -> list[Row]:
    """These tests, as lines."""
    return [row(one, told, slug) for one in results]


def chosen(results: Iterable[Result], strength: str, order: str) -> list[Result]:
    """Those of this strength (empty: all), in this order."""
    found = [one for one in results if not strength or saying_of(one) == strength]
    keys: dict[str, Callable[[Result], Any]] = {
        "kans": lambda one: (one.adjusted is None, one.adjusted, one.p),
        "grootte": lambda one: -abs(one.outcome.effect.value) if one.outcome.effect else 0,
        "aantal": lambda one: -(one.n // 5),
    }
    return sorted(found, key=keys[order]) if order in keys else found


def saying_of(result: Result) -> Strength:
    """How strong a test is, without its words."""
    if result.adjusted is None:
        return Strength.FEW
    return Strength.STRONG if result.adjusted < plain_words.SURE else Strength.CHANCE


def row(one: Result, told: Told, slug: str) -> Row:
    """One test."""
    shown = rounded.tested(one, told)
    said, outcome = saying(one), rounded.cut_outcome(one)
    least = rounded.least_of(told, one.questions)
    effect: Effect | None = outcome.effect
    return Row(
        one.words,
        ", ".join(answer for answer in one.answers if answer),
        reverse("patterns:pair", args=[slug, *one.questions]),
        said,
        str(plain_words.STRENGTHS[said.strength]),
        about(shown["n"]),
        tuple((group.words, about(rounded.group_count(group, least)) or _("te weinig")) for group in one.groups),
        str(plain_words.TESTS[one.outcome.test]),
        _size(effect) if effect else "",
        str(plain_words.EFFECTS.get(effect.name, effect.name)) if effect else "",
        _chance(shown["p"]),
        _chance(shown["adjusted_p"]),
    )


def _size(effect: Effect) -> str:
    value, low, high = (_number(number) for number in (effect.value, effect.low, effect.high))
    return _("%(value)s (van %(low)s tot %(high)s)") % {"value": value, "low": low, "high": high}


def _number(number: float) -> str:
    return str(number_format(number, 2)) if abs(number) < inf else "∞"


def _chance(p: float | None) -> str:
    if p is None:
        return ""
    return _("kleiner dan 0,001") if p <= 0.001 else str(number_format(p, 3))
