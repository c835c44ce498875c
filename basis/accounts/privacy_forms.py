"""The tick before an account is taken away."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ForgetForm(forms.Form):
    """Being sure."""

    sure = forms.BooleanField(
        label=_("Ja, haal mijn account weg"),
        error_messages={"required": _("Zet een vinkje als u zeker weet dat u uw account weg wilt halen.")},
    )
