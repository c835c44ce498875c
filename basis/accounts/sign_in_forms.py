"""Forms of signing in: an address, a code, a name."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Person

ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class EmailForm(forms.Form):
    """Where the code goes to."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def clean_email(self) -> str:
        """Capitals make no other address."""
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    """What stood in the mail. Spaces and dashes do not matter."""

    code = forms.CharField(
        label=_("Uw code"), help_text=_("Zes cijfers."), max_length=20, widget=forms.TextInput(attrs=ONE_TIME)
    )


class NameForm(forms.ModelForm[Person]):
    """How somebody who joins wants to be called."""

    class Meta:
        model = Person
        fields = ("name",)
        labels = {"name": _("Hoe wilt u genoemd worden?")}
        help_texts = {"name": _("Anderen zien deze naam bij wat u schrijft. Uw voornaam is genoeg.")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "nickname"})}


class ChangeEmailForm(EmailForm):
    """Another address, to which a code goes first."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Uw nieuwe e-mailadres")
        self.person = person

    def clean_email(self) -> str:
        """Not the one of now."""
        email = super().clean_email()
        if email == self.person.email:
            raise ValidationError(_("Dit is het adres dat u nu al hebt."))
        return email


def _in_our_words(form: forms.Form, label: Any, help_text: Any) -> None:
    field = form.fields["code"]
    field.label, field.help_text = label, help_text
    field.widget.attrs = dict(ONE_TIME)


class SecondStepForm(AuthenticateForm):  # type: ignore[misc]
    """The code of the app, or one of the codes for when it is lost."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, _("Code uit uw app"), _("Of een van uw herstelcodes."))


class AgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The same, before something important is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, _("Code uit uw app"), _("Of een van uw herstelcodes."))


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that is being connected."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, _("Code uit uw app"), _("Zes cijfers. Ze veranderen elke halve minuut."))


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A name for the passkey; the rest comes from the device."""

    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)  # only keys that know who holds them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label, name.help_text = _("Naam van deze passkey"), _("Bijvoorbeeld: mijn telefoon.")
        name.max_length = 60
