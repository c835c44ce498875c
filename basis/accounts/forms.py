"""The form with which a role is given."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.accounts import queries
from basis.accounts.models import Role
from basis.areas.models import Area


class GrantForm(forms.Form):
    """Who gets which role, where and from when."""

    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Van iemand die al een account heeft."))
    role = forms.ChoiceField(label=_("Rol"), choices=[("", _("kies een rol")), *Role.choices])
    area = forms.ModelChoiceField(
        label=_("Gebied"),
        queryset=Area.objects.none(),
        required=False,
        empty_label=_("de hele gemeente"),
    )
    begins_on = forms.DateField(label=_("Vanaf"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("Tot"),
        help_text=_("Vanaf deze dag geldt de rol niet meer. Leeg: tot iemand haar stopt."),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.own()  # type: ignore[attr-defined]
        self.fields["begins_on"].initial = timezone.localdate

    def clean_email(self) -> str:
        """Somebody must be behind it; `cleaned_data["person"]` is who."""
        person = queries.person_with(self.cleaned_data["email"])
        if person is None:
            raise ValidationError(_("Niemand heeft een account met dit e-mailadres. Maak dat eerst aan."))
        self.cleaned_data["person"] = person
        return person.email
