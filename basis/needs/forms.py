"""What people fill in to say something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.moderation.folded_forms import FoldedForm
from basis.needs.actions import Said
from basis.needs.models import LONGEST, Kind
from basis.needs.where_forms import WhereForm
from basis.themes import Group, Theme

PICTURES = "image/jpeg,image/png,image/webp"


class NeedForm(WhereForm, FoldedForm):
    """What somebody says; all but kind and text may stay empty. With `changes` a photo can only be taken away."""

    template_name = "needs/_form.html"
    opening = ("kind", "text")
    folded = ("theme", "group", "place", "photo", "photo_alt", "drop_photo", "byline")
    free_text = ("text", "place", "photo_alt", "byline")
    kind = forms.ChoiceField(
        label=_("Hoe begint uw zin?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe uw zin begint."), "invalid_choice": _("Kies hoe uw zin begint.")},
    )
    text = forms.CharField(
        label=_("Vertel het maar"),
        help_text=_("In uw eigen woorden. Eén zin is genoeg. Noem geen namen van anderen."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat u wilt zeggen.")},
    )
    theme = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=Theme.choices, initial=Theme.OTHER, required=False
    )
    group = forms.ChoiceField(
        label=_("Voor wie is het?"), choices=Group.choices, initial=Group.EVERYONE, required=False
    )
    place = forms.CharField(
        label=_("Waar is het?"),
        help_text=_("Bijvoorbeeld: bij de speeltuin. Uw eigen adres hoeft niet."),
        max_length=120,
        required=False,
    )
    photo = forms.FileField(
        label=_("Een foto"),
        help_text=_("Een plek of een ding, liever geen mensen. JPEG, PNG of WebP, hooguit 10 MB."),
        required=False,
        allow_empty_file=True,  # our own words say what is wrong with it
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )
    photo_alt = forms.CharField(
        label=_("Wat is er op de foto te zien?"),
        help_text=_("Voor wie de foto niet kan zien."),
        max_length=200,
        required=False,
    )
    drop_photo = forms.BooleanField(label=_("Haal de foto weg"), required=False)
    byline = forms.CharField(
        label=_("Van wie is dit?"),
        help_text=_("Bijvoorbeeld: bewoner, of de wandelclub. Het mag leeg blijven. Uw naam hoeft niet."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, has_photo: bool = False, changes: bool = False, **options: Any) -> None:
        super().__init__(*args, changes=changes, **options)
        needless = ("photo", "lat", "lon", "gebied", "over") if changes else ("drop_photo",)
        for name in (*needless, *(("drop_photo", "photo_alt") if changes and not has_photo else ())):
            self.fields.pop(name, None)

    @property
    def has_lost_photo(self) -> bool:
        """A browser does not send a photo twice by itself: its owner must choose it again."""
        return bool(self.files.get("photo"))

    @property
    def choices(self) -> Iterator[tuple[Any, Kind]]:
        """The four ways to begin, each as a radio button with its kind."""
        return zip(self["kind"], Kind, strict=True)

    def clean(self) -> dict[str, Any]:
        """Puts together what is said, as `said`."""
        cleaned = super().clean()
        if "photo" in self.fields and cleaned.get("photo_alt") and not cleaned.get("photo"):
            self.add_error("photo", ValidationError(_("Kies de foto nog een keer, of haal de beschrijving weg.")))
        if not self.errors:
            cleaned["said"] = Said(
                **{name: cleaned[name] for name in ("kind", "text", "place", "byline")},
                theme=cleaned["theme"] or Theme.OTHER,
                group=cleaned["group"] or Group.EVERYONE,
                pin=self.pin,
                photo=cleaned.get("photo"),
                photo_alt=cleaned.get("photo_alt", ""),
                keeps_photo=not cleaned.get("drop_photo"),
            )
        return cleaned
