"""The forms of a conversation: something to say, and what is wrong with a line."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.moderation.models import Ground
from basis.relay.actions import LONGEST


class LineForm(forms.Form):
    """What somebody wants to say."""

    text = forms.CharField(
        label=_("Uw bericht"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("De ander ziet uw e-mailadres niet. Zet het er alleen in als u dat zelf wilt."),
    )


class ReportForm(forms.Form):
    """What is wrong with a line."""

    ground = forms.ChoiceField(label=_("Wat is er mis?"), choices=Ground.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ShareForm(forms.Form):
    """The address that the other may see once both share one."""

    address = forms.CharField(
        label=_("Uw e-mailadres of telefoonnummer"),
        max_length=254,
        help_text=_("De ander ziet het pas als u allebei iets deelt."),
    )
