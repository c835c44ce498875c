"""Whom residents can turn to, as an editor fills it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.topics.models import PHONE


class ContactForm(forms.Form):
    """One person or desk; all of it may stay empty, and then it is the municipality."""

    contact_name = forms.CharField(
        label=_("Wie?"), help_text=_("Eén mens of één balie, bij naam."), max_length=80, required=False
    )
    contact_role = forms.CharField(
        label=_("Wat doet die?"), help_text=_("Bijvoorbeeld: helpt mantelzorgers."), max_length=100, required=False
    )
    contact_phone = forms.CharField(label=_("Telefoon"), max_length=25, required=False, validators=[PHONE])
    contact_email = forms.EmailField(label=_("E-mailadres"), required=False)
    contact_hours = forms.CharField(
        label=_("Wanneer bereikbaar?"),
        help_text=_("Bijvoorbeeld: maandag tot en met donderdag, van 9 tot 12 uur."),
        max_length=160,
        required=False,
    )
    contact_is_example = forms.BooleanField(label=_("Deze contactpersoon is verzonnen (voorbeeld)"), required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever is named can be reached, and what is filled in is of somebody."""
        cleaned = super().clean() or {}
        contact = {name: cleaned.get(name) for name in ContactForm.base_fields}
        if any(contact.values()) and not contact["contact_name"]:
            self.add_error("contact_name", _("Vul een naam in, of maak ook de rest leeg."))
        reached = contact["contact_phone"] or contact["contact_email"]
        if contact["contact_name"] and not reached and not self.errors.keys() & {"contact_phone", "contact_email"}:
            self.add_error("contact_phone", _("Vul een telefoonnummer of een e-mailadres in."))
        return cleaned
