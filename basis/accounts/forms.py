"""Forms for signing in, for a new password, and for giving a role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.accounts import queries
from basis.accounts.models import Person, Role
from basis.areas.models import Area


class SignInForm(AuthenticationForm):
    """E-mail address and password. A wrong one does not say which of the two was wrong."""

    username = forms.EmailField(
        label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk of u ze goed hebt getypt."),
        "inactive": _("Dit account is niet meer in gebruik."),
    }

    def clean_username(self) -> str:
        """One address, one count of failed tries: capitals make no second one."""
        return str(self.cleaned_data["username"]).lower()


class NewPasswordForm(forms.Form):
    """The password of now, and a new one."""

    old = forms.CharField(
        label=_("Uw wachtwoord van nu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("Nieuw wachtwoord"),
        help_text=_("Ten minste 12 tekens. Een paar woorden achter elkaar is goed te onthouden."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_old(self) -> str:
        """Somebody else at an open screen cannot change it."""
        old = str(self.cleaned_data["old"])
        if not self.person.check_password(old):
            raise ValidationError(_("Dit is niet uw wachtwoord van nu."))
        return old

    def clean_new(self) -> str:
        """Long enough, not a common one, not the name or the address, and not the one of now."""
        new = str(self.cleaned_data["new"])
        validate_password(new, self.person)
        if new == self.cleaned_data.get("old"):
            raise ValidationError(_("Kies een ander wachtwoord dan dat van nu."))
        return new


class GrantForm(forms.Form):
    """Who gets which role, where and from when."""

    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Van iemand die al een account heeft."))
    role = forms.ChoiceField(label=_("Rol"), choices=[("", _("kies een rol")), *Role.choices])
    area = forms.ModelChoiceField(
        label=_("Gebied"),
        queryset=Area.objects.none(),
        required=False,
        empty_label=_("de hele gemeente"),
    )
    begins_on = forms.DateField(label=_("Vanaf"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("Tot"),
        help_text=_("Vanaf deze dag geldt de rol niet meer. Leeg: tot iemand haar stopt."),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.own()  # type: ignore[attr-defined]
        self.fields["begins_on"].initial = timezone.localdate

    def clean_email(self) -> str:
        """Somebody must be behind it; `cleaned_data["person"]` is who."""
        person = queries.person_with(self.cleaned_data["email"])
        if person is None:
            raise ValidationError(_("Niemand heeft een account met dit e-mailadres. Maak dat eerst aan."))
        self.cleaned_data["person"] = person
        return person.email
