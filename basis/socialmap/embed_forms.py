"""Which list of the social map somebody wants on her own website."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from basis import languages
from basis.socialmap.find_forms import OfferForm

PLACES, SERVICES = "places", "services"
KINDS = {"plekken": PLACES, "aanbod": SERVICES}  # word in the address → name of the list
MANY = ("5", "10", "20")


class EmbedForm(OfferForm):
    """What stands in the frame. Nothing is required, and what we do not know is passed over."""

    q = None  # type: ignore[assignment]  # these two are for who looks for something herself
    gratis = None  # type: ignore[assignment]
    taal = None  # type: ignore[assignment]
    wat = forms.ChoiceField(
        label=_("Welke lijst"),
        required=False,
        choices=[("plekken", _("Plekken")), ("aanbod", _("Activiteiten en hulp"))],
    )
    aantal = forms.ChoiceField(label=_("Hoeveel"), required=False, choices=[(number, number) for number in MANY])
    leestaal = forms.ChoiceField(
        label=_("Taal van de lijst"),
        required=False,
        choices=[(code, name) for code, name in settings.LANGUAGES if code in languages.COMPLETE],
    )

    def said(self, name: str) -> str:
        """What was chosen, '' when nothing or nothing we know."""
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get(name, "") or "")

    @property
    def what(self) -> str:
        """The list: PLACES or SERVICES."""
        return KINDS.get(self.said("wat"), PLACES)

    @property
    def many(self) -> int:
        """How many rows at most."""
        return int(self.said("aantal") or MANY[0])
