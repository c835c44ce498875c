"""What every form of residents has: an address if one wishes, a look at names, and quiet signs of a machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from basis import namecheck
from basis.moderation import signs, urgent
from basis.moderation.actions import Intake

BACK, NOT_URGENT = "terug", "niet-dringend"  # names of buttons
ASIDE = frozenset({"csrfmiddlewaretoken", BACK, NOT_URGENT})


class IntakeForm(forms.Form):
    """The form of a contribution: your own fields come first, these follow.

    `viewer` who signed in is not asked for an address. `may_record` offers to write down what somebody else said.
    With `changes` only the words are asked, of something given before. `data` with the button BACK shows the form
    again, filled in, without faults. Names are looked for in every field of text, or in those of `free_text`.
    """

    free_text: tuple[str, ...] = ()
    looks_for_names = True
    on_behalf = forms.BooleanField(
        label=_("Ik schrijf op wat iemand anders vertelde"),
        help_text=_("Die persoon blijft zonder naam. U krijgt een briefje met een link voor haar of hem."),
        required=False,
    )
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        help_text=_("Alleen om u te antwoorden. U hoeft het niet in te vullen."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    checked = forms.BooleanField(label=_("Ik heb het nagekeken"), required=False, widget=forms.HiddenInput)
    website = forms.CharField(label=_("Laat dit veld leeg"), required=False, widget=signs.Trap)
    began = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        viewer: Any = None,
        may_record: bool = False,
        changes: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, files, **options)
        ours = list(IntakeForm.base_fields)
        self.order_fields([name for name in self.fields if name not in ours] + ours)
        if changes or getattr(viewer, "is_authenticated", False):
            del self.fields["email"]
        if changes or not may_record:
            del self.fields["on_behalf"]
        self.fields["began"].initial = signs.begin()
        self.passes_urgent = data is not None and NOT_URGENT in data
        if data is not None and BACK in data:
            self.initial = {
                name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
                for name, field in self.fields.items()
            }
            self.is_bound = False
        self.has_names = self.is_bound and self.looks_for_names and self._show_names()

    def _show_names(self) -> bool:
        """Show what may name somebody in what was written, with a box to tick; gives whether there is any."""
        named = [(signs.marked(text),) for _name, text in self.texts() if namecheck.find(text)]
        if named:
            self.fields["checked"].widget = forms.CheckboxInput()
            self.fields["checked"].help_text = format_html_join("", "<p>{}</p>", named)
        return bool(named)

    def texts(self) -> Iterator[tuple[str, str]]:
        """The fields in which somebody writes freely, with what was written: also before the form is valid."""
        for name, field in self.fields.items():
            free = name in self.free_text if self.free_text else type(field) is forms.CharField
            if free and name not in IntakeForm.base_fields:
                yield name, str(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) or "")

    def urgent_kinds(self) -> tuple[str, ...]:
        """What is urgent in what was written, unless its writer says that it is not about that."""
        if not self.is_bound or self.passes_urgent:
            return ()
        return urgent.kinds_in("\n".join(text for _name, text in self.texts()))

    def clean(self) -> dict[str, Any]:
        """Once, before it is taken in, the writer looks at the names in her own text."""
        cleaned = super().clean() or self.cleaned_data
        if self.has_names and not cleaned.get("checked"):
            self.add_error("checked", ValidationError(_("Noemt u iemand? Kijk uw tekst na en zet dan een vinkje.")))
        return cleaned

    def signs(self) -> tuple[str, ...]:
        """Why a moderator should look first. Nothing is refused for a sign."""
        found = {
            signs.NAMES: self.has_names,
            signs.LINKS: signs.has_many_links([text for _name, text in self.texts()]),
            signs.TRAP: bool(self.cleaned_data.get("website")),
            signs.HASTE: signs.is_quick(self.cleaned_data.get("began", "")),
        }
        return tuple(sign for sign, is_there in found.items() if is_there)

    def intake(self) -> Intake:
        """How this came, for `moderation.actions.give`."""
        return Intake(
            email=self.cleaned_data.get("email", ""),
            language=get_language() or "nl",
            signs=self.signs(),
            on_behalf=bool(self.cleaned_data.get("on_behalf")),
        )
