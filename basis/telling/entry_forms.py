"""A whole paper on one page, to be typed over: letters and numbers as they stand on it, one field after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.moderation.actions import Intake
from basis.moderation.forms import IntakeForm
from basis.stories import question_forms as questions
from basis.stories.models import LONGEST, About, Round, Use, Way
from basis.stories.question_forms import QuestionForm
from basis.stories.telling_actions import Herself, Told
from basis.telling import entry_codes, entry_queries
from basis.telling.entry_fields import is_about, typed
from basis.telling.paper_codes import CHILD, STORY, USE, WITH_AREA, Item

TYPED = "q-"  # what is typed at a numbered thing stands in the field "q-" with its name


class EntryForm(IntakeForm):
    """What stands on one paper. `items` are what it asks, `spoken` the languages it can be in.

    With `is_known` its teller told before, and what is asked of her herself is left out.
    """

    free_text = ("title", "text")
    told_on = forms.DateField(
        label=_("Op welke dag is het verteld?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    language = forms.ChoiceField(label=_("In welke taal is het papier?"))
    title = forms.CharField(label=_("Hoe heet het verhaal?"), max_length=120, required=False)
    text = forms.CharField(
        label=_("Het verhaal, woord voor woord"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    is_spoken = forms.BooleanField(label=_("Verteld, en een ander schreef het op"), required=False)
    twice = forms.BooleanField(label=_("Dit is een ander papier"), required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        one: Round,
        items: Sequence[Item],
        areas: Sequence[Area],
        spoken: Sequence[str],
        language: str,
        is_known: bool = False,
        before: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.one, self.areas, self.page_language, self.before = one, areas, language, before or {}
        self.items = [it for it in items if not (is_known and (it.name == CHILD or is_about(it, About.TELLER)))]
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in spoken]  # type: ignore[attr-defined]
        if len(spoken) == 1:
            self.fields["language"].widget, self.fields["language"].initial = forms.HiddenInput(), spoken[0]
        self.spots: dict[str, QuestionForm] = {}
        for item in self.items:
            if item.question and item.question.kind not in entry_codes.TYPED:
                self.spots[item.name] = self._spot(item)
            elif item.name != STORY:
                label = self._question(item).label if item.question else ""
                self.fields[TYPED + item.name] = typed(item, label, self.before)
        first = next((name for name in self.fields if name.startswith(TYPED)), "title")
        if not self.is_bound:
            self.fields[first].widget.attrs["autofocus"] = True
        self.faults_of_spots: list[tuple[str, Any, str]] = []

    def _spot(self, item: Item) -> QuestionForm:
        """A triad or a field of stones: numbers, or a tap."""
        data = self.data if self.is_bound else None
        made = QuestionForm(item.question, self.areas, self.page_language, data, initial=self.before)
        made.label = format_lazy("{}. {}", item.number, made.label)  # type: ignore[assignment]
        return made

    def _question(self, item: Item, data: Any = None) -> QuestionForm:
        return QuestionForm(item.question, self.areas, self.page_language, data)

    def rows(self) -> Iterator[tuple[str, Any]]:
        """All that is asked in the order of the paper: a field, the form of a question, or the story."""
        for item in self.items:
            if item.name in self.spots:
                yield "spot", self.spots[item.name]
            elif item.name == STORY:
                yield "story", item.number
            else:
                yield "typed", self[TYPED + item.name]

    @property
    def last(self) -> list[forms.BoundField]:
        """What is asked only when something was noticed."""
        return [self[name] for name in ("twice", "checked") if not self[name].is_hidden]

    def all_faults(self) -> Iterator[tuple[str, Any, str]]:
        """All that is wrong: the id of the field to go to, what it is called, and what is wrong."""
        yield from self.faults_of_spots
        known = {fault for _anchor, _label, fault in self.faults_of_spots}
        for name, faults in self.errors.items():
            field = None if name == "__all__" else self[name]
            for fault in map(str, faults):
                if field is not None or fault not in known:
                    yield (field.id_for_label, field.label, fault) if field is not None else ("", "", fault)

    def clean(self) -> dict[str, Any]:
        """Puts together what is told as `told` and `herself`; whatever is wrong stands at its own field."""
        cleaned = super().clean()
        found: dict[str, Any] = {}
        for item in self.items:
            if item.question:
                self._take(item, cleaned, found)
        self._look_at_story(cleaned)
        use, with_area, child = (self._letters(name, cleaned) for name in (USE, WITH_AREA, CHILD))
        if "under_16" in child and "parent" not in child:
            self.add_error(
                TYPED + CHILD, _("Jonger dan 16, en geen ouder die het goed vindt: dit verhaal nemen wij niet op.")
            )
        if not self.errors:
            of_story = {
                item.name: found[item.name] for item in self.items if item.name in found and is_about(item, About.STORY)
            }
            cleaned["told"] = Told(
                cleaned["text"],
                cleaned["title"],
                of_story,
                use=int(use[0]) if use else Use.COUNT,
                with_area="yes" in with_area,
                is_spoken=cleaned["is_spoken"],
            )
            of_teller = {key: answer for key, answer in found.items() if key not in of_story}
            cleaned["herself"] = Herself(of_teller, Way.PAPER, "under_16" in child, "parent" in child)
        return cleaned

    def _take(self, item: Item, cleaned: Mapping[str, Any], found: dict[str, Any]) -> None:
        """The answer to one question, put in `found` when there is one."""
        name = TYPED + item.name
        form = self.spots.get(item.name)
        try:
            if form is None:
                told = entry_codes.data_of(item, cleaned.get(name) or "")
                form = self._question(item, {f"{item.name}-{key}": value for key, value in told.items()})
            if form.is_valid():
                if form.given and not questions.is_asked(item.question, found):  # type: ignore[arg-type]
                    raise ValidationError(_("Deze vraag hoort bij een ander antwoord op een vraag ervoor. Wat klopt?"))
                found |= form.given
                return
            faults = [str(fault) for listed in form.errors.values() for fault in listed]
        except ValidationError as fault:
            faults = fault.messages
        if item.name in self.spots:
            first = next(iter(self.spots[item.name]))
            self.faults_of_spots += [(first.id_for_label, self.spots[item.name].label, text) for text in faults]
            self.add_error(None, faults)
        else:
            self.add_error(name, faults)

    def _letters(self, name: str, cleaned: Mapping[str, Any]) -> list[str]:
        """What was ticked at one of our own questions."""
        item = next((one for one in self.items if one.name == name), None)
        typed = cleaned.get(TYPED + name) or ""
        if item is None or not typed.strip():
            return []
        try:
            return entry_codes.letters(item, typed) if name == CHILD else [entry_codes.one_letter(item, typed)]
        except ValidationError as fault:
            self.add_error(TYPED + name, fault)
            return []

    def _look_at_story(self, cleaned: Mapping[str, Any]) -> None:
        """The same text was told before: then who types says that it is another paper."""
        if not cleaned.get("twice") and entry_queries.is_there(self.one, cleaned.get("text") or ""):
            self.fields["twice"].widget = forms.CheckboxInput()
            self.add_error(
                "text",
                _("Dit verhaal is er al. Is dit hetzelfde papier? Leg het weg. Anders: zet onderaan een vinkje."),
            )

    def clean_told_on(self) -> Any:
        """A day that has been."""
        if (day := self.cleaned_data["told_on"]) > timezone.localdate():
            raise ValidationError(_("Die dag moet nog komen."))
        return day

    def intake(self) -> Intake:
        """It was told by somebody else, in the language of the paper."""
        return replace(super().intake(), language=self.cleaned_data["language"], on_behalf=True)
