"""What a visitor chooses to make the list of initiatives shorter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.initiatives.kinds import STAGE_WORDS, WANTING_WORDS
from basis.themes import THEME_WORDS

ANY = [("", _("alles"))]


class NarrowForm(forms.Form):
    """A subject, how far it is, and what it asks for, by their Dutch words."""

    onderwerp = forms.ChoiceField(
        label=_("Onderwerp"), required=False, choices=[*ANY, *((word, one.label) for one, word in THEME_WORDS.items())]
    )
    stand = forms.ChoiceField(
        label=_("Hoe ver is het?"),
        required=False,
        choices=[*ANY, *((word, one.label) for one, word in STAGE_WORDS.items())],
    )
    zoekt = forms.ChoiceField(
        label=_("Wat zoekt het?"),
        required=False,
        choices=[*ANY, *((word, one.label) for one, word in WANTING_WORDS.items())],
    )
