"""What a visitor chooses to make the list of barriers shorter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.liaison.kinds import KIND_WORDS, STATE_WORDS

ANY = [("", _("alles"))]


class NarrowForm(forms.Form):
    """A kind, an area and how it stands, by their Dutch words."""

    soort = forms.ChoiceField(
        label=_("Wat staat in de weg?"),
        required=False,
        choices=[*ANY, *((word, one.label) for one, word in KIND_WORDS.items())],
    )
    gebied = forms.ChoiceField(label=_("Waar?"), required=False)
    stand = forms.ChoiceField(
        label=_("Hoe staat het ermee?"),
        required=False,
        choices=[*ANY, *((word, one.label) for one, word in STATE_WORDS.items())],
    )

    def __init__(self, initial: dict[str, str]) -> None:
        super().__init__(initial=initial)
        field = self.fields["gebied"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("overal")), *((area.slug, str(area)) for area in Area.objects.own())]
