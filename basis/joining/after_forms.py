"""What people fill in afterwards: the one question, and a few words for everyone to read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.joining.models import Worth
from basis.moderation.forms import IntakeForm


class WorthForm(forms.Form):
    """The one question."""

    worth = forms.ChoiceField(
        label=_("Was het de moeite waard?"),
        choices=Worth.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie.")},
    )


class TellingForm(IntakeForm):
    """A few words about it, for everyone to read."""

    free_text = ("text", "byline")
    text = forms.CharField(
        label=_("Vertel het"),
        help_text=_("Wat deed u, en hoe was het? Een paar zinnen is genoeg. Noem geen namen van anderen."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat u wilt vertellen.")},
    )
    byline = forms.CharField(
        label=_("Van wie is dit?"),
        help_text=_("Bijvoorbeeld: iemand die meedeed. Het mag leeg blijven. Uw naam hoeft niet."),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.pop("email", None)  # she is known already, or wants to stay unknown
