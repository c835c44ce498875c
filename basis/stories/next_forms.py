"""What somebody fills in to make a next version: what became of each question and answer of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.stories.build_forms import NAMED, lines_of
from basis.stories.kinds import Kind
from basis.stories.round_actions import Asked


class NextForm(forms.Form):
    """What became of each question and answer of the version before. Filled in with what kept its name."""

    def __init__(
        self, data: Any = None, *, questions: Sequence[Asked], before: Sequence[Asked], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.questions, self.before = questions, {one.key: one for one in before}
        kept = {one.key for one in questions}
        gone = [one for one in before if one.key not in kept]
        for question in questions:
            if question.key not in self.before:
                like = [one for one in gone if (one.kind, one.about) == (question.kind, question.about)]
                if like:
                    self._offer_question(question, like)
        for question in questions:
            self._offer_options(question)

    def _offer_question(self, question: Asked, like: Sequence[Asked]) -> None:
        self.fields[f"was_{question.key}"] = forms.ChoiceField(
            label=_("Is dit een vraag van de vorige keer? %(words)s") % {"words": question.words["nl"]},
            choices=[("", _("Nee, deze vraag is nieuw")), *((one.key, one.words.get("nl", "")) for one in like)],
            required=False,
        )

    def _was(self, question: Asked) -> str:
        """The key of what it was: its own, or what was chosen; empty for a new question."""
        if question.key in self.before:
            return question.key
        name = f"was_{question.key}"
        chosen = str(self.data.get(name, "")) if self.is_bound and name in self.fields else ""
        return chosen if chosen in self.before else ""

    def _offer_options(self, question: Asked) -> None:
        earlier = self.before.get(self._was(question))
        if earlier is None or NAMED.get(Kind(question.kind), ("",))[0] != "options":
            return
        now = lines_of(question.parts or {}, "options")
        keys = [line["key"] for line in now]
        was = lines_of(earlier.parts or {}, "options")
        for place, line in enumerate(was):
            if line["key"] in keys:
                continue
            guess = keys[place] if len(was) == len(now) else ""
            self.fields[f"now_{question.key}_{line['key']}"] = forms.ChoiceField(
                label=_("%(question)s Wat wordt ‘%(answer)s’?")
                % {"question": question.words["nl"], "answer": line["nl"]},
                choices=[("", _("niets: dit antwoord is er niet meer")), *((one["key"], one["nl"]) for one in now)],
                initial=guess,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """What follows from a choice that was made just now is asked as well, and not filled in by itself."""
        cleaned = super().clean() or self.cleaned_data
        for name in self.fields:
            if name.startswith("now_") and name not in self.data:
                self.add_error(name, ValidationError(_("Zeg wat dit antwoord nu is.")))
        return cleaned

    @property
    def became(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Of each question what it was, and of its options that went what they are now."""
        found = {}
        for question in self.questions:
            begin = f"now_{question.key}_"
            options = {
                name.removeprefix(begin): value for name, value in self.cleaned_data.items() if name.startswith(begin)
            }
            found[question.key] = (self._was(question), options)
        return found
