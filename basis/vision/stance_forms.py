"""The two questions of figure 1: whose is it, and what does the municipality do here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.vision import stance_queries
from basis.vision.pack import vision
from basis.vision.stance_models import Owner


class StanceForm(forms.Form):
    """Owner, role and why. With `whose` the owner is known beforehand and is not asked: only what fits is offered."""

    whose = forms.ChoiceField(label=_("1. Van wie is dit?"), widget=forms.RadioSelect)
    role = forms.ChoiceField(label=_("2. Wat doet de gemeente hier?"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Waarom deze rol?"),
        help_text=_("In één zin, zoals u het aan de mensen zelf zegt. Iedereen kan dit lezen."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, whose: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.owner = whose
        roles = stance_queries.roles_for(whose) if whose else list(vision().roles)
        self._offer("role", [(one.key, f"{one.title}: {one.explanation}") for one in roles])
        self._offer("whose", [(part.owner, f"{part.title}. {part.decides}.") for part in vision().ownership])
        if whose:
            del self.fields["whose"]
            if whose == Owner.RESIDENTS:
                self.fields["role"].help_text = _("Rechtmatig kiest u alleen als er een vergunning of regel bij hoort.")

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """The role is one that this owner leaves room for."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["whose"] = self.owner or cleaned.get("whose", "")
        roles = stance_queries.roles_for(cleaned["whose"]) if cleaned["whose"] else []
        if cleaned.get("role") and roles and cleaned["role"] not in {one.key for one in roles}:
            names = ", ".join(str(one.title).lower() for one in roles)
            self.add_error("role", ValidationError(_("Bij deze eigenaar passen: %(names)s.") % {"names": names}))
        return cleaned
