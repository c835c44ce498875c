"""What people fill in about figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.moderation.forms import IntakeForm

FEWEST, MOST = 2, 5


class ReadingForm(IntakeForm):
    """What a figure means here, and whose reading it is."""

    text = forms.CharField(
        label=_("Wat ziet u hier zelf van?"),
        help_text=_("Schrijf het op in uw eigen woorden. Noem geen namen van anderen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat u hier zelf van ziet.")},
    )
    byline = forms.CharField(
        label=_("Van wie is dit?"),
        help_text=_("Bijvoorbeeld: bewoner, of gesprek in het wijkhuis. Het mag leeg blijven. Uw naam hoeft niet."),
        max_length=120,
        required=False,
    )


class CompareForm(forms.Form):
    """Two to five areas to lay side by side."""

    gebied = forms.MultipleChoiceField(
        label=_("Kies 2 tot 5 gebieden"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies ten minste 2 gebieden."),
            "invalid_choice": _("Het gebied ‘%(value)s’ kennen wij niet. Kies uit de lijst."),
        },
    )

    def __init__(self, *args: Any, choices: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.slug: area for area in choices}
        field = self.fields["gebied"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(area.slug, str(area)) for area in choices]

    def clean_gebied(self) -> list[Area]:
        """The chosen areas, each once, in the order in which they were named."""
        slugs = list(dict.fromkeys(self.cleaned_data["gebied"]))
        if len(slugs) < FEWEST:
            raise ValidationError(_("Kies ten minste 2 gebieden."))
        if len(slugs) > MOST:
            raise ValidationError(_("Kies hooguit 5 gebieden: meer past niet naast elkaar."))
        return [self.areas[slug] for slug in slugs]
