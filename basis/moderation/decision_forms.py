"""What somebody fills in to report, to decide and to object."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.moderation.forms import IntakeForm
from basis.moderation.models import AFTER, NEXT, Contribution, Ground, State, Verdict


class ReportForm(IntakeForm):
    """Why this should not stand here (DSA art. 16)."""

    looks_for_names = False  # who reports that she is named must be able to say so

    ground = forms.ChoiceField(
        label=_("Wat is er aan de hand?"),
        choices=Ground,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er aan de hand is.")},
    )
    words = forms.CharField(
        label=_("Wilt u dat uitleggen?"),
        help_text=_("Dat helpt de moderator. Wie dit schreef, ziet uw uitleg niet."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """'Iets anders' says nothing without words."""
        cleaned = super().clean()
        if cleaned.get("ground") == Ground.OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", ValidationError(_("Schrijf op wat er aan de hand is.")))
        return cleaned


class ObjectionForm(IntakeForm):
    """Why somebody does not agree with a decision."""

    looks_for_names = False

    words = forms.CharField(
        label=_("Waarom bent u het er niet mee eens?"),
        help_text=_("Alleen de moderator leest dit."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op waarom u het er niet mee eens bent.")},
    )


def verdicts_on(one: Contribution) -> list[tuple[str, Any]]:
    """What a moderator can decide now, with what stays as it is among it."""
    return [
        (
            verdict.value,
            _("laten staan") if verdict == Verdict.PUBLISH and one.state == State.VISIBLE else verdict.label,
        )
        for verdict in Verdict
        if AFTER[verdict] == one.state or AFTER[verdict] in NEXT[one.state]
    ]


class VerdictForm(forms.Form):
    """What is decided, and for which reason."""

    besluit = forms.ChoiceField(
        label=_("Wat beslist u?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u beslist.")},
    )
    grond = forms.ChoiceField(
        label=_("Waarom?"),
        help_text=_("Alleen nodig als u het niet laat zien."),
        choices=[("", _("geen reden nodig")), *Ground.choices],
        required=False,
    )

    def __init__(self, *args: Any, one: Contribution, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["besluit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = verdicts_on(one)

    def clean(self) -> dict[str, Any]:
        """Who is not shown hears why; who is shown needs no reason."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("besluit") == Verdict.PUBLISH:
            cleaned["grond"] = ""
        elif cleaned.get("besluit") and not cleaned.get("grond"):
            self.add_error("grond", ValidationError(_("Kies waarom. Wie dit gaf, hoort dat.")))
        return cleaned


class LetterForm(VerdictForm):
    """The decision with the letter that goes with it."""

    words = forms.CharField(
        label=_("De brief aan wie dit gaf"),
        help_text=_("U kunt de tekst nog veranderen. Schrijf kort en gewoon, met u."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Schrijf wat u beslist en waarom.")},
    )

    def __init__(self, *args: Any, one: Contribution, **options: Any) -> None:
        super().__init__(*args, one=one, **options)
        for name in ("besluit", "grond"):
            self.fields[name].widget = forms.HiddenInput()
