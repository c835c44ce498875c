"""The words somebody looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    """One field; it is shown with the words of the question in it."""

    q = forms.CharField(
        label=_("Uw woorden"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class GroupForm(forms.Form):
    """Words that mean the same."""

    words = forms.CharField(
        label=_("Woorden die hetzelfde betekenen"),
        help_text=_("Losse woorden, met komma's ertussen. Bijvoorbeeld: buurthuis, wijkhuis, dorpshuis."),
        max_length=300,
    )
