"""What is filled in about what something that is seen might mean."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.meaning.actions import Meant
from basis.meaning.models import LONGEST, Interpretation, Perspective


class InterpretationForm(forms.Form):
    """What it might mean, from whose side, and what could be done."""

    perspective = forms.ChoiceField(
        label=_("Wie kijkt er zo naar?"), choices=Perspective.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Wat kan het betekenen?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    idea = forms.CharField(
        label=_("Wat zouden we kunnen doen?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    said_by = forms.CharField(
        label=_("Wie zei het?"),
        help_text=_("Geen namen. Bijvoorbeeld: twee vrijwilligers van het buurthuis."),
        max_length=100,
        required=False,
    )
    contradicts = forms.BooleanField(
        label=_("Dit spreekt een andere duiding tegen"),
        help_text=_("Bijvoorbeeld: de ene bewoner ziet angst, de andere juist trots."),
        required=False,
    )

    def meant(self) -> Meant:
        """What was filled in, for the action."""
        names = ("text", "perspective", "idea", "said_by", "contradicts")
        return Meant(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def filled(one: Interpretation) -> dict[str, Any]:
        """What it says now."""
        return {name: getattr(one, name) for name in ("text", "perspective", "idea", "said_by", "contradicts")}
