"""The form to report on a commitment."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.vision.models import State


class UpdateForm(forms.Form):
    """What happened, on which day, and how far it is now."""

    text = forms.CharField(
        label=_("Wat is er gebeurd?"),
        help_text=_("Vertel het zoals aan een buur: kort en in gewone woorden. Noem geen mensen bij naam."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    state = forms.ChoiceField(label=_("Hoe staat het er nu voor?"), choices=State.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Op welke dag was dat?"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_on(self) -> datetime.date:
        """What is reported has happened."""
        on: datetime.date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError(_("Deze datum moet nog komen. Kies vandaag of eerder."))
        return on
