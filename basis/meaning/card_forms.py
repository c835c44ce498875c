"""Where a card on the table goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.meaning.models import Cluster

NEW = "nieuw"  # in the place of a cluster


class CardForm(forms.Form):
    """Where a card on the table goes: in which group, a new one too, and at which place in it."""

    card = forms.IntegerField(widget=forms.HiddenInput)
    where = forms.ChoiceField(label=_("Leg deze kaart bij"), required=False)
    title = forms.CharField(label=_("Hoe heet de nieuwe groep?"), max_length=100, required=False)
    place = forms.IntegerField(min_value=0, max_value=10_000, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, clusters: Iterable[Cluster], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        named = [(str(one.pk), one.title) for one in clusters]
        field.choices = [("", _("nog nergens bij")), *named, (NEW, _("een nieuwe groep"))]

    def clean(self) -> dict[str, Any]:
        """Refuses a new group without a name."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("where") == NEW and not cleaned.get("title"):
            self.add_error("title", _("Geef de nieuwe groep een naam."))
        return cleaned
