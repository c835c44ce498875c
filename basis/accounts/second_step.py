"""The second step in our words; its secrets are kept encrypted with the key of this installation."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import packs, qr

WORDS = {
    "cannot_generate_recovery_codes": gettext_lazy("Herstelcodes zijn er alleen als u een app of een passkey hebt."),
    "incorrect_code": gettext_lazy("Dit klopt niet. Probeer het nog een keer."),
}


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Names, words and encryption."""

    error_messages = {**DefaultMFAAdapter.error_messages, **WORDS}

    def encrypt(self, text: str) -> str:
        """A copy of the database alone does not give the secrets of an app."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The square that an app reads: black on white, also on a dark page."""
        return qr.svg(url)

    def get_totp_issuer(self) -> str:
        """By what name the app lists us."""
        return str(packs.site().name)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called when somebody gives it no name."""
        return _("Passkey")

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Who a passkey is of: a number, and what the device shows."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.name, "name": user.email}


def _cipher() -> Fernet:
    key = hashlib.sha256(b"basis.accounts.second_step" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
