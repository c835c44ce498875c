"""What initiators and who works beside them fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import in_role
from basis.liaison.models import LONGEST
from basis.liaison.queries import Colleague

ROWS = {"rows": 4}


class SayForm(forms.Form):
    """A line of who works for the municipality."""

    text = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Het initiatief krijgt uw woorden in de mail."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=ROWS),
        error_messages={"required": _("Schrijf een antwoord.")},
    )


class AskForm(forms.Form):
    """A line of the initiators."""

    text = forms.CharField(
        label=_("Wat wilt u vragen of vertellen?"),
        help_text=_("Uw contactpersoon krijgt uw woorden in de mail. Anderen lezen ze niet."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=ROWS),
        error_messages={"required": _("Schrijf op wat u wilt vragen of vertellen.")},
    )
    needs_answer = forms.BooleanField(label=_("Ik wil hier graag antwoord op"), required=False, initial=True)


class PersonForm(forms.Form):
    """Somebody who works here, by name."""

    person = forms.ChoiceField(
        label=_("Wie wordt het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand uit de lijst.")},
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.person.pk): one.person for one in colleagues}
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.person.pk), f"{one.person.name}, {in_role(one.role)}") for one in colleagues]

    def told(self) -> dict[str, Any]:
        """What was chosen, for the action."""
        return self.cleaned_data | {"person": self.people[self.cleaned_data["person"]]}


class ReachForm(forms.Form):
    """How who works here wants to be reached beside the thread."""

    shows_email = forms.BooleanField(label=_("Laat mijn e-mailadres zien"), required=False)
    phone = forms.CharField(
        label=_("Telefoonnummer van uw werk"),
        help_text=_("Vult u niets in? Dan staat er geen nummer."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
