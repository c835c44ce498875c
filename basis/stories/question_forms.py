"""What a question looks like to who answers it: one form for every kind, each with 'past niet'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.stories import answers
from basis.stories.answers import LONGEST as LONGEST  # for who asks the same in another form
from basis.stories.answers import is_asked as is_asked
from basis.stories.answers import of_all as of_all
from basis.stories.kinds import FREE_TEXT, OF_OPTIONS, Kind
from basis.stories.question_fields import (
    CORNER,
    STONE,
    Line,
    corner_fields,
    grades_of,
    line_field,
    one_of,
    parts_of,
    place_fields,
    places_of,
    several_of,
    text_field,
)
from basis.stories.question_fields import GRADES as GRADES
from basis.stories.question_fields import NONE as NONE
from basis.stories.question_fields import STEPS as STEPS
from basis.stories.question_words import languages_of as languages_of  # for who asks the questions
from basis.stories.question_words import plain as plain
from basis.stories.question_words import said as said  # ... and for who shows them back

ONE_OF = (OF_OPTIONS - {Kind.CHOICES}) | {Kind.YES_NO, Kind.AREA}
TEMPLATES = dict.fromkeys(ONE_OF | {Kind.CHOICES} | FREE_TEXT, "plain") | {
    Kind.SCALE: "scale",
    Kind.TRIAD: "triad",
    Kind.STONES: "stones",
}


class QuestionForm(forms.Form):
    """One question, to be answered without a script too; several can stand on one page (the prefix is its key).

    `question` is a question of a round or of the library. `areas` are those one can choose from. `initial` are answers
    given before, by key, in the shapes of `answers.py`. Nobody has to answer: `given` is then empty.
    A scale has eleven steps, for a finger and for a keyboard alike and with nothing chosen at first; what else stood
    in `initial` is shown at the nearest step.
    """

    def __init__(
        self,
        question: Any,
        areas: Sequence[Area] = (),
        language: str = "nl",
        data: Any = None,
        initial: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("prefix", question.key)
        super().__init__(data, **options)
        self.question, self.areas, self.language = question, areas, language
        self.kind = Kind(question.kind)
        self.label = said(question.words, language)
        self.hint = said(question.hint or {}, language)
        self.fields.update(self._fields())
        if before := initial or {}:
            self.initial = self._shown(before[question.key]) if question.key in before else {}

    @property
    def template_name(self) -> str:
        """How this kind looks."""
        return f"stories/_question_{TEMPLATES[self.kind]}.html"

    def _fields(self) -> dict[str, forms.Field]:
        parts, told = self.question.parts or {}, {"label": self.label, "help_text": self.hint}
        if self.kind == Kind.AREA:
            return {"answer": one_of([(one.code, str(one)) for one in self.areas], **told)}
        if self.kind == Kind.YES_NO:
            return {"answer": one_of([("ja", _("Ja")), ("nee", _("Nee"))], **told)}
        if self.kind == Kind.SCALE:
            return {"answer": line_field(self._ends(parts["ends"]), **told)}
        named = [(one["key"], said(one, self.language)) for one in parts.get("options", ())]
        if self.kind in ONE_OF:
            other = _("Iets anders") if self.kind == Kind.ELICITING else _("Past niet")
            return {"answer": one_of(named, none=other, **told)}
        none: dict[str, forms.Field] = {"none": forms.BooleanField(label=_("Past niet"), required=False)}
        if self.kind == Kind.CHOICES:
            return {"answer": several_of(named, parts.get("most"), **told)} | none
        if self.kind == Kind.TRIAD:
            return corner_fields([(one["key"], said(one, self.language)) for one in parts["corners"]]) | none
        if self.kind == Kind.STONES:
            stones = [(one["key"], said(one, self.language)) for one in parts["stones"]]
            return place_fields(stones, self.axes) | none
        return {"answer": text_field(is_long=self.kind == Kind.LONG, **told)} | none

    def _ends(self, ends: Sequence[Mapping[str, str]]) -> tuple[str, str]:
        return plain(ends[0], self.language), plain(ends[1], self.language)

    @property
    def ends(self) -> list[str]:
        """The two ends of a scale."""
        return [said(one, self.language) for one in self.question.parts["ends"]]

    @property
    def axes(self) -> list[tuple[str, str]]:
        """Of a field: the ends from left to right, then those upward."""
        axes = self.question.parts["axes"]
        return [self._ends(axis["ends"] if isinstance(axis, Mapping) else axis) for axis in axes]

    @property
    def corners(self) -> list[forms.BoundField]:
        """The fields of the three corners, in their order."""
        return [self[name] for name in self.fields if name.startswith(CORNER)]

    @property
    def stones(self) -> Iterator[Line]:
        """Each stone with the two fields that say where it lies."""
        for one in self.question.parts["stones"]:
            name, key = said(one, self.language), f"{STONE}{one['key']}"
            yield Line(one["key"], name, self[f"{key}_x"], self[f"{key}_y"])

    def _shown(self, answer: Any) -> dict[str, Any]:
        """An answer as its fields show it."""
        if answer is None:
            return {"none": True, "answer": NONE}
        if self.kind == Kind.YES_NO:
            return {"answer": "ja" if answer else "nee"}
        if self.kind == Kind.SCALE:
            return {"answer": str(round(answer / STEPS) * STEPS)}
        if self.kind == Kind.TRIAD:
            return grades_of([one["key"] for one in self.question.parts["corners"]], answer)
        if self.kind == Kind.STONES:
            return places_of(answer)
        return {"answer": answer}

    def clean(self) -> dict[str, Any]:
        """Puts together the answer, as `given`."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        found = self._found(cleaned)
        if cleaned.get("none"):
            if found is not None:
                raise ValidationError(_("Kies: een antwoord, of ‘past niet’. U gaf ze allebei."))
            cleaned["given"] = {self.question.key: None}
        elif found == NONE and self.kind in ONE_OF | {Kind.SCALE}:
            cleaned["given"] = {self.question.key: None}
        elif found is None:
            cleaned["given"] = {}
        else:
            codes = [one.code for one in self.areas]
            cleaned["given"] = {self.question.key: answers.cleaned(self.question, found, areas=codes)}
        return cleaned

    def _found(self, cleaned: Mapping[str, Any]) -> Any:
        """What was filled in, in the shape of an answer; None when nothing was."""
        if self.kind == Kind.TRIAD:
            return parts_of([cleaned.get(field.name) for field in self.corners])
        if self.kind == Kind.STONES:
            return self._placed(cleaned)
        found = cleaned.get("answer")
        if found in ("", [], None):
            return None
        if found == NONE:
            return NONE
        if self.kind == Kind.YES_NO:
            return found == "ja"
        return int(found) if self.kind == Kind.SCALE else found

    def _placed(self, cleaned: Mapping[str, Any]) -> dict[str, list[int]] | None:
        placed = {}
        for stone in self.stones:
            right, up = cleaned.get(stone.right.name), cleaned.get(stone.up.name)
            if right and up:
                placed[stone.key] = [int(right), int(up)]
            elif right or up:
                missing = stone.up if right else stone.right
                self.add_error(
                    missing.name, ValidationError(_("Kies ook hier een plek, of laat de steen helemaal weg."))
                )
        return placed or None

    @property
    def given(self) -> dict[str, Any]:
        """The answer of a valid form by the key of its question, None for 'past niet'; empty when there is none."""
        return dict(self.cleaned_data["given"])

    @property
    def answer(self) -> Any:
        """The same answer by itself, in the shape of `answers.py`; None also when nothing was answered."""
        return self.given.get(self.question.key)
