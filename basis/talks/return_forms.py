"""What is filled in to give a round back to who told in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReturnForm(forms.Form):
    """What who told hears back: what was heard, and what is done with it; of a correction also why."""

    heard = forms.CharField(
        label=_("Wat hoorden wij?"),
        help_text=_("Gewone taal, korte zinnen. Neem niets over uit een verhaal dat alleen meetelt."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    done = forms.CharField(
        label=_("Wat doen wij ermee?"),
        help_text=_("Ook wat niet kan, en waarom. Wat in de gesprekken is afgesproken, staat er al."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    why = forms.CharField(
        label=_("Waarom verbetert u dit?"),
        help_text=_("Iedereen kan dit lezen, met wat er eerst stond."),
        max_length=200,
    )

    def __init__(self, *args: Any, is_correction: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_correction:
            del self.fields["why"]
