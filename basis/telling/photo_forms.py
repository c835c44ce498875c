"""What a teller fills in to put a photo with her story."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotoForm(forms.Form):
    """A photo with a story, and what can be seen on it."""

    photo = forms.FileField(
        label=_("Een foto"),
        help_text=_("Een plek of een ding, liever geen mensen. JPEG, PNG of WebP, hooguit 10 MB."),
        error_messages={"required": _("Kies eerst een foto.")},
        allow_empty_file=True,  # our own words say what is wrong with it
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    photo_alt = forms.CharField(
        label=_("Wat is er op de foto te zien?"),
        help_text=_("Voor wie de foto niet kan zien."),
        max_length=200,
        error_messages={"required": _("Schrijf op wat er op de foto te zien is.")},
    )
