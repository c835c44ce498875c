"""The form behind one of the four sentences: finish it in your own words, say what it is about and where."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.themes import THEMES

LONGEST = 200  # characters
FIELDS = ("tekst", "onderwerp", "gebied")


class DoorForm(forms.Form):
    """Nothing is required, and what we do not know is passed over: it can be an address that somebody typed."""

    tekst = forms.CharField(max_length=LONGEST, required=False, widget=forms.TextInput(attrs={"size": 40}))
    onderwerp = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        required=False,
        choices=[("", _("maakt niet uit")), *((word, theme.label) for word, theme in THEMES.items())],
    )
    gebied = forms.ChoiceField(label=_("Waar?"), required=False)

    def __init__(self, *args: Any, areas: list[Area], begins: str, hint: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["tekst"].label = _("Maak de zin af: “%(begins)s…”") % {"begins": begins}
        self.fields["tekst"].help_text = _("Bijvoorbeeld: %(hint)s") % {"hint": hint}
        choices = [("", _("in de hele gemeente")), *((area.slug, str(area)) for area in areas)]
        self.fields["gebied"].choices = choices  # type: ignore[attr-defined]
