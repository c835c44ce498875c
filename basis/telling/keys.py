"""The key of what somebody is telling, and of the mail that asks whether an address is hers; only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets

from django.utils.crypto import salted_hmac

KEY_SIZE = 18  # random bytes: 24 characters, 144 bits


def new() -> str:
    """A key that is kept nowhere; only its hash is."""
    return secrets.token_urlsafe(KEY_SIZE)


def hashed(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def code() -> str:
    """Four digits by which staff take a tablet back."""
    return f"{secrets.randbelow(10_000):04d}"


def of_code(code: str) -> str:
    """What stands of those digits in the cookie of the tablet."""
    return salted_hmac("telling.kiosk", code).hexdigest()[:32]
