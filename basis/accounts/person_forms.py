"""The form with which somebody says what we may know of her."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Person, Reach
from basis.areas.models import Area


class PersonForm(forms.ModelForm[Person]):
    """Name, own area, language, and how to be reached. Nothing else is asked."""

    class Meta:
        model = Person
        fields = ("name", "area", "language", "reach", "phone")
        labels = {"name": _("Hoe wilt u genoemd worden?")}
        help_texts = {
            "name": _("Anderen zien deze naam bij wat u schrijft."),
            "area": _("Dan ziet u eerst wat er bij u in de buurt is."),
            "language": _("In deze taal schrijven wij u, als de website haar al kent."),
            "phone": _("Alleen als u gebeld wilt worden. Andere bewoners zien uw nummer niet."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "nickname"}),
            "reach": forms.RadioSelect,
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = self.fields["area"]
        area.queryset, area.empty_label = Area.objects.own(), _("liever niet zeggen")  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """Digits, with a plus perhaps; spaces and dashes are for the eye."""
        phone = re.sub(r"[\s().-]", "", self.cleaned_data["phone"])
        if phone and not re.fullmatch(r"\+?\d{8,15}", phone):
            raise ValidationError(_("Dit is geen telefoonnummer. Vul alleen cijfers in."))
        return phone

    def clean(self) -> dict[str, Any]:
        """A number only of who wants to be phoned; then it is needed."""
        filled = super().clean() or self.cleaned_data
        if filled.get("reach") != Reach.PHONE:
            filled["phone"] = ""
        elif not filled.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Vul uw telefoonnummer in, dan kunnen we u bellen."))
        return filled
