"""What editors and keepers fill in beside entries: whom to ask, why not, and a picture."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

PICTURES = "image/jpeg,image/png,image/webp"


class InvitationForm(forms.Form):
    """Whom to ask."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Van één persoon. Zij of hij krijgt een mail met een link."),
        max_length=254,
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Het lijkt op naam@voorbeeld.nl."),
        },
    )


class ReasonForm(forms.Form):
    """Why a proposal is not taken over."""

    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("De bijhouder leest dit."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom niet. De bijhouder leest dit.")},
    )


class PictureForm(forms.Form):
    """A picture, with words for who cannot see it. Without a new one only the words change."""

    photo = forms.FileField(
        label=_("Een foto"),
        help_text=_("Van de plek of de gevel, liever zonder mensen. JPEG, PNG of WebP, hooguit 10 MB."),
        required=False,
        allow_empty_file=True,  # our own words say what is wrong with it
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )
    photo_alt = forms.CharField(
        label=_("Wat is er op de foto te zien?"),
        help_text=_("Voor wie de foto niet kan zien. Bijvoorbeeld: een laag huis met een rode deur en een bankje."),
        max_length=200,
        error_messages={"required": _("Schrijf op wat er op de foto te zien is.")},
    )
