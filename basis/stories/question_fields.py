"""The fields of which a question is made up, and how what stands in them is an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from basis.stories.answers import LONGEST, WHOLE
from basis.stories.kinds import Kind

NONE = "-"  # 'past niet', where it is one of the choices
STEPS = 10  # from one step of a scale to the next
FEW = 14  # choices that one sees at a glance; more go in a list
CORNER, STONE = "corner_", "stone_"
GRADES = 10  # the highest grade of a corner, and the last step of a field
Named = Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class Line:
    """A stone, and the fields in which one says where it lies."""

    key: str
    name: str
    right: forms.BoundField
    up: forms.BoundField


def one_of(choices: Named, *, none: Any = None, **told: Any) -> forms.ChoiceField:
    """One answer, 'past niet' as the last."""
    every: list[tuple[str, Any]] = [*choices, (NONE, none or _("Past niet"))]
    if len(every) > FEW:
        return forms.ChoiceField(choices=[("", "…"), *every], required=False, **told)
    return forms.ChoiceField(choices=every, widget=forms.RadioSelect, required=False, **told)


def several_of(choices: Named, most: int | None, *, help_text: Any, **told: Any) -> forms.MultipleChoiceField:
    """More answers; how many at most stands beside it."""
    if most:
        help_text = _Both(help_text, ngettext_lazy("Kies er hooguit %d.", "Kies er hooguit %d.", most) % most)
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, widget=widget, required=False, help_text=help_text, **told)


class _Both:
    """Two helps as one, put together when the page is drawn."""

    def __init__(self, *texts: Any) -> None:
        self.texts = texts

    def __str__(self) -> str:
        return " ".join(str(one) for one in self.texts if str(one))


def line_field(ends: tuple[str, str], **told: Any) -> forms.ChoiceField:
    """Eleven steps between two ends; the first and the last say what they are."""
    steps: list[tuple[str, Any]] = [(str(one * STEPS), str(one)) for one in range(GRADES + 1)]
    steps[0], steps[-1] = (steps[0][0], f"0: {ends[0]}"), (steps[-1][0], f"{GRADES}: {ends[1]}")
    choices = [*steps, (NONE, _("Past niet"))]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, required=False, **told)


def text_field(*, is_long: bool, **told: Any) -> forms.CharField:
    """A few words on one line, or more of them."""
    most = LONGEST[Kind.LONG if is_long else Kind.SHORT]
    widget = forms.Textarea(attrs={"rows": 6}) if is_long else forms.TextInput()
    return forms.CharField(max_length=most, widget=widget, required=False, **told)


def corner_fields(corners: Named) -> dict[str, forms.Field]:
    """A grade for each corner: how much it counts."""
    return {f"{CORNER}{key}": _grade(name) for key, name in corners}


def _grade(name: Any) -> forms.FloatField:
    fault = _("Geef een cijfer van 0 tot en met 10.")
    return forms.FloatField(
        label=name,
        required=False,
        validators=[MinValueValidator(0, fault), MaxValueValidator(GRADES, fault)],
        error_messages={"invalid": fault},
        widget=forms.NumberInput(
            attrs={"min": 0, "max": GRADES, "step": "any", "inputmode": "decimal", "data-corner": ""}
        ),
    )


def place_fields(stones: Named, axes: Sequence[tuple[str, str]]) -> dict[str, forms.Field]:
    """Two lists for each stone: from left to right, and from below upward. Left open, it does not lie on the field."""
    found: dict[str, forms.Field] = {}
    for key, _name in stones:
        for way, (first, last) in zip("xy", axes, strict=True):
            label = f"{first} – {last}"
            found[f"{STONE}{key}_{way}"] = forms.ChoiceField(
                label=label,
                choices=[("", _("niet op het veld")), *_steps(first, last)],
                required=False,
                widget=forms.Select(attrs={"data-stone": key, "data-way": way}),
            )
    return found


def _steps(first: str, last: str) -> Named:
    words = {0: f": {first}", GRADES: f": {last}"}
    return [(str(one * WHOLE // GRADES), f"{one}{words.get(one, '')}") for one in range(GRADES + 1)]


def parts_of(grades: Sequence[float | None]) -> list[int] | None:
    """Grades as parts of a whole in thousandths, which are together 1000; None when no grade was given.

    An open grade is 0 beside one that was given; when all are 0, they count alike.
    """
    if all(one is None for one in grades):
        return None
    weights = [one or 0.0 for one in grades]
    weights = weights if sum(weights) else [1.0] * len(weights)
    exact = [one * WHOLE / sum(weights) for one in weights]
    parts = [int(one) for one in exact]
    left = sorted(range(len(parts)), key=lambda at: parts[at] - exact[at])  # largest remainder first
    for at in left[: WHOLE - sum(parts)]:
        parts[at] += 1
    return parts


def grades_of(keys: Sequence[str], parts: Sequence[int]) -> dict[str, Any]:
    """The parts of a triad as grades that together are 10."""
    return {f"{CORNER}{key}": f"{part * GRADES / WHOLE:g}" for key, part in zip(keys, parts, strict=True)}


def places_of(placed: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Where stones lie, at the nearest step."""
    step = WHOLE // GRADES
    return {
        f"{STONE}{key}_{way}": str(round(place / step) * step)
        for key, spot in placed.items()
        for way, place in zip("xy", spot, strict=True)
    }
