"""What somebody says is wrong with the social map."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.moderation.forms import IntakeForm


class CorrectionForm(IntakeForm):
    """What is not right."""

    text = forms.CharField(
        label=_("Wat klopt er niet?"),
        help_text=_("Bijvoorbeeld: het telefoonnummer is anders, of dit is er niet meer."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat er niet klopt.")},
    )
