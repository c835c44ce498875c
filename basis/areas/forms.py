"""What a visitor fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.areas.postcodes import digits_of


class PostcodeForm(forms.Form):
    """A postcode as people write it; the four digits are enough."""

    postcode = forms.CharField(
        label=_("Uw postcode"),
        help_text=_("De vier cijfers zijn genoeg, bijvoorbeeld 5341."),
        max_length=12,
        error_messages={"required": _("Vul uw postcode in.")},
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "size": 8}),
    )

    def clean_postcode(self) -> str:
        """The four digits."""
        digits = digits_of(self.cleaned_data["postcode"])
        if not digits:
            raise forms.ValidationError(_("Dit is geen postcode. Schrijf vier cijfers, zoals 5341."))
        return digits
