"""What a visitor chooses to make the list of needs shorter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.themes import GROUP_WORDS, THEME_WORDS

ANY = [("", _("alles"))]
ANYONE = [("", _("wie dan ook"))]


class NarrowForm(forms.Form):
    """A subject and a group, by their Dutch words; the kind comes along."""

    soort = forms.CharField(required=False, widget=forms.HiddenInput)
    onderwerp = forms.ChoiceField(
        label=_("Onderwerp"), required=False, choices=[*ANY, *((word, one.label) for one, word in THEME_WORDS.items())]
    )
    groep = forms.ChoiceField(
        label=_("Voor wie"),
        required=False,
        choices=[*ANYONE, *((word, one.label) for one, word in GROUP_WORDS.items())],
    )
